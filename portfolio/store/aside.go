package store

import (
	"context"
	"errors"
	"io/fs"
	"os"

	"acquis/portfolio"
)

// Aside makes a new portfolio in dir, a folder that does not exist or is empty,
// of the records that this one holds now, as they are in memory, and opens it:
// whoever has lost a portfolio (see [LostError]) goes on there and loses
// nothing. It has the same id, and no history. Nothing of this portfolio's own
// folder is read. The stored files come by [Portfolio.TakeFiles], which may
// take its time.
//
// Errors: those of [Create].
func (p *Portfolio) Aside(dir string) (*Portfolio, error) {
	state := p.State()
	return Create(dir, Init{Framework: p.framework, Outline: p.outline, ID: p.header.Portfolio, Clock: p.clock, Disk: p.disk,
		Edit: func(e *portfolio.Edit) error {
			state.Records(func(r portfolio.Record) { e.PutAsIs(r) })
			return nil
		}})
}

// TakeFiles copies the files that the records name from another portfolio. One
// that is missing or damaged there is left out, and told as missing whenever
// this portfolio is opened. Progress, which may be nil, is told how many bytes
// of how many are done.
//
// Errors: [ErrNoSpace], [ErrPermission], and that of ctx.
func (p *Portfolio) TakeFiles(ctx context.Context, from *Portfolio, progress func(done, total int64)) error {
	files := map[string]int64{}
	var done, total int64
	for _, piece := range p.State().Pieces() {
		for _, f := range piece.Files() {
			if _, seen := files[f.SHA256]; !seen {
				files[f.SHA256] = f.Size
				total += f.Size
			}
		}
	}
	for sum, size := range files {
		if err := p.takeFile(ctx, from, sum); err != nil {
			return err
		}
		if done += size; progress != nil {
			progress(done, total)
		}
	}
	return nil
}

func (p *Portfolio) takeFile(ctx context.Context, from *Portfolio, sum string) error {
	f, err := from.OpenFile(sum)
	if err != nil {
		return ctx.Err() // it is missing
	}
	defer f.Close()
	stored, err := p.AddReader(ctx, f)
	switch {
	case errors.Is(err, ErrSource) && ctx.Err() == nil:
		return nil
	case err == nil && stored.SHA256 != sum && !stored.Existed: // damaged: of no use under another name
		err = p.disk.Remove(p.pathOf(stored.SHA256))
		if errors.Is(err, fs.ErrNotExist) || os.IsPermission(err) {
			err = nil
		}
	}
	return err
}
