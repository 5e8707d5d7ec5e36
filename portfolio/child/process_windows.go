package child

import (
	"os"
	"syscall"
)

// createNoWindow is CREATE_NO_WINDOW of the Windows API: without it a console
// flashes up for every child of the window program.
const createNoWindow = 0x08000000

func processAttributes() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{HideWindow: true, CreationFlags: createNoWindow}
}

func executable() (string, error) { return os.Executable() }

// limitProcess leaves the limit to the watcher.
func limitProcess(int64) {}
