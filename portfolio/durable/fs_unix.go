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
