package crash

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"

	"acquis/export/dossier"
	"acquis/portfolio"
	"acquis/portfolio/bundle"
	"acquis/portfolio/interchange"
	"acquis/portfolio/store"
)

// fillDisk works on a disk that gets full.
func fillDisk(t *trial) error {
	for t.more() {
		dir, err := t.fresh()
		if err != nil {
			return err
		}
		if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=2m"); err != nil {
			t.skip("a small disk cannot be mounted here: " + err.Error())
			return nil
		}
		err = t.fillOne(dir)
		if err := errors.Join(err, syscall.Unmount(dir, syscall.MNT_DETACH)); err != nil {
			return err
		}
	}
	return nil
}

// small is a portfolio on a small disk.
type small struct {
	*trial
	*hand
	dir string
	w   *promised
}

// fillOne fills one disk, while somebody goes on working, and makes room again.
func (t *trial) fillOne(disk string) error {
	p, err := store.Create(filepath.Join(disk, "P"), begin(nil))
	if err != nil {
		return err
	}
	s := &small{t, &hand{t.Rand, p}, disk, &promised{created: true, digests: map[uint64]string{}}}
	ballast := filepath.Join(disk, "ballast")
	for range 30 {
		if err := s.step(ballast); err != nil {
			return errors.Join(err, p.Close())
		}
	}
	_ = p.Close() // its snapshot may not fit
	if err := os.Remove(ballast); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if err := s.w.holds(p.Dir(), true); err != nil {
		t.fail("seed %d, disk %d: %v", t.Seed, t.dirs, err)
		return nil
	}
	if err := verified(p.Dir()); err != nil {
		t.fail("seed %d, disk %d: %v", t.Seed, t.dirs, err)
	}
	return nil
}

// step fills the disk up to some room, and does one thing.
func (s *small) step(ballast string) error {
	if err := leave(s.dir, ballast, int64(s.trial.IntN(60))*4096); err != nil {
		return err
	}
	before, version := digest(s.p.State()), s.p.State().Version
	err := s.one()
	s.tried(map[bool]string{true: "fitted", false: "told"}[err == nil])
	if err != nil && !errors.Is(err, store.ErrNoSpace) && !errors.Is(err, syscall.ENOSPC) {
		s.fail("seed %d, disk %d: %v", s.Seed, s.dirs, err)
	}
	if now := s.p.State(); err != nil && now.Version == version && digest(now) != before {
		s.fail("seed %d, disk %d: refused, and something has changed", s.Seed, s.dirs)
	}
	s.w.version = s.p.State().Version
	s.w.digests[s.w.version] = digest(s.p.State())
	return nil
}

// one does one thing.
func (s *small) one() error {
	ctx := context.Background()
	out := func(name string) string { return filepath.Join(s.dir, name) }
	switch s.trial.IntN(9) {
	case 0, 1:
		stored, err := s.p.AddReader(ctx, bytes.NewReader(s.bytes(120000)))
		if err != nil {
			return err
		}
		s.w.files = append(s.w.files, stored.SHA256)
		return s.p.Change("Ajouter", func(e *portfolio.Edit) error { return e.Put(pieceOf(stored)) })
	case 2:
		taken, err := s.p.Snapshot(store.ReasonAsked)
		if err == nil {
			s.w.snapshot = taken.Name
		}
		return err
	case 3:
		_, err := interchange.Export(ctx, s.p, out(documentName), nil)
		return s.exported(documentName, err)
	case 4:
		_, err := bundle.Pack(ctx, s.p, out(bundleName), bundle.Options{Made: begin(nil).Clock()})
		return s.exported(bundleName, err)
	case 5:
		options := dossier.OptionsOf(s.p.State())
		options.WithoutAnnexes = true
		_, err := dossier.Export(ctx, s.p.State(), s.p, options, out(dossierName), nil)
		return s.exported(dossierName, err)
	case 6:
		return s.p.Change("Modifier", func(e *portfolio.Edit) error {
			return e.Put(&portfolio.Situation{Title: "Longue", Actions: s.text(9000)})
		})
	}
	return s.p.Change("Modifier", s.edit)
}

// exported checks what an export has left: what was there before may be there.
func (s *small) exported(name string, err error) error {
	if check := wholeExports(s.dir, map[string]bool{name: err == nil}); check != nil {
		return fmt.Errorf("after %v: %w", err, check)
	}
	return err
}

// leave fills a disk up, but for so many bytes.
func leave(disk, ballast string, room int64) error {
	if err := os.Remove(ballast); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	var stat syscall.Statfs_t
	if err := syscall.Statfs(disk, &stat); err != nil {
		return err
	}
	size := int64(stat.Bavail)*stat.Bsize - room
	if size <= 0 {
		return nil
	}
	return os.WriteFile(ballast, make([]byte, size), 0o600)
}
