package lexis

import "strings"

// Contains reports whether every word of a query begins, ends or stands inside
// some texts, whatever the accents and the case: for a list that one narrows by
// typing. An empty query is in everything.
func Contains(query string, texts ...string) bool {
	said := Fold(strings.Join(texts, "\n"))
	for _, word := range strings.Fields(Fold(query)) {
		if !strings.Contains(said, word) {
			return false
		}
	}
	return true
}
