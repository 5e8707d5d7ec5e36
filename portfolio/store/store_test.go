package store

import (
	"errors"
	"testing"

	"acquis/portfolio"
)

// What was written is there after a restart, under the same version.
func TestCreateChangeReopen(t *testing.T) {
	p := newTest(t)
	put(t, p, &portfolio.Candidate{GivenName: "Nadia", FamilyName: "Œuvrard"})
	ref := put(t, p, &portfolio.Situation{Title: "Un titre « long »", Actions: "J’ai <mené> & conclu."})
	before, version := dump(t, p.State()), p.State().Version
	p = reopen(t, p)
	if after := dump(t, p.State()); after != before {
		t.Errorf("reopened:\n%s\nbefore:\n%s", after, before)
	}
	if p.State().Version != version || p.State().TitleOf(ref) != "Un titre « long »" {
		t.Errorf("version %d, title %q", p.State().Version, p.State().TitleOf(ref))
	}
	if f, o := p.Pinned(); string(f) != testFramework || string(o) != testOutline {
		t.Error("the pinned files are not those that were given")
	}
}

// Nothing changed leaves no entry; an error leaves nothing.
func TestChangeOfNothing(t *testing.T) {
	p := newTest(t)
	s := &portfolio.Situation{Title: "A"}
	put(t, p, s)
	version := p.State().Version
	put(t, p, s)
	if p.State().Version != version {
		t.Error("the same record again made an entry")
	}
	boom := errors.New("boom")
	err := p.Change("x", func(e *portfolio.Edit) error {
		e.Remove(s.Ref())
		return boom
	})
	if !errors.Is(err, boom) || p.State().Situation(s.ID) == nil || p.State().Version != version {
		t.Errorf("a refused edit changed something: %v", err)
	}
}

func TestUndoRedoLabels(t *testing.T) {
	p := newTest(t)
	if _, ok := p.CanUndo(); ok {
		t.Error("the creation can be undone")
	}
	put(t, p, &portfolio.Situation{ID: "s", Title: "A"})
	put(t, p, &portfolio.Situation{ID: "s", Title: "B"})
	if _, err := p.Undo(); err != nil || p.State().Situation("s").Title != "A" {
		t.Fatalf("undo: %v, %q", err, p.State().Situation("s").Title)
	}
	p = reopen(t, p)
	if label, ok := p.CanRedo(); !ok || label != "put" {
		t.Errorf("redo after a restart: %q %v", label, ok)
	}
	if _, err := p.Redo(); err != nil || p.State().Situation("s").Title != "B" {
		t.Fatalf("redo: %v", err)
	}
	if _, err := p.Redo(); !errors.Is(err, ErrNothingToRedo) {
		t.Errorf("redo at the end: %v", err)
	}
	for range 2 {
		if _, err := p.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := p.Undo(); !errors.Is(err, ErrNothingToUndo) || p.State().Count(portfolio.KindSituation) != 0 {
		t.Errorf("undo at the start: %v", err)
	}
}
