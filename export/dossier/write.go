package dossier

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"acquis/assets/text"
	"acquis/export/annex"
	"acquis/export/deposit"
	ts "acquis/export/typeset"
	"acquis/portfolio"
	"acquis/portfolio/durable"
)

// pending is a file that is complete and checked, and waits for its name.
type pending interface {
	Commit(to string) error
	Discard()
}

// outbox gathers the files of an export, so that they get their names together,
// when all of them are complete.
type outbox struct {
	out   string // of the dossier itself
	of    string // by which its files of annexes are known again
	files []pending
	names []string
}

func newOutbox(s *portfolio.State, out string) *outbox {
	return &outbox{out: out, of: string(s.ID) + "/" + strings.ToLower(filepath.Base(out))}
}

func (b *outbox) dir() string { return filepath.Dir(b.out) }

func (b *outbox) path(name string) string { return filepath.Join(b.dir(), name) }

func (b *outbox) add(name string, f pending) {
	b.files, b.names = append(b.files, f), append(b.names, name)
}

// discard removes what has not got its name.
func (b *outbox) discard() {
	for _, f := range b.files {
		f.Discard()
	}
}

// commit gives the files their names, the dossier last: where it is, all is.
func (b *outbox) commit() error {
	for i, f := range b.files {
		if err := f.Commit(b.path(b.names[i])); err != nil {
			return fmt.Errorf("%w: %w", ErrWrite, err)
		}
	}
	return nil
}

// free makes sure that no file of somebody else has a name that is needed: only
// files of annexes of this dossier, and copies of pieces, may go.
func (b *outbox) free(s *portfolio.State, files []deposit.File) error {
	for _, f := range files {
		path := b.path(f.Name)
		if _, err := os.Lstat(path); errors.Is(err, os.ErrNotExist) {
			continue
		}
		if sameName(f.Name, b.out) || !annex.IsOf(path, b.of) && !isPiece(s, path) {
			return &TakenError{f.Name}
		}
	}
	return nil
}

// isPiece tells whether a file is a copy of one that the portfolio holds.
func isPiece(s *portfolio.State, path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return false
	}
	hash := hex.EncodeToString(sum.Sum(nil))
	return slices.ContainsFunc(s.Pieces(), func(p *portfolio.Piece) bool {
		return slices.ContainsFunc(p.Files(), func(f *portfolio.File) bool { return f.SHA256 == hash })
	})
}

// sweep removes the files of annexes that an earlier export of the same dossier
// wrote and that are none of it any more. Left behind, they would be deposited.
func (b *outbox) sweep() (gone []string) {
	entries, _ := os.ReadDir(b.dir()) // unreadable: nothing to sweep
	for _, e := range entries {
		ours := e.Type().IsRegular() && filepath.Ext(e.Name()) == ".pdf" && annex.IsOf(b.path(e.Name()), b.of)
		if ours && !slices.ContainsFunc(b.names, func(n string) bool { return sameName(n, e.Name()) }) {
			if os.Remove(b.path(e.Name())) == nil {
				gone = append(gone, e.Name())
			}
		}
	}
	return gone
}

// writeMain writes the candidate's part of the dossier to a new file in dir,
// makes it durable and reads it back.
func writeMain(ctx context.Context, l *ts.Layout, dir string) (*durable.File, error) {
	f, err := durable.Create(durable.From(ctx), dir, durable.Options{Hash: true})
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
	sum := sha256.Sum256(data)
	if hex.EncodeToString(sum[:]) != f.Sum() || !bytes.HasPrefix(data, []byte("%PDF-")) || !bytes.HasSuffix(data, []byte("%%EOF\n")) {
		return fmt.Errorf("%w: read back otherwise than written", ErrBroken)
	}
	return nil
}

// copyOf copies a file as it is, and makes sure that it is what it was.
func copyOf(ctx context.Context, source annex.Source, dir string) (*durable.File, error) {
	from, err := os.Open(source.Path)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrWrite, err)
	}
	defer from.Close()
	f, err := durable.Create(durable.From(ctx), dir, durable.Options{Hash: true})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrFolder, err)
	}
	_, err = io.Copy(f, readerUntil{ctx, from})
	if err == nil {
		err = f.Finish()
	}
	if err == nil && f.Sum() != source.SHA256 {
		err = fmt.Errorf("%w: a piece is not what it was", ErrBroken)
	}
	if err != nil {
		f.Discard()
		return nil, writeError(ctx, err)
	}
	return f, nil
}

// readerUntil stops when the export is over.
type readerUntil struct {
	ctx context.Context
	r   io.Reader
}

func (r readerUntil) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.r.Read(p)
}

// writeError gives a failure the meaning that it has for an export.
func writeError(ctx context.Context, err error) error {
	switch {
	case ctx.Err() != nil:
		return fmt.Errorf("dossier: %w", ctx.Err())
	case errors.Is(err, ErrBroken), errors.Is(err, ErrWrite), errors.Is(err, ErrFolder):
		return err
	}
	return fmt.Errorf("%w: %w", ErrWrite, err)
}

// about is what a file of annexes says of itself.
func (b *outbox) about(l *composed, o Options, file int) annex.Apart {
	return annex.Apart{File: file, Title: text.FileTitle(file, l.made.doc.Title), Author: l.made.doc.Author,
		Creator: text.DossierProducer, Created: o.Created, Of: b.of}
}
