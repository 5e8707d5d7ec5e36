package store

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"go.etcd.io/bbolt"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/durable"
)

// Assessment is what can be done about a damaged portfolio.
type Assessment struct {
	Problems []Problem
	// Readable is what can still be read, nil if nothing can.
	Readable *portfolio.State
	// Snapshot is the newest good one, nil if there is none, and Saved its
	// state.
	Snapshot *Snapshot
	Saved    *portfolio.State
	// Differences lead from what can be read to the snapshot.
	Differences []Difference
}

// Assess looks at a portfolio that [Open] refused with a [DamageError], and
// touches nothing.
func Assess(dir string) (Assessment, error) {
	var a Assessment
	c, err := read(dir)
	var damaged *DamageError
	switch {
	case errors.As(err, &damaged):
		a.Problems = damaged.Problems
	case err != nil:
		return Assessment{}, err
	default:
		a.Problems = c.problems
		if c.erasing != nil {
			a.Problems = append(a.Problems, unfinishedErasing) // the snapshots may hold what was erased
		}
		if s, err := c.state(); err == nil && !c.foreign() {
			a.Readable = s
		}
	}
	if a.Snapshot, a.Saved, err = newestSound(dir); err != nil {
		return Assessment{}, err
	}
	if a.Saved != nil {
		nameTitles(a.Saved, a.Problems)
		if a.Readable != nil {
			a.Differences = Compare(a.Readable, a.Saved)
		}
	}
	return a, nil
}

// newestSound finds the newest good snapshot of a portfolio; nil if there is
// none.
func newestSound(dir string) (*Snapshot, *portfolio.State, error) {
	list, err := SnapshotsIn(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, nil, err
	}
	owner := ownerOf(dir, list)
	for i := range list {
		c, err := soundContent(dir, filepath.Join(dir, snapshotsName, list[i].Name))
		if err != nil || c.header.Portfolio != owner || c.stamp.Seq != list[i].Seq {
			continue
		}
		if s, err := c.state(); err == nil {
			return &list[i], s, nil
		}
	}
	return nil, nil, nil
}

// nameLost fills in the titles of records that cannot be read any more, as
// they were in the newest good snapshot.
func nameLost(dir string, problems []Problem) {
	lost := slices.ContainsFunc(problems, func(p Problem) bool { return p.Title == "" && p.Code == ProblemRecord })
	if !lost {
		return
	}
	if _, saved, err := newestSound(dir); err == nil && saved != nil {
		nameTitles(saved, problems)
	}
}

// Recover puts a snapshot in the place of a damaged database and opens the
// portfolio. The damaged file is kept untouched in the folder "damaged". With
// an empty name the database is made anew from every record that can still be
// read, without its journal: that loses nothing when only the journal is
// damaged, and what the [Assessment] lists otherwise.
//
// Errors: [ErrNoSnapshot], [ErrInUse], [*DamageError] when nothing can be
// read, [ErrNoSpace], [ErrPermission].
func Recover(dir, snapshot string, options Options) (*Portfolio, error) {
	options = options.orDefault()
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, fault("recover", err)
	}
	if err := checkLease(dir, options); err != nil {
		return nil, err
	}
	fresh, err := durable.MkdirTemp(options.Disk, dir)
	if err != nil {
		return nil, fault("recover", err)
	}
	defer os.RemoveAll(fresh) //nolint:errcheck // swept at the next start
	if snapshot != "" {
		err = fromSnapshot(fresh, dir, snapshot, options.Disk)
	} else {
		err = fromReadable(fresh, dir, options)
	}
	if err != nil {
		return nil, err
	}
	if err := replaceDatabase(dir, filepath.Join(fresh, databaseName), options); err != nil {
		return nil, err
	}
	p, err := Open(dir, options)
	if err != nil {
		return nil, err
	}
	if err := p.change(Entry{Kind: EntryBarrier, Label: text.StoreRecovered}, func(*portfolio.Edit) error { return nil }); err != nil {
		return nil, errors.Join(err, p.Close())
	}
	return p, nil
}

// fromSnapshot makes a database of a snapshot. It is a new replica: sequences
// that the damaged one has given are given again.
func fromSnapshot(fresh, dir, name string, disk durable.FS) error {
	path, err := snapshotPath(dir, name)
	if err != nil {
		return err
	}
	c, err := ownSnapshot(dir, name)
	if err != nil {
		return err
	}
	from, err := os.Open(path)
	if err != nil {
		return fault("recover", err)
	}
	defer from.Close()
	if err := copyDurably(disk, filepath.Join(fresh, databaseName), from); err != nil {
		return fault("recover", err)
	}
	return renew(filepath.Join(fresh, databaseName), c, dir)
}

// renew makes a database file a new replica, beside the snapshots of a folder.
func renew(path string, c *content, beside string) error {
	kept, err := soundSnapshots(beside, &c.header)
	if err != nil {
		return fault("renew", err)
	}
	db, err := openBolt(path, time.Second)
	if err != nil {
		return err
	}
	c.header.Replica = portfolio.NewID()
	// Twice: a copy by bbolt has both meta pages of one transaction, and the
	// first write to it may take the place of either.
	for range 2 {
		err = errors.Join(err, db.Update(func(tx *bbolt.Tx) error {
			if err := putSealed(tx.Bucket(bucketLocal), sealLocal, keyKept, kept); err != nil {
				return err
			}
			if c.erasing != nil {
				if err := putSealed(tx.Bucket(bucketLocal), sealLocal, keyErasing, c.erasing); err != nil {
					return err
				}
			}
			if err := putSealed(tx.Bucket(bucketMeta), sealHeader, keyHeader, c.header); err != nil {
				return err
			}
			return putStamp(tx, &c.stamp)
		}))
	}
	return errors.Join(fault("renew", err), fault("renew", db.Close()))
}

// fromReadable makes a database of what can be read of the damaged one.
func fromReadable(fresh, dir string, options Options) error {
	c, err := read(dir)
	if err != nil {
		return err
	}
	if _, err := c.state(); err != nil {
		return damage(dir, c.grave()...)
	}
	err = build(fresh, Init{Framework: c.framework, Outline: c.outline, ID: c.header.Portfolio,
		Edit: func(e *portfolio.Edit) error {
			for _, r := range c.records {
				e.PutAsIs(r)
			}
			return nil
		}}, options)
	if err != nil {
		return err
	}
	path := filepath.Join(fresh, databaseName)
	made, err := soundContent(dir, path)
	if err != nil {
		return err
	}
	made.erasing = c.erasing // still to be finished
	return renew(path, made, dir)
}

// replaceDatabase keeps the database of a portfolio aside and puts another one
// in its place.
func replaceDatabase(dir, fresh string, options Options) error {
	path := filepath.Join(dir, databaseName)
	if err := makeRoom(options.Disk, dir, path, options.Clock()); err != nil {
		return fault("recover", err)
	}
	old, err := os.OpenFile(path, os.O_RDWR, 0)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fault("recover", takePlace(options.Disk, fresh, path, func() error { return nil }))
	case err != nil:
		return fault("recover", err)
	}
	if err := durable.TryLock(old); err != nil {
		if errors.Is(err, durable.ErrLocked) {
			err = fmt.Errorf("%w: %w", ErrInUse, err)
		}
		return errors.Join(&PlaceError{dir, fault("recover", err)}, old.Close())
	}
	if err := putAside(options.Disk, dir, databaseName, old, options.Clock()); err != nil {
		return errors.Join(fmt.Errorf("keep the damaged database: %w", fault("recover", err)), old.Close())
	}
	return fault("recover", takePlace(options.Disk, fresh, path, old.Close))
}

// copyDurably copies to a path.
func copyDurably(disk durable.FS, path string, from io.Reader) error {
	return durable.WriteFile(disk, path, durable.Options{}, func(w io.Writer) error {
		_, err := io.Copy(w, from)
		return err
	})
}
