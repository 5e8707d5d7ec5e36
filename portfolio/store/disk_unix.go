//go:build !windows

package store

import (
	"os"
	"syscall"
)

// SameDisk reports whether two files lie on the same disk, as far as the system
// tells: a copy that does is lost with the portfolio when the disk fails.
func SameDisk(a, b string) bool {
	x, okX := deviceOf(a)
	y, okY := deviceOf(b)
	return okX && okY && x == y
}

func deviceOf(path string) (uint64, bool) {
	info, err := os.Stat(path)
	if err != nil {
		return 0, false
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return 0, false
	}
	return uint64(stat.Dev), true //nolint:unconvert // of another type on macOS
}
