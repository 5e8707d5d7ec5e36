package search

import (
	"slices"
	"strings"
	"unicode"

	"acquis/portfolio"
	"acquis/portfolio/lexis"
)

// Query is what is looked for.
type Query struct {
	Text string // as typed; the last word may be unfinished unless a space follows it
	// Kinds narrows the search down; nil is everything.
	Kinds []portfolio.Kind
	Limit int // most results to give; 0 is 20
}

const (
	usualLimit = 20
	// mostWords bounds a query; a text pasted by mistake is cut there.
	mostWords = 12
)

// word is a word of a query.
type word struct {
	typed      string // as it stands in the query
	form       string // folded
	unfinished bool   // a longer word will do
}

// parse cuts a query into words. Stop words go where others say more.
func parse(text string) []word {
	runes := []rune(text)
	var all, telling []word
	for _, t := range lexis.Tokens(text) {
		w := word{string(runes[t.Start:t.End]), t.Form, t.End == len(runes)}
		if all = append(all, w); !lexis.Stop(t.Form) {
			telling = append(telling, w)
		}
	}
	if len(telling) > 0 {
		all = telling
	}
	return all[:min(len(all), mostWords)]
}

// candidate is a form that a word may mean; near 1 where it is the very form.
type candidate struct {
	term uint32
	near float32
}

// How near a form is to the word that was typed.
const (
	sameForm  = 1.0
	sameStem  = 0.8
	completed = 0.9 // times the share of the form that is typed
	slipped   = 0.5 // for one slip, and again for another
)

// asTyped lists the forms that a word means if it is spelt right.
func (v *vocabulary) asTyped(w word) []candidate {
	near := map[uint32]float32{}
	keep := func(id uint32, n float32) {
		if len(v.terms[id].postings) > 0 {
			near[id] = max(near[id], n)
		}
	}
	if id, ok := v.ids[w.form]; ok {
		keep(id, sameForm)
	}
	for _, id := range v.stems[lexis.Stem(w.form)] {
		keep(id, sameStem)
	}
	spellings := []string{w.form}
	if dotted := dotted(w.form); dotted != "" {
		spellings = append(spellings, dotted)
		if id, ok := v.ids[dotted]; ok {
			keep(id, sameForm)
		}
	}
	if w.unfinished {
		for _, prefix := range spellings {
			v.withPrefix(prefix, func(id uint32) {
				keep(id, completed*float32(len(prefix))/float32(len(v.terms[id].form)))
			})
		}
	}
	return inOrder(near)
}

// dotted is a code typed without its full stops: "123" may be 1.2.3.
func dotted(form string) string {
	if len(form) < 2 || len(form) > 3 || strings.Trim(form, "123456789") != "" {
		return ""
	}
	return strings.Join(strings.Split(form, ""), ".")
}

// forgiving lists the forms that a word means if it is unfinished wherever it
// stands, or the hand slipped. Two slips are only forgiven where one explains
// nothing.
func (v *vocabulary) forgiving(w word) []candidate {
	near := map[uint32]float32{}
	least := 2
	typed := letters(w.form)
	for id := range v.terms {
		t := &v.terms[id]
		if len(t.postings) == 0 || moreThanTwo(typed&^t.letters) || !beginsAlike(w.form, t.form) {
			continue // no need to look closer
		}
		slips, ok := lexis.Near(w.form, t.form, w.unfinished)
		if !ok || slips == 0 || slips > least {
			continue
		}
		if slips < least {
			least = slips
			clear(near)
		}
		near[uint32(id)] = slipped / float32(slips) * float32(min(len(w.form), len(t.form))) / float32(len(t.form))
	}
	w.unfinished = true
	for _, c := range v.asTyped(w) {
		near[c.term] = c.near
	}
	return inOrder(near)
}

// beginsAlike reports whether one of the first two letters is right, be it in
// the other's place.
func beginsAlike(typed, form string) bool {
	return len(typed) > 1 && len(form) > 1 && (form[0] == typed[0] || form[1] == typed[1] || form[0] == typed[1] || form[1] == typed[0])
}

// moreThanTwo reports whether a set holds more than two letters.
func moreThanTwo(set uint32) bool {
	set &= set - 1
	set &= set - 1
	return set != 0
}

func inOrder(near map[uint32]float32) []candidate {
	all := make([]candidate, 0, len(near))
	for id, n := range near {
		all = append(all, candidate{id, n})
	}
	slices.SortFunc(all, func(a, b candidate) int { return int(a.term) - int(b.term) })
	return all
}

// respelt gives other ways to part the words of a query: two of them together
// ("co production"), or one of them in two ("coproduction").
func (v *vocabulary) respelt(words []word) [][]word {
	var all [][]word
	for i := range words {
		if i+1 < len(words) {
			joined := word{words[i].typed + words[i+1].typed, words[i].form + words[i+1].form, words[i+1].unfinished}
			all = append(all, slices.Concat(words[:i], []word{joined}, words[i+2:]))
		}
		for _, head := range bound {
			if tail, ok := strings.CutPrefix(words[i].form, head); ok && len(tail) > 2 {
				parted := []word{{head, head, false}, {tail, tail, words[i].unfinished}}
				all = append(all, slices.Concat(words[:i], parted, words[i+1:]))
			}
		}
	}
	return all
}

// bound are the words that some hyphenate and some write together.
var bound = []string{"co", "auto", "inter", "multi", "pluri", "medico", "socio", "psycho", "sous", "non", "pre", "post", "contre", "micro", "macro"}

// isBlank reports whether a query says nothing to look for.
func isBlank(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
}
