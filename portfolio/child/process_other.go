//go:build !linux && !windows

package child

import (
	"os"
	"syscall"
)

// processAttributes keeps the child out of the reach of Ctrl+C in the
// terminal, which is the parent's.
func processAttributes() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true}
}

func executable() (string, error) { return os.Executable() }

// limitProcess leaves the limit to the watcher.
func limitProcess(int64) {}
