package annex

import (
	"os"
	"path/filepath"
	"runtime"
	"time"
)

// unfinished names the growing file, beside the finished one: a rename within
// a folder is all or nothing.
const unfinished = ".acquis-*.pdf"

// sweep removes what a run that was killed left behind: it holds documents
// that nobody should find. A day later no run can still be writing it.
func sweep(dir string) {
	left, _ := os.ReadDir(dir) // unreadable: nothing to sweep
	for _, entry := range left {
		if ours, _ := filepath.Match(unfinished, entry.Name()); !ours {
			continue
		}
		if info, err := entry.Info(); err == nil && info.Mode().IsRegular() && time.Since(info.ModTime()) > 24*time.Hour {
			_ = os.Remove(filepath.Join(dir, entry.Name())) // the next run tries again
		}
	}
}

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
