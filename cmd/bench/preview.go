package main

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	"acquis/export/dossier"
	"acquis/export/example"
	"acquis/portfolio/pdfium"
	"acquis/portfolio/store"
)

// The goals: a first page comes up before one wonders, and turning takes two
// or three frames even for a page that was not drawn ahead.
const (
	previewOpenGoal = 200 // ms, with the machine code in the cache
	previewPageGoal = 50  // ms, at 100 dots per inch
)

// previewPages is how many pages are drawn.
const previewPages = 40

// preview measures how the dossier of the example is shown: from nothing to
// its first page, and then page by page.
func preview(b *bench) error {
	path, err := exampleDossier(b.dir)
	if err != nil {
		return err
	}
	ctx := context.Background()
	var opens []time.Duration
	for turn := range 6 {
		engine := pdfium.New(pdfium.Options{})
		if !engine.Available() {
			return errors.New("pdfium.wasm was not fetched")
		}
		took, err := timed(func() error { return firstPage(ctx, engine, path) })
		engine.Close()
		if err != nil {
			return err
		}
		if turn > 0 { // the first may have had to compile
			opens = append(opens, took)
		}
	}
	b.report("preview-open", float64(median(opens).Microseconds())/1e3, "ms", previewOpenGoal)
	pages, err := drawPages(ctx, path)
	if err != nil {
		return err
	}
	b.report("preview-page", float64(median(pages).Microseconds())/1e3, "ms", previewPageGoal)
	return nil
}

// exampleDossier exports the dossier of the example, without its annexes.
func exampleDossier(dir string) (path string, err error) {
	folder := filepath.Join(dir, "portfolio")
	if err := example.Build(context.Background(), folder); err != nil {
		return "", err
	}
	book, err := store.Open(folder, store.Options{})
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

func firstPage(ctx context.Context, engine *pdfium.Engine, path string) error {
	d, err := engine.Open(ctx, path)
	if err != nil {
		return err
	}
	defer d.Close() //nolint:errcheck // it was only read
	_, err = d.RenderAt(ctx, 0, 100)
	return err
}

// drawPages is how long each page takes.
func drawPages(ctx context.Context, path string) ([]time.Duration, error) {
	engine := pdfium.New(pdfium.Options{})
	defer engine.Close()
	d, err := engine.Open(ctx, path)
	if err != nil {
		return nil, err
	}
	defer d.Close() //nolint:errcheck // it was only read
	var all []time.Duration
	for n := range min(previewPages, d.Pages()) {
		took, err := timed(func() error { _, err := d.RenderAt(ctx, n, 100); return err })
		if err != nil {
			return nil, err
		}
		all = append(all, took)
	}
	return all, nil
}
