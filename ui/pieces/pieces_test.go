package pieces

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/screentest"
	"acquis/ui/widgets"
)

type noThumbnails struct{}

func (noThumbnails) Thumbnail(string) ([]byte, bool) { return nil, false }

// library is a sample portfolio with three more pieces of every sort.
func library(t *testing.T) *portfolio.State {
	t.Helper()
	e := portfolio.NewEdit(screentest.Sample(t))
	for _, p := range []*portfolio.Piece{
		{ID: "report", Title: "Rapport d’activité 2019 de la plateforme « Habiter »", Nature: "Document de la structure", InDossier: true,
			Genre: portfolio.GenreFile, Date: portfolio.Date{Year: 2020, Month: 3}, Author: "L’Aubépine", Confidentiality: portfolio.Shareable,
			Proves: "Le volume et les résultats de l’accompagnement.",
			File:   &portfolio.File{SHA256: "a", Media: "application/pdf", Pages: 12, Size: 1_240_000}},
		{ID: "word", Genre: portfolio.GenreFile, InDossier: true, File: &portfolio.File{SHA256: "b", Size: 48_000,
			Media: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Fault: portfolio.FaultConvert}},
		{ID: "photo", Title: "L’atelier du 12 mars", Genre: portfolio.GenrePhoto, InDossier: true, Confidentiality: portfolio.NotAttached,
			File: &portfolio.File{SHA256: "c", Media: "image/jpeg", Width: 4000, Height: 3000, Size: 3_100_000}},
	} {
		if err := e.Put(p); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := e.Link(portfolio.Ref{Kind: portfolio.KindPiece, ID: "report"}, "2.2.1", "Le rapport décrit la conduite du projet."); err != nil {
		t.Fatal(err)
	}
	state, _ := e.Result(3)
	return state
}

func open(t *testing.T, state *portfolio.State) (*Screen, *screentest.Book, fyne.Window) {
	t.Helper()
	return screentest.Open(t, state, screentest.Laptop, func(b *screentest.Book) *Screen { return New(b, noThumbnails{}) })
}

func TestTypingATitleSavesItOnce(t *testing.T) {
	s, book, w := open(t, library(t))
	s.Select("word")
	screentest.Shot(t, w, "pieces-word")
	test.Type(s.form.title.Input(), "Note de cadrage")
	s.Flush()
	s.Flush()
	if got := book.State().Piece("word").Title; got != "Note de cadrage" {
		t.Errorf("title %q", got)
	}
	if n := len(book.Labels); n != 1 {
		t.Errorf("%d changes: %q", n, book.Labels)
	}
}

func TestLeavingAPieceSavesIt(t *testing.T) {
	s, book, w := open(t, library(t))
	s.Select("report")
	screentest.Shot(t, w, "pieces-report")
	s.form.author.Input().SetText("")
	test.Type(s.form.author.Input(), "Moi ")
	s.list.pick("photo")
	if got := book.State().Piece("report").Author; got != "Moi" {
		t.Errorf("author %q", got)
	}
	if got := s.form.title.Text(); got != "L’atelier du 12 mars" {
		t.Errorf("the form shows %q", got)
	}
}

func TestRemoveCanBeUndone(t *testing.T) {
	s, book, _ := open(t, library(t))
	var said string
	s.OnRemoved = func(what string) { said = what }
	s.Select("report")
	fallen := []text.Fell{{State: "argumenté", Codes: []string{"2.2.1"}}}
	if said := screentest.Words(s.form.links); !strings.Contains(said, text.WouldFall(fallen)) {
		t.Errorf("what would fall is not said beforehand:\n%s", said)
	}
	s.form.remove()
	fell := text.FellNow(fallen)
	if book.State().Piece("report") != nil || said != text.PieceRemoved("Rapport d’activité 2019 de la plateforme « Habiter »", 1)+" "+fell {
		t.Errorf("removed, said %q", said)
	}
	book.Undo()
	s.Select("report")
	if book.State().Piece("report") == nil || s.form.piece != "report" {
		t.Error("undo does not bring it back")
	}
}

// A list that is filled before it has its height must not begin at its second
// row.
func TestTheListBeginsAtItsFirstRow(t *testing.T) {
	e := portfolio.NewEdit(library(t))
	for range 20 {
		if err := e.Put(&portfolio.Piece{Genre: portfolio.GenreURL}); err != nil {
			t.Fatal(err)
		}
	}
	state, _ := e.Result(4)
	w := screentest.Window(t, widget.NewLabel(""), 1146, 700, 1) // the theme comes first
	s := New(screentest.NewBook(state), noThumbnails{})
	s.Show(state)
	w.SetContent(s.Object())
	w.Resize(fyne.NewSize(1146, 700))
	if at := s.list.list.GetScrollOffset(); at != 0 {
		t.Errorf("scrolled down by %v", at)
	}
}

func TestFilters(t *testing.T) {
	s, _, _ := open(t, library(t))
	titles := func() (out []portfolio.ID) {
		for _, p := range s.list.shown {
			out = append(out, p.ID)
		}
		return out
	}
	s.list.search.Input().SetText("activite habiter")
	if got := titles(); len(got) != 1 || got[0] != "report" {
		t.Errorf("search finds %v", got)
	}
	s.list.search.Input().SetText("")
	s.list.filter.SetChosen(filterUncited)
	s.list.narrow()
	for _, id := range titles() {
		if id == "report" {
			t.Error("a linked piece among those never linked")
		}
	}
}

func TestADroppedFileGoesToTheWindow(t *testing.T) {
	s, _, _ := open(t, screentest.Empty(t))
	var got []string
	s.OnFiles = func(paths []string) { got = paths }
	address, err := storage.ParseURI("https://example.org/x")
	if err != nil {
		t.Fatal(err)
	}
	s.Dropped([]fyne.URI{storage.NewFileURI("/d/attestation.pdf"), address})
	if len(got) != 1 || got[0] != "/d/attestation.pdf" {
		t.Errorf("%v", got)
	}
}

// Space ticks a piece as soon as the screen is come to by its keys; on a button
// of the title, it would add an empty piece.
func TestTheListHasTheKeyboardFirst(t *testing.T) {
	s, book, w := open(t, library(t))
	before := len(book.State().Pieces())
	s.Focus()
	w.Canvas().Focused().TypedRune(' ')
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if len(book.State().Pieces()) != before || w.Canvas().Focused() != fyne.Focusable(s.list.list) {
		t.Errorf("%d pieces of %d, the keyboard is at %T", len(book.State().Pieces()), before, w.Canvas().Focused())
	}
}

// The title is asked for, never taken from the file's name.
func TestANewPieceAsksForItsTitle(t *testing.T) {
	s, book, w := open(t, screentest.Empty(t))
	screentest.Shot(t, w, "pieces-empty")
	p := &portfolio.Piece{Genre: portfolio.GenreFile, File: &portfolio.File{Name: "dossier Dupont.pdf", Media: "application/pdf"}}
	if err := book.Change("", func(e *portfolio.Edit) error { return e.Put(p) }); err != nil {
		t.Fatal(err)
	}
	s.Added([]Outcome{{Piece: p.ID}, {Kind: widgets.Error, Said: "« vide.pdf » est vide."}})
	if w.Canvas().Focused() != s.form.title.Input() {
		t.Errorf("the keyboard is at %T, not in the title", w.Canvas().Focused())
	}
	screentest.Shot(t, w, "pieces-added")
}
