package store

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"acquis/portfolio/store/boltfile"
)

// Erase erases a text or a piece for good: from the records, the whole journal
// and history, every version, the stored files, small pictures and texts, and
// what was put aside or left behind. Nobody may have the portfolio open. It is
// not undone, and neither is anything before it.
//
// It is done at one stroke as far as the database goes, and finished by that or
// any later opening for writing: see [Portfolio.UnfinishedErasure]. An error before
// the stroke leaves everything as it was; a later one is an [ErrUnfinished].
//
// Errors: those of [Open] and of [Portfolio.PlanErasure], [ErrNoSpace],
// [ErrPermission].
func Erase(ctx context.Context, dir string, what Erasure, options Options, progress func(done, total int64)) (ErasurePlan, error) {
	p, err := Open(dir, options)
	if err != nil {
		return ErasurePlan{}, err
	}
	if err := p.UnfinishedErasure(); err != nil {
		return ErasurePlan{}, errors.Join(err, p.Close())
	}
	x, err := p.prepareErasure(ctx, what, progress)
	if err == nil {
		err = ctx.Err()
	}
	if err != nil || x.plan.Nothing() {
		return ErasurePlan{}, errors.Join(err, p.Close())
	}
	struck, err := p.strike(x, what)
	if !struck {
		return ErasurePlan{}, errors.Join(err, p.Close())
	}
	p.abandon()
	again, failed := Open(p.dir, options)
	switch {
	case failed != nil:
		return x.plan, fmt.Errorf("%w: %w", ErrUnfinished, failed)
	case again.stamp.Seq <= x.content.stamp.Seq: // the disk did not take it
		return ErasurePlan{}, errors.Join(err, again.Close())
	}
	x.plan.Foreign = foreignFiles(p.dir)
	return x.plan, errors.Join(again.UnfinishedErasure(), again.Close())
}

// strike puts a database in the place of the portfolio's in which what is
// erased has never been, together with the note of what is left to do. Struck
// says that the database was closed: whether it was replaced as well, only a
// look at it tells, should there be an error.
func (p *Portfolio) strike(x *prepared, what Erasure) (struck bool, err error) {
	p.auto.running.Wait()
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := p.ready(); err != nil {
		return false, err
	}
	d, err := x.cut.scrub(x.content, x.next)
	if err != nil {
		return false, err
	}
	d.stamp.Seq++
	if err := d.entry(Entry{Seq: d.stamp.Seq, Replica: p.header.Replica, Time: p.now(), Kind: EntryBarrier}); err != nil {
		return false, err
	}
	if d.local, err = x.local(noteOf(x, what)); err != nil {
		return false, err
	}
	check := func(c *content) error {
		made, err := c.state()
		if err == nil && len(Compare(made, x.next)) > 0 {
			err = fmt.Errorf("%w: other records", ErrJournal)
		}
		return err
	}
	err = d.replace(p.disk, p.dir, filepath.Join(p.dir, databaseName), check, func() error {
		struck = true
		return p.db.Close()
	})
	return struck, err
}

// local is what concerns this computer only: the note, the versions, whose sums
// are about to change, and the last copy, unless its place says the text.
func (x *prepared) local(note *erasing) ([]boltfile.Item, error) {
	kept := map[string]string{}
	for name := range x.content.kept {
		kept[name] = ""
	}
	last := x.content.lastCopy
	if x.wanted != nil && x.wanted.Began(last.Place, "") {
		last.Place = ""
	}
	return localItems(kept, note, last)
}

// abandon ends the use of a portfolio whose database was replaced and closed.
func (p *Portfolio) abandon() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.closed = true
	p.dropLease()
}
