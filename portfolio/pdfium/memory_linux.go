package pdfium

import "golang.org/x/sys/unix"

// reserve asks the system for addresses that take memory when they are written
// to; nil if it refuses.
func reserve(size int) []byte {
	space, err := unix.Mmap(-1, 0, size, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_PRIVATE|unix.MAP_ANON|unix.MAP_NORESERVE)
	if err != nil {
		return nil
	}
	return space
}

// giveBack gives the memory back and keeps the addresses: they read as zeros.
func giveBack(space []byte) { _ = unix.Madvise(space, unix.MADV_DONTNEED) }
