package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"go.etcd.io/bbolt"

	"acquis/portfolio/durable"
	"acquis/portfolio/store/boltfile"
)

// A database is compacted when it is opened, if more than half of it is free
// and that is worth the while, in bytes: bbolt uses freed pages again but
// never gives them back.
const compactFrom = 4 << 20

func wasteful(im *boltfile.Image) bool {
	return im.Free > im.Pages/2 && im.Free*uint64(im.PageSize) > compactFrom
}

// compact puts a copy without free pages in the place of the database, which
// the caller holds the lock of, and closes it. The copy is read back and
// compared before it takes the place.
func compact(db *bbolt.DB, c *content, dir string, disk durable.FS) error {
	path, err := durable.Reserve(disk, dir)
	if err != nil {
		return err
	}
	defer os.Remove(path) //nolint:errcheck // gone when it was renamed, else swept at the next start
	if err := copyCompact(path, db, c.stamp); err != nil {
		return err
	}
	copied, err := soundContent(dir, path)
	if err != nil {
		return err
	}
	want, got := c.stamp, copied.stamp
	want.Tx, got.Tx = 0, 0
	if want != got || copied.header != c.header {
		return fmt.Errorf("%s: compacted copy differs", dir)
	}
	return takePlace(disk, path, filepath.Join(dir, databaseName), db.Close)
}

// takePlace puts a new database in the place of one that the caller holds the
// lock of, and lets it go in any case. Where the system can, the lock is held
// until it is done: nobody may lock the old file in between and write into
// what has no name any more. (Who waits for the lock meanwhile finds out by
// itself; see openBolt.) Windows cannot rename onto an open file, nor can it
// while anybody else has opened it.
func takePlace(disk durable.FS, from, to string, unlock func() error) error {
	if !renamesOpen {
		if err := unlock(); err != nil {
			return err
		}
		return durable.Publish(disk, from, to, durable.Options{})
	}
	err := durable.Publish(disk, from, to, durable.Options{})
	return errors.Join(err, unlock())
}

// copyCompact copies all values, and writes the stamp of the last transaction.
func copyCompact(path string, from *bbolt.DB, s stamp) error {
	to, err := openBolt(path, time.Second)
	if err != nil {
		return err
	}
	err = bbolt.Compact(to, from, 0)
	if err == nil {
		err = to.Update(func(tx *bbolt.Tx) error { return putStamp(tx, &s) })
	}
	if closing := to.Close(); err == nil {
		err = closing
	}
	return err
}
