package store

import (
	"fmt"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"

	"acquis/portfolio/durable"
)

// What each format brought:
//
//	1  the first
//	2  kinds of records that a program of format 1 takes for damage: another
//	   outline than the pinned one, the answers of the feasibility file, a
//	   sufficiency profile of one's own. No record of format 1 changes. Small
//	   pictures and texts are sealed, which they were not: those of format 1
//	   are no damage, and are made anew.

// sealedDerived is the format from which on derived things are sealed.
const sealedDerived = 2

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
	if p.header.Format < sealedDerived {
		for _, d := range allDerived {
			_ = os.RemoveAll(filepath.Join(p.dir, d.folder)) // a cache; what stays is made anew one day
			_ = durable.MkdirAll(p.disk, filepath.Join(p.dir, d.folder))
		}
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
