package annex

import (
	"os"
	"path/filepath"
	"runtime"
	"time"
)

// commit gives the finished file its name. On Windows a virus scanner may
// hold a file that was just written, so the rename is tried a few times.
func commit(from, to string) error {
	err := os.Rename(from, to)
	for wait := 50 * time.Millisecond; err != nil && runtime.GOOS == "windows" && wait < 2*time.Second; wait *= 2 {
		time.Sleep(wait)
		err = os.Rename(from, to)
	}
	if err != nil {
		return err
	}
	// The directory is synced where that is possible, so that the name
	// survives a power cut too.
	if d, err := os.Open(filepath.Dir(to)); err == nil {
		_ = d.Sync() // Windows cannot
		d.Close()
	}
	return nil
}
