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
// quotes between letters, narrow no-break spaces before ; : ! ? » and after «,
// no-break spaces before % and €. It changes spaces and apostrophes, and
// nothing that a person would read differently; it is for what the candidate
// wrote, never for official wording.
func French(s string) string {
	if !strings.ContainsAny(s, "';:!?»«%€") {
		return s
	}
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
			write(r)
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
