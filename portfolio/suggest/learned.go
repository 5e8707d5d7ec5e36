package suggest

import (
	"acquis/portfolio"
)

// Learned is the words that a portfolio's own justified links give to its
// indicators. It is immutable and may be used from any goroutine.
//
// A situation, a piece, or the passage that is linked gives each of its words
// once, however long it is; a justification, which speaks of the indicator
// itself, counts its words twice.
type Learned struct {
	words   inverted // how many texts linked to the indicator say it
	lengths []float64
	by      map[portfolio.Ref]map[int]*gift // evidence → indicator → what it gave
}

// gift is the words that one link gives to its indicator.
type gift struct {
	words  map[string]float64
	length float64
}

const (
	textGives          = 1
	justificationGives = 2
)

// Learn reads the justified links of a portfolio. The state must be of the
// engine's framework; links to indicators unknown to it are passed over.
func (e *Engine) Learn(s *portfolio.State) *Learned {
	l := &Learned{words: inverted{}, lengths: make([]float64, len(e.indicators)), by: map[portfolio.Ref]map[int]*gift{}}
	texts := map[portfolio.Ref][]string{} // the terms of each whole evidence, read once
	for doc, indicator := range e.indicators {
		for _, link := range s.LinksTo(indicator.Code) {
			if !link.Justified() {
				continue
			}
			terms, read := texts[link.Evidence]
			switch {
			case link.OfPassage(): // the rest of the situation says something else
				_, terms = readParts(e.lexicon, PartsOfPassage(s.Passage(link)))
			case !read:
				_, terms = readParts(e.lexicon, PartsOf(s.Get(link.Evidence)))
				texts[link.Evidence] = terms
			}
			_, why := readParts(e.lexicon, []Part{{"justification", link.Justification}})
			l.give(doc, link.Evidence, terms, textGives)
			l.give(doc, link.Evidence, why, justificationGives)
		}
	}
	return l
}

func (l *Learned) give(doc int, evidence portfolio.Ref, terms []string, weight float64) {
	to := l.by[evidence]
	if to == nil {
		to = map[int]*gift{}
		l.by[evidence] = to
	}
	if to[doc] == nil {
		to[doc] = &gift{words: map[string]float64{}}
	}
	for _, term := range terms {
		l.words.add(term, doc, weight)
		to[doc].words[term] += weight
	}
	to[doc].length += weight * float64(len(terms))
	l.lengths[doc] += weight * float64(len(terms))
}

// lesson is what was learned without one piece of evidence.
type lesson struct {
	*Learned
	hidden map[int]*gift
	norms  []float64
}

// without leaves out what some evidence gave: it must not answer for itself.
// A nil Learned teaches nothing.
func (l *Learned) without(evidence portfolio.Ref) *lesson {
	if l == nil {
		return nil
	}
	rest := &lesson{l, l.by[evidence], make([]float64, len(l.lengths))}
	total, taught := 0.0, 0
	for doc, length := range l.lengths {
		if g := rest.hidden[doc]; g != nil {
			length -= g.length
		}
		rest.norms[doc] = length
		if total += length; length > 0 {
			taught++
		}
	}
	for doc, length := range rest.norms {
		rest.norms[doc] = lengthNorm(length, total/float64(max(taught, 1)))
	}
	return rest
}

// score calls add with the worth of a term for every indicator that it was
// given to.
func (l *lesson) score(term string, add func(doc int, worth float64)) {
	if l == nil {
		return
	}
	var remains []posting
	for _, p := range l.words[term] {
		if g := l.hidden[p.doc]; g != nil {
			p.tf -= g.words[term]
		}
		if p.tf > 0 {
			remains = append(remains, p)
		}
	}
	worth := idf(len(remains), len(l.lengths))
	for _, p := range remains {
		add(p.doc, worth*saturated(p.tf/l.norms[p.doc]))
	}
}
