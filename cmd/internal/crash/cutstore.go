package crash

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"path/filepath"
	"time"

	"acquis/portfolio"
	"acquis/portfolio/durable"
	"acquis/portfolio/durable/powercut"
	"acquis/portfolio/store"
)

// variants is how many disks are tried at each step of a recording.
const variants = 4

// cutStore cuts the power while a portfolio is made, written to, and kept.
func cutStore(t *trial) error {
	for t.more() {
		if err := t.recordStore(faultless, false); err != nil {
			return err
		}
	}
	return nil
}

// faultless is a file system without a mistake.
func faultless(r *powercut.Recorder) durable.FS { return r }

// recordStore records some work on a portfolio, done through a file system
// that may have a mistake, by somebody who may say too early that it is done,
// and plays its power cuts.
func (t *trial) recordStore(disk func(*powercut.Recorder) durable.FS, early bool) error {
	root, err := t.fresh()
	if err != nil {
		return err
	}
	r, err := powercut.Record(root)
	if err != nil {
		return err
	}
	s := &session{trial: t, r: r, disk: disk(r), early: early, dir: filepath.Join(root, "P"),
		promised: promised{digests: map[uint64]string{}, thumbs: map[string]string{}}}
	if err := s.work(); err != nil {
		return err
	}
	return s.play(r)
}

// session is some work that is being recorded.
type session struct {
	*trial
	promised
	r    *powercut.Recorder
	disk durable.FS
	dir  string
	p    *store.Portfolio
	// clock goes on across a recovery. Were it to leap, a snapshot would be
	// due at once, in the background, before it is known here that the
	// database has what is in it.
	clock func() time.Time
	// early is the mistake of showing a status before the commit.
	early bool
}

// mark writes down what was promised until now.
func (s *session) mark() { s.r.Mark(s.promised.copy()) }

func (w promised) copy() promised {
	w.files = append([]string(nil), w.files...)
	w.thumbs = maps.Clone(w.thumbs)
	return w // the digests may be known early
}

// committed notes the state that the database holds now.
func (s *session) committed() error {
	version := s.p.State().Version
	s.digests[version] = digest(s.p.State())
	if s.early {
		s.version = version
		s.mark()
	}
	if err := s.r.Put(filepath.Join(s.dir, "portfolio.db")); err != nil {
		return err
	}
	s.version = version
	s.mark()
	return nil
}

// work makes a portfolio and does whatever one does with it.
func (s *session) work() error {
	init := begin(s.disk)
	s.clock = init.Clock
	p, err := store.Create(s.dir, init)
	if err != nil {
		return err
	}
	s.p, s.created = p, true
	if err := s.committed(); err != nil {
		return errors.Join(err, p.Close())
	}
	h := &hand{s.Rand, p}
	for range 25 + s.IntN(25) {
		if err := s.step(h); err != nil {
			return errors.Join(err, p.Close())
		}
	}
	if err := p.Close(); err != nil {
		return err
	}
	if s.IntN(2) == 0 {
		return s.recover()
	}
	return nil
}

// step does one thing.
func (s *session) step(h *hand) error {
	ctx := context.Background()
	switch s.IntN(10) {
	case 0, 1:
		content := h.bytes(6000)
		stored, err := s.p.AddReader(ctx, bytes.NewReader(content))
		if err != nil {
			return err
		}
		s.files = append(s.files, stored.SHA256)
		s.mark()
		if err := s.p.Change("Ajouter", func(e *portfolio.Edit) error { return e.Put(pieceOf(stored)) }); err != nil {
			return err
		}
		return s.committed()
	case 2:
		taken, err := s.p.Snapshot(store.ReasonAsked)
		if err != nil {
			return err
		}
		s.snapshot = taken.Name
		s.mark()
		return nil
	case 3:
		if len(s.files) == 0 {
			return nil
		}
		sum := s.files[s.IntN(len(s.files))]
		picture := string(h.bytes(3000))
		if _, there := s.thumbs[sum]; there {
			return nil
		}
		s.thumbs[sum] = picture
		return s.p.PutThumbnail(sum, []byte(picture))
	case 4:
		if _, can := s.p.CanUndo(); !can {
			return nil
		}
		if _, err := s.p.Undo(); err != nil {
			return err
		}
		return s.committed()
	}
	if err := s.p.Change("Modifier", h.edit); err != nil {
		return err
	}
	return s.committed()
}

// recover puts a snapshot in the place of the database, as is done with a
// damaged one. Until that is done, either is there.
func (s *session) recover() error {
	if s.snapshot == "" {
		return nil
	}
	then, err := store.SnapshotStateIn(s.dir, s.snapshot)
	if err != nil {
		return err
	}
	after := s.promised.copy()
	after.version = then.Version
	after.digests = map[uint64]string{then.Version: digest(then), then.Version + 1: digest(then)}
	s.instead = &after
	s.mark()
	if s.p, err = store.Recover(s.dir, s.snapshot, store.Options{Clock: s.clock, Disk: s.disk}); err != nil {
		return err
	}
	s.promised = after
	return errors.Join(s.committed(), s.p.Close())
}

// play cuts the power at every step.
func (t *trial) play(r *powercut.Recorder) error {
	dir, err := t.fresh()
	if err != nil {
		return err
	}
	for moment := range r.Moments() {
		var w promised
		if n := len(moment.Promises); n > 0 {
			w = moment.Promises[n-1].(promised)
		}
		for range variants {
			if err := again(dir); err != nil {
				return err
			}
			if err := moment.Cut(t.Rand, dir); err != nil {
				return err
			}
			t.tried("power cuts")
			if err := w.holds(filepath.Join(dir, "P"), t.IntN(3) == 0); err != nil {
				t.fail("seed %d, after step %d: %v", t.Seed, moment.Step, err)
			}
		}
		if t.late() { // not at the goal: what comes last in a recording counts as much
			break
		}
	}
	return nil
}
