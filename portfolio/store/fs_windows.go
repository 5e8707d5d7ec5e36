package store

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// renamesOpen: a file may not be renamed onto one that is open.
const renamesOpen = false

// lockFile takes the lock that bbolt takes, without waiting: one byte at the
// far end. It is let go when the file is closed.
func lockFile(f *os.File) error {
	const far = ^uint32(0)
	err := windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_FAIL_IMMEDIATELY|windows.LOCKFILE_EXCLUSIVE_LOCK,
		0, 1, 0, &windows.Overlapped{Offset: far, OffsetHigh: far})
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return ErrInUse
	}
	return err
}

func isNoSpace(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL)
}

func isReadOnlyFS(err error) bool { return errors.Is(err, windows.ERROR_WRITE_PROTECT) }
