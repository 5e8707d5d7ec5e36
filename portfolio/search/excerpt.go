package search

import (
	"unicode"

	"acquis/portfolio/lexis"
)

// Excerpt is a piece of text to show, on one line.
type Excerpt struct {
	Text    string
	Matches []Range // the words found, in runes of Text
}

// Range is from a rune to before another.
type Range struct {
	Start, End int
}

const (
	excerptRunes = 200 // of an excerpt, about
	beforeRunes  = 50  // of them before the first word
)

// excerpt cuts the text around the words from start to before end.
func excerpt(field string, text []rune, start, end int, found func(form []byte) bool) Excerpt {
	from := wordStart(text, max(start-beforeRunes, 0), start)
	to := min(max(from+excerptRunes, end), len(text))
	for to < len(text) && to > end && !unicode.IsSpace(text[to]) {
		to--
	}
	hidden := hiddenRunes(field)
	var shown []rune
	if from > 0 {
		shown = append(shown, '…')
	}
	at := make([]int, to-from+1) // where each rune of the text stands in the excerpt
	for i := from; i < to; i++ {
		at[i-from] = len(shown)
		switch {
		case hidden.holds(i):
		case unicode.IsSpace(text[i]) && text[i] < 0x80: // line ends too; French spaces stay narrow
			if n := len(shown); n > 0 && shown[n-1] != ' ' {
				shown = append(shown, ' ')
			}
		default:
			shown = append(shown, text[i])
		}
	}
	at[to-from] = len(shown)
	if to < len(text) {
		shown = append(shown, '…')
	}
	e := Excerpt{Text: string(shown)}
	lexis.Scan(string(text[from:to]), func(form []byte, start, end int) bool {
		if found(form) && !hidden.holds(from+start) {
			e.Matches = append(e.Matches, Range{at[start], at[end]})
		}
		return true
	})
	return e
}

// wordStart is the first beginning of a word from a place on, up to another.
func wordStart(text []rune, from, to int) int {
	if from == 0 {
		return 0
	}
	for i := from; i < to; i++ {
		if unicode.IsSpace(text[i-1]) {
			return i
		}
	}
	return to
}

// wordEnd is where the word ends that starts at a place.
func wordEnd(text []rune, start int) int {
	const longest = 80 // runes: a longer word is cut, which only shows
	if start >= len(text) {
		return len(text)
	}
	end := start
	lexis.Scan(string(text[start:min(start+longest, len(text))]), func(_ []byte, _, e int) bool {
		end = start + e
		return false
	})
	return end
}

// forgivenIn says what the best result has instead of the words that were not
// found as typed.
func forgivenIn(readings []reading, best Result, marks []mark, x *Index) []Forgiven {
	var all []Forgiven
	shown := []rune(best.Excerpt.Text)
	for w, r := range readings {
		if !r.forgiven || r.apart {
			continue
		}
		f := Forgiven{Typed: r.typed}
		for _, m := range best.Excerpt.Matches {
			said := string(shown[m.Start:m.End])
			if id, ok := x.vocabulary.ids[formOf(said)]; ok && marks[id].words&(1<<w) != 0 {
				f.Found = said
				break
			}
		}
		all = append(all, f)
	}
	return all
}

func formOf(said string) string {
	for _, t := range lexis.Tokens(said) {
		return t.Form
	}
	return ""
}
