package crash

import (
	"errors"
	"os"
	"path/filepath"
	"time"

	"acquis/portfolio/durable"
	"acquis/portfolio/durable/powercut"
	"acquis/portfolio/store"
)

// controls are writers with a mistake. Each is tried until it is caught, and
// for so long that one that is not caught cannot be bad luck.
var controls = []struct {
	name string
	do   func(*trial) error
}{
	{"the portfolio, no fsync of files", onStore(powercut.NoSync)},
	{"the portfolio, no fsync of folders", onStore(powercut.NoSyncDir)},
	{"the portfolio, rename before fsync", onStore(powercut.RenameFirst)},
	{"the portfolio, status shown before the commit", func(t *trial) error { return t.recordStore(faultless, true) }},
	{"exports, no fsync of files", onExports(powercut.NoSync)},
	{"exports, no fsync of folders", onExports(powercut.NoSyncDir)},
	{"exports, rename before fsync", onExports(powercut.RenameFirst)},
	{"the database, meta page before the data", metaFirst},
	{"a process, status shown before the commit", killEarly},
	{"a process, a version said to be back before it is", killMendedEarly},
}

// with is a broken file system over a recorder.
func with(m powercut.Mistake) func(*powercut.Recorder) durable.FS {
	return func(r *powercut.Recorder) durable.FS { return powercut.Broken(r, m) }
}

func onStore(m powercut.Mistake) func(*trial) error {
	return func(t *trial) error { return t.recordStore(with(m), false) }
}

func onExports(m powercut.Mistake) func(*trial) error {
	return func(t *trial) error { return t.recordExports(with(m)) }
}

// metaFirst is a database that writes its pages in the wrong order.
func metaFirst(t *trial) error {
	dir, err := t.fresh()
	if err != nil {
		return err
	}
	return t.commits(dir, func(c *commits, commit powercut.Commit, was, is uint64) error {
		return c.check("in the data", commit.MetaFirst(c.Rand), was, is)
	})
}

// killEarly is a writer that says that a change is durable before it is.
func killEarly(t *trial) error {
	dir, err := t.fresh()
	if err != nil {
		return err
	}
	p, err := store.Create(filepath.Join(dir, "P"), begin(nil))
	if err != nil {
		return err
	}
	w := &promised{created: true, version: p.State().Version, digests: map[uint64]string{}}
	if err := p.Close(); err != nil {
		return err
	}
	said, err := t.killed(order{Job: "early", Dir: p.Dir()}, 1, 0)
	if err != nil {
		return err
	}
	w.hear(said)
	t.tried("kills")
	if err := w.holds(p.Dir(), true); err != nil {
		t.fail("%v", err)
	}
	return nil
}

// killMendedEarly is a writer that says that a version is back before it is.
func killMendedEarly(t *trial) error {
	dir, err := t.fresh()
	if err != nil {
		return err
	}
	p, err := store.Create(filepath.Join(dir, "P"), begin(nil))
	if err != nil {
		return err
	}
	h := &hand{t.Rand, p}
	_, err = p.Snapshot(store.ReasonAsked)
	for n := 0; n < 3 && err == nil; n++ {
		err = p.Change("Modifier", h.edit)
	}
	if err := errors.Join(err, p.Close()); err != nil {
		return err
	}
	said, err := t.killed(order{Job: "mended-early", Dir: p.Dir()}, 1, 0)
	if err != nil {
		return err
	}
	w := &promised{created: true, digests: map[uint64]string{}}
	w.hear(said)
	t.tried("kills")
	if err := w.holds(p.Dir(), true); err != nil {
		t.fail("%v", err)
	}
	return nil
}

// catchControls has every control caught.
func catchControls(t *trial) error {
	for _, c := range controls {
		const tries = 20
		caught := false
		for n := 0; n < tries && !caught; n++ {
			control := t.Run.trial(part{name: "control: " + c.name, goal: func(*Run) int { return 1 }})
			control.Rand, control.first, control.until = t.Rand, true, time.Time{}
			err := c.do(control)
			os.RemoveAll(control.folder()) //nolint:errcheck // in a folder that goes
			if err != nil {
				return err
			}
			caught = control.tally.Failed > 0
			t.tally.Noted["trials"] += control.tally.Tried
		}
		t.tried("mistakes")
		if !caught {
			t.fail("seed %d: not caught: %s", t.Seed, c.name)
		}
	}
	return nil
}
