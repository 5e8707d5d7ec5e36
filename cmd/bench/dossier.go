package main

import (
	"context"
	"os"
	"path/filepath"

	"acquis/export/dossier"
	"acquis/export/typeset"
)

// vsGofpdf holds the example's dossier without annexes against gofpdf
// writing the same lines in one pass.
func vsGofpdf(b *bench) error {
	ctx := context.Background()
	dir := filepath.Join(b.dir, "example")
	p, err := openExample(dir)
	if err != nil {
		return err
	}
	defer p.Close()
	options := dossier.OptionsOf(p.State())
	options.WithoutAnnexes = true
	lines, err := dossier.Lines(ctx, p.State(), options)
	if err != nil {
		return err
	}
	out := filepath.Join(b.dir, "dossier.pdf")
	r, err := ratio(15, func() error {
		_, err := dossier.Export(ctx, p.State(), p, options, out, nil)
		return err
	}, func() error { return writeBare(filepath.Join(b.dir, "bare.pdf"), lines) })
	if err != nil {
		return err
	}
	b.report("vs-gofpdf", r, "×", 1.5)
	return nil
}

func writeBare(path string, lines []typeset.Line) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return typeset.WriteBare(f, lines)
}
