package ui

import (
	"fmt"
	"os"
	"runtime"

	"acquis/portfolio/crashlog"
	"acquis/portfolio/store"
)

// exitPanic is the exit code of a window that a panic has ended, as Go's own.
const exitPanic = 2

// openCrashLog prepares the log and says where the report of the last run is,
// if that one died; else "".
func openCrashLog(version string) (l *crashlog.Log, before string) {
	data, err := store.Data()
	if err != nil {
		return nil, ""
	}
	l, died := crashlog.Open(data, fmt.Sprintf("Acquis %s · %s/%s · %s", version, runtime.GOOS, runtime.GOARCH, runtime.Version()))
	if died {
		before = l.Path()
	}
	return l, before
}

// diesClean ends the program when the interface's goroutine panics: Go would
// print the value, which may be a person's words, where a desktop keeps it.
func (a *App) diesClean() {
	p := recover()
	if p == nil {
		return
	}
	report := crashlog.Panic(p)
	a.crashes.Died(report)
	fmt.Fprint(os.Stderr, report)
	os.Exit(exitPanic)
}
