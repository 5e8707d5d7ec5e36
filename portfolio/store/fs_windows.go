package store

import (
	"errors"
	"os"
	"time"

	"golang.org/x/sys/windows"
)

// syncDir does nothing: Windows has no way to flush a directory, and NTFS
// writes its own journal.
func syncDir(string) error { return nil }

// A virus scanner holds a fresh file for a moment: rename then fails, and
// succeeds soon after. The tries end after about two seconds.
const (
	renameTries = 20
	renamePause = 5 * time.Millisecond
)

// rename puts a file or folder in its place at one stroke.
func rename(from, to string) error {
	var err error
	for try := range renameTries {
		if err = os.Rename(from, to); !isHeld(err) {
			return err
		}
		time.Sleep(time.Duration(try+1) * renamePause * 2)
	}
	return err
}

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

func isHeld(err error) bool {
	return errors.Is(err, windows.ERROR_ACCESS_DENIED) || errors.Is(err, windows.ERROR_SHARING_VIOLATION) ||
		errors.Is(err, windows.ERROR_LOCK_VIOLATION)
}

func isNoSpace(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL)
}

func isReadOnlyFS(err error) bool { return errors.Is(err, windows.ERROR_WRITE_PROTECT) }
