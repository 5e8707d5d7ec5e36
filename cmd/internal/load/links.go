package load

import (
	"strings"

	"acquis/portfolio"
)

// In percent of all links.
const (
	ofPassages   = 40
	ofSituations = 20 // pieces have the rest
	unjustified  = 12
	checked      = 30 // said to be right
	changed      = 2  // an end of which has changed since
)

// links links passages, situations and pieces to indicators, evenly, and never
// two that say the same of the same.
func (f *filler) links() {
	state := f.edit.State()
	indicators := state.Framework.Indicators()
	type ends struct {
		evidence  portfolio.Ref
		indicator string
		quote     string
	}
	made := map[ends]bool{}
	for n := 0; n < f.size.Links; {
		l := &portfolio.Link{ID: id('l', n), Indicator: pick(f, indicators).Code}
		switch kind := f.random.IntN(100); {
		case kind < ofPassages && f.size.Situations > 0:
			f.passage(l, pick(f, state.Situations()))
		case kind < ofPassages+ofSituations && f.size.Situations > 0:
			l.Evidence = pick(f, state.Situations()).Ref()
		case f.size.Pieces == 0:
			continue
		default:
			l.Evidence = pick(f, state.Pieces()).Ref()
		}
		e := ends{l.Evidence, l.Indicator, l.Quote}
		if made[e] {
			continue
		}
		made[e] = true
		if f.random.IntN(100) >= unjustified {
			l.Justification = portfolio.NormalizeLine(f.sentence(8 + f.random.IntN(24)))
		}
		f.prints(l, state)
		f.edit.PutAsIs(l)
		n++
	}
}

// prints gives a link the fingerprints of its ends.
func (f *filler) prints(l *portfolio.Link, state *portfolio.State) {
	l.Made = state.Fingerprint(l)
	if f.random.IntN(100) < checked {
		l.Checked = l.Made
	}
	if f.random.IntN(100) < changed { // it said something else then
		l.Made, l.Checked = "0"+l.Made[1:], ""
	}
}

// passage makes a link one of some words of a situation.
func (f *filler) passage(l *portfolio.Link, t *portfolio.Situation) {
	l.Evidence = t.Ref()
	part := portfolio.SituationParts()[f.random.IntN(len(shares))]
	runes := portfolio.Runes(*part.Of(t))
	length := 40 + f.random.IntN(260)
	start := f.random.IntN(max(1, runes-length))
	place, quote, ok := t.Passage(part.Field, start, min(start+length, runes))
	if !ok || strings.TrimSpace(quote) == "" {
		return // the whole, then
	}
	l.Passage, l.Quote = &place, quote
}
