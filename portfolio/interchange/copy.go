package interchange

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"acquis/portfolio/durable"
)

// ExportChecked is [Export] that reads everything back and compares it, for a
// document that is kept. Progress runs through the files twice: once written,
// once read back.
//
// Errors: those of Export, a [*Fault] with [ErrCopy] when what was written
// does not read back, and that of ctx.
func ExportChecked(ctx context.Context, from Source, path string, progress Progress) (Written, error) {
	total := 2 * totalSize(filesOf(from.State()))
	half := func(done int64) Progress {
		return func(n, _ int64) {
			if progress != nil {
				progress(done+n, total)
			}
		}
	}
	written, err := Export(ctx, from, path, half(0))
	if err != nil {
		return Written{}, err
	}
	return written, verify(ctx, written, half(written.Bytes))
}

// verify reads back what an export has written.
func verify(ctx context.Context, w Written, progress Progress) error {
	f, err := durable.OpenRegular(w.Document)
	if err != nil {
		return err
	}
	defer f.Close()
	sum, _, err := (&meter{ctx: ctx}).copy(io.Discard, f)
	if err != nil {
		return err
	}
	if sum != w.SHA256 {
		return &Fault{Err: ErrCopy, Detail: filepath.Base(w.Document)}
	}
	_, err = Check(ctx, w.Document, progress)
	var fault *Fault
	if errors.As(err, &fault) {
		return &Fault{Err: fmt.Errorf("%w: %w", ErrCopy, err), Detail: filepath.Base(w.Document)}
	}
	return err
}
