package portfolio

import (
	"slices"
	"strings"
	"unicode"

	"acquis/portfolio/lexis"
)

// Wanted is a text that is looked for wherever it may stand, as a person reads
// it: capitals, accents, the shape of apostrophes, quotation marks and dashes,
// and how much white space there is between words do not count.
type Wanted struct {
	text    string
	letters []rune
}

// NewWanted prepares a text to be looked for; false if it holds no word.
func NewWanted(text string) (Wanted, bool) {
	text = strings.TrimSpace(Normalize(text))
	w := Wanted{text: text, letters: []rune(strings.TrimSpace(string(plainly(text).letters)))}
	return w, slices.ContainsFunc(w.letters, isWordRune)
}

// String is the text as it was given, without white space around it.
func (w Wanted) String() string { return w.text }

// Span is a place in a text: the runes from Start to before End.
type Span struct{ Start, End int }

// Names are the words of the text that may stand for it alone: those of four
// letters or more, of a text that is short enough to be a name.
func (w Wanted) Names() []string {
	words := strings.FieldsFunc(w.text, func(r rune) bool { return !isWordRune(r) })
	if len(words) < 2 || len(words) > 5 {
		return nil
	}
	return slices.DeleteFunc(words, func(word string) bool { return Runes(word) < 4 })
}

// In lists where the text stands in another, as whole words, in order.
func (w Wanted) In(text string) []Span { return w.find(text, true) }

// Began reports whether the text stands in another, be it with letters typed
// behind its last word: what the history of a text holds was not always
// finished. Longer words that today's text has as well are words of their own.
func (w Wanted) Began(text, today string) bool {
	for _, span := range w.find(text, false) {
		runes := []rune(text)
		end := span.End
		for end < len(runes) && isWordRune(runes[end]) {
			end++
		}
		if end == span.End {
			return true
		}
		if longer, _ := NewWanted(string(runes[span.Start:end])); len(longer.In(today)) == 0 {
			return true
		}
	}
	return false
}

func (w Wanted) find(text string, whole bool) []Span {
	if len(w.letters) == 0 || len(text) < len(w.letters) {
		return nil
	}
	p := plainly(text)
	var found []Span
	for at := 0; at+len(w.letters) <= len(p.letters); at++ {
		if p.letters[at] != w.letters[0] || !slices.Equal(p.letters[at:at+len(w.letters)], w.letters) {
			continue
		}
		end := at + len(w.letters)
		if p.cuts(at) || whole && p.cuts(end) {
			continue
		}
		found = append(found, Span{p.from[at], p.from[end-1] + 1})
		at = end - 1
	}
	return found
}

// plain is a text as it is compared: each letter with the number of the rune
// that it was made of.
type plain struct {
	letters []rune
	from    []int
}

// cuts reports whether a word goes on from before a place to behind it.
func (p plain) cuts(at int) bool {
	return at > 0 && at < len(p.letters) && isWordRune(p.letters[at-1]) && isWordRune(p.letters[at])
}

func plainly(text string) plain {
	p := plain{make([]rune, 0, len(text)), make([]int, 0, len(text))}
	n := -1
	for _, r := range text {
		n++
		switch {
		case r < 0x80 && r > ' ':
			p.add(unicode.ToLower(r), n)
		case unicode.IsSpace(r):
			if len(p.letters) == 0 || p.letters[len(p.letters)-1] != ' ' {
				p.add(' ', n)
			}
		case unicode.Is(unicode.Cf, r): // soft hyphens and other marks that nobody sees
		default:
			for _, f := range lexis.Fold(plainSigns(string(r))) {
				p.add(f, n)
			}
		}
	}
	return p
}

func (p *plain) add(r rune, from int) {
	p.letters, p.from = append(p.letters, r), append(p.from, from)
}
