package search

import (
	"strings"
	"unicode/utf8"

	"acquis/portfolio"
)

// hidden is the parts of a text, in runes, that nobody reads as words: the
// brackets and the tags of living references. Ascending.
type hidden [][2]int

func hiddenRunes(text string) hidden {
	var all hidden
	done, runes := 0, 0
	count := func(to int) int { // runes up to a byte
		runes += utf8.RuneCountInString(text[done:to])
		done = to
		return runes
	}
	for _, r := range portfolio.References(text) {
		title := r.Start + strings.Index(text[r.Start:r.End], r.Title)
		from := count(r.Start)
		opened := count(title)
		closing := count(title + len(r.Title))
		all = append(all, [2]int{from, opened}, [2]int{closing, count(r.End)})
	}
	return all
}

func (h hidden) holds(rune int) bool {
	for _, part := range h {
		if part[0] <= rune && rune < part[1] {
			return true
		}
	}
	return false
}
