package suggest

import (
	"cmp"
	"slices"
)

// Because says why a word speaks for an indicator.
type Because int

// The reasons, the strongest first.
const (
	SameWord   Because = iota // the wording has it, in some inflexion
	Synonym                   // the wording has one that means nearly the same
	OwnLinks                  // texts of this portfolio linked to the indicator have it
	reasonsMax = 6            // what a person reads at a glance
)

// Reason is a word or an expression of the text that speaks for an indicator.
type Reason struct {
	Word       string // as it stands in the text, where it is said first
	Field      string // of the part where it is
	Start, End int    // runes in that part
	Times      int
	Because    Because
	// Of is the word of the référentiel that it met; "" for OwnLinks.
	Of     string
	Weight float64
}

// explainer turns what speaks for an indicator into words of the text.
type explainer struct {
	engine *Engine
	parts  []Part
	runes  [][]rune // of the parts, once they are needed
}

// reasons lists what speaks most for an indicator: at most six, heaviest
// first. A word inside an expression that counts as well is not said twice.
func (x *explainer) reasons(doc int, grounds []ground) []Reason {
	all := make([]Reason, 0, len(grounds))
	place := map[spot]int{}
	for _, g := range grounds {
		r := x.reason(doc, g)
		at, known := place[g.said.first]
		if !known {
			place[g.said.first] = len(all)
			all = append(all, r)
			continue
		}
		all[at].Weight += r.Weight
		if r.Because < all[at].Because {
			all[at].Because, all[at].Of = r.Because, r.Of
		}
	}
	all = mergeNested(all)
	slices.SortStableFunc(all, func(a, b Reason) int { return cmp.Compare(b.Weight, a.Weight) })
	return all[:min(len(all), reasonsMax)]
}

func (x *explainer) reason(doc int, g ground) Reason {
	part := x.parts[g.said.first.part]
	if x.runes == nil {
		for _, p := range x.parts {
			x.runes = append(x.runes, []rune(p.Text))
		}
	}
	word := x.runes[g.said.first.part][g.said.first.start:g.said.first.end]
	r := Reason{Word: string(word), Field: part.Field, Start: g.said.first.start, End: g.said.first.end,
		Times: g.said.times, Weight: g.worth, Of: x.engine.surface[doc][g.key]}
	switch {
	case g.learned:
		r.Because, r.Of = OwnLinks, ""
	case g.said.synonym:
		r.Because = Synonym
	}
	return r
}

// mergeNested gives the weight of a word inside an expression to the
// expression.
func mergeNested(all []Reason) []Reason {
	slices.SortStableFunc(all, func(a, b Reason) int {
		return cmp.Or(cmp.Compare(a.Field, b.Field), cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	kept := all[:0]
	for _, r := range all {
		if n := len(kept); n > 0 && kept[n-1].Field == r.Field && r.End <= kept[n-1].End {
			kept[n-1].Weight += r.Weight
			continue
		}
		kept = append(kept, r)
	}
	return kept
}
