package store

import (
	"fmt"

	"acquis/assets/text"
	"acquis/portfolio"
)

// Barrier is Change for what comes from elsewhere whole (an import): it takes
// a snapshot before, and is not undone; going back means restoring that
// snapshot.
func (p *Portfolio) Barrier(reason Reason, label string, edit func(*portfolio.Edit) error) error {
	if _, err := p.Snapshot(reason); err != nil {
		return err
	}
	err := p.change(Entry{Kind: EntryBarrier, Label: label}, edit)
	p.tell()
	return err
}

// Restore brings the records of a snapshot back. Without refs the whole
// portfolio becomes what it was then: a [Portfolio.Barrier]. With refs only
// these records do, by an ordinary change that can be undone; one that the
// snapshot does not have is removed.
//
// Errors: [ErrNoSnapshot], a [DamageError] of the snapshot, and for single
// records those of [portfolio.Edit.Put].
func (p *Portfolio) Restore(snapshot string, refs ...portfolio.Ref) error {
	if err := p.UnfinishedErasure(); err != nil {
		return err // the snapshot may still hold it
	}
	path, err := snapshotPath(p.dir, snapshot)
	if err != nil {
		return err
	}
	c, err := soundContent(p.dir, path)
	if err != nil {
		return err
	}
	if c.header.Portfolio != p.header.Portfolio || c.header.Framework != p.header.Framework || c.header.Outline != p.header.Outline {
		return fmt.Errorf("%w: %s is of another portfolio or framework", ErrNoSnapshot, snapshot)
	}
	then, err := c.state()
	if err != nil {
		return err
	}
	if len(refs) == 0 {
		return p.Barrier(ReasonRestore, text.StoreRestored, func(e *portfolio.Edit) error {
			becomeAsIs(e, then)
			return nil
		})
	}
	title := then.TitleOf(refs[0])
	if title == "" {
		title = p.State().TitleOf(refs[0])
	}
	return p.Change(text.StoreRestoredItem(portfolio.Shorten(title, 48)), func(e *portfolio.Edit) error {
		for _, ref := range refs {
			if r := then.Get(ref); r == nil {
				e.Remove(ref)
			} else if err := e.Put(copyOf(r)); err != nil {
				return err
			}
		}
		return nil
	})
}

// becomeAsIs makes an edit's State hold the records of another.
func becomeAsIs(e *portfolio.Edit, then *portfolio.State) {
	var gone []portfolio.Ref
	e.State().Records(func(r portfolio.Record) {
		if then.Get(r.Ref()) == nil {
			gone = append(gone, r.Ref())
		}
	})
	for _, ref := range gone {
		e.RemoveAsIs(ref)
	}
	then.Records(func(r portfolio.Record) {
		if before := e.State().Get(r.Ref()); before == nil || len(changedFields(before, r)) > 0 {
			e.PutAsIs(r)
		}
	})
}
