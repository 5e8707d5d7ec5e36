package dossierview

import (
	"fmt"
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
	s.options.deposit.annexes.OnChosen(2)
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

func TestTheDepositIsChosen(t *testing.T) {
	s, book, w := open(t, screentest.Sample(t))
	d := s.options.deposit
	kept := func() string {
		o := book.State().DossierOptions()
		return fmt.Sprint(o.Profile, o.AnnexesApart, o.WithoutAnnexes, d.profile.Chosen(), d.annexes.Chosen(), len(d.places))
	}
	d.annexes.OnChosen(1)
	if got := kept(); got != "true false 0 1 3" {
		t.Error(got)
	}
	d.profile.OnChosen(1) // France VAE: annexes are apart anyway
	if got := kept(); got != "francevaefalse false 1 0 2" {
		t.Error(got)
	}
	d.annexes.OnChosen(1)
	if got := kept(); got != "francevaefalse true 1 1 2" {
		t.Error(got)
	}
	d.profile.OnChosen(0)
	if got := kept(); got != "false true 0 2 3" {
		t.Error(got)
	}
	s.Done(Result{Name: "dossier.pdf", Report: dossier.Report{Pages: 62, Annexes: 14,
		Said:  []string{"Les 14\u00a0annexes sont regroupées en 2\u00a0fichiers."},
		Unfit: []dossier.Finding{{Text: "Il faudrait 9\u00a0fichiers."}},
		Files: []dossier.File{{Name: "fichier-1-annexes-01-a-09.pdf", Annexes: []int{1, 2, 3, 4, 5, 6, 7, 8, 9}, Pages: 40, Bytes: 9_400_000},
			{Name: "fichier-2-annexes-10-a-14.pdf", Annexes: []int{10, 11, 12, 13, 14}, Pages: 20, Bytes: 3_000_000}}}})
	screentest.Shot(t, w, "dossier-deposit")
	if n := len(s.outcome.Objects); n != 3 {
		t.Errorf("%d notices, want the result, what does not fit, and what was done", n)
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

func TestExportAsText(t *testing.T) {
	s, _, w := open(t, screentest.Sample(t))
	s.OnExportODT = func() { s.Begin(func() {}) }
	test.Tap(s.odt)
	if s.progress == nil || !s.odt.Disabled() || !s.export.Disabled() {
		t.Error("no export runs, or another can begin beside it")
	}
	s.Done(Result{Name: "dossier.odt", ODT: true, Report: dossier.Report{Pages: 80}})
	screentest.Shot(t, w, "dossier-odt")
	if len(s.outcome.Objects) != 1 || s.odt.Disabled() {
		t.Error("the result is not shown, or nothing can follow it")
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
