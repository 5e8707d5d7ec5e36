package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"go.etcd.io/bbolt"

	"acquis/portfolio/durable"
)

// Snapshots are files like others: they can be damaged, exchanged or lost. Each
// is known by its name, its seals and its portfolio; the database keeps a list
// of them, so that one that is gone is missed.

// noteKept writes down which snapshots there must be, and their sums. It comes
// when they are all there, and before older ones go.
func (p *Portfolio) noteKept(names map[string]bool) error {
	p.mu.Lock()
	known := p.kept
	p.mu.Unlock()
	kept, err := sumsOf(p.dir, names, known)
	if err != nil {
		return fault("snapshots", err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := p.own(); err != nil {
		return err
	}
	if err := p.settle(); err != nil {
		return err
	}
	next := p.stamp
	err = p.db.Update(func(tx *bbolt.Tx) error {
		if err := putSealed(tx.Bucket(bucketLocal), sealLocal, keyKept, kept); err != nil {
			return err
		}
		return putStamp(tx, &next)
	})
	if err != nil {
		return p.refused(err)
	}
	p.stamp, p.kept = next, kept
	return nil
}

// sumsOf takes the SHA-256 of snapshots, by name, where they are not known.
func sumsOf(dir string, names map[string]bool, known map[string]string) (map[string]string, error) {
	sums := map[string]string{}
	for name := range names {
		if sums[name] = known[name]; sums[name] != "" {
			continue
		}
		var err error
		if sums[name], err = hashFile(context.Background(), filepath.Join(dir, snapshotsName, name)); err != nil {
			return nil, err
		}
	}
	return sums, nil
}

// soundSnapshots are the sums of the snapshots of a folder that can be used,
// for a database that is made anew beside them.
func soundSnapshots(dir string, of *header) (map[string]string, error) {
	list, err := SnapshotsIn(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	names := map[string]bool{}
	for _, s := range list {
		if _, err := checkSnapshot(dir, s, of, ""); err == nil {
			names[s.Name] = true
		}
	}
	return sumsOf(dir, names, nil)
}

// checkSnapshot reads a snapshot, of which nothing may be wrong, its name and
// its portfolio included; nor any of its bytes, where its sum is known.
func checkSnapshot(dir string, s Snapshot, of *header, sum string) (*content, error) {
	path := filepath.Join(dir, snapshotsName, s.Name)
	c, err := soundContent(dir, path)
	if err != nil {
		return nil, err
	}
	wrong := ""
	switch now, err := hashFile(context.Background(), path); {
	case err != nil:
		return nil, err
	case sum != "" && now != sum:
		wrong = "its bytes have changed: " + now
	case c.stamp.Seq != s.Seq:
		wrong = fmt.Sprintf("holds entry %d", c.stamp.Seq)
	case c.header.Portfolio != of.Portfolio:
		wrong = "of another portfolio"
	}
	if wrong != "" {
		return nil, damage(dir, Problem{Code: ProblemSnapshot, Place: snapshotsName + "/" + s.Name, Detail: wrong})
	}
	return c, nil
}

// putUnsoundAside puts the snapshots aside that cannot be used any more, once
// in each opening. It is called when a new one was verified. It reads them all:
// nobody who closes a portfolio waits for that.
func (p *Portfolio) putUnsoundAside() error {
	if p.isClosed() {
		return nil
	}
	p.auto.mu.Lock()
	looked := p.auto.looked
	p.auto.looked = true
	p.auto.mu.Unlock()
	if looked {
		return nil
	}
	p.mu.Lock()
	kept := p.kept
	p.mu.Unlock()
	list, err := p.Snapshots()
	if err != nil {
		return err
	}
	for _, s := range list {
		if p.isClosed() {
			return nil
		}
		path := filepath.Join(p.dir, snapshotsName, s.Name)
		if err := p.makeRoom(path); err != nil {
			return fault("snapshots", err)
		}
		_, err := checkSnapshot(p.dir, s, &p.header, kept[s.Name])
		if !errors.Is(err, ErrDamaged) {
			continue
		}
		from, err := os.Open(path)
		if err != nil {
			return fault("snapshots", err)
		}
		err = putAside(p.disk, p.dir, s.Name, from, p.clock())
		if err := errors.Join(err, from.Close()); err != nil {
			return fault("snapshots", err)
		}
		if err := durable.Remove(p.disk, path); err != nil {
			return fault("snapshots", err)
		}
	}
	return nil
}

func (p *Portfolio) isClosed() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.closed
}

const sumExtension = ".sha256"

// putAside keeps something damaged, untouched, and beside it its SHA-256.
func putAside(disk durable.FS, dir, name string, from io.Reader, now time.Time) error {
	aside := filepath.Join(dir, damagedName, now.UTC().Format(snapshotTime))
	if err := durable.MkdirAll(disk, aside); err != nil {
		return err
	}
	f, err := durable.Create(disk, aside, durable.Options{Hash: true})
	if err != nil {
		return err
	}
	defer f.Discard()
	if _, err := io.Copy(f, from); err != nil {
		return err
	}
	if err := f.Finish(); err != nil {
		return err
	}
	err = durable.WriteFile(disk, filepath.Join(aside, name+sumExtension), durable.Options{}, func(w io.Writer) error {
		_, err := io.WriteString(w, f.Sum())
		return err
	})
	if err != nil {
		return err
	}
	return f.Commit(filepath.Join(aside, name))
}

// staleAgainst says that the database of a folder is older than the last
// snapshot of it: somebody, or a disk, has put an earlier one in its place.
// newest was there before the database was read. A database knows the
// snapshots that were there before it (Recover tells them to a new one), and
// those that it does not know were taken of it a moment ago.
func (c *content) staleAgainst(dir string, newest *Snapshot) {
	if newest == nil || c.kept == nil && newest.Seq <= c.stamp.Seq {
		return
	}
	if _, known := c.kept[newest.Name]; known {
		return
	}
	c.foreignAgainst(dir, newest)
	taken, err := checkSnapshot(dir, *newest, &c.header, "")
	if err != nil || taken.header.Replica == c.header.Replica && newest.Seq <= c.stamp.Seq {
		return
	}
	if c.kept != nil || taken.header.Replica == c.header.Replica {
		c.problem(ProblemStale, "ends at entry %d, the snapshot %s at %d", c.stamp.Seq, newest.Name, newest.Seq)
	}
}

// lastTaken is the snapshot that was taken last; nil if there is none.
func lastTaken(dir string) *Snapshot {
	list, _ := SnapshotsIn(dir) // unreadable: Verify says so
	var last *Snapshot
	for i := range list {
		if last == nil || list[i].Time.After(last.Time) {
			last = &list[i]
		}
	}
	return last
}
