package store

import (
	"errors"

	"golang.org/x/sys/windows"
)

// renamesOpen: a file may not be renamed onto one that is open.
const renamesOpen = false

func isNoSpace(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL)
}

func isReadOnlyFS(err error) bool { return errors.Is(err, windows.ERROR_WRITE_PROTECT) }
