package ui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/pdfium"
	"acquis/portfolio/pdfium/pdfiumtest"
	"acquis/portfolio/search"
	"acquis/ui/screentest"
	"acquis/ui/widgets"
)

// withPDF opens a portfolio with a piece that is a PDF of three pages.
func withPDF(t *testing.T) (*App, portfolio.ID) {
	t.Helper()
	a := withPortfolio(t)
	book := a.session.book
	path := pdfiumtest.Write(t, pdfiumtest.PDF("Diagnostic", "Les habitants", "Une filature reconvertie"))
	stored, err := book.AddFile(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	p := &portfolio.Piece{Genre: portfolio.GenreFile, Title: "Rapport", InDossier: true,
		File: &portfolio.File{SHA256: stored.SHA256, Name: "rapport.pdf", Media: mediaPDF, Size: stored.Size, Pages: 3}}
	if err := a.session.Change("Ajouter", func(e *portfolio.Edit) error { return e.Put(p) }); err != nil {
		t.Fatal(err)
	}
	return a, p.ID
}

func TestAPieceIsLookedAt(t *testing.T) {
	pdfiumtest.Engine(t) // or the test is skipped
	a, _ := withPDF(t)
	a.goTo(placePieces)
	test.Tap(screentest.Button(a.screens[placePieces].Object(), text.PieceLook))
	if said := a.overlayWords(); !strings.Contains(said, "Rapport") || !strings.Contains(said, text.ViewerOf(3)) {
		t.Fatalf("over the window: %q", said)
	}
	keys := a.window.Canvas().Focused()
	keys.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	if entries := screentest.Find[*widgets.Input](a.window.Canvas().Overlays().Top()); len(entries) != 1 || entries[0].Text != "3" {
		t.Error("End does not go to the last page")
	}
	keys.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if a.blocked() {
		t.Error("Escape does not close it")
	}
}

// What is written in a PDF is found, and opens at its page.
func TestTheTextOfAPDFIsFound(t *testing.T) {
	pdfiumtest.Engine(t)
	a, id := withPDF(t)
	if thumb, ok := a.session.Thumbnail(a.session.State().Piece(id).File.SHA256); !ok || len(thumb) == 0 {
		t.Error("the piece has no small picture")
	}
	found := a.findAndOpen(t, "filatures", portfolio.KindPiece)
	if found.Ref.ID != id || found.Place.Page != 3 {
		t.Errorf("found %+v", found)
	}
	if a.at != placePieces || !strings.Contains(a.overlayWords(), text.ViewerOf(3)) {
		t.Errorf("at %v, over the window %q", a.at, a.overlayWords())
	}
}

// The preview is the exported dossier, and leaves nothing behind.
func TestTheDossierIsMadeToBeLookedAt(t *testing.T) {
	pdfiumtest.Engine(t)
	a := withSample(t)
	pages := &dossierPages{a.pdf, a.session.book}
	d, report, err := pages.Make(context.Background(), a.session.State())
	if err != nil {
		t.Fatal(err)
	}
	if d.Pages() != report.Pages || d.Pages() < 10 {
		t.Errorf("%d pages, %d reported", d.Pages(), report.Pages)
	}
	said, err := d.(*passing).Text(context.Background(), 0)
	if err != nil || !strings.Contains(said, "Dossier de validation") {
		t.Errorf("the first page says %q, %v", said, err)
	}
	copies := filepath.Join(a.session.book.Dir(), "copies")
	if list, _ := os.ReadDir(copies); len(list) != 1 {
		t.Errorf("%d folders while it is looked at", len(list))
	}
	if err := d.Close(); err != nil {
		t.Error(err)
	}
	if list, _ := os.ReadDir(copies); len(list) != 0 {
		t.Errorf("%s is left", list[0].Name())
	}
	// Nor does one that is cancelled.
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := pages.Make(ctx, a.session.State()); err == nil {
		t.Error("made all the same")
	}
	if list, _ := os.ReadDir(copies); len(list) != 0 {
		t.Errorf("%s is left", list[0].Name())
	}
}

// Without the reader of PDFs everything else works, and it is said.
func TestWithoutTheReaderOfPDFs(t *testing.T) {
	a, id := withPDFWithout(t)
	a.goTo(placeDossier)
	if said := screentest.Words(a.screens[placeDossier].Object()); !strings.Contains(said, text.PDFMissing) || !strings.Contains(said, text.DossierExport) {
		t.Errorf("the dossier says %q", said)
	}
	a.finder.follow()
	if found := a.finder.index.Search(search.Query{Text: "rapport"}); found.Total == 0 {
		t.Error("the title is not found")
	}
	a.goTo(placePieces)
	a.preview(id, "", 0)
	if said := a.overlayWords(); !strings.Contains(said, text.PDFMissing) {
		t.Errorf("over the window: %q", said)
	}
}

// withPDFWithout is withPDF in a build without the reader.
func withPDFWithout(t *testing.T) (*App, portfolio.ID) {
	t.Helper()
	real := newEngine
	newEngine = func() *pdfium.Engine { return pdfium.New(pdfium.Options{Program: os.DirFS(t.TempDir())}) }
	t.Cleanup(func() { newEngine = real })
	return withPDF(t)
}
