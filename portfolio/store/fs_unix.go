//go:build !windows

package store

import (
	"errors"
	"syscall"
)

// renamesOpen: a file may be renamed onto one that is open.
const renamesOpen = true

func isNoSpace(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

func isReadOnlyFS(err error) bool { return errors.Is(err, syscall.EROFS) }
