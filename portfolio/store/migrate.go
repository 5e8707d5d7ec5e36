package store

import (
	"fmt"

	"go.etcd.io/bbolt"
)

// What each format brought:
//
//	1  the first
//	2  kinds of records that a program of format 1 takes for damage: another
//	   outline than the pinned one, the answers of the feasibility file, a
//	   sufficiency profile of one's own. No record of format 1 changes.

// migrate raises a portfolio of an older format to this one, after a snapshot
// of it as it was. It is called once the portfolio can be written to. Opening
// for reading migrates nothing.
func (p *Portfolio) migrate() error {
	if p.header.Format >= Format {
		return nil
	}
	if _, err := p.takeSnapshot(ReasonMigration); err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	raised, next := p.header, p.stamp
	raised.Format, raised.OldestReader = Format, oldestReader
	err := p.db.Update(func(tx *bbolt.Tx) error {
		if err := putSealed(tx.Bucket(bucketMeta), sealHeader, keyHeader, raised); err != nil {
			return err
		}
		return putStamp(tx, &next)
	})
	if err != nil {
		return fault(fmt.Sprintf("raise %s to format %d", p.dir, Format), err)
	}
	p.header, p.stamp = raised, next
	return nil
}
