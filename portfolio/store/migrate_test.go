package store

import (
	"errors"
	"testing"

	"acquis/portfolio"
)

// old makes a portfolio as a program of format 1 has left it.
func old(t *testing.T) (*Portfolio, portfolio.Ref) {
	t.Helper()
	p := newTest(t)
	ref := put(t, p, &portfolio.Situation{Title: "Avant"})
	must(t, p.Close())
	rewriteHeader(t, p.Dir(), func(h *header) { h.Format, h.OldestReader = 1, 1 })
	return p, ref
}

func TestAPortfolioOfTheFirstFormatIsRaisedAfterASnapshot(t *testing.T) {
	p, ref := old(t)
	raised, err := Open(p.Dir(), Options{Clock: p.clock})
	must(t, err)
	defer raised.Close()
	if raised.header.Format != Format || raised.header.OldestReader != oldestReader {
		t.Errorf("header %+v", raised.header)
	}
	snapshots, err := raised.Snapshots()
	must(t, err)
	var before Snapshot
	for _, s := range snapshots {
		if s.Reason == ReasonMigration {
			before = s
		}
	}
	then, err := raised.SnapshotState(before.Name)
	must(t, err)
	if then.Get(ref) == nil {
		t.Error("the snapshot is not of what was there")
	}
	outline := raised.State().Outline.Clone()
	outline.Title = "La mienne"
	change(t, raised, "Changer la trame", func(e *portfolio.Edit) { must(t, e.SetOutline(outline)) })
	again := reopen(t, raised)
	if again.State().Outline.Title != "La mienne" || again.State().Get(ref) == nil {
		t.Error("what was written after is lost")
	}
	if list, _ := again.Snapshots(); countReason(list, ReasonMigration) != 1 {
		t.Error("raised a second time")
	}
	for range 2 { // both changes, the one of before too
		_, err := again.Undo()
		must(t, err)
	}
	if again.State().OwnOutline() || again.State().Get(ref) != nil {
		t.Error("undo stops at the migration")
	}
	must(t, again.Restore(before.Name))
	if again.State().Get(ref) == nil {
		t.Error("the snapshot of the older format does not come back")
	}
}

func countReason(list []Snapshot, reason Reason) int {
	n := 0
	for _, s := range list {
		if s.Reason == reason {
			n++
		}
	}
	return n
}

func TestReadingRaisesNothing(t *testing.T) {
	p, ref := old(t)
	reader, err := Open(p.Dir(), Options{ReadOnly: true})
	must(t, err)
	if reader.State().Get(ref) == nil || reader.header.Format != 1 {
		t.Errorf("format %d", reader.header.Format)
	}
	must(t, reader.Close())
	c, err := read(p.Dir())
	must(t, err)
	if c.header.Format != 1 {
		t.Error("reading has written")
	}
}

// A program of format 1 must not take the new records for damage.
func TestTheFirstFormatRefusesThisOne(t *testing.T) {
	if oldestReader < 2 {
		t.Errorf("readers from %d on", oldestReader)
	}
	if newer := (&NewerError{Format: Format, OldestReader: oldestReader}); !errors.Is(newer, ErrNewer) {
		t.Error(newer)
	}
}
