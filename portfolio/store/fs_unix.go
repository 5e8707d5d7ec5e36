//go:build !windows

package store

import (
	"errors"
	"os"
	"syscall"
)

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
