package powercut

import (
	"os"
	"path/filepath"

	"acquis/portfolio/durable"
)

// Mistake is one that somebody might make in writing files.
type Mistake int

// The mistakes.
const (
	// NoSync forgets to sync files.
	NoSync Mistake = iota
	// NoSyncDir forgets to sync folders.
	NoSyncDir
	// RenameFirst gives a file its name, and syncs it then.
	RenameFirst
)

// Broken is a file system with a mistake.
func Broken(fsys durable.FS, m Mistake) durable.FS { return &broken{FS: fsys, mistake: m} }

type broken struct {
	durable.FS
	mistake Mistake
}

type brokenHandle struct{ durable.Handle }

func (b *broken) Create(path string) (durable.Handle, error) {
	h, err := b.FS.Create(path)
	if err != nil || b.mistake == NoSyncDir {
		return h, err
	}
	return &brokenHandle{h}, nil
}

func (h *brokenHandle) Sync() error { return nil }

func (b *broken) Sync(path string) error {
	if b.mistake == NoSyncDir {
		return b.FS.Sync(path)
	}
	return nil
}

func (b *broken) SyncDir(dir string) error {
	if b.mistake == NoSyncDir {
		return nil
	}
	return b.FS.SyncDir(dir)
}

func (b *broken) Rename(from, to string) error {
	if err := b.FS.Rename(from, to); err != nil || b.mistake != RenameFirst {
		return err
	}
	if info, err := os.Stat(to); err != nil || info.IsDir() {
		return err
	}
	if err := b.FS.SyncDir(filepath.Dir(to)); err != nil {
		return err
	}
	return b.FS.Sync(to)
}
