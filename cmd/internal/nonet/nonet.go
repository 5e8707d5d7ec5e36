// Package nonet watches a program and all that it starts for what it asks of
// the network. It needs strace; where the system allows it, the program also
// runs in a namespace without a network (unshare -n), so that one sees that it
// does not miss it.
//
// Sockets of the family AF_UNIX are those of the desktop on the same computer
// (X11, D-Bus). Any other is a call.
package nonet

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Watch is one watched program.
type Watch struct {
	trace string // where strace writes
	alone []string
}

// New prepares a watch that writes to a folder; or says why there can be none.
func New(dir string) (w *Watch, missing string) {
	if _, err := exec.LookPath("strace"); err != nil {
		return nil, "strace is not installed (make test installs it)"
	}
	w = &Watch{trace: filepath.Join(dir, "calls")}
	// Some systems, and most containers, allow no tracing.
	if out, err := exec.Command("strace", "-f", "-qq", "-e", "trace=network", "-o", os.DevNull, "true").CombinedOutput(); err != nil {
		return nil, "strace may not trace here: " + strings.TrimSpace(string(out))
	}
	for _, alone := range [][]string{{"unshare", "-n"}, {"unshare", "-rn"}} {
		if exec.Command(alone[0], alone[1], "true").Run() == nil {
			w.alone = alone
			break
		}
	}
	return w, ""
}

// How says what is done, for the log of a test.
func (w *Watch) How() string {
	if w.alone == nil {
		return "watched by strace (no namespace without a network may be made here)"
	}
	return "watched by strace in a namespace without a network (" + strings.Join(w.alone, " ") + ")"
}

// Command is what a program and its arguments are put behind.
func (w *Watch) Command() []string {
	return append(append([]string{}, w.alone...), "strace", "-f", "-qq", "-A", "-e", "trace=network", "-o", w.trace)
}

// Detached is Command for a program that has to keep its process id: strace
// watches from another process.
func (w *Watch) Detached() []string {
	return append(append([]string{}, w.alone...), "strace", "-D", "-f", "-qq", "-A", "-e", "trace=network", "-o", w.trace)
}

// Calls lists what went to a network, as strace writes it.
func (w *Watch) Calls(t testing.TB) []string {
	t.Helper()
	data, err := os.ReadFile(w.trace)
	if err != nil {
		t.Fatal(err)
	}
	var calls []string
	for line := range strings.Lines(string(data)) {
		if strings.Contains(line, "AF_") && !strings.Contains(line, "AF_UNIX") && !strings.Contains(line, "AF_LOCAL") {
			calls = append(calls, strings.TrimSpace(line))
		}
	}
	return calls
}
