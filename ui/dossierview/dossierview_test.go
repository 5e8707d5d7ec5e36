package dossierview

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"acquis/export/dossier"
	"acquis/portfolio"
	"acquis/ui/screentest"
	"acquis/ui/widgets"
)

func open(t *testing.T, state *portfolio.State) (*Screen, *screentest.Book, fyne.Window) {
	t.Helper()
	return screentest.Open(t, state, screentest.Laptop, func(b *screentest.Book) *Screen { return New(b) })
}

func TestChoicesAreKeptAndUndone(t *testing.T) {
	s, book, w := open(t, screentest.Sample(t))
	screentest.Shot(t, w, "dossier")
	test.Tap(s.options.annexes)
	test.Tap(s.options.review)
	test.Tap(s.options.gaps)
	if kept := book.State().DossierOptions(); !kept.WithoutAnnexes || !kept.PrintGaps || !kept.Review {
		t.Errorf("kept %+v", kept)
	}
	book.Undo()
	if s.options.gaps.Ticked() {
		t.Error("undone, yet still ticked")
	}
}

func TestABlockCanBeLeftOut(t *testing.T) {
	s, book, _ := open(t, screentest.Sample(t))
	if n := len(s.options.blocks.Objects); n != 2 {
		t.Fatalf("%d blocks offered; the dispensed one is not to be presented", n)
	}
	first := s.options.blocks.Objects[0].(*widgets.Check)
	test.Tap(first)
	if got := dossier.OptionsOf(book.State()).Blocks; !slices.Equal(got, []string{"RNCP39644BC02"}) {
		t.Errorf("the dossier presents %v", got)
	}
	test.Tap(first)
	if got := book.State().DossierOptions().LeftBlocks; len(got) != 0 {
		t.Errorf("left out: %v", got)
	}
}

func TestExportShowsItsProgressAndItsResult(t *testing.T) {
	s, _, w := open(t, screentest.Sample(t))
	cancelled := false
	s.OnExport = func() { s.Begin(func() { cancelled = true }) }
	test.Tap(s.export)
	s.Advance(dossier.Progress{Step: "Annexes", Done: 2, Total: 5})
	screentest.Shot(t, w, "dossier-running")
	s.progress.Cancel()
	if !cancelled {
		t.Error("cancel does nothing")
	}
	s.Done(Result{Name: "dossier.pdf", Report: dossier.Report{Pages: 62, Annexes: 14, Replaced: []string{"L’annexe 3 n’a pas pu être jointe."}}})
	screentest.Shot(t, w, "dossier-done")
	if n := len(s.outcome.Objects); n != 2 {
		t.Errorf("%d notices, want the result and the replaced annex", n)
	}
}

func TestSigningIsSaved(t *testing.T) {
	s, book, _ := open(t, screentest.Empty(t))
	test.Type(s.options.place.Input(), "Orsanne")
	test.Type(s.options.day.Input(), "12/3/2027")
	s.Flush()
	c := book.State().Candidate()
	if c.SignedAt != "Orsanne" || c.SignedOn != (portfolio.Date{Year: 2027, Month: 3, Day: 12}) {
		t.Errorf("%+v", c)
	}
}
