package chooser

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold is a text as a search compares it: without accents, in lower case, with
// plain spaces and apostrophes and œ as two letters.
func Fold(s string) string {
	var folded strings.Builder
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'œ' || r == 'Œ':
			folded.WriteString("oe")
		case r == 'æ' || r == 'Æ':
			folded.WriteString("ae")
		case r == '’' || r == '‘':
			folded.WriteByte('\'')
		case unicode.IsSpace(r):
			folded.WriteByte(' ')
		default:
			folded.WriteRune(unicode.ToLower(r))
		}
	}
	return folded.String()
}

// Matches reports whether every word of a query begins, ends or stands inside
// what is said, whatever the accents and the case. An empty query matches all.
func Matches(query string, said ...string) bool {
	text := Fold(strings.Join(said, "\n"))
	for _, word := range strings.Fields(Fold(query)) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}
