package store

import "golang.org/x/sys/unix"

// isNetwork asks whether the volume is on this computer.
func isNetwork(dir string) bool {
	var s unix.Statfs_t
	return unix.Statfs(dir, &s) == nil && s.Flags&unix.MNT_LOCAL == 0
}
