package portfolio

import (
	"cmp"
	"slices"
)

// StepKind names a kind of thing to do; the sentences are in assets/text.
type StepKind int

// The kinds of steps, in the order of the road.
const (
	StepCandidate      StepKind = iota // say who the candidate is
	StepSelfAssess                     // finish the repérage (Count competences to go)
	StepFirstPost                      // tell a first experience
	StepFirstSituation                 // tell a first situation
	StepLookAgain                      // look again at the links à revérifier (Count, Holders; Ref and Indicator are the first one's)
	StepJustify                        // say why a link holds (Indicator)
	StepTell                           // link a situation to an indicator à traiter or amorcé (Indicator, Why)
	StepProve                          // link a piece to such an indicator, where pieces argue (Indicator, Why)
	StepFinish                         // finish a situation that lacks texts (Ref, Count texts to go)
	StepArgue                          // write the argument of a competence (Ref)
	StepWrite                          // write a text of the outline (Ref)
	StepConfidential                   // decide whether pieces may leave (Count pieces)
	StepSupport                        // bring an argued indicator to étayé (Indicator, Why)
)

// Step is one thing to do next.
type Step struct {
	Kind      StepKind
	Ref       Ref    // the record it concerns, if any
	Indicator string // the indicator it concerns, if any
	Count     int
	Holders   int         // how many situations and pieces the links are of
	Why       []Shortfall // what the indicator lacks, if the step is about that
}

// NextSteps lists what to do next, most useful first: what everything else
// needs, then what stands in the way of the jury, then holes where the
// candidate said "oui" in the repérage, in the block that has come least far.
func NextSteps(s *State, c *Coverage) []Step {
	var steps []Step
	steps = append(steps, beginnings(s)...)
	steps = append(steps, mending(s, c)...)
	steps = append(steps, holes(s, c)...)
	steps = append(steps, remaining(s, c)...)
	return steps
}

// beginnings are the first things of all; a later one waits for the earlier.
func beginnings(s *State) []Step {
	var steps []Step
	if s.Candidate().Name() == "" {
		steps = append(steps, Step{Kind: StepCandidate, Ref: Ref{KindCandidate, CandidateID}})
	}
	if n := unanswered(s); n > 0 {
		steps = append(steps, Step{Kind: StepSelfAssess, Count: n})
	}
	switch {
	case len(s.Experiences()) == 0:
		steps = append(steps, Step{Kind: StepFirstPost})
	case len(s.Situations()) == 0:
		steps = append(steps, Step{Kind: StepFirstSituation})
	}
	return steps
}

func unanswered(s *State) int {
	n := 0
	for _, b := range s.Framework.Blocks {
		for _, k := range b.Competences {
			if s.Aimed(b.Code) && s.SelfAssessment(k.Code).Answer == "" {
				n++
			}
		}
	}
	return n
}

// mending is what is nearly right: a link that changed, a link without its
// reason.
func mending(s *State, c *Coverage) []Step {
	var again, justify []Step
	if links := s.SuspectLinks(); len(links) > 0 {
		again = append(again, Step{Kind: StepLookAgain, Ref: links[0].Ref(), Indicator: links[0].Indicator, Count: len(links), Holders: holders(links)})
	}
	for _, i := range aimedIndicators(c) {
		if i.Gap != nil {
			continue
		}
		for _, l := range s.LinksTo(i.Indicator.Code) {
			if !l.Justified() {
				justify = append(justify, Step{Kind: StepJustify, Ref: l.Evidence, Indicator: i.Indicator.Code})
				break
			}
		}
	}
	return append(again, justify...)
}

// holders counts the situations and pieces of some links.
func holders(links []*Link) int {
	of := map[Ref]bool{}
	for _, l := range links {
		of[l.Evidence] = true
	}
	return len(of)
}

// holes are the indicators that nothing argues, best known first.
func holes(s *State, c *Coverage) []Step {
	if len(s.Situations()) == 0 {
		return nil
	}
	type hole struct {
		step          Step
		known, behind int
	}
	var found []hole
	for _, b := range c.Blocks {
		for _, k := range b.Competences {
			for _, i := range k.Indicators {
				if b.Aimed() && i.Gap == nil && i.State < Argued {
					found = append(found, hole{Step{Kind: wayOut(i.Why), Indicator: i.Indicator.Code, Why: i.Why},
						known(s.SelfAssessment(k.Competence.Code).Answer), b.Covered() * 100 / max(b.Total, 1)})
				}
			}
		}
	}
	slices.SortStableFunc(found, func(a, b hole) int {
		return cmp.Or(cmp.Compare(a.known, b.known), cmp.Compare(a.behind, b.behind))
	})
	var steps []Step
	for _, h := range found {
		steps = append(steps, h.step)
	}
	return steps
}

// wayOut is how a hole is filled: by a situation, unless only pieces lack.
func wayOut(why []Shortfall) StepKind {
	for _, lack := range why {
		if lack.Need.Of() == KindSituation {
			return StepTell
		}
	}
	return StepProve
}

// known orders the answers of the repérage: what the candidate says to know
// comes first, since it is a hole only on paper.
func known(a Answer) int {
	return map[Answer]int{AnswerYes: 0, AnswerPartly: 1, "": 2, AnswerNo: 3}[a]
}

// remaining is what remains to be written and settled. Arguments rest on
// situations: before there is one they are not asked for.
func remaining(s *State, c *Coverage) []Step {
	var steps []Step
	for _, t := range s.Situations() {
		if n := emptyParts(t); t.InDossier && n > 0 {
			steps = append(steps, Step{Kind: StepFinish, Ref: t.Ref(), Count: n})
		}
	}
	for _, spec := range s.Outline.Sections(s.Framework) {
		if spec.Competence != "" && len(s.Situations()) == 0 {
			continue
		}
		if s.Section(spec.ID).Text != "" || spec.Unprinted || spec.Block != "" && !s.Aimed(spec.Block) {
			continue
		}
		kind := StepWrite
		if spec.Competence != "" {
			kind = StepArgue
		}
		steps = append(steps, Step{Kind: kind, Ref: Ref{KindSection, spec.ID}})
	}
	slices.SortStableFunc(steps, func(a, b Step) int { return cmp.Compare(a.Kind, b.Kind) })
	if n := toCheck(s); n > 0 {
		steps = append(steps, Step{Kind: StepConfidential, Count: n})
	}
	for _, i := range aimedIndicators(c) {
		if i.Gap == nil && i.State == Argued {
			steps = append(steps, Step{Kind: StepSupport, Indicator: i.Indicator.Code, Why: i.Why})
		}
	}
	return steps
}

func emptyParts(t *Situation) int {
	n := 0
	for _, p := range situationParts {
		if *p.Of(t) == "" {
			n++
		}
	}
	return n
}

func toCheck(s *State) int {
	n := 0
	for _, p := range s.Pieces() {
		if p.InDossier && p.Confidentiality == ToCheck {
			n++
		}
	}
	return n
}

func aimedIndicators(c *Coverage) []*IndicatorCoverage {
	var all []*IndicatorCoverage
	for b := range c.Blocks {
		if !c.Blocks[b].Aimed() {
			continue
		}
		for k := range c.Blocks[b].Competences {
			indicators := c.Blocks[b].Competences[k].Indicators
			for i := range indicators {
				all = append(all, &indicators[i])
			}
		}
	}
	return all
}
