package portfolio

import (
	"errors"
	"strings"
	"testing"
)

func TestTheRepérageSuggestsWhatToAnswer(t *testing.T) {
	for _, c := range []struct {
		first, second Answer // of 1.1 and 1.2
		want          Exercised
	}{
		{"", "", ""},
		{AnswerYes, AnswerYes, ExercisedYes},
		{AnswerYes, "", ExercisedYes},
		{AnswerNo, AnswerNo, ExercisedNo},
		{AnswerYes, AnswerNo, ExercisedPartly},
		{AnswerPartly, "", ExercisedPartly},
	} {
		s := change(t, emptyState(), func(e *Edit) error {
			if err := e.Put(&SelfAssessment{Competence: "1.1", Answer: c.first}); err != nil {
				return err
			}
			return e.Put(&SelfAssessment{Competence: "1.2", Answer: c.second})
		})
		h := HintFor(s, s.Framework.Block("B1"))
		if h.Answer != c.want || len(h.Yes)+len(h.Partly)+len(h.No)+len(h.Open) != 2 {
			t.Errorf("%q and %q: %+v", c.first, c.second, h)
		}
		if s.Feasibility("B1").Answer != "" {
			t.Error("the hint has decided")
		}
	}
}

func TestWhatAPlatformWouldRefuse(t *testing.T) {
	for _, c := range []struct {
		Feasibility
		want FeasibilityLack
	}{
		{Feasibility{}, LacksAnswer},
		{Feasibility{Answer: ExercisedPartly}, LacksComment},
		{Feasibility{Answer: ExercisedNo}, LacksNothing},
		{Feasibility{Answer: ExercisedYes, Comment: strings.Repeat("é", MaxComment)}, LacksNothing},
		{Feasibility{Answer: ExercisedYes, Comment: strings.Repeat("é", MaxComment-1) + "😀"}, LacksBrevity},
	} {
		if got := c.Lacks(); got != c.want {
			t.Errorf("%s, %d characters: %d", c.Answer, CommentLength(c.Comment), got)
		}
	}
	if err := NewEdit(emptyState()).Put(&Feasibility{Block: "B9"}); !errors.Is(err, ErrUnknownBlock) {
		t.Errorf("an unknown block: %v", err)
	}
}

func TestExperiencesOfABlock(t *testing.T) {
	s := change(t, emptyState(), func(e *Edit) error {
		for _, r := range []Record{&Experience{ID: "e1", Role: "A", InDossier: true}, &Experience{ID: "e2", Role: "B", InDossier: true},
			&Experience{ID: "e3", Role: "C"}, &Situation{ID: "s", Experience: "e2"}} {
			if err := e.Put(r); err != nil {
				return err
			}
		}
		_, err := e.Link(theSituation, "1.1.1", "")
		return err
	})
	if got := ExperiencesFor(s, s.Framework.Block("B1")); len(got) != 1 || got[0].ID != "e2" {
		t.Errorf("linked: %v", got)
	}
	if got := ExperiencesFor(s, s.Framework.Block("B2")); len(got) != 2 {
		t.Errorf("without links, %d of 2 that figure in the dossier", len(got))
	}
}
