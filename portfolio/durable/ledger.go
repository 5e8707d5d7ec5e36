package durable

import (
	"bytes"
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
)

// A ledger is a file in which a process notes every temporary name that it is
// about to use, wherever that is, and which it keeps locked for as long as it
// lives. A ledger that can be locked is that of a process that was killed: what
// it notes was left behind, and may go at once, however young it is. (By its
// age alone one cannot tell it from what another process is writing just now.)
//
// It is a convenience and no promise: a power cut may lose its last lines, and
// another computer knows nothing of it. What it misses is swept by age.
type ledger struct {
	mu   sync.Mutex
	dir  string   // where ledgers are kept, "" while nobody said
	file *os.File // nil until there is something to note
}

// own is the ledger of this process.
var own ledger

const ledgerSuffix = ".notes"

// Remember has this process note in dir, a private place of the program, what
// it is making anywhere; [Private] makes its folders there. It is called once,
// when the program starts; the function that it returns is called at its end.
func Remember(dir string) (end func()) {
	own.mu.Lock()
	defer own.mu.Unlock()
	own.dir = dir
	return own.end
}

// note notes a temporary name before it is used. Where that is not possible,
// what is made goes on all the same.
func (l *ledger) note(path string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.dir == "" {
		return
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return
	}
	if l.file == nil {
		if l.file, err = openLedger(l.dir); err != nil {
			return
		}
	}
	_, _ = l.file.WriteString(strconv.Quote(path) + "\n")
}

// openLedger makes and locks a ledger.
func openLedger(dir string) (*os.File, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	for {
		path := filepath.Join(dir, rand.Text()[:12]+ledgerSuffix)
		f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR|os.O_APPEND, 0o600)
		if err != nil {
			return nil, err
		}
		// Who sweeps may have come between: it saw an empty one and removed it.
		if TryLock(f) == nil && isNamed(f, path) {
			return f, nil
		}
		f.Close() //nolint:errcheck // it is empty
	}
}

func isNamed(f *os.File, path string) bool {
	held, err := f.Stat()
	if err != nil {
		return false
	}
	named, err := os.Stat(path)
	return err == nil && os.SameFile(held, named)
}

// end lets the ledger go. It is kept if something that it notes is still there.
func (l *ledger) end() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.file == nil {
		return
	}
	path := l.file.Name()
	left := false
	for _, noted := range readLedger(path) {
		if _, err := os.Lstat(noted); err == nil {
			left = true
		}
	}
	l.file.Close() //nolint:errcheck // who cannot note cannot complain
	l.file = nil
	if !left {
		os.Remove(path) //nolint:errcheck // an empty ledger is removed at the next start
	}
}

// readLedger reads the names that a ledger notes; only temporary ones, whatever
// it says. A last line that was cut off is left out.
func readLedger(path string) []string {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	var list []string
	for line := range bytes.Lines(data) {
		noted, err := strconv.Unquote(strings.TrimSuffix(string(line), "\n"))
		if err == nil && filepath.IsAbs(noted) && IsTemporary(filepath.Base(noted)) {
			list = append(list, noted)
		}
	}
	return list
}

// SweepRemembered removes what processes were making when they were killed, as
// they noted it in dir; see [Remember]. What a process that still runs is making
// stays. What cannot be removed now is tried again the next time.
func SweepRemembered(dir string) error {
	ledgers, err := filepath.Glob(filepath.Join(dir, "*"+ledgerSuffix))
	if err != nil {
		return err
	}
	var failed []error
	for _, path := range ledgers {
		failed = append(failed, sweepLedger(path))
	}
	return errors.Join(append(failed, Sweep(dir, Abandoned))...)
}

func sweepLedger(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil // somebody else swept it
	}
	if err != nil {
		return err
	}
	defer f.Close() //nolint:errcheck // nothing was written through it
	if err := TryLock(f); err != nil {
		if errors.Is(err, ErrLocked) {
			return nil
		}
		return err
	}
	var failed []error
	for _, noted := range readLedger(path) {
		failed = append(failed, RemoveAll(noted))
	}
	if err := errors.Join(failed...); err != nil {
		return err
	}
	f.Close() //nolint:errcheck // Windows removes no open file
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// RemoveAll removes a file, or a folder with everything in it, even what may
// only be read, which Windows refuses to remove.
func RemoveAll(path string) error {
	if os.RemoveAll(path) == nil {
		return nil
	}
	_ = filepath.WalkDir(path, func(inner string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
		case entry.Type().IsRegular():
			_ = os.Chmod(inner, 0o600)
		case entry.IsDir():
			_ = os.Chmod(inner, 0o700)
		}
		return nil
	})
	return os.RemoveAll(path)
}

// Private makes a private folder for what is thrown away: in the place that
// [Remember] was given, else in the system's for temporary files. The caller
// removes it; what a kill leaves is swept at the next start.
func Private() (dir string, err error) {
	own.mu.Lock()
	place := own.dir
	own.mu.Unlock()
	if place != "" && MkdirAll(nil, place) == nil {
		if dir, err = MkdirTemp(nil, place); err == nil {
			return dir, nil
		}
	}
	return MkdirTemp(nil, os.TempDir())
}
