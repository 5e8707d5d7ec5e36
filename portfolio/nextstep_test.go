package portfolio

import (
	"errors"
	"slices"
	"testing"
)

func first(s *State) Step { return NextSteps(s, Cover(s, today))[0] }

// The road from an empty portfolio, step by step.
func TestNextStepsFollowTheRoad(t *testing.T) {
	s := emptyState()
	for _, c := range []struct {
		want StepKind
		do   func(*Edit) error
	}{
		{StepCandidate, func(e *Edit) error { return e.Put(&Candidate{FamilyName: "Martin"}) }},
		{StepSelfAssess, func(e *Edit) error {
			return errors.Join(e.Put(&SelfAssessment{Competence: "1.1", Answer: AnswerNo}),
				e.Put(&SelfAssessment{Competence: "1.2", Answer: AnswerYes}),
				e.Put(&SelfAssessment{Competence: "2.1", Answer: AnswerPartly}))
		}},
		{StepFirstPost, func(e *Edit) error { return e.Put(&Experience{Role: "Éducatrice"}) }},
		{StepFirstSituation, func(e *Edit) error { return e.Put(&Situation{ID: "s", InDossier: true}) }},
		{StepTell, func(e *Edit) error { _, err := e.Link(theSituation, "1.2.1", ""); return err }},
		{StepJustify, func(e *Edit) error { _, err := e.Link(theSituation, "1.2.1", "oui"); return err }},
	} {
		if got := first(s); got.Kind != c.want {
			t.Fatalf("next is %+v, want kind %d", got, c.want)
		}
		s = change(t, s, c.do)
	}
}

// What the candidate said to know comes before what she said not to know.
func TestNextStepsBeginWhereTheCandidateKnows(t *testing.T) {
	s := change(t, withEvidence(t), func(e *Edit) error {
		return errors.Join(e.Put(&Candidate{FamilyName: "Martin"}), e.Put(&Experience{Role: "Éducatrice"}),
			e.Put(&SelfAssessment{Competence: "1.1", Answer: AnswerNo}),
			e.Put(&SelfAssessment{Competence: "1.2", Answer: AnswerYes}),
			e.Put(&SelfAssessment{Competence: "2.1", Answer: AnswerPartly}))
	})
	if got := first(s); got.Kind != StepTell || got.Indicator != "1.2.1" {
		t.Errorf("%+v, want 1.2.1", got)
	}
}

func TestNextStepsLeaveAloneWhatIsNotAimedAt(t *testing.T) {
	s := change(t, withEvidence(t), func(e *Edit) error {
		return errors.Join(e.Put(&BlockChoice{Code: "B2", Status: BlockLeft}), e.Put(&AcceptedGap{Indicator: "1.1.1"}))
	})
	for _, step := range NextSteps(s, Cover(s, today)) {
		if step.Indicator == "2.1.1" || step.Indicator == "1.1.1" || step.Ref.ID == ArgumentID("2.1") {
			t.Errorf("%+v", step)
		}
	}
}

func TestNextStepsAskForNothingThatDoesNotPrint(t *testing.T) {
	s := emptyState()
	asked := func(s *State) bool {
		for _, step := range NextSteps(s, Cover(s, today)) {
			if step.Ref.ID == "motivations" {
				return true
			}
		}
		return false
	}
	o := s.Outline.Clone()
	o.Part("motivations").Unprinted = true
	if !asked(s) || asked(s.WithOutline(o)) {
		t.Errorf("printed %v, unprinted %v", asked(s), asked(s.WithOutline(o)))
	}
}

func TestBalanceSharesWordsOut(t *testing.T) {
	s := change(t, withEvidence(t), func(e *Edit) error {
		n := *e.State().Situation("s")
		n.Actions = "un deux trois quatre cinq six"
		_, a := e.Link(theSituation, "1.1.1", "")
		_, b := e.Link(theSituation, "1.1.2", "")
		_, c := e.Link(theSituation, "2.1.1", "")
		_, d := e.Link(thePiece, "2.1.1", "")
		return errors.Join(e.Put(&n), a, b, c, d, e.Put(&Section{ID: ArgumentID("1.2"), Text: "sept huit", InDossier: true}))
	})
	w := Balance(s)
	if len(w) != 2 || w[0].Words != 6 || w[1].Words != 2 || w[0].Pieces != 0 || w[1].Pieces != 1 || w[0].Situations != 1 {
		t.Errorf("%+v", w)
	}
}

// An argument rests on situations: whoever has told none is not asked for one.
func TestNextStepsDoNotAskForArgumentsBeforeASituation(t *testing.T) {
	argues := func(s *State) bool {
		return slices.ContainsFunc(NextSteps(s, Cover(s, today)), func(step Step) bool { return step.Kind == StepArgue })
	}
	s := emptyState()
	if argues(s) {
		t.Error("an empty portfolio is asked for an argument")
	}
	if s = change(t, s, func(e *Edit) error { return e.Put(&Situation{ID: "s", InDossier: true}) }); !argues(s) {
		t.Error("with a situation, no argument is asked for")
	}
}
