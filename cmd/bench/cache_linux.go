package main

import (
	"os"

	"golang.org/x/sys/unix"
)

// dropFromCache has the system forget the bytes of a file that it holds in
// memory, so that they come from the disk again.
func dropFromCache(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Sync(); err != nil { // what is not written yet stays
		return err
	}
	return unix.Fadvise(int(f.Fd()), 0, 0, unix.FADV_DONTNEED)
}
