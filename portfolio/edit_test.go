package portfolio

import (
	"errors"
	"slices"
	"testing"
)

func TestEditLeavesItsBaseAlone(t *testing.T) {
	base := withEvidence(t)
	base.LinksTo("1.1.1") // builds the index, which must not be written into either
	next := change(t, base, func(e *Edit) error {
		if _, err := e.Link(theSituation, "1.1.1", "parce que"); err != nil {
			return err
		}
		s := *e.State().Situation("s")
		s.Title = "Autre"
		return e.Put(&s)
	})
	if len(base.Links()) != 0 || len(base.LinksTo("1.1.1")) != 0 || base.Situation("s").Title != "Situation" {
		t.Error("the base has changed")
	}
	if len(next.LinksTo("1.1.1")) != 1 || len(next.LinksFrom(theSituation)) != 1 || next.Situation("s").Title != "Autre" {
		t.Error("the change is not in the result")
	}
}

func TestPutFillsIn(t *testing.T) {
	s := &Situation{Title: " Titre\n", Context: "e\u0301"}
	state := change(t, emptyState(), func(e *Edit) error { return e.Put(s) })
	if s.ID == "" || s.Rank == "" || len(s.Tag) != tagLength {
		t.Errorf("not told to the caller: %+v", s)
	}
	if kept := state.Situation(s.ID); kept.Title != "Titre" || kept.Context != "é" {
		t.Errorf("not normalised: %+v", kept)
	}
}

func TestTagsAreNeverShared(t *testing.T) {
	e := NewEdit(emptyState())
	first := &Situation{ID: "x", Tag: newTag("y", 0)} // as if drawn by chance
	second := &Piece{ID: "y"}
	if err := errors.Join(e.Put(first), e.Put(second)); err != nil {
		t.Fatal(err)
	}
	if first.Tag == second.Tag {
		t.Error("two records answer to one tag")
	}
}

func TestPutRefuses(t *testing.T) {
	base := change(t, withEvidence(t), func(e *Edit) error {
		_, err := e.Link(theSituation, "1.1.1", "")
		return err
	})
	for name, c := range map[string]struct {
		record Record
		want   error
	}{
		"indicator":  {&Link{Evidence: theSituation, Indicator: "9.9.9"}, ErrUnknownIndicator},
		"evidence":   {&Link{Evidence: Ref{KindSituation, "gone"}, Indicator: "1.1.1"}, ErrNotFound},
		"experience": {&Link{Evidence: Ref{KindExperience, "s"}, Indicator: "1.1.1"}, ErrNotFound},
		"twin":       {&Link{Evidence: theSituation, Indicator: "1.1.1"}, ErrAlreadyLinked},
		"block":      {&BlockChoice{Code: "B9"}, ErrUnknownBlock},
		"competence": {&SelfAssessment{Competence: "9.9"}, ErrUnknownCompetence},
		"gap":        {&AcceptedGap{Indicator: "1.1"}, ErrUnknownIndicator},
	} {
		e := NewEdit(base)
		if err := e.Put(c.record); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
		if _, changes := e.Result(1); len(changes) != 0 {
			t.Errorf("%s: refused, yet changed %v", name, changes)
		}
	}
}

func TestRemoveLeavesNothingInTheAir(t *testing.T) {
	base := change(t, withEvidence(t), func(e *Edit) error {
		err := e.Put(&Experience{ID: "x", Role: "Cheffe de projet"})
		s := *e.State().Situation("s")
		s.Experience = "x"
		_, linkErr := e.Link(theSituation, "1.1.1", "a")
		_, pieceErr := e.Link(thePiece, "1.1.1", "b")
		return errors.Join(err, e.Put(&s), linkErr, pieceErr)
	})
	next := change(t, base, func(e *Edit) error {
		e.Remove(Ref{KindExperience, "x"})
		return nil
	})
	if s := next.Situation("s"); s == nil || s.Experience != "" {
		t.Errorf("situation of a removed experience: %+v", s)
	}
	next = change(t, next, func(e *Edit) error { e.Remove(theSituation); return nil })
	if links := next.LinksTo("1.1.1"); len(links) != 1 || links[0].Evidence != thePiece {
		t.Errorf("links after removing the situation: %v", links)
	}
}

func TestLinkTakesBackTheGap(t *testing.T) {
	base := change(t, withEvidence(t), func(e *Edit) error {
		return e.Put(&AcceptedGap{Indicator: "1.1.1", Reason: "jamais exercé"})
	})
	next := change(t, base, func(e *Edit) error { _, err := e.Link(theSituation, "1.1.1", ""); return err })
	if next.Gap("1.1.1") != nil {
		t.Error("a linked indicator is still a point non traité")
	}
}

func TestLinkAgainJustifies(t *testing.T) {
	s := change(t, withEvidence(t), func(e *Edit) error {
		_, err := e.Link(theSituation, "1.1.1", "")
		_, again := e.Link(theSituation, "1.1.1", "parce que")
		return errors.Join(err, again)
	})
	if links := s.LinksTo("1.1.1"); len(links) != 1 || links[0].Justification != "parce que" {
		t.Errorf("%v", links)
	}
}

func order(s *State) string {
	out := ""
	for _, p := range s.Pieces() {
		out += string(p.ID)
	}
	return out
}

func TestMoveAndShift(t *testing.T) {
	base := emptyState()
	for _, id := range []ID{"a", "b", "c", "d"} {
		base = change(t, base, func(e *Edit) error { return e.Put(&Piece{ID: id}) })
	}
	ref := func(id ID) Ref { return Ref{KindPiece, id} }
	for _, c := range []struct {
		name string
		do   func(*Edit) error
		want string
	}{
		{"to the front", func(e *Edit) error { return e.Move(ref("c"), "a") }, "cabd"},
		{"to the end", func(e *Edit) error { return e.Move(ref("a"), "") }, "bcda"},
		{"up", func(e *Edit) error { return e.Shift(ref("c"), -1) }, "acbd"},
		{"down", func(e *Edit) error { return e.Shift(ref("b"), 1) }, "acbd"},
		{"down to the end", func(e *Edit) error { return e.Shift(ref("c"), 1) }, "abdc"},
		{"past the end", func(e *Edit) error { return e.Shift(ref("d"), 1) }, "abcd"},
		{"far up", func(e *Edit) error { return e.Shift(ref("d"), -10) }, "dabc"},
	} {
		if got := order(change(t, base, c.do)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// Two computers may choose the same rank; moving between such twins works.
func TestMoveBetweenTwins(t *testing.T) {
	s := NewState("p", 0, trialFramework(), smallOutline(), []Record{
		&Piece{ID: "a", Rank: "V"}, &Piece{ID: "b", Rank: "V"}, &Piece{ID: "c", Rank: "k"}})
	if got := order(change(t, s, func(e *Edit) error { return e.Move(Ref{KindPiece, "c"}, "b") })); got != "acb" {
		t.Errorf("%s, want acb", got)
	}
}

func TestResultListsEachChangeOnce(t *testing.T) {
	base := withEvidence(t)
	e := NewEdit(base)
	p := *base.Piece("p")
	for _, title := range []string{"un", "deux", "trois"} {
		p.Title = title
		if err := e.Put(&p); err != nil {
			t.Fatal(err)
		}
	}
	e.Remove(theSituation)
	if err := e.Put(&Training{ID: "t"}); err != nil {
		t.Fatal(err)
	}
	e.Remove(Ref{KindTraining, "t"}) // came and went: no change
	_, changes := e.Result(7)
	refs := []Ref{}
	for _, c := range changes {
		refs = append(refs, c.Ref)
	}
	if !slices.Equal(refs, []Ref{thePiece, theSituation}) {
		t.Errorf("%v", refs)
	}
}
