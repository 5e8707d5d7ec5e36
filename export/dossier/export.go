package dossier

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"acquis/assets/text"
	"acquis/export/annex"
	ts "acquis/export/typeset"
	"acquis/portfolio"
	"acquis/portfolio/durable"
)

// Errors of an export, beside that of its context.
var (
	// ErrFolder says that the folder of the dossier is not there or not
	// writable.
	ErrFolder = errors.New("dossier: cannot write in the folder")
	// ErrWrite says that the file could not be written or renamed, for
	// instance because the disk is full or another program holds the file.
	ErrWrite = errors.New("dossier: cannot write the file")
	// ErrBroken says that the file that was written is not what was meant; it
	// has been removed.
	ErrBroken = errors.New("dossier: the written file is not sound")
)

// FileSource finds the stored bytes of pieces.
type FileSource interface {
	// FilePath is the path of the file with that SHA-256, in lower-case
	// hexadecimal. The file is only read.
	FilePath(sha256 string) (string, error)
}

// Progress says how far an export is.
type Progress struct {
	Step        string // in French
	Done, Total int    // of this step; Total is 0 where it cannot be counted
}

// Report says what became of an export.
type Report struct {
	Pages    int       // of the whole file
	Annexes  int       // documents annexed, pages that stand for some included
	Replaced []string  // sentences about annexes for which a page stands
	Findings []Finding // what Check says
}

// Export writes the dossier to out. The file appears whole, checked and
// durable, or not at all: it is written beside out under another name, which
// is removed when ctx is done or something fails.
//
// progress may be nil. files may be nil if nothing is annexed.
//
// Errors wrap [ErrFolder], [ErrWrite], [ErrBroken] or the error of ctx. An
// annex that cannot be attached is no error: a page stands for it, and the
// report says so.
func Export(ctx context.Context, s *portfolio.State, files FileSource, o Options, out string, progress func(Progress)) (Report, error) {
	if progress == nil {
		progress = func(Progress) {}
	}
	if err := writable(filepath.Dir(out)); err != nil {
		return Report{}, err
	}
	made := build(s, o)
	sources, infos, err := inspect(ctx, made, files, progress)
	if err != nil {
		return Report{}, err
	}
	for i, src := range sources {
		a := &annexEntry{number: src.Number}
		made.doc.Appended = append(made.doc.Appended, ts.Appended{Anchor: a.anchor(), URI: a.uri(), Pages: infos[i].Pages})
	}
	progress(Progress{Step: text.ExportLaysOut})
	layout, err := ts.Lay(ctx, made.doc)
	if err != nil {
		return Report{}, err
	}
	for i := range sources {
		sources[i].BackPage = layout.PageOf((&annexEntry{number: sources[i].Number}).row())
	}
	report := Report{Pages: layout.Total, Annexes: len(sources), Findings: review(s, o, made)}
	progress(Progress{Step: text.ExportWrites})
	main, err := writeMain(ctx, layout, filepath.Dir(out))
	if err != nil {
		return Report{}, err
	}
	defer main.Discard() // nothing is left to discard when it became the dossier
	if len(sources) == 0 {
		if err := main.Commit(out); err != nil {
			return Report{}, fmt.Errorf("%w: %w", ErrWrite, err)
		}
		return report, nil
	}
	done, err := annex.Assemble(ctx, annex.Job{Main: main.Path(), Dir: filepath.Dir(out), Annexes: sources, Infos: infos},
		func(done, total int) { progress(Progress{Step: text.ExportAssembles, Done: done, Total: total}) })
	if err != nil {
		return Report{}, assembleError(ctx, err)
	}
	defer done.Discard()
	if err := done.Commit(out); err != nil {
		return Report{}, assembleError(ctx, err)
	}
	whole := done.Report
	for _, r := range whole.Replaced {
		report.Replaced = append(report.Replaced, r.Sentence())
	}
	if whole.Pages != layout.Total {
		os.Remove(out)
		return Report{}, fmt.Errorf("%w: %d pages instead of %d", ErrBroken, whole.Pages, layout.Total)
	}
	return report, nil
}

// inspect finds how many pages each annex takes, or why it cannot be attached.
func inspect(ctx context.Context, made *built, files FileSource, progress func(Progress)) ([]annex.Source, []annex.Info, error) {
	if !made.attach {
		return nil, nil, nil
	}
	var sources []annex.Source
	var infos []annex.Info
	for i, a := range made.annexes {
		progress(Progress{Step: text.ExportReads, Done: i, Total: len(made.annexes)})
		if a.file == nil {
			continue
		}
		if err := ctx.Err(); err != nil {
			return nil, nil, fmt.Errorf("dossier: %w", err)
		}
		src := annex.Source{Number: a.number, Title: titled(a.piece.Title), Media: a.file.Media, SHA256: a.file.SHA256}
		info := annex.Info{Pages: 1, Problem: annex.ErrUnreadable}
		if path, err := pathOf(files, a.file.SHA256); err == nil {
			src.Path = path
			info = annex.Inspect(ctx, path, a.file.Media, annex.Shrink{})
		}
		if err := ctx.Err(); err != nil {
			return nil, nil, fmt.Errorf("dossier: %w", err)
		}
		sources, infos = append(sources, src), append(infos, info)
	}
	return sources, infos, nil
}

func pathOf(files FileSource, sha string) (string, error) {
	if files == nil {
		return "", fmt.Errorf("%w: no files", os.ErrNotExist)
	}
	return files.FilePath(sha)
}

// writable tries the folder before the work is done.
func writable(dir string) error {
	if err := durable.Probe(dir); err != nil {
		return fmt.Errorf("%w: %w", ErrFolder, err)
	}
	return nil
}

// writeMain writes the candidate's part of the dossier to a new file in dir,
// makes it durable and reads it back.
func writeMain(ctx context.Context, l *ts.Layout, dir string) (*durable.File, error) {
	f, err := durable.Create(durable.From(ctx), dir, durable.Options{Mode: annex.Mode, Hash: true})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrFolder, err)
	}
	if err := l.Write(ctx, f); err != nil {
		f.Discard()
		if ctx.Err() != nil {
			return nil, err
		}
		return nil, fmt.Errorf("%w: %w", ErrWrite, err)
	}
	if err := f.Finish(); err != nil {
		f.Discard()
		return nil, fmt.Errorf("%w: %w", ErrWrite, err)
	}
	if err := sound(f); err != nil {
		f.Discard()
		return nil, err
	}
	return f, nil
}

// sound reads a written file back: it must be what was written, and end as a
// PDF ends.
func sound(f *durable.File) error {
	data, err := os.ReadFile(f.Path())
	if err != nil {
		return fmt.Errorf("%w: %w", ErrBroken, err)
	}
	if hexSum(data) != f.Sum() || !bytes.HasPrefix(data, []byte("%PDF-")) || !bytes.HasSuffix(data, []byte("%%EOF\n")) {
		return fmt.Errorf("%w: read back otherwise than written", ErrBroken)
	}
	return nil
}

func hexSum(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

func assembleError(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return fmt.Errorf("dossier: %w", ctx.Err())
	}
	return fmt.Errorf("%w: %w", ErrWrite, err)
}

// Lines lays a dossier without annexes out and gives its lines, for measuring
// what writing them alone costs (see [ts.WriteBare]).
func Lines(ctx context.Context, s *portfolio.State, o Options) ([]ts.Line, error) {
	o.WithoutAnnexes = true
	layout, err := ts.Lay(ctx, build(s, o).doc)
	if err != nil {
		return nil, err
	}
	return layout.Lines(), nil
}
