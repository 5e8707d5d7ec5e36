package picker

import (
	"cmp"
	"slices"
	"strings"
)

// tier is how sure it is that a thing is what is looked for, the surest first.
type tier uint8

const (
	codeItself tier = iota
	codeBegins
	nameBegins // with everything that was typed
	nameHas
	frameHas
	textHas
	nameHasInside // the words stand inside others
	restHasInside
	nameSlipped
	restSlipped
	nowhere
)

// tierOf is the tier of one word by how it is met, and where.
var tierOf = [likenesses][fields]tier{
	unlike:  {nowhere, nowhere, nowhere, nowhere},
	equal:   {codeItself, nameHas, frameHas, textHas},
	begins:  {codeBegins, nameHas, frameHas, textHas},
	within:  {nameHasInside, nameHasInside, restHasInside, restHasInside},
	slipped: {nowhere, nameSlipped, restSlipped, restSlipped},
}

// hit is an item that was found.
type hit struct {
	at   int
	tier tier
	rank uint8 // what is to be done first
}

// search lists the entries in which every word is found, best first.
func (c *Catalogue) search(typed string, entries []*entry, ranks []uint8) []int {
	if code := codeIn(typed); code != "" {
		if hits := c.try(query{words: []string{code}}, entries, ranks, false); onlyCodes(&hits) {
			return order(hits)
		}
	}
	q := parse(typed)
	hits := c.try(q, entries, ranks, false)
	if len(hits) == 0 {
		hits = c.try(q, entries, ranks, true)
	}
	return order(hits)
}

// onlyCodes keeps the hits by code, and reports whether there are any.
func onlyCodes(hits *[]hit) bool {
	*hits = slices.DeleteFunc(*hits, func(h hit) bool { return h.tier > codeBegins })
	return len(*hits) > 0
}

func order(hits []hit) []int {
	slices.SortFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(a.tier, b.tier), cmp.Compare(a.rank, b.rank), cmp.Compare(a.at, b.at))
	})
	found := make([]int, len(hits))
	for i, h := range hits {
		found[i] = h.at
	}
	return found
}

func (c *Catalogue) try(q query, entries []*entry, ranks []uint8, slips bool) []hit {
	if len(q.words) == 0 {
		return nil
	}
	like := make([][]likeness, len(q.words))
	for i, typed := range q.words {
		like[i] = c.words.like(typed, slips)
	}
	var hits []hit
	for at, e := range entries {
		found := codeItself
		for _, l := range like {
			if found = max(found, e.tier(l)); found == nowhere {
				break
			}
		}
		if found == nowhere {
			continue
		}
		if found == nameHas && strings.HasPrefix(e.begins, q.text) {
			found = nameBegins
		}
		hits = append(hits, hit{at, found, ranks[at]})
	}
	return hits
}

// tier is where a word is met best.
func (e *entry) tier(like []likeness) tier {
	best := nowhere
	for _, w := range e.words {
		if l := like[w.form]; l != unlike {
			best = min(best, tierOf[l][w.field])
		}
	}
	return best
}
