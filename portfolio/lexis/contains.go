package lexis

import "strings"

// Contains reports whether every word of a query begins, ends or stands inside
// some texts, whatever the accents and the case: for a list that one narrows by
// typing. An empty query is in everything.
func Contains(query string, texts ...string) bool {
	return Seek(query).In(Fold(strings.Join(texts, "\n")))
}

// Sought is a query made ready to be looked for in thousands of texts at every
// key.
type Sought struct{ words []string }

// Seek makes a query ready.
func Seek(query string) Sought { return Sought{strings.Fields(Fold(query))} }

// In is [Contains] for a text that was folded before; see [Fold].
func (q Sought) In(folded string) bool {
	for _, word := range q.words {
		if !strings.Contains(folded, word) {
			return false
		}
	}
	return true
}

// Empty reports whether nothing is looked for: everything is found.
func (q Sought) Empty() bool { return len(q.words) == 0 }
