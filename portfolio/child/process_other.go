//go:build !linux && !windows

package child

import "syscall"

// processAttributes keeps the child out of the reach of Ctrl+C in the
// terminal, which is the parent's.
func processAttributes() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true}
}

// limitProcess leaves the limit to the watcher.
func limitProcess(int64) {}
