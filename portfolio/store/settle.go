package store

import (
	"errors"
)

// A commit can fail at its very end: the meta page is written, and the disk
// refuses to say that it is durable. The change was refused then; but bbolt
// goes on from what is in the file, and so must the portfolio, or its sums
// would be wrong from there on.

// ready says why the portfolio cannot be changed, and otherwise makes sure
// that it is what bbolt goes on from. It is called with p.mu.
func (p *Portfolio) ready() error {
	if err := p.openToWrite(); err != nil {
		return err
	}
	if current(p.db) == p.stamp.Tx {
		p.unsettled = false
		return nil // whether it is still theirs, commit looks at its end
	}
	if err := p.own(); err != nil { // what is there may be somebody else's
		return err
	}
	if err := p.settle(); err != nil {
		return err
	}
	p.unsettled = false
	return nil
}

// refused is what becomes of a transaction that failed.
func (p *Portfolio) refused(err error) error {
	if errors.Is(err, ErrLost) {
		return err
	}
	unknown := p.settle()
	p.unsettled = unknown != nil
	return errors.Join(fault("write", err), unknown)
}

// settle reads the portfolio anew if the database is not where it was left.
func (p *Portfolio) settle() error {
	if current(p.db) == p.stamp.Tx {
		return nil
	}
	c, err := read(p.dir)
	if err != nil {
		return err
	}
	if grave := c.grave(); len(grave) > 0 {
		return damage(p.dir, grave...)
	}
	state, err := c.state()
	if err != nil {
		return err
	}
	p.stamp, p.lastCopy, p.heads = c.stamp, c.lastCopy, c.last.Heads
	undo, err := p.entryAt(p.heads.Undo)
	if err != nil {
		return err
	}
	redo, err := p.entryAt(p.heads.Redo)
	if err != nil {
		return err
	}
	p.publish(state, *c.last, undo, redo)
	return nil
}
