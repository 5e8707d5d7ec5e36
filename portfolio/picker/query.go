package picker

import (
	"strings"

	"acquis/portfolio/lexis"
)

// query is what was typed, as it is looked for.
type query struct {
	words []string
	text  string // folded: a wording may begin with the whole of it
}

// parse reads what was typed. Words that say nothing are left out where
// another one says something.
func parse(typed string) query {
	q := query{text: strings.Join(strings.Fields(lexis.Fold(typed)), " ")}
	var idle []string
	for _, t := range lexis.Tokens(typed) {
		if lexis.Stop(t.Form) {
			idle = append(idle, t.Form)
		} else {
			q.words = append(q.words, t.Form)
		}
	}
	if len(q.words) == 0 {
		q.words = idle
	}
	return q
}

// codeIn is the code that was typed, without what stands between its digits;
// "" where it was something else.
func codeIn(typed string) string {
	if code := unshifted(typed); code != "" {
		return code
	}
	var code strings.Builder
	for _, r := range typed {
		switch {
		case r >= '0' && r <= '9':
			code.WriteRune(r)
		case !strings.ContainsRune(" \u00A0.,;:-/", r):
			return ""
		}
	}
	return code.String()
}

// frenchDigits are the keys of the row of digits of a French keyboard, which
// gives digits only with Shift, and the key of the full stop.
var frenchDigits = map[rune]string{'&': "1", 'é': "2", '"': "3", '\'': "4", '(': "5", '-': "6", 'è': "7", '_': "8", 'ç': "9", 'à': "0", ';': "", '.': "", ' ': ""}

// unshifted is the code that somebody meant who forgot Shift: no word is made
// of these characters alone.
func unshifted(typed string) string {
	code := ""
	for _, r := range typed {
		digit, ok := frenchDigits[r]
		if !ok {
			return ""
		}
		code += digit
	}
	if len(code) < 2 {
		return ""
	}
	return code
}
