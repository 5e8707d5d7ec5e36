package crash

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"time"

	"acquis/portfolio/store"
	"acquis/portfolio/store/released"
)

// killMenders kills who puts a version in the place of a database, who raises a
// portfolio of an older format, and who goes on aside.
func killMenders(t *trial) error {
	for t.more() {
		dir, err := t.fresh()
		if err != nil {
			return err
		}
		if err := t.killRecoveries(dir); err != nil {
			return err
		}
		for n := 0; n < 20 && t.more(); n++ {
			if err := t.killMigration(filepath.Join(dir, fmt.Sprint("ancien ", n))); err != nil {
				return err
			}
		}
		if err := t.killAsides(dir); err != nil {
			return err
		}
		if err := os.RemoveAll(dir); err != nil {
			return err
		}
	}
	return nil
}

// killRecoveries kills some recoveries of one portfolio.
func (t *trial) killRecoveries(dir string) error {
	p, err := store.Create(filepath.Join(dir, "P"), begin(nil))
	if err != nil {
		return err
	}
	h := &hand{t.Rand, p}
	for range 3 {
		if err := p.Change("Modifier", h.edit); err != nil {
			return err
		}
	}
	if _, err := p.Snapshot(store.ReasonAsked); err != nil {
		return err
	}
	w := &promised{created: true, version: p.State().Version, digests: map[uint64]string{}}
	if err := p.Close(); err != nil {
		return err
	}
	for n := 0; n < 20 && t.more(); n++ {
		if err := t.killEditor(p.Dir(), w, "recover"); err != nil {
			return err
		}
		w.instead = nil
	}
	return nil
}

// killMigration kills who opens a portfolio of the first format for writing,
// which raises it.
func (t *trial) killMigration(dir string) error {
	if err := released.Unpack(1, dir); err != nil {
		return err
	}
	then, err := store.Open(dir, store.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	w := &promised{created: true, version: then.State().Version, digests: map[uint64]string{}}
	w.digests[w.version] = digest(then.State())
	if err := then.Close(); err != nil {
		return err
	}
	said, err := t.killed(order{Job: "raise", Dir: dir}, 1, t.delay(30*time.Millisecond))
	if err != nil {
		return err
	}
	w.hear(said)
	t.tried("kills")
	t.tally.Noted["raised"]++
	err = w.holds(dir, true)
	if err == nil {
		err = t.raisedOnce(dir)
	}
	if err != nil {
		t.fail("seed %d, kill %d of a migration: %v", t.Seed, t.tally.Tried, err)
	}
	return os.RemoveAll(dir)
}

// killAsides kills some who have lost a portfolio and go on aside: the words are
// there first, all of them or no portfolio, then the files.
func (t *trial) killAsides(dir string) error {
	p, err := t.documented(filepath.Join(dir, "perdu"))
	if err != nil {
		return err
	}
	want := digest(p.State())
	if err := p.Close(); err != nil {
		return err
	}
	out := filepath.Join(dir, "out")
	for n := 0; n < 10 && t.more(); n++ {
		if err := again(out); err != nil {
			return err
		}
		said, err := t.killed(order{Job: "aside", Dir: p.Dir(), Out: out}, 1+t.IntN(6), t.delay(40*time.Millisecond))
		if err != nil {
			return err
		}
		t.tried("kills")
		t.tally.Noted["aside"]++
		for n := range len(said) + 1 {
			name := fmt.Sprint("venu ", n)
			if err := wordsOf(filepath.Join(out, name), want, slices.Contains(said, "words "+name), slices.Contains(said, "came "+name)); err != nil {
				t.fail("seed %d, kill %d, %s: %v", t.Seed, t.tally.Tried, name, err)
			}
		}
	}
	return nil
}

// wordsOf checks a portfolio in which somebody goes on aside: whether its words
// and its files were acknowledged.
func wordsOf(dir, want string, words, files bool) error {
	if !words && !exists(dir) {
		return nil
	}
	if files {
		return isWhole(dir, want)
	}
	p, err := store.Open(dir, store.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer p.Close() //nolint:errcheck // for reading
	if digest(p.State()) != want {
		return errors.New("the words are not those that were there")
	}
	return nil
}

// raisedOnce checks that the portfolio as it was before is kept.
func (t *trial) raisedOnce(dir string) error {
	list, err := store.SnapshotsIn(dir)
	if err != nil {
		return err
	}
	for _, s := range list {
		if s.Reason == store.ReasonMigration {
			return verified(dir)
		}
	}
	return fmt.Errorf("raised, and nothing is kept of before: %v", list)
}

// writeRecoveries puts the newest version in the place of the database, again
// and again, and works on.
func writeRecoveries(o order) error {
	h := &hand{Rand: rand.New(rand.NewPCG(o.Seed, 4))}
	for {
		list, err := store.SnapshotsIn(o.Dir)
		if err != nil {
			return err
		}
		then, err := store.SnapshotStateIn(o.Dir, list[0].Name)
		if err != nil {
			return err
		}
		fmt.Println("mending", then.Version, digest(then))
		if h.p, err = store.Recover(o.Dir, list[0].Name, store.Options{Clock: soon}); err != nil {
			return err
		}
		fmt.Println("version", h.p.State().Version, digest(h.p.State()))
		for range h.IntN(4) {
			if err := writeOne(h); err != nil {
				return err
			}
		}
		if h.IntN(2) == 0 {
			if _, err := h.p.Snapshot(store.ReasonAsked); err != nil {
				return err
			}
		}
		if err := h.p.Close(); err != nil {
			return err
		}
	}
}

// soon is a clock on which each thousandth of a second is a second, so that what
// is put aside has a name of its own.
func soon() time.Time {
	const begun = 1_790_000_000 // September 2026
	return time.Unix(begun+time.Now().UnixMilli()-begun*1000, 0).UTC()
}

// writeRaises opens a portfolio, which raises its format, and works on.
func writeRaises(o order) error {
	fmt.Println("opening")
	p, err := store.Open(o.Dir, store.Options{Wait: 10 * time.Second})
	if err != nil {
		return err
	}
	h := &hand{rand.New(rand.NewPCG(o.Seed, 5)), p}
	for {
		if err := announced(p, h.edit); err != nil {
			return err
		}
	}
}

// writeAsides goes on aside in portfolios of their own, with the files.
func writeAsides(o order) error {
	p, err := store.Open(o.Dir, store.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	for n := 0; ; n++ {
		name := fmt.Sprint("venu ", n)
		aside, err := p.Aside(filepath.Join(o.Out, name))
		if err != nil {
			return err
		}
		fmt.Println("words", name)
		if err := aside.TakeFiles(context.Background(), p, nil); err != nil {
			return err
		}
		if err := aside.Close(); err != nil {
			return err
		}
		fmt.Println("came", name)
	}
}

// writeMendedEarly has a mistake in it: it says that a version is in the place
// of the database before it is, and gets no further.
func writeMendedEarly(o order) error {
	list, err := store.SnapshotsIn(o.Dir)
	if err != nil {
		return err
	}
	then, err := store.SnapshotStateIn(o.Dir, list[len(list)-1].Name)
	if err != nil {
		return err
	}
	fmt.Println("version", then.Version, digest(then))
	_, err = os.Stdin.Read(make([]byte, 1)) // until it is killed
	return err
}
