// Package crashlog keeps a report of how the program ended when it ended by
// itself, and of what went wrong without ending it. A person is asked to send
// it, so that it holds where in the program it happened and what kind of thing
// it was, and nothing else.
//
// # Promises
//
//   - Nothing of a portfolio is in the log: no text, no name, no path. Of a
//     panic it has the type of the value, never the value, whatever that is;
//     of an error the types in its chain and the number of the system's error.
//     Where Go itself words it (an index out of range) its words are kept.
//   - Of a stack there are the functions, and files without their folders: not
//     the arguments, nor where the program was built.
//   - It does not grow without end: the last reports are kept.
//
// # How
//
// What Go prints when the program dies, values and all, goes first to a raw
// file, which no other user can read. It is cleaned and removed at the next
// start, before anybody is told of the log. Panics that the program catches
// are never written down raw.
package crashlog

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	"acquis/portfolio/durable"
)

// Name is the name of the log within its folder.
const Name = "plantage.log"

// What Go prints goes to files of such names, one for each process.
const (
	rawPattern = "plantage-*.brut"
	// old is the one file that earlier versions wrote it to.
	oldRaw = "plantage-en-cours.log"
)

// The log is cut to this many bytes at the beginning of a report.
const most = 64 << 10

// Log takes the reports of one process. The zero Log, and a nil one, takes
// none.
type Log struct {
	path  string // of the log
	about string // first line of a report: which program, which system
	raw   *os.File
}

// Open prepares the log in a folder. About says which program this is. It first
// cleans what processes before have left; ended reports whether one of them
// died since. Without a place to write there is a Log that takes nothing, which
// is no reason not to start.
func Open(dir, about string) (l *Log, ended bool) {
	l = &Log{about: about}
	if os.MkdirAll(dir, 0o700) != nil {
		return l, false
	}
	l.path = filepath.Join(dir, Name)
	ended = l.takeRaw(dir)
	raw, err := os.OpenFile(filepath.Join(dir, strings.Replace(rawPattern, "*", rand.Text()[:12], 1)), os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if err != nil {
		return l, ended
	}
	if durable.TryLock(raw) != nil || debug.SetCrashOutput(raw, debug.CrashOptions{}) != nil {
		raw.Close()           //nolint:errcheck // empty
		os.Remove(raw.Name()) //nolint:errcheck // likewise
		return l, ended
	}
	l.raw = raw
	return l, ended
}

// Path is where the log is, "" if there is no place for one.
func (l *Log) Path() string { return l.path }

// takeRaw cleans the raw files of processes that are no more, and reports
// whether there was anything in them.
func (l *Log) takeRaw(dir string) (found bool) {
	// One that an earlier version has moved here is as raw.
	if data, err := os.ReadFile(l.path); err == nil && len(data) > 0 && !strings.HasPrefix(string(data), mark) {
		os.Remove(l.path) //nolint:errcheck // else it is written over below
		l.write(time.Now(), Clean(string(data)))
	}
	list, _ := filepath.Glob(filepath.Join(dir, rawPattern)) // the pattern is right
	for _, path := range append(list, filepath.Join(dir, oldRaw)) {
		raw, when, ok := readRaw(path)
		if !ok {
			continue
		}
		if raw != "" {
			found = true
			if raw != reported {
				l.write(when, Clean(raw))
			}
		}
		os.Remove(path) //nolint:errcheck // tried again the next time
	}
	return found
}

// mark begins every report.
const mark = "== "

// Report writes a report of something that did not end the program, or ended
// it in an orderly way: what [Panic] or [Failure] have made of it.
func (l *Log) Report(what string) {
	if l != nil && l.path != "" {
		l.write(time.Now(), what)
	}
}

// write puts a report at the end of the log.
func (l *Log) write(when time.Time, what string) {
	before, err := os.ReadFile(l.path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return
	}
	if !strings.HasPrefix(string(before), mark) { // none, or not one of ours
		before = nil
	}
	report := fmt.Sprintf("%s%s · %s\n%s\n\n", mark, when.UTC().Format(time.RFC3339), l.about, strings.TrimSpace(what))
	log := string(before) + report
	for len(log) > most {
		_, rest, found := strings.Cut(log[len(mark):], "\n"+mark)
		if !found {
			break
		}
		log = mark + rest
	}
	_ = durable.WriteFile(nil, l.path, durable.Options{}, func(w io.Writer) error {
		_, err := io.WriteString(w, log)
		return err
	})
}

// reported stands in the raw file of a process whose end is in the log.
const reported = "reported\n"

// Died writes the report of a process that ends because of it: the next start
// is told.
func (l *Log) Died(what string) {
	l.Report(what)
	if l == nil || l.raw == nil {
		return
	}
	debug.SetCrashOutput(nil, debug.CrashOptions{}) //nolint:errcheck // the file says all
	_, _ = l.raw.WriteString(reported)
	l.raw.Close() //nolint:errcheck // the process ends
	l.raw = nil
}

// Close ends the log of a process that ends well.
func (l *Log) Close() {
	if l == nil || l.raw == nil {
		return
	}
	debug.SetCrashOutput(nil, debug.CrashOptions{}) //nolint:errcheck // the file is removed anyway
	l.raw.Close()                                   //nolint:errcheck // empty
	os.Remove(l.raw.Name())                         //nolint:errcheck // an empty file left is harmless
	l.raw = nil
}

// Read is the log of a folder as a person may send it, with what processes have
// left since that are no more; "" if there is nothing.
func Read(dir string) string {
	said := ""
	if data, err := os.ReadFile(filepath.Join(dir, Name)); err == nil && strings.HasPrefix(string(data), mark) {
		said = string(data)
	}
	list, _ := filepath.Glob(filepath.Join(dir, rawPattern)) // the pattern is right
	for _, path := range list {
		if raw, when, ok := readRaw(path); ok && raw != "" && raw != reported {
			said += fmt.Sprintf("%s%s\n%s\n", mark, when.UTC().Format(time.RFC3339), Clean(raw))
		}
	}
	return said
}

// readRaw reads the raw file of a process that is no more; false if it is one
// that runs, or cannot be read.
func readRaw(path string) (raw string, when time.Time, ok bool) {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return "", when, false
	}
	defer f.Close() //nolint:errcheck // nothing was written through it
	if durable.TryLock(f) != nil {
		return "", when, false
	}
	info, err := f.Stat()
	if err != nil {
		return "", when, false
	}
	data, err := io.ReadAll(io.LimitReader(f, most))
	return string(data), info.ModTime(), err == nil
}
