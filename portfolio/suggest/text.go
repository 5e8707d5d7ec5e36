package suggest

import (
	"acquis/portfolio"
	"acquis/portfolio/lexis"
)

// Part is one text of what suggestions are asked for; Field is the caller's
// own name for it, the stored field's where [PartsOf] made it.
type Part struct {
	Field, Text string
}

// PartsOf lists the texts of a situation or a piece that say what it shows;
// nil for other records. Private notes are left out: they tell of doubts.
func PartsOf(r portfolio.Record) []Part {
	switch r := r.(type) {
	case *portfolio.Situation:
		parts := []Part{{"title", r.Title}}
		for _, p := range portfolio.SituationParts() {
			parts = append(parts, Part{p.Field, *p.Of(r)})
		}
		return parts
	case *portfolio.Piece:
		return []Part{{"title", r.Title}, {"proves", r.Proves}}
	}
	return nil
}

// PartsOfPassage is what a passage says; nothing for one that is gone.
func PartsOfPassage(f portfolio.Found) []Part {
	if f.Fate == portfolio.PassageGone {
		return nil
	}
	return []Part{{f.Field, f.Text}}
}

// spot is where a term stands in what is asked for.
type spot struct {
	part       int
	start, end int
}

// said is a term of a text: how often, and where first.
type said struct {
	times   int
	first   spot
	synonym bool
}

// readParts counts the terms of some texts. Order is that of first mention, so
// that sums come out the same every time.
func readParts(l *lexis.Lexicon, parts []Part) (map[string]*said, []string) {
	terms := map[string]*said{}
	var order []string
	for i, p := range parts {
		for _, t := range l.Terms(p.Text) {
			if s := terms[t.Key]; s != nil {
				s.times++
				continue
			}
			terms[t.Key] = &said{1, spot{i, t.Start, t.End}, t.Synonym}
			order = append(order, t.Key)
		}
	}
	return terms, order
}
