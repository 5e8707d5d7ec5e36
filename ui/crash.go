package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"acquis/portfolio/durable"
	"acquis/portfolio/store"
)

// crashLog is a file beside the portfolios that takes the report when the
// program ends by itself. It holds no text of a portfolio, only where in the
// program it happened.
type crashLog struct {
	file   *os.File
	path   string
	before string // the report of the last time, if it ended badly; else ""
}

const (
	crashName  = "plantage.log"
	crashNewer = "plantage-en-cours.log"
)

// openCrashLog prepares the log and looks whether the last run left a report.
// Without a place to write there is no log, which is no reason not to start.
func openCrashLog() *crashLog {
	l := &crashLog{}
	data, err := store.Data()
	if err != nil || os.MkdirAll(data, 0o700) != nil {
		return l
	}
	kept, current := filepath.Join(data, crashName), filepath.Join(data, crashNewer)
	if info, err := os.Stat(current); err == nil && info.Size() > 0 && durable.OS.Rename(current, kept) == nil {
		l.before = kept
	}
	file, err := os.OpenFile(current, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return l
	}
	l.file, l.path = file, current
	if err := debug.SetCrashOutput(file, debug.CrashOptions{}); err != nil {
		fmt.Fprintln(os.Stderr, "crash log:", err)
	}
	return l
}

// report writes down something that should not have happened but did not end
// the program. It goes to the log that the person is told of.
func (l *crashLog) report(what string) {
	if l.path == "" {
		return
	}
	file, err := os.OpenFile(filepath.Join(filepath.Dir(l.path), crashName), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return
	}
	defer file.Close()
	fmt.Fprintf(file, "%s\n%s\n\n", time.Now().UTC().Format(time.RFC3339), what)
}

// close ends the log of a run that ended well.
func (l *crashLog) close() {
	if l.file == nil {
		return
	}
	debug.SetCrashOutput(nil, debug.CrashOptions{}) //nolint:errcheck // the file is removed anyway
	l.file.Close()                                  //nolint:errcheck // empty
	os.Remove(l.path)                               //nolint:errcheck // an empty file left is harmless
	l.file = nil
}
