//go:build !windows

package durable

import (
	"errors"
	"os"
	"syscall"
)

// syncFlag opens a file to sync it, even one that may only be read.
const syncFlag = os.O_RDONLY

// syncDir makes the names in a folder durable, as far as its file system can.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close() //nolint:errcheck // nothing was written through it
	if err := d.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	return nil
}

func rename(from, to string) error { return os.Rename(from, to) }

// TryLock locks a file for this process until it is closed, without waiting:
// [ErrLocked] if another has it. The system lets it go when the process ends in
// whatever way. It is the lock that bbolt takes.
func TryLock(f *os.File) error {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return ErrLocked
	}
	return err
}
