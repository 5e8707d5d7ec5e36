package portfolio

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Normalize is the form in which all text is kept from intake on: Unicode NFC,
// lines ended by LF, no control characters but LF and TAB, valid UTF-8.
func Normalize(s string) string {
	if isPlain(s) {
		return s
	}
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\r' || r == '\v' || r == '\f' || r == '\u0085' || r == '\u2028' || r == '\u2029':
			return '\n'
		case r == '\n' || r == '\t':
			return r
		case unicode.IsControl(r) || r == '\uFEFF':
			return -1
		}
		return r
	}, s)
	return norm.NFC.String(s)
}

// isPlain reports whether a text is surely in the kept form already. It knows
// the characters of French, all of which NFC leaves alone: a long text is
// normalised at every pause of its author.
func isPlain(s string) bool {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if c < ' ' && c != '\n' && c != '\t' || c == 0x7F {
				return false
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r >= 0xA0 && r < 0x300: // Latin, before the combining marks
		case r >= 0x2010 && r < 0x2028 || r == 0x202F || r == 0x20AC: // dashes, quotes, ellipsis, narrow space, euro
		default:
			return false
		}
		i += size
	}
	return true
}

// NormalizeLine is [Normalize] for a text of one line, such as a title: line
// breaks and tabs become spaces, and the ends are trimmed.
func NormalizeLine(s string) string {
	s = strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return ' '
		}
		return r
	}, Normalize(s))
	return strings.TrimSpace(s)
}

var (
	bulletLine = regexp.MustCompile(`(?m)^[ \t\x{00A0}]*(?:[•·▪◦‣●○■□➢➤►✓\x{F0B7}\x{F0A7}\x{F0D8}\x{F0FC}]|[o§](?:\t|\x{00A0}+ *| {2,})|[–—-](?:[ \t\x{00A0}]))[ \t\x{00A0}]*`)
	numberLine = regexp.MustCompile(`(?m)^[ \t\x{00A0}]*(\d{1,3})[.)][ \t\x{00A0}]+`)
	blankLines = regexp.MustCompile(`\n[ \t]*\n(?:[ \t]*\n)+`)
	lineEnds   = regexp.MustCompile(`[ \t]+(\n|$)`)
)

// CleanPasted makes text pasted from a word processor plain: paragraphs and
// lists stay ("- " and "1. " at the start of a line), soft hyphens, invisible
// marks, tabs and runs of empty lines go.
func CleanPasted(s string) string {
	s = Normalize(s)
	s = bulletLine.ReplaceAllString(s, "- ")
	s = numberLine.ReplaceAllString(s, "$1. ")
	s = strings.Map(func(r rune) rune {
		switch r {
		case '\u00AD', '\u200B', '\u200C', '\u200D', '\u2060', '\uFFFC', '\u200E', '\u200F':
			return -1
		case '\t':
			return ' '
		}
		return r
	}, s)
	s = lineEnds.ReplaceAllString(s, "$1")
	s = blankLines.ReplaceAllString(s, "\n\n")
	return s
}

// Words counts the words of a text: runs that hold a letter or a digit, cut at
// white space. Living references count as what they name.
func Words(s string) int {
	n, inWord := 0, false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			inWord = false
		case !inWord && (unicode.IsLetter(r) || unicode.IsNumber(r)):
			inWord = true
			n++
		}
	}
	return n
}

// Runes is the length of s in characters as a person counts them roughly:
// Unicode code points.
func Runes(s string) int { return utf8.RuneCountInString(s) }

// Shorten cuts s to at most n runes, at a word where that is near, and ends it
// with an ellipsis when something was cut.
func Shorten(s string, n int) string {
	if Runes(s) <= n {
		return s
	}
	runes := []rune(s)[:max(n-1, 0)]
	for i := len(runes) - 1; i > 0 && i > len(runes)-20; i-- {
		if unicode.IsSpace(runes[i]) {
			runes = runes[:i]
			break
		}
	}
	return strings.TrimRightFunc(string(runes), unicode.IsSpace) + "…"
}
