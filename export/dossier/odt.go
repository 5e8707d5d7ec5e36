package dossier

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"

	"acquis/assets/text"
	"acquis/export/opendocument"
	ts "acquis/export/typeset"
	"acquis/portfolio"
	"acquis/portfolio/durable"
)

// ExportODT writes the dossier to out as a text document for LibreOffice and
// Word, with what the PDF says of the candidate's own part. The annexes are not
// in it: they keep their numbers and their table, and references name them
// without a page. The file appears whole and durable, or not at all.
//
// Report.Pages are those of the PDF of the same content: the program that opens
// the file counts its own.
//
// progress may be nil. Errors wrap [ErrFolder], [ErrWrite], [ErrBroken] or the
// error of ctx.
func ExportODT(ctx context.Context, s *portfolio.State, o Options, out string, progress func(Progress)) (Report, error) {
	if progress == nil {
		progress = func(Progress) {}
	}
	dir := filepath.Dir(out)
	_ = durable.Sweep(dir, durable.Abandoned) // the next one tries again
	if err := durable.Probe(dir); err != nil {
		return Report{}, fmt.Errorf("%w: %w", ErrFolder, err)
	}
	o.WithoutAnnexes = true
	progress(Progress{Step: text.ExportLaysOut})
	made := build(s, o)
	layout, err := ts.Lay(ctx, made.doc)
	if err != nil {
		return Report{}, err
	}
	progress(Progress{Step: text.ExportWrites})
	size, err := writeODT(ctx, layout, made, out)
	if err != nil {
		return Report{}, err
	}
	return Report{Pages: layout.Pages, Bytes: size, Findings: review(s, o, made)}, nil
}

// writeODT writes the file, makes it durable, reads it back and gives it its
// name.
func writeODT(ctx context.Context, layout *ts.Layout, made *built, out string) (int64, error) {
	f, err := durable.Create(durable.From(ctx), filepath.Dir(out), durable.Options{Hash: true})
	if err != nil {
		return 0, fmt.Errorf("%w: %w", ErrFolder, err)
	}
	defer f.Discard() // does nothing after Commit
	err = opendocument.Write(f, made.doc, opendocument.Options{Names: made.look.names(), PageOf: func(anchor string) (int, bool) {
		page := layout.PageOf(anchor)
		return page, page > 0
	}})
	if err == nil {
		err = f.Finish()
	}
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return 0, writeError(ctx, err)
	}
	data, err := os.ReadFile(f.Path())
	if err != nil {
		return 0, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != f.Sum() || !bytes.HasPrefix(data, []byte("PK")) {
		return 0, fmt.Errorf("%w: read back otherwise than written", ErrBroken)
	}
	if err := f.Commit(out); err != nil {
		return 0, writeError(ctx, err)
	}
	return f.Size(), nil
}

// names are those of the styles of a dossier, as its author finds them in
// LibreOffice and Word.
func (l *look) names() map[*ts.ParagraphStyle]string {
	return map[*ts.ParagraphStyle]string{
		l.overline: text.StyleKind,
		l.diploma:  text.StyleDiploma,
		l.name:     text.StyleName,
		l.plain:    text.StyleTitlePage,
		l.label:    text.StyleLabel,
		l.codes:    text.StyleCodes,
		l.place:    text.StylePlace,
		l.meta:     text.StyleMeta,
		l.note:     text.StyleNote,
		l.source:   text.StyleSource,
	}
}
