package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// ordinals cuts a text before and after what is to be raised: "le XX", "e",
// " siècle". Every second part is raised.
func ordinals(s string) []string {
	var parts []string
	start := 0
	for i := 0; i < len(s); {
		word := wordAt(s, i)
		if word == "" {
			_, size := utf8.DecodeRuneInString(s[i:])
			i += size
			continue
		}
		if n := rank(word); n > 0 {
			parts = append(parts, s[start:i+n], word[n:])
			start = i + len(word)
		}
		i += len(word)
	}
	return append(parts, s[start:])
}

// wordAt is the run of letters and digits at i.
func wordAt(s string, i int) string {
	end := strings.IndexFunc(s[i:], func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if end < 0 {
		return s[i:]
	}
	return s[i : i+end]
}

// rank says where the ending of an ordinal begins, 0 if the word is none. Of
// Roman numbers only those of two letters or more count, and I: "Ce" and "De"
// stay words.
func rank(word string) int {
	for _, ending := range []string{"er", "ers", "re", "res", "nd", "nde", "e", "es"} {
		number, ok := strings.CutSuffix(word, ending)
		if !ok || number == "" {
			continue
		}
		arabic, roman := strings.Trim(number, "0123456789") == "", strings.Trim(number, "IVX") == ""
		switch ending {
		case "er", "ers", "re", "res":
			ok = number == "1" || number == "I"
		case "nd", "nde":
			ok = number == "2"
		default:
			ok = arabic && number != "1" && len(number) <= 3 || roman && len(number) > 1
		}
		if ok {
			return len(number)
		}
	}
	return 0
}
