package portfolio

import (
	"cmp"
	"slices"
)

// LinkedPassage is a passage of a situation with everything that it is linked
// to.
type LinkedPassage struct {
	Found
	Quote string  // what it said when it was linked, or last found right
	Links []*Link // in the framework's order; never empty
}

// Suspect reports whether a link of the passage is to be looked at again.
func (p *LinkedPassage) Suspect(s *State) bool { return slices.ContainsFunc(p.Links, s.Suspect) }

// PassagesOf lists the linked passages of a situation in the order of its
// texts; those that are gone stand where they last were.
func (s *State) PassagesOf(situation ID) []LinkedPassage {
	var passages []LinkedPassage
	for _, l := range s.LinksFrom(Ref{KindSituation, situation}) {
		if !l.OfPassage() {
			continue
		}
		found := s.Passage(l)
		at := slices.IndexFunc(passages, func(p LinkedPassage) bool {
			return p.Passage == found.Passage && (p.Fate == PassageGone) == (found.Fate == PassageGone) &&
				(found.Fate != PassageGone || p.Quote == l.Quote)
		})
		if at < 0 {
			passages = append(passages, LinkedPassage{Found: found, Quote: l.Quote, Links: []*Link{l}})
			continue
		}
		p := &passages[at]
		p.Links = append(p.Links, l)
		if found.Fate > p.Fate {
			p.Found, p.Quote = found, l.Quote
		}
	}
	slices.SortStableFunc(passages, func(a, b LinkedPassage) int {
		return cmp.Or(cmp.Compare(partNumber(a.Field), partNumber(b.Field)), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	for _, p := range passages {
		s.inFrameworkOrder(p.Links)
	}
	return passages
}

// WholeLinks lists the links of a situation as a whole, or of a piece, in the
// framework's order.
func (s *State) WholeLinks(evidence Ref) []*Link {
	links := slices.DeleteFunc(slices.Clone(s.LinksFrom(evidence)), (*Link).OfPassage)
	s.inFrameworkOrder(links)
	return links
}

func (s *State) inFrameworkOrder(links []*Link) {
	places := map[string]int{}
	for at, i := range s.Framework.Indicators() {
		places[i.Code] = at
	}
	slices.SortStableFunc(links, func(a, b *Link) int { return cmp.Compare(places[a.Indicator], places[b.Indicator]) })
}

func partNumber(field string) int {
	return slices.IndexFunc(situationParts, func(p SituationPart) bool { return p.Field == field })
}

// SuspectLinks lists the links that are to be looked at again: those of one
// situation or piece together, in the candidate's order, and among them in the
// framework's. Links to blocks that are not aimed at and to points non traités
// are left out: nothing hangs on them now.
func (s *State) SuspectLinks() []*Link {
	var suspect []*Link
	known := s.suspects()
	for _, i := range indicatorsAimedAt(s) {
		if s.Gap(i.Code) != nil {
			continue
		}
		for _, l := range s.LinksTo(i.Code) {
			if known[l] {
				suspect = append(suspect, l)
			}
		}
	}
	if len(suspect) == 0 {
		return nil
	}
	places := map[Ref]int{}
	for _, t := range s.Situations() {
		places[t.Ref()] = len(places)
	}
	for _, p := range s.Pieces() {
		places[p.Ref()] = len(places)
	}
	slices.SortStableFunc(suspect, func(a, b *Link) int { return cmp.Compare(places[a.Evidence], places[b.Evidence]) })
	return suspect
}

// SuspectFrom lists the links of a situation or a piece that are to be looked at
// again, wherever they lead.
func (s *State) SuspectFrom(evidence Ref) []*Link {
	var suspect []*Link
	for _, l := range s.LinksFrom(evidence) {
		if s.Suspect(l) {
			suspect = append(suspect, l)
		}
	}
	return suspect
}
