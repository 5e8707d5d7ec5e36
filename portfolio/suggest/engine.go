package suggest

import (
	"cmp"
	"slices"

	"acquis/portfolio"
	"acquis/portfolio/lexis"
)

// Engine knows the wording of a framework. It is immutable and may be used
// from any goroutine.
type Engine struct {
	lexicon    *lexis.Lexicon
	indicators []*portfolio.Indicator
	number     map[string]int // indicator's code → its place in indicators
	words      inverted       // length-normalised frequencies, weighted by field
	surface    []map[string]string
}

// New reads the wording of a framework, with the synonyms of the field.
func New(f *portfolio.Framework) *Engine { return NewWith(f, lexis.Field()) }

// NewWith is [New] with other synonyms, or with none for a nil lexicon.
func NewWith(f *portfolio.Framework, l *lexis.Lexicon) *Engine {
	e := &Engine{lexicon: l, indicators: f.Indicators(), number: map[string]int{}, words: inverted{}}
	e.surface = make([]map[string]string, len(e.indicators))
	var wordings [3][]string // of the indicator, its compétence, its bloc
	for i, indicator := range e.indicators {
		e.number[indicator.Code], e.surface[i] = i, map[string]string{}
		_, competence, block := f.Indicator(indicator.Code)
		own := indicator.Text
		if own == competence.Title { // a record without indicators: it stands for itself
			own = ""
		}
		for field, text := range []string{own, competence.Title, block.Title} {
			wordings[field] = append(wordings[field], text)
		}
	}
	for field, weight := range []float64{indicatorWeight, competenceWeight, blockWeight} {
		e.readField(wordings[field], weight)
	}
	return e
}

// readField adds one text of every indicator.
func (e *Engine) readField(texts []string, weight float64) {
	terms := make([][]lexis.Term, len(texts))
	total := 0
	for i, text := range texts {
		terms[i] = e.lexicon.Terms(text)
		total += len(terms[i])
	}
	average := float64(total) / float64(max(len(texts), 1))
	for i := range terms {
		runes := []rune(texts[i])
		norm := lengthNorm(float64(len(terms[i])), average)
		for _, t := range terms[i] {
			e.addTo(t.Key, i, weight/norm)
			if e.surface[i][t.Key] == "" {
				e.surface[i][t.Key] = string(runes[t.Start:t.End])
			}
		}
	}
}

// addTo is inverted.add for fields read one after another.
func (e *Engine) addTo(term string, doc int, tf float64) {
	list := e.words[term]
	at, found := slices.BinarySearchFunc(list, doc, func(p posting, doc int) int { return cmp.Compare(p.doc, doc) })
	if found {
		list[at].tf += tf
		return
	}
	e.words[term] = slices.Insert(list, at, posting{doc, tf})
}

// Query is what suggestions are asked for.
type Query struct {
	Parts []Part
	// Learned is what this portfolio teaches, or nil. Without names the
	// evidence that is asked about: its own links must not answer for it.
	Learned *Learned
	Without portfolio.Ref
	// Limit is the most suggestions to give; 0 is all.
	Limit int
}

// Suggestion is an indicator that the text may show.
type Suggestion struct {
	Indicator *portfolio.Indicator
	Score     float64 // only good for comparing within one answer
	Reasons   []Reason
}

// Suggest ranks the indicators that share words with the text, best first;
// those that share none are left out. Equal scores keep the framework's order.
func (e *Engine) Suggest(q Query) []Suggestion {
	terms, order := readParts(e.lexicon, q.Parts)
	wording, learned := newTally(len(e.indicators)), newTally(len(e.indicators))
	lesson := q.Learned.without(q.Without)
	for _, key := range order {
		s := terms[key]
		weight := asked(s.times)
		if s.synonym {
			weight *= synonymWeight
		}
		list := e.words[key]
		for _, p := range list {
			wording.add(p.doc, ground{key, s, false, weight * idf(len(list), len(e.indicators)) * saturated(p.tf)})
		}
		lesson.score(key, func(doc int, worth float64) {
			learned.add(doc, ground{key, s, true, weight * worth})
		})
	}
	wording.join(learned, learnedWeight)
	return e.ranked(q, wording)
}

func (e *Engine) ranked(q Query, t *tally) []Suggestion {
	var docs []int
	for doc, score := range t.scores {
		if score > 0 {
			docs = append(docs, doc)
		}
	}
	slices.SortStableFunc(docs, func(a, b int) int { return cmp.Compare(t.scores[b], t.scores[a]) })
	if q.Limit > 0 && len(docs) > q.Limit {
		docs = docs[:q.Limit]
	}
	explain := explainer{engine: e, parts: q.Parts}
	suggestions := make([]Suggestion, len(docs))
	for i, doc := range docs {
		suggestions[i] = Suggestion{e.indicators[doc], t.scores[doc], explain.reasons(doc, t.why[doc])}
	}
	return suggestions
}
