package load

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"

	"acquis/assets/frameworks"
	"acquis/assets/outlines"
	"acquis/portfolio"
	"acquis/portfolio/store"
)

// Size says how large a portfolio is to be.
type Size struct {
	Experiences, Situations, Pieces, Links int
	Bytes                                  int64 // of files, at the least
	Seed                                   uint64
}

// Full is the size that is promised to work.
var Full = Size{Experiences: 40, Situations: 500, Pieces: 5000, Links: 50_000, Bytes: 20_000_000_000, Seed: 39644}

// Made is what Build has made.
type Made struct {
	Files  int
	Bytes  int64 // of these files
	OnDisk int64 // what they take there, 0 where the system does not say
}

// Build makes a portfolio of a size in a folder that does not exist, and closes
// it. Whoever asked for it removes it.
func Build(ctx context.Context, dir string, size Size) (Made, error) {
	framework, err := frameworks.File(frameworks.Current)
	if err != nil {
		return Made{}, err
	}
	outline, err := outlines.File(outlines.Usual)
	if err != nil {
		return Made{}, err
	}
	files, err := plan(size)
	if err != nil {
		return Made{}, err
	}
	p, err := store.Create(dir, store.Init{Framework: framework, Outline: outline, Edit: func(e *portfolio.Edit) error {
		return fill(e, size, files)
	}})
	if err != nil {
		return Made{}, err
	}
	if err := p.Close(); err != nil {
		return Made{}, err
	}
	return writeAll(ctx, filepath.Join(dir, "files"), files)
}

// writeAll writes the files of the pieces.
func writeAll(ctx context.Context, dir string, files []*content) (made Made, err error) {
	for _, f := range files {
		if err := ctx.Err(); err != nil {
			return made, err
		}
		path := filepath.Join(dir, f.file.SHA256)
		if err := f.write(path); err != nil {
			return made, fmt.Errorf("write %s: %w", f.file.Name, err)
		}
		made.Files++
		made.Bytes += f.file.Size
		if info, err := os.Stat(path); err == nil {
			made.OnDisk += onDisk(info)
		}
	}
	return made, nil
}

// source is the randomness of one part of the portfolio, so that a change of one
// part leaves the others as they are.
func source(size Size, part uint64) *rand.Rand { return rand.New(rand.NewPCG(size.Seed, part)) }

// id is the identifier of the n-th record of a kind: in the form of those that
// Acquis draws, and in their order.
func id(kind byte, n int) portfolio.ID {
	return portfolio.ID(fmt.Sprintf("0199%02x00-%04x-7000-8000-%012x", kind, n>>8&0xffff, n))
}
