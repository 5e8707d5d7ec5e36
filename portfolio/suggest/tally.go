package suggest

import "slices"

// tally adds up what speaks for each indicator.
type tally struct {
	scores []float64
	why    [][]ground
}

// ground is one term that speaks for an indicator.
type ground struct {
	key     string
	said    *said
	learned bool
	worth   float64
}

func newTally(indicators int) *tally {
	return &tally{make([]float64, indicators), make([][]ground, indicators)}
}

func (t *tally) add(doc int, g ground) {
	t.scores[doc] += g.worth
	t.why[doc] = append(t.why[doc], g)
}

// join adds another tally, scaled so that its best is worth the given share of
// this one's best. Whole texts share many more words than wordings do: without
// a common scale (Fox and Shaw, "Combination of Multiple Searches", 1994; Lee,
// 1997), what was learned would drown what the référentiel says. Where this
// tally is empty, the other speaks alone.
func (t *tally) join(other *tally, share float64) {
	if len(t.scores) == 0 {
		return // a framework without indicators
	}
	best, others := slices.Max(t.scores), slices.Max(other.scores)
	scale := share
	if best > 0 && others > 0 {
		scale *= best / others
	}
	for doc, grounds := range other.why {
		for _, g := range grounds {
			g.worth *= scale
			t.add(doc, g)
		}
	}
}
