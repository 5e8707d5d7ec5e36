//go:build unix

package load

import (
	"io/fs"
	"syscall"
)

// onDisk is what a file takes on the disk, in bytes.
func onDisk(info fs.FileInfo) int64 {
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		return s.Blocks * 512
	}
	return 0
}
