// Package accession takes files into a portfolio, whoever brings them: it has
// a file examined, its bytes stored and its thumbnail made. The record that
// refers to it, and what it says, are the caller's.
//
// What it promises: when Take returns without an error the bytes are durable,
// and they are the bytes that were examined.
package accession

import (
	"context"
	"path/filepath"

	"acquis/portfolio"
	"acquis/portfolio/intake"
	"acquis/portfolio/store"
)

// Taken is a file that was taken in.
type Taken struct {
	intake.Findings
	// Twin is a piece that has held the same bytes before, or nil. They are
	// stored once all the same.
	Twin *portfolio.Piece
}

// Take takes in the file at path. A file that cannot be attached as it is
// comes in too, with its Fault and a Notice; one that is refused gives an
// *intake.Refusal. Other errors are those of the store, of the file system
// where there is no such file, and of ctx.
func Take(ctx context.Context, p *store.Portfolio, path string) (Taken, error) {
	found, err := intake.Examine(ctx, path)
	if err != nil {
		return Taken{}, err
	}
	stored, err := p.AddFile(ctx, path)
	if err != nil {
		return Taken{}, err
	}
	if stored.SHA256 != found.File.SHA256 {
		// Somebody wrote into it between the two readings.
		return Taken{}, &intake.Refusal{Name: portfolio.ShownName(filepath.Base(path)), Err: intake.ErrChanged}
	}
	picture(ctx, p, found.File)
	return Taken{found, Holder(p.State(), stored.SHA256)}, nil
}

// picture makes the thumbnail of an image. It is a convenience: without it the
// piece is shown by a sign, so that no error is worth stopping for.
func picture(ctx context.Context, p *store.Portfolio, f portfolio.File) {
	if _, ok := p.Thumbnail(f.SHA256); ok || f.Width == 0 {
		return
	}
	path, err := p.FilePath(f.SHA256)
	if err != nil {
		return
	}
	if jpeg, err := intake.Thumbnail(ctx, path); err == nil {
		_ = p.PutThumbnail(f.SHA256, jpeg)
	}
}

// Pictures makes the thumbnails that are missing, for instance after an
// import. It stops early when ctx is done.
func Pictures(ctx context.Context, p *store.Portfolio) {
	for _, piece := range p.State().Pieces() {
		for _, f := range piece.Files() {
			if ctx.Err() != nil {
				return
			}
			picture(ctx, p, *f)
		}
	}
}

// Holder is a piece that holds a file already, or nil.
func Holder(s *portfolio.State, sha256 string) *portfolio.Piece {
	for _, p := range s.Pieces() {
		for _, f := range p.Files() {
			if f.SHA256 == sha256 {
				return p
			}
		}
	}
	return nil
}
