package crash

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"acquis/portfolio/durable/powercut"
	"acquis/portfolio/store"
)

// pageSize is that of the database.
const pageSize = 4096

// cutCommits cuts the power within commits of the database, and has the disk
// lie about them.
func cutCommits(t *trial) error {
	for t.more() {
		dir, err := t.fresh()
		if err != nil {
			return err
		}
		if err := t.commits(dir, (*commits).all); err != nil {
			return err
		}
		if err := os.RemoveAll(dir); err != nil {
			return err
		}
	}
	return nil
}

// commits plays some commits.
func (t *trial) commits(dir string, play func(c *commits, commit powercut.Commit, was, is uint64) error) error {
	c := &commits{trial: t, dir: filepath.Join(dir, "P"), cut: filepath.Join(dir, "C"), play: play}
	return c.work()
}

// commits is a portfolio and, beside it, what power cuts leave of it.
type commits struct {
	*trial
	dir, cut string
	digests  map[uint64]string
	play     func(c *commits, commit powercut.Commit, was, is uint64) error
}

func (c *commits) work() error {
	p, err := store.Create(c.dir, begin(nil))
	if err != nil {
		return err
	}
	c.digests = map[uint64]string{p.State().Version: digest(p.State())}
	h := &hand{c.Rand, p}
	for n := 0; n < 60 && c.more(); n++ {
		if err := c.one(h); err != nil {
			return errors.Join(err, p.Close())
		}
	}
	return p.Close()
}

// one plays the power cuts of one commit.
func (c *commits) one(h *hand) error {
	was := h.p.State().Version
	before, err := os.ReadFile(filepath.Join(c.dir, "portfolio.db"))
	if err != nil {
		return err
	}
	if _, can := h.p.CanUndo(); can && c.IntN(6) == 0 {
		_, err = h.p.Undo()
	} else {
		err = h.p.Change("Modifier", h.edit)
	}
	if err != nil || h.p.State().Version == was {
		return err
	}
	after, err := os.ReadFile(filepath.Join(c.dir, "portfolio.db"))
	if err != nil {
		return err
	}
	commit, err := powercut.NewCommit(before, after, pageSize)
	if err != nil {
		return err
	}
	is := h.p.State().Version
	c.digests[is] = digest(h.p.State())
	return c.play(c, commit, was, is)
}

// all plays everything that may happen to one commit.
func (c *commits) all(commit powercut.Commit, was, is uint64) error {
	for range 8 {
		if err := c.check("in the data", commit.During(c.Rand), was, was); err != nil {
			return err
		}
	}
	for range 6 {
		n := c.IntN(commit.MetaBytes() + 1)
		least, most := was, is
		if n == commit.MetaBytes() {
			least = is
		}
		if err := c.check("in the meta page", commit.Between(n), least, most); err != nil {
			return err
		}
	}
	if err := c.check("when it was done", commit.Between(commit.MetaBytes()), is, is); err != nil {
		return err
	}
	return c.lie(commit)
}

// leave puts a portfolio that a power cut has left in the place of the last one.
// Nothing of that one stays: it may have been opened, and a version been kept of
// a state that this one has never come to.
func (c *commits) leave(db []byte) error {
	if err := os.RemoveAll(c.cut); err != nil {
		return err
	}
	for _, name := range []string{"files", "snapshots"} {
		if err := os.MkdirAll(filepath.Join(c.cut, name), 0o700); err != nil {
			return err
		}
	}
	return os.WriteFile(filepath.Join(c.cut, "portfolio.db"), db, 0o600)
}

// check looks at one database that a power cut has left.
func (c *commits) check(when string, db []byte, least, most uint64) error {
	if err := c.leave(db); err != nil {
		return err
	}
	c.tried(when)
	w := promised{created: true, version: least, digests: c.digests}
	err := w.holds(c.cut, c.IntN(6) == 0)
	if err == nil {
		err = atMost(c.cut, most)
	}
	if err != nil {
		c.fail("seed %d, commit of version %d, power cut %s: %v", c.Seed, most, when, err)
	}
	return nil
}

func atMost(dir string, version uint64) error {
	p, err := store.Open(dir, store.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer p.Close() //nolint:errcheck // for reading
	if v := p.State().Version; v > version {
		return fmt.Errorf("version %d was not written whole", v)
	}
	return nil
}

// lie tries the pages that a disk may say it has written, and has not: each
// must be noticed, or the portfolio is written to as if nothing were.
func (c *commits) lie(commit powercut.Commit) error {
	for n := range commit.Pages() {
		db := commit.Lied(n)
		if err := c.leave(db); err != nil {
			return err
		}
		c.tried("lies")
		p, err := store.Open(c.cut, store.Options{Clock: new(clock).now})
		var damaged *store.DamageError
		if errors.As(err, &damaged) {
			continue
		}
		c.fail("seed %d: a lie of the disk was not noticed: page %d, %v", c.Seed, n, err)
		if err == nil {
			if err := p.Close(); err != nil {
				return err
			}
		}
		if now, _ := os.ReadFile(filepath.Join(c.cut, "portfolio.db")); !bytes.Equal(now, db) {
			c.fail("seed %d: it was written to", c.Seed)
		}
	}
	return nil
}
