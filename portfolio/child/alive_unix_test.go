//go:build !windows

package child

import (
	"bytes"
	"fmt"
	"os"
	"syscall"
)

// alive tells whether the process exists and is more than a zombie that
// nobody collects (as in a container without an init).
func alive(pid int) bool {
	if syscall.Kill(pid, 0) != nil {
		return false
	}
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return !os.IsNotExist(err)
	}
	_, rest, _ := bytes.Cut(stat, []byte(") "))
	return len(rest) > 0 && rest[0] != 'Z'
}
