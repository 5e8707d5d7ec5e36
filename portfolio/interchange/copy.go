package interchange

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"acquis/portfolio/store"
)

// Copy writes a copy of a portfolio into a folder outside this computer, such
// as a USB stick: a document named by the portfolio and the day, and its files
// (see [Export]). It then reads everything back and compares it, and only then
// notes in the portfolio that there is a copy. A copy of the same day is
// replaced.
//
// The clock tells the day in its own location. Progress runs through the files
// twice: once written, once read back.
//
// Errors: those of Export, a [*Fault] with [ErrCopy] when what was written
// does not read back, and that of ctx.
func Copy(ctx context.Context, p *store.Portfolio, folder string, now time.Time, progress Progress) (Written, error) {
	total := 2 * totalSize(filesOf(p.State()))
	half := func(done int64) Progress {
		return func(n, _ int64) {
			if progress != nil {
				progress(done+n, total)
			}
		}
	}
	path := filepath.Join(folder, copyName(p.Name(), now))
	written, err := Export(ctx, p, path, half(0))
	if err != nil {
		return Written{}, err
	}
	if err := verify(ctx, written, half(written.Bytes)); err != nil {
		return Written{}, err
	}
	return written, p.SetLastCopy(now, folder)
}

// copyName is the name of the document of a copy: "Acquis Mon portfolio
// 2026-11-21.json".
func copyName(portfolio string, now time.Time) string {
	return store.CleanName(fmt.Sprintf("Acquis %s %s", portfolio, now.Format(time.DateOnly)), ".json")
}

// verify reads back what an export has written.
func verify(ctx context.Context, w Written, progress Progress) error {
	f, err := os.Open(w.Document)
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
