package durable

import (
	"errors"
	"os"
	"time"

	"golang.org/x/sys/windows"
)

// syncFlag opens a file to sync it: Windows flushes what may be written to.
const syncFlag = os.O_RDWR

// syncDir does nothing: Windows has no way to flush a folder, and NTFS writes
// its own journal.
func syncDir(string) error { return nil }

// A virus scanner holds a fresh file for a moment: rename then fails, and
// succeeds soon after. The tries end after about two seconds.
const (
	renameTries = 20
	renamePause = 10 * time.Millisecond // longer by as much at every try
)

func rename(from, to string) error {
	var err error
	for try := range renameTries {
		if err = os.Rename(from, to); !isHeld(err) {
			return err
		}
		time.Sleep(time.Duration(try+1) * renamePause)
	}
	return err
}

func isHeld(err error) bool {
	return errors.Is(err, windows.ERROR_ACCESS_DENIED) || errors.Is(err, windows.ERROR_SHARING_VIOLATION) ||
		errors.Is(err, windows.ERROR_LOCK_VIOLATION)
}

// TryLock locks a file for this process until it is closed, without waiting:
// [ErrLocked] if another has it. The system lets it go when the process ends in
// whatever way. It is the lock that bbolt takes: one byte at the far end.
func TryLock(f *os.File) error {
	const far = ^uint32(0)
	err := windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_FAIL_IMMEDIATELY|windows.LOCKFILE_EXCLUSIVE_LOCK,
		0, 1, 0, &windows.Overlapped{Offset: far, OffsetHigh: far})
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return ErrLocked
	}
	return err
}
