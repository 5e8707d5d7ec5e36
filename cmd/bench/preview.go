package main

import (
	"context"
	"errors"
	"os/exec"
	"path/filepath"
	"strconv"

	"acquis/export/dossier"
	"acquis/portfolio/pdfium"
)

// The goals, against pdftoppm, which is native code: a first page comes up within
// four times its time, with the machine code in the cache, and forty pages in
// hardly more than its own.
const (
	previewOpenGoal = 4
	previewPageGoal = 1.25
)

// previewPages is how many pages are drawn.
const previewPages = 40

// preview measures how the dossier of the example is shown: from nothing to
// its first page, and then page by page, at 100 dots per inch.
func preview(b *bench) error {
	path, err := exampleDossier(b.dir)
	if err != nil {
		return err
	}
	ctx := context.Background()
	if !pdfium.New(pdfium.Options{}).Available() {
		return errors.New("pdfium.wasm was not fetched")
	}
	// The first turn, which does not count, may have to compile.
	open, err := ratio(7, func() error { return drawPages(ctx, path, 1) }, func() error { return toppm(path, 1, b.dir) })
	if err != nil {
		return err
	}
	b.report("preview-open", open, "×", previewOpenGoal)
	pages, err := ratio(3, func() error { return drawPages(ctx, path, previewPages) }, func() error { return toppm(path, previewPages, b.dir) })
	if err != nil {
		return err
	}
	b.report("preview-page", pages, "×", previewPageGoal)
	return nil
}

// toppm has pdftoppm draw the first pages into files.
func toppm(path string, pages int, dir string) error {
	return exec.Command("pdftoppm", "-r", "100", "-f", "1", "-l", strconv.Itoa(pages), path, filepath.Join(dir, "page")).Run()
}

// exampleDossier exports the dossier of the example, without its annexes.
func exampleDossier(dir string) (path string, err error) {
	folder := filepath.Join(dir, "portfolio")
	book, err := openExample(folder)
	if err != nil {
		return "", err
	}
	defer book.Close() //nolint:errcheck // nothing was changed
	path = filepath.Join(dir, "dossier.pdf")
	o := dossier.OptionsOf(book.State())
	o.WithoutAnnexes = true
	_, err = dossier.Export(context.Background(), book.State(), book, o, path, nil)
	return path, err
}

// drawPages starts an engine and draws the first pages.
func drawPages(ctx context.Context, path string, pages int) error {
	engine := pdfium.New(pdfium.Options{})
	defer engine.Close()
	d, err := engine.Open(ctx, path)
	if err != nil {
		return err
	}
	defer d.Close() //nolint:errcheck // it was only read
	for n := range min(pages, d.Pages()) {
		if _, err := d.RenderAt(ctx, n, 100); err != nil {
			return err
		}
	}
	return nil
}
