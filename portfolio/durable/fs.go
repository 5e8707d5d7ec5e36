package durable

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// FS is what writing durably asks of a file system. Reading is not in it:
// whatever an FS does, it does to the files of the system as well.
//
// Errors are those of package os.
type FS interface {
	// Create makes a file that is not there yet, for its owner alone.
	Create(path string) (Handle, error)
	// Mkdir makes a folder, for its owner alone.
	Mkdir(path string) error
	// Chmod changes the mode of a file.
	Chmod(path string, mode fs.FileMode) error
	// Sync makes the bytes of a file durable, whoever wrote them.
	Sync(path string) error
	// SyncDir makes the names in a folder durable.
	SyncDir(dir string) error
	// Rename puts a file or a folder in a place at one stroke. A file that is
	// there already goes.
	Rename(from, to string) error
	// Remove removes a file or an empty folder.
	Remove(path string) error
}

// Handle is a file that is being written, from its beginning to its end.
type Handle interface {
	io.Writer
	// Sync makes what was written durable.
	Sync() error
	Close() error
}

// ErrLocked: another process has locked the file; see [TryLock].
var ErrLocked = errors.New("file is locked")

// OS is the file system of the system.
var OS FS = system{}

// orOS lets nil stand for the system's own.
func orOS(fsys FS) FS {
	if fsys == nil {
		return OS
	}
	return fsys
}

type key struct{}

// With returns a context in which exports write to a file system of the
// caller's choice. The crash harness records what they do.
func With(ctx context.Context, fsys FS) context.Context { return context.WithValue(ctx, key{}, fsys) }

// From is the file system of a context: that of [With], else [OS].
func From(ctx context.Context) FS {
	fsys, _ := ctx.Value(key{}).(FS)
	return orOS(fsys)
}

type system struct{}

func (system) Create(path string) (Handle, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err // not a nil *os.File in an interface
	}
	return f, nil
}

func (system) Mkdir(path string) error                   { return os.Mkdir(path, 0o700) }
func (system) Chmod(path string, mode fs.FileMode) error { return os.Chmod(path, mode) }
func (system) SyncDir(dir string) error                  { return syncDir(dir) }
func (system) Rename(from, to string) error              { return rename(from, to) }
func (system) Remove(path string) error                  { return os.Remove(path) }

func (system) Sync(path string) error {
	f, err := os.OpenFile(path, syncFlag, 0)
	if err != nil {
		return err
	}
	defer f.Close() //nolint:errcheck // nothing was written through it
	return f.Sync()
}

// MkdirAll makes a folder and those above it that are missing, for their owner
// alone, and makes their names durable.
func MkdirAll(fsys FS, dir string) error {
	fsys = orOS(fsys)
	if info, err := os.Stat(dir); err == nil && info.IsDir() {
		return nil
	}
	parent := filepath.Dir(dir)
	if parent != dir {
		if err := MkdirAll(fsys, parent); err != nil {
			return err
		}
	}
	if err := fsys.Mkdir(dir); err != nil {
		if info, stat := os.Stat(dir); stat == nil && info.IsDir() {
			return nil // somebody else was faster
		}
		return err
	}
	return fsys.SyncDir(parent)
}

// Remove removes a file and makes that durable.
func Remove(fsys FS, path string) error {
	fsys = orOS(fsys)
	if err := fsys.Remove(path); err != nil {
		return err
	}
	return fsys.SyncDir(filepath.Dir(path))
}
