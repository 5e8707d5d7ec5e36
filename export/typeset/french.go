package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	nbsp  = '\u00a0'
	nnbsp = '\u202f'
)

// French gives a text the typography of print: apostrophes instead of straight
// quotes between letters, narrow no-break spaces before ; : ! ? » and after «
// and between thousands, no-break spaces before % and €, and after the short
// words that never end a line ("p. 12", "n° 3", "Mme Martin"). It changes spaces and apostrophes, and
// nothing that a person would read differently; it is for what the candidate
// wrote, never for official wording.
func French(s string) string {
	var b strings.Builder
	b.Grow(len(s) + 16)
	runes := []rune(s)
	var last rune // what was written last
	write := func(r rune) {
		b.WriteRune(r)
		last = r
	}
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		next := rune(0)
		if i+1 < len(runes) {
			next = runes[i+1]
		}
		switch {
		case r == '\'' && unicode.IsLetter(last):
			write('’')
		case isGap(r):
			if closing(runes, i+1) || afterGuillemet(runes, i) {
				continue // written with the sign
			}
			write(bound(runes, i))
		case r == '«':
			write(r)
			if next != 0 && next != '\n' {
				write(nnbsp)
			}
		case strings.ContainsRune(";:!?»%€", r):
			space := i > 0 && isGap(runes[i-1])
			if before(r, last, next, space) {
				write(spaceBefore(r))
			}
			write(r)
		default:
			write(r)
		}
	}
	return b.String()
}

// bound is the gap at i, as it is or so that it does not break.
func bound(runes []rune, i int) rune {
	if runes[i] != ' ' || i+1 >= len(runes) {
		return runes[i]
	}
	from := i
	for from > 0 && !unicode.IsSpace(runes[from-1]) && !strings.ContainsRune("(«\u202f", runes[from-1]) {
		from--
	}
	word, next := runes[from:i], runes[i+1]
	switch string(word) {
	case "p.", "pp.", "n°", "N°", "art.", "vol.", "chap.":
		if unicode.IsDigit(next) {
			return nbsp
		}
	case "M.", "MM.", "Mme", "Mmes", "Dr":
		if unicode.IsUpper(next) {
			return nbsp
		}
	}
	if thousands(word, runes[i+1:]) {
		return nnbsp
	}
	return ' '
}

// thousands says whether a word and what follows it are groups of one number:
// one to three digits, then exactly three.
func thousands(word, after []rune) bool {
	if len(word) == 0 || len(word) > 3 || len(after) < 3 {
		return false
	}
	for _, r := range word {
		if r < '0' || r > '9' {
			return false
		}
	}
	for _, r := range after[:3] {
		if r < '0' || r > '9' {
			return false
		}
	}
	return word[0] != '0' && (len(after) == 3 || !unicode.IsDigit(after[3]) && !unicode.IsLetter(after[3]))
}

// afterGuillemet says whether the gap at i follows "«", with which its space
// was written.
func afterGuillemet(runes []rune, i int) bool {
	for i > 0 && isGap(runes[i]) {
		i--
	}
	return runes[i] == '«'
}

func isGap(r rune) bool { return r == ' ' || r == nbsp || r == nnbsp || r == '\u2009' }

// closing says whether the signs from i on take the gap before them with them.
func closing(runes []rune, i int) bool {
	for i < len(runes) && isGap(runes[i]) {
		i++
	}
	return i < len(runes) && strings.ContainsRune(";:!?»%€", runes[i])
}

func spaceBefore(r rune) rune {
	if r == '%' || r == '€' {
		return nbsp
	}
	return nnbsp
}

// before says whether a sign takes a space before it. One that was typed
// stays; where none was, one is added only after a word and before a space, so
// that addresses and times of day are left alone.
func before(sign, last, next rune, typed bool) bool {
	if last == 0 || last == '\n' || last == nnbsp || last == nbsp {
		return false
	}
	if typed {
		return true
	}
	if strings.ContainsRune("%€", sign) {
		return false
	}
	if sign == '»' {
		return true
	}
	afterWord := unicode.IsLetter(last) || unicode.IsDigit(last) || strings.ContainsRune(")]»’\"*", last)
	ends := next == 0 || next == '\n' || isGap(next) || strings.ContainsRune(")]»\"*", next)
	return afterWord && ends
}

// lastRune is the last character of s, 0 if there is none.
func lastRune(s string) rune {
	if s == "" {
		return 0
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
