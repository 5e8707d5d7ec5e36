//go:build !windows

package store

import (
	"errors"
	"os"
	"syscall"
)

// syncDir makes a rename or a new name in a directory durable.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	// Some file systems of networks cannot: what can be done was done.
	if err := d.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, syscall.ENOTSUP) {
		return err
	}
	return nil
}

// rename puts a file or folder in its place at one stroke.
func rename(from, to string) error { return os.Rename(from, to) }

// renamesOpen: a file may be renamed onto one that is open.
const renamesOpen = true

// lockFile takes the lock that bbolt takes, without waiting. It is let go when
// the file is closed.
func lockFile(f *os.File) error {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return ErrInUse
	}
	return err
}

func isNoSpace(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

func isReadOnlyFS(err error) bool { return errors.Is(err, syscall.EROFS) }
