package picker

import (
	"slices"

	"acquis/portfolio"
)

// MostRecent is how many of the things last used are offered first: as many as
// there are keys for them.
const MostRecent = 9

// Item is one thing that can be chosen: an indicator, or a situation or piece.
type Item struct {
	Indicator *portfolio.Indicator
	Evidence  portfolio.Ref
	// Links are those that exist already between it and what is being linked,
	// and say the same; Beside how many others there are with the same
	// situation: with its passages, with other ones, or with the whole.
	Links  []*portfolio.Link
	Beside int
	// Uses is how many links it has in all.
	Uses int
}

// Choice is what can be chosen for some evidence, or for an indicator. It
// knows the portfolio as it was when it was asked for.
type Choice struct {
	Items []Item
	// Recent are the places in Items of those last linked, the latest first:
	// at most [MostRecent], and none that is linked already.
	Recent []int

	catalogue *Catalogue
	entries   []*entry
	ranks     []uint8 // within a tier
	opening   []uint8 // while nothing is typed
	ends      int     // how many links make an item linked already
}

// Linked reports whether an item is linked already with everything that is
// being linked.
func (c *Choice) Linked(at int) bool { return len(c.Items[at].Links) == c.ends }

// Holes lists the places in Items of what nothing is tied to yet: indicators of
// the blocs aimed at that are still à traiter, without the points non traités;
// situations and pieces without a link. They stand in their own order.
func (c *Choice) Holes() []int {
	var holes []int
	for at := range c.Items {
		if c.ranks[at] == 0 && c.Items[at].Uses == 0 {
			holes = append(holes, at)
		}
	}
	return holes
}

// Search lists the places in Items of what is found, best first. Those of one
// sureness stand in the order in which there is something to be done: for an
// indicator, the holes first, then by rising state, points non traités, blocs
// that are not aimed at, and last what is linked already; for evidence, what
// no link has yet, the rest, and what is linked already. An empty search gives
// everything; situations and pieces then in their own order.
func (c *Choice) Search(typed string) []int {
	if found := c.catalogue.search(typed, c.entries, c.ranks); len(found) > 0 || !blank(typed) {
		return found
	}
	hits := make([]hit, len(c.entries))
	for at := range hits {
		hits[at] = hit{at: at, rank: c.opening[at]}
	}
	return order(hits)
}

func blank(typed string) bool {
	for _, r := range typed {
		if r != ' ' && r != '\u00A0' {
			return false
		}
	}
	return true
}

// The ranks of indicators after the four states.
const (
	rankLeft     = 10 // a point non traité
	rankNotAimed = 11
	rankLinked   = 12
)

// Indicators asks which indicator some situations or pieces show as a whole, in
// the order of the framework. coverage is that of the state followed.
func (c *Catalogue) Indicators(coverage *portfolio.Coverage, evidence ...portfolio.Ref) *Choice {
	return c.indicatorsOf(coverage, evidence, func(l *portfolio.Link) bool { return !l.OfPassage() })
}

// IndicatorsOfPassage asks which indicator a passage of a situation shows.
func (c *Catalogue) IndicatorsOfPassage(coverage *portfolio.Coverage, situation portfolio.Ref, p portfolio.Passage) *Choice {
	return c.indicatorsOf(coverage, []portfolio.Ref{situation}, func(l *portfolio.Link) bool {
		return l.OfPassage() && c.state.Passage(l).Passage == p
	})
}

// indicatorsOf lists the indicators for evidence; same tells the links that say
// the same as the one that is being made.
func (c *Catalogue) indicatorsOf(coverage *portfolio.Coverage, evidence []portfolio.Ref, same func(*portfolio.Link) bool) *Choice {
	choice := &Choice{catalogue: c, entries: c.indicators, ends: max(len(evidence), 1)}
	links, beside := map[string][]*portfolio.Link{}, map[string]int{}
	for _, ref := range evidence {
		for _, l := range c.state.LinksFrom(ref) {
			if same(l) {
				links[l.Indicator] = append(links[l.Indicator], l)
			} else {
				beside[l.Indicator]++
			}
		}
	}
	places := make(map[string]int, len(c.indicators))
	for at, e := range c.indicators {
		code := e.indicator.Code
		places[code] = at
		choice.Items = append(choice.Items, Item{Indicator: e.indicator, Links: links[code], Beside: beside[code], Uses: len(c.state.LinksTo(code))})
		rank := uint8(0)
		switch covered := coverage.Indicator(code); {
		case choice.Linked(at):
			rank = rankLinked
		case !c.aimed(code):
			rank = rankNotAimed
		case covered.Gap != nil:
			rank = rankLeft
		default:
			rank = uint8(covered.State)
		}
		choice.ranks = append(choice.ranks, rank)
	}
	choice.opening = choice.ranks
	choice.recent(func(l *portfolio.Link) (int, bool) {
		at, ok := places[l.Indicator]
		return at, ok
	})
	return choice
}

func (c *Catalogue) aimed(indicator string) bool {
	_, _, block := c.framework.Indicator(indicator)
	return c.state.Aimed(block.Code)
}

// Evidence asks which situation or piece shows an indicator as a whole: the
// situations, then the pieces.
func (c *Catalogue) Evidence(indicator string) *Choice {
	choice := &Choice{catalogue: c, entries: c.evidence, ends: 1, Items: make([]Item, len(c.evidence))}
	places := make(map[portfolio.Ref]int, len(c.evidence))
	for at, e := range c.evidence {
		places[e.ref] = at
		links := c.state.LinksFrom(e.ref)
		choice.Items[at] = Item{Evidence: e.ref, Uses: len(links)}
		rank, opening := uint8(0), uint8(0)
		if len(links) > 0 {
			rank = 1
		}
		for _, l := range links {
			switch {
			case l.Indicator != indicator:
			case l.OfPassage():
				choice.Items[at].Beside++
			default:
				choice.Items[at].Links, rank, opening = []*portfolio.Link{l}, rankLinked, rankLinked
			}
		}
		choice.ranks, choice.opening = append(choice.ranks, rank), append(choice.opening, opening)
	}
	choice.recent(func(l *portfolio.Link) (int, bool) { at, ok := places[l.Evidence]; return at, ok })
	return choice
}

// recent finds those last linked. Links stand in the order of their IDs, which
// is that in which they were made (see portfolio.NewID).
func (c *Choice) recent(end func(*portfolio.Link) (int, bool)) {
	seen := map[int]bool{}
	for _, l := range slices.Backward(c.catalogue.state.Links()) {
		if len(c.Recent) == MostRecent {
			return
		}
		at, ok := end(l)
		if !ok || seen[at] {
			continue
		}
		seen[at] = true
		if !c.Linked(at) {
			c.Recent = append(c.Recent, at)
		}
	}
}
