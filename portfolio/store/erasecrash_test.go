package store

import (
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"acquis/portfolio/durable"
	"acquis/portfolio/durable/powercut"
)

var errDisk = errors.New("the disk refuses")

// weary is a file system that refuses one step, or all from one step on, as
// for a program that was killed there.
type weary struct {
	durable.FS
	steps, at int
	forGood   bool
}

func (f *weary) step() error {
	f.steps++
	if f.steps == f.at || f.forGood && f.steps > f.at {
		return errDisk
	}
	return nil
}

func (f *weary) Create(path string) (durable.Handle, error) {
	if err := f.step(); err != nil {
		return nil, err
	}
	return f.FS.Create(path)
}

func (f *weary) Sync(path string) error    { return errors.Join(f.step(), f.FS.Sync(path)) }
func (f *weary) SyncDir(path string) error { return errors.Join(f.step(), f.FS.SyncDir(path)) }

func (f *weary) Rename(from, to string) error {
	if err := f.step(); err != nil {
		return err
	}
	return f.FS.Rename(from, to)
}

func (f *weary) Remove(path string) error {
	if err := f.step(); err != nil {
		return err
	}
	return f.FS.Remove(path)
}

// hasty is a file system that is in no hurry to reach the disk: what a test
// does a hundred times need not survive the computer.
type hasty struct{ durable.FS }

type hastyHandle struct{ durable.Handle }

func (hastyHandle) Sync() error    { return nil }
func (hasty) Sync(string) error    { return nil }
func (hasty) SyncDir(string) error { return nil }
func (h hasty) Create(path string) (durable.Handle, error) {
	f, err := h.FS.Create(path)
	return hastyHandle{f}, err
}

// template is a haunted portfolio that can be copied, and what it says.
func template(t *testing.T) (h *haunted, says string) {
	t.Helper()
	h = haunt(t)
	return h, dump(t, h.p.State())
}

// settled opens a portfolio after whatever has happened to an erasing: it was
// not begun, and everything is there; or it is finished, and nothing is left.
func settled(t *testing.T, h *haunted, dir, says string, words []string, where string) (erased bool) {
	t.Helper()
	p, err := Open(dir, Options{Clock: h.p.clock, Disk: hasty{durable.OS}})
	if err != nil {
		t.Fatalf("%s: %v", where, err)
	}
	defer p.Close()
	if err := p.UnfinishedErasure(); err != nil {
		t.Errorf("%s: %v", where, err)
	}
	if dump(t, p.State()) == says {
		return false
	}
	if left := residue(t, dir, words...); len(left) > 0 {
		t.Errorf("%s: begun, and left in %q", where, left)
	}
	if got := p.State().Situation(h.other.ID); got == nil || got.Actions != untouched {
		t.Errorf("%s: lost %+v", where, got)
	}
	if then, err := p.SnapshotState(h.before.Name); err != nil || then.Situation(h.other.ID) == nil {
		t.Errorf("%s: a version is lost: %v", where, err)
	}
	if r, err := p.Verify(t.Context(), nil); err != nil || !r.OK() {
		t.Errorf("%s: %v %v", where, r.Problems, err)
	}
	return true
}

// Wherever the disk refuses a step, once or from there on, an erasing is not
// begun or is finished at the next opening; and one that says it is done is.
func TestEraseInterrupted(t *testing.T) {
	h, says := template(t)
	for _, forGood := range []bool{false, true} {
		begun := 0
		for at := 1; ; at++ {
			dir := filepath.Join(t.TempDir(), "P")
			if err := os.CopyFS(dir, os.DirFS(h.p.dir)); err != nil {
				t.Fatal(err)
			}
			disk := &weary{FS: hasty{durable.OS}, at: at, forGood: forGood}
			_, err := Erase(t.Context(), dir, Erasure{Text: name}, Options{Clock: h.p.clock, Disk: disk}, nil)
			if err == nil {
				if left := residue(t, dir, firstGo, secondGo); len(left) > 0 {
					t.Errorf("step %d: said to be done, and left in %q", at, left)
				}
			}
			if settled(t, h, dir, says, []string{firstGo, secondGo}, "step") {
				begun++
			} else if err == nil {
				t.Errorf("step %d: said to be done, and not begun", at)
			}
			os.RemoveAll(dir)
			if disk.steps < at {
				break
			}
			if forGood {
				at += 2 // every third one will do
			}
		}
		if begun < 10 {
			t.Errorf("only %d steps after the beginning", begun)
		}
	}
}

// The same where the power fails at any step, whatever the disk had written
// until then.
func TestErasePowerCut(t *testing.T) {
	h, says := template(t)
	for _, what := range []struct {
		erasure Erasure
		words   []string
	}{
		{Erasure{Text: name}, []string{firstGo, secondGo}},
		{Erasure{Piece: h.piece.ID}, []string{"PIECEMARK", "TITLEMARK", "THUMBMARK", "TEXTMARK", "LINKMARK", h.piece.File.SHA256}},
	} {
		root := t.TempDir()
		dir := filepath.Join(root, "P")
		if err := os.CopyFS(dir, os.DirFS(h.p.dir)); err != nil {
			t.Fatal(err)
		}
		r, err := powercut.Record(root)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Erase(t.Context(), dir, what.erasure, Options{Clock: h.p.clock, Disk: r}, nil); err != nil {
			t.Fatal(err)
		}
		r.Mark("done")
		g := rand.New(rand.NewPCG(1, 2))
		begun := 0
		for m := range r.Moments() {
			cut := filepath.Join(t.TempDir(), "cut")
			if err := m.Cut(g, cut); err != nil {
				t.Fatal(err)
			}
			if settled(t, h, filepath.Join(cut, "P"), says, what.words, "cut") {
				begun++
			} else if len(m.Promises) > 0 {
				t.Error("said to be done, and not begun")
			}
			os.RemoveAll(cut)
		}
		if begun < 10 {
			t.Errorf("only %d cuts after the beginning", begun)
		}
	}
}

// A disk on which an erasing cannot be finished: the portfolio opens all the
// same, says so, and lets no version come back; verifying says so too.
func TestEraseUnfinished(t *testing.T) {
	h, _ := template(t)
	disk := &refusing{FS: durable.OS, within: snapshotsName}
	_, err := Erase(t.Context(), h.p.dir, Erasure{Text: name}, Options{Clock: h.p.clock, Disk: disk}, nil)
	if !errors.Is(err, ErrUnfinished) {
		t.Fatal(err)
	}
	p, err := Open(h.p.dir, Options{Clock: h.p.clock, Disk: disk})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.UnfinishedErasure(); !errors.Is(err, ErrUnfinished) || !errors.Is(err, errDisk) {
		t.Error(err)
	}
	if err := p.Restore(h.before.Name); !errors.Is(err, ErrUnfinished) {
		t.Error(err)
	}
	if r, _ := p.Verify(t.Context(), nil); r.OK() {
		t.Error("verified")
	}
	put(t, p, situation("Après"))
	p.Close()
	p = h.open(t)
	if left := residue(t, h.p.dir, firstGo, secondGo); len(left) > 0 {
		t.Errorf("left in %q", left)
	}
	if len(p.State().Situations()) != 3 {
		t.Error("what was written meanwhile is lost")
	}
}

// refusing is a disk that lets nothing new into one folder.
type refusing struct {
	durable.FS
	within string
}

func (r *refusing) Create(path string) (durable.Handle, error) {
	if strings.Contains(path, r.within) {
		return nil, &fs.PathError{Op: "create", Path: path, Err: errDisk}
	}
	return r.FS.Create(path)
}

// A database that is damaged before the erasing is finished, and made anew of
// what can be read, still knows that there is something to finish.
func TestEraseUnfinishedAndDamaged(t *testing.T) {
	h, _ := template(t)
	disk := &refusing{FS: durable.OS, within: snapshotsName}
	if _, err := Erase(t.Context(), h.p.dir, Erasure{Text: name}, Options{Clock: h.p.clock, Disk: disk}, nil); !errors.Is(err, ErrUnfinished) {
		t.Fatal(err)
	}
	path := filepath.Join(h.p.dir, databaseName)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := strings.Index(string(data), "\"label\":")
	data[at] ^= 1 // in the journal
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	a, err := Assess(h.p.dir)
	if err != nil || !slices.ContainsFunc(a.Problems, func(p Problem) bool { return p.Code == ProblemErasing }) {
		t.Errorf("%v %v", a.Problems, err)
	}
	p, err := Recover(h.p.dir, "", Options{Clock: h.p.clock})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	if err := p.UnfinishedErasure(); err != nil {
		t.Error(err)
	}
	if left := residue(t, h.p.dir, firstGo, secondGo); len(left) > 0 {
		t.Errorf("left in %q", left)
	}
}
