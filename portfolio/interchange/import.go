package interchange

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"acquis/portfolio"
	"acquis/portfolio/durable"
	"acquis/portfolio/store"
)

// Check reads the document at path and all its files and says what is wrong.
func Check(ctx context.Context, path string, progress Progress) (Document, error) {
	d, err := readDocument(path)
	if err != nil {
		return Document{}, err
	}
	files := filesOf(d.State)
	from, err := openFolder(FilesFolder(path))
	if err != nil {
		return Document{}, err
	}
	defer from.close()
	return d, from.check(files, &meter{ctx: ctx, progress: progress, total: totalSize(files)})
}

func readDocument(path string) (Document, error) {
	f, err := durable.OpenRegular(path)
	if err != nil {
		return Document{}, err
	}
	defer f.Close()
	return Read(f)
}

// Import makes a new portfolio in dir, a folder that does not exist or is
// empty, of the document at path and its files. The document is checked whole
// before anything is written; the portfolio is built beside its place and
// renamed into it, so that there is all of it or nothing.
//
// Errors: [*Fault], those of store.Create, of the system, and that of ctx.
func Import(ctx context.Context, path, dir string, progress Progress) error {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	if err := checkVacant(dir); err != nil {
		return err
	}
	d, err := Check(ctx, path, nil)
	if err != nil {
		return err
	}
	disk, parent := durable.From(ctx), filepath.Dir(dir)
	if err := durable.MkdirAll(disk, parent); err != nil {
		return err
	}
	_ = durable.Sweep(parent, durable.Abandoned) // what somebody else has left is no obstacle
	building, err := durable.MkdirTemp(disk, parent)
	if err != nil {
		return err
	}
	defer os.RemoveAll(building) //nolint:errcheck // empty once the portfolio was renamed
	whole := filepath.Join(building, "portfolio")
	if err := build(ctx, d, path, whole, progress); err != nil {
		return err
	}
	return durable.PublishFolder(disk, whole, dir)
}

// checkVacant refuses a place where there is something.
func checkVacant(dir string) error {
	entries, err := os.ReadDir(dir)
	switch info, stat := os.Stat(dir); {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case stat == nil && !info.IsDir() || len(entries) > 0:
		return &Fault{Err: ErrExists, Detail: filepath.Base(dir)}
	}
	return err
}

// build makes the portfolio of a document, its files included.
func build(ctx context.Context, d Document, path, dir string, progress Progress) (err error) {
	p, err := store.Create(dir, store.Init{Framework: d.Framework, Outline: d.Outline, ID: d.State.ID,
		Edit: func(e *portfolio.Edit) error { return putAll(e, d.State) }})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.Close()) }()
	files := filesOf(d.State)
	from, err := openFolder(FilesFolder(path))
	if err != nil {
		return err
	}
	defer from.close()
	m := &meter{ctx: ctx, progress: progress, total: totalSize(files)}
	for _, file := range files {
		if err := importFile(p, from, file, m); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// putAll puts records that were checked when they were read.
func putAll(e *portfolio.Edit, s *portfolio.State) error {
	s.Records(func(r portfolio.Record) { e.PutAsIs(r) })
	return nil
}

// importFile stores one file. Its hash is taken again: it may have changed
// since the check.
func importFile(p *store.Portfolio, from *folder, file held, m *meter) error {
	in, err := from.open(file.SHA256)
	if errors.Is(err, fs.ErrNotExist) {
		return file.fault(ErrMissingFile)
	}
	if err != nil {
		return err
	}
	defer in.Close()
	stored, err := p.AddReader(m.ctx, in)
	if err != nil {
		return fmt.Errorf("store %s: %w", file.SHA256, err)
	}
	if stored.SHA256 != file.SHA256 || stored.Size != file.Size {
		return file.fault(ErrAlteredFile)
	}
	m.count(file.Size)
	return nil
}
