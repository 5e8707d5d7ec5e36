package lexis

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold is a text as searches compare it: in lower case, without accents, with
// œ and æ as two letters, plain spaces and plain apostrophes. Everything else
// stays, so that what is folded can still be read and cut.
func Fold(s string) string {
	if isFolded(s) {
		return s
	}
	folded := make([]byte, 0, len(s))
	for _, r := range s {
		folded = appendFolded(folded, r)
	}
	return string(folded)
}

// isFolded spares the copy of what is folded already: most codes and queries.
func isFolded(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || c < ' ' || 'A' <= c && c <= 'Z' {
			return false
		}
	}
	return true
}

// appendFolded appends what one rune becomes: nothing for a combining mark.
func appendFolded(to []byte, r rune) []byte {
	switch {
	case r < tableSize:
		return append(to, foldTable[r]...)
	case r == '’':
		return append(to, '\'')
	case r == '\u202f':
		return append(to, ' ')
	}
	return append(to, foldRune(r)...)
}

// tableSize covers Latin with all its accents: what French texts are made of.
const tableSize = 0x250

var foldTable = func() (table [tableSize]string) {
	for r := range rune(tableSize) {
		table[r] = foldRune(r)
	}
	return table
}()

// ligatures are letters that no decomposition of Unicode takes apart.
var ligatures = map[rune]string{'œ': "oe", 'æ': "ae", 'ß': "ss", 'ø': "o", 'ﬁ': "fi", 'ﬂ': "fl", 'ﬀ': "ff", 'ﬃ': "ffi", 'ﬄ': "ffl"}

func foldRune(r rune) string {
	switch {
	case unicode.IsSpace(r):
		return " "
	case isApostrophe(r):
		return "'"
	}
	var folded strings.Builder
	for _, d := range norm.NFD.String(string(unicode.ToLower(r))) {
		switch two, ok := ligatures[d]; {
		case ok:
			folded.WriteString(two)
		case !unicode.Is(unicode.Mn, d):
			folded.WriteRune(d)
		}
	}
	return folded.String()
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == 'ʼ' }
