package ui

import (
	"bytes"
	"context"
	"errors"
	"image/jpeg"
	"os"
	"path/filepath"
	"time"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/export/dossier"
	"acquis/portfolio"
	"acquis/portfolio/intake"
	"acquis/portfolio/pdfium"
	"acquis/portfolio/store"
	"acquis/ui/dossierview"
	"acquis/ui/viewer"
	"acquis/ui/widgets"
)

// newEngine makes what reads PDFs; tests put another in its place.
var newEngine = func() *pdfium.Engine { return pdfium.New(pdfium.Options{}) }

// aside runs work away from the interface's goroutine. It is a
// [viewer.Background].
func (a *App) aside(work func(context.Context) error, done func(error)) (cancel func()) {
	return a.runner.Cancellable(func(ctx context.Context, _ Progress) error { return work(ctx) }, func(int, int, string) {}, done)
}

// preview shows a piece in a dialog, from a page of one of its files on. field
// is "file" or "standIn"; "" is what goes into the dossier. page counts from 1;
// 0 is the beginning. Words may be marked.
func (a *App) preview(id portfolio.ID, field string, page int, marked ...string) {
	piece := a.session.State().Piece(id)
	if piece == nil || a.blocked() {
		return
	}
	file := piece.Attached()
	switch {
	case field == "file":
		file = piece.File
	case field == "standIn":
		file = piece.StandIn
	}
	switch {
	case file == nil:
		return
	case !isShown(file.Media):
		widgets.Alert(a.shell.root, text.PreviewTitle, text.PieceNoLook)
		return
	}
	v := viewer.New(a.aside)
	var d *widgets.Dialog
	d = widgets.NewDialog(text.OrUntitled(piece.Title), v.Object(),
		widgets.NewButton(widgets.Plain, text.PieceOpen, icons.Open, func() { a.openPiece(id) }),
		widgets.NewButton(widgets.Primary, text.DialogClose, icons.None, func() { d.Close() })).Wide(1100).Tall()
	d.OnClosed = v.Close
	d.ShowIn(a.window.Canvas())
	book := a.session.book
	v.Mark(marked...)
	v.Open(max(0, page-1), func(ctx context.Context) (viewer.Document, error) { return a.look(ctx, book, file) })
	v.Focus()
}

// lookSide is the longest side, in pixels, of an image that is looked at.
const lookSide = 2400

// look opens a stored file to be looked at.
func (a *App) look(ctx context.Context, book *store.Portfolio, f *portfolio.File) (viewer.Document, error) {
	path, err := book.FilePath(f.SHA256)
	if err != nil {
		return nil, err
	}
	if f.Media == mediaPDF {
		return a.openPDF(ctx, path)
	}
	small, err := intake.Reduced(ctx, path, lookSide)
	if err != nil {
		return nil, err
	}
	img, err := jpeg.Decode(bytes.NewReader(small))
	if err != nil {
		return nil, err
	}
	return viewer.Picture(img), nil
}

const mediaPDF = "application/pdf"

// isShown reports whether files of a kind can be looked at.
func isShown(media string) bool {
	return media == mediaPDF || media == "image/jpeg" || media == "image/png"
}

// openPDF opens a PDF file. A nil *pdfium.Document is no nil viewer.Document.
func (a *App) openPDF(ctx context.Context, path string) (viewer.Document, error) {
	d, err := a.pdf.Open(ctx, path)
	if err != nil {
		return nil, err
	}
	return d, nil
}

// withPreview gives the screen of the dossier its preview, where there can be one.
func (a *App) withPreview(s Screen) Screen {
	screen := s.(*dossierview.Screen)
	if !a.pdf.Available() {
		screen.WithoutPreview(text.PDFMissing)
		return s
	}
	screen.WithPreview(&dossierPages{a.pdf, a.session.book}, a.aside, a.runner.After)
	return s
}

// dossierPages makes the dossier as it would be exported. It implements
// [dossierview.Pages].
type dossierPages struct {
	pdf  *pdfium.Engine
	book *store.Portfolio
}

// Make implements [dossierview.Pages]: it exports into a private folder, which
// goes with the document.
func (p *dossierPages) Make(ctx context.Context, s *portfolio.State) (viewer.Document, dossier.Report, error) {
	dir, err := p.book.Scratch()
	if err != nil {
		return nil, dossier.Report{}, err
	}
	options := dossier.OptionsOf(s)
	options.Created = time.Now()
	path := filepath.Join(dir, "apercu.pdf")
	report, err := dossier.Export(ctx, s, p.book, options, path, nil)
	if err == nil {
		var d *pdfium.Document
		if d, err = p.pdf.Open(ctx, path); err == nil {
			return &passing{d, dir}, report, nil
		}
	}
	return nil, dossier.Report{}, errors.Join(err, os.RemoveAll(dir))
}

// passing is a document whose file goes with it.
type passing struct {
	*pdfium.Document
	dir string
}

// Close implements [viewer.Document].
func (p *passing) Close() error { return errors.Join(p.Document.Close(), os.RemoveAll(p.dir)) }
