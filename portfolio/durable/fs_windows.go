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
