package search

import (
	"slices"

	"acquis/portfolio"
)

// Answers is what a search found.
type Answers struct {
	Results []Result // best first, at most as many as were asked for
	Total   int      // how many there are
	// Forgiven lists the words that were not found as typed; nil for most
	// searches.
	Forgiven []Forgiven
	// Apart tells that words which are there as typed stand nowhere together,
	// so that the results hold others like them.
	Apart bool
}

// Forgiven is a word that was not found as typed, and what was found instead,
// as it stands in the best result.
type Forgiven struct {
	Typed, Found string
}

// Result is a record, or an item of the framework, that holds every word.
type Result struct {
	Ref   portfolio.Ref
	Score float64 // only good for comparing within one answer
	Place Place   // where to look first
	// Excerpt is the text around that place.
	Excerpt Excerpt
	Times   int // how often the words are in it, all together
}

// Place is where a word stands.
type Place struct {
	Field      string // as in the stored form; "code" and "text" in the framework
	Page       int    // of the file, from 1, where Field is "file" or "standIn"; else 0
	Start, End int    // runes in the field, or in the text of the page
}

// refined is how many of the first hits have their words' places looked at, to
// put those first where the words stand together.
const refined = 100

// Search answers a query. A query without a word has no answer.
func (x *Index) Search(q Query) Answers {
	words := parse(q.Text)
	if isBlank(q.Text) || len(words) == 0 {
		return Answers{}
	}
	if q.Limit <= 0 {
		q.Limit = usualLimit
	}
	x.mu.RLock()
	defer x.mu.RUnlock()
	readings, hits := x.find(words, q.Kinds)
	answers := Answers{Total: len(hits)}
	if len(hits) == 0 {
		return answers
	}
	marks := x.vocabulary.marksOf(readings)
	for _, f := range x.refine(hits[:min(len(hits), max(refined, q.Limit))], marks, len(readings)) {
		if len(answers.Results) == q.Limit {
			break
		}
		answers.Results = append(answers.Results, x.result(f, marks))
	}
	answers.Apart = slices.ContainsFunc(readings, func(r reading) bool { return r.apart })
	answers.Forgiven = forgivenIn(readings, answers.Results[0], marks, x)
	return answers
}

// finding is a hit with the best stretch of its texts.
type finding struct {
	hit
	window window
	times  int
}

// refine ranks the first hits again, with regard to where the words stand.
func (x *Index) refine(hits []hit, marks []mark, words int) []finding {
	findings := make([]finding, len(hits))
	for i, h := range hits {
		all := x.entries[h.entry].occurrences(marks)
		w := x.entries[h.entry].bestWindow(all)
		h.score *= 1 + w.together(words)
		findings[i] = finding{h, w, len(all)}
	}
	slices.SortStableFunc(findings, func(a, b finding) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return compareRefs(x.entries[a.entry].ref, x.entries[b.entry].ref)
	})
	return findings
}

func (x *Index) result(f finding, marks []mark) Result {
	e := x.entries[f.entry]
	r := Result{Ref: e.ref, Score: f.score, Times: f.times}
	fields := e.fields(x.source)
	if int(f.window.span.field) >= len(fields) {
		return r // the source has changed its mind
	}
	field := fields[f.window.span.field]
	text := []rune(field.text)
	start := int(f.window.shown[0].place - f.window.span.base)
	r.Place = Place{field.name, field.page, start, wordEnd(text, start)}
	r.Excerpt = excerpt(field.text, text, start, wordEnd(text, int(f.window.shown[len(f.window.shown)-1].place-f.window.span.base)),
		x.isFound(marks))
	return r
}

// isFound tells the forms that were found.
func (x *Index) isFound(marks []mark) func(form []byte) bool {
	return func(form []byte) bool {
		id, ok := x.vocabulary.ids[string(form)]
		return ok && marks[id].words != 0
	}
}

// Places lists every place of a record where a word of a query stands, in the
// order of its texts: for stepping from one to the next.
func (x *Index) Places(q Query, ref portfolio.Ref) []Place {
	words := parse(q.Text)
	x.mu.RLock()
	defer x.mu.RUnlock()
	n, ok := x.numbers[ref]
	if isBlank(q.Text) || len(words) == 0 || !ok {
		return nil
	}
	readings, _ := x.find(words, q.Kinds)
	e := x.entries[n]
	fields, last := e.fields(x.source), -1
	var text []rune
	var places []Place
	for _, o := range e.occurrences(x.vocabulary.marksOf(readings)) {
		s := e.spanOf(o.place)
		if int(s.field) >= len(fields) {
			break
		}
		f := fields[s.field]
		if int(s.field) != last {
			text, last = []rune(f.text), int(s.field)
		}
		start := int(o.place - s.base)
		places = append(places, Place{f.name, f.page, start, wordEnd(text, start)})
	}
	return places
}
