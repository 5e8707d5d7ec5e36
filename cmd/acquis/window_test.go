//go:build !ci && linux

package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"acquis/cmd/internal/desktop"
)

// The tests named TestWindow… run the real window on a screen that nobody sees,
// with keys and clicks as a person would; they look at what is on the disk
// afterwards. `make test-window` runs them.

// window is the program with its window, built once, beside what the Makefile
// builds.
var window = sync.OnceValues(func() (string, error) {
	path, err := filepath.Abs(filepath.Join("..", "..", "build", "acquis-tested"))
	if err != nil {
		return "", err
	}
	out, err := exec.Command("go", "build", "-tags", "migrated_fynedo", "-o", path, ".").CombinedOutput()
	if err != nil {
		return "", errors.New(string(out))
	}
	return path, nil
})

// onScreen opens a screen for a test.
func onScreen(t *testing.T) *desktop.Desktop {
	t.Helper()
	if missing := desktop.Missing(); len(missing) > 0 {
		t.Skipf("not installed: %v (make test installs them)", missing)
	}
	d, err := desktop.Open(1366, 768)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Close)
	return d
}

// shown opens the window on a portfolio.
func shown(t *testing.T, d *desktop.Desktop, args ...string) *desktop.Window {
	t.Helper()
	path, err := window()
	if err != nil {
		t.Fatal(err)
	}
	w, err := d.Start(path, args)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// patience bounds what a test waits for; a screen without a graphics card is
// slow, and a machine may be busy.
const patience = 30 * time.Second

// eventually waits until something holds, and fails if it never does.
func eventually(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for deadline := time.Now().Add(patience); !holds(); {
		if time.Now().After(deadline) {
			t.Fatalf("never: %s", what)
		}
		time.Sleep(50 * time.Millisecond)
	}
}

// says reports whether the portfolio on the disk holds a text.
func says(t *testing.T, dir, text string) bool {
	t.Helper()
	out := filepath.Join(t.TempDir(), "x.json")
	if code, _, errs := told(t, t.Context(), "exporter", dir, "-o", out); code != exitFine {
		t.Fatal(errs)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Contains(string(data), text)
}

func do(t *testing.T, errs ...error) {
	t.Helper()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
}

// titled waits for the window of somebody's portfolio.
func titled(t *testing.T, w *desktop.Window, name string) {
	t.Helper()
	eventually(t, "a window titled "+name, func() bool {
		title, err := w.Title()
		return err == nil && strings.Contains(title, name)
	})
}

// tellBySituation begins a situation by the keyboard, types its title, and
// waits until it is on the disk.
func tellBySituation(t *testing.T, w *desktop.Window, dir, title string) {
	t.Helper()
	titled(t, w, "Zoé Martin")
	do(t, w.Keys("ctrl+4"))
	eventually(t, "a new situation", func() bool {
		do(t, w.Keys("Return"))
		return says(t, dir, `"kind":"situation"`)
	})
	do(t, w.Type(title))
	eventually(t, "the title on the disk", func() bool { return says(t, dir, `"title":"`+title+`"`) })
}

// What was typed is on the disk when the power goes.
func TestWindowLosesNothing(t *testing.T) {
	d, dir := onScreen(t), created(t)
	w := shown(t, d, dir)
	tellBySituation(t, w, dir, "Une nuit sans toit")
	w.Kill()
	if code, out, errs := told(t, t.Context(), "verifier", dir); code != exitFine {
		t.Errorf("after a power cut: %s%s", out, errs)
	}
	if !says(t, dir, "Une nuit sans toit") {
		t.Error("the title is lost")
	}
}

// One undo, which survives that the window is closed.
func TestWindowUndoes(t *testing.T) {
	d, dir := onScreen(t), created(t)
	w := shown(t, d, dir)
	tellBySituation(t, w, dir, "Une phrase de trop")
	do(t, w.Close())
	w = shown(t, d, dir)
	titled(t, w, "Zoé Martin")
	eventually(t, "an undo", func() bool {
		do(t, w.Keys("ctrl+z"))
		return !says(t, dir, "Une phrase de trop")
	})
	do(t, w.Close())
	if said := w.Said(); strings.Contains(said, "panic") || strings.Contains(said, "goroutine") {
		t.Errorf("the window printed %s", said)
	}
}

// While the window has a portfolio, the command line reads it and says why it
// cannot write.
func TestWindowHoldsItsPortfolio(t *testing.T) {
	d, dir := onScreen(t), created(t)
	w := shown(t, d, dir)
	titled(t, w, "Zoé Martin")
	if code, _, errs := told(t, t.Context(), "couverture", dir); code != exitFine {
		t.Errorf("couverture: %s", errs)
	}
	if code, _, errs := told(t, t.Context(), "situation", dir, "--titre", "T"); code != exitProblem || !strings.Contains(errs, "déjà ouvert") {
		t.Errorf("situation exits %d: %s", code, errs)
	}
	do(t, w.Close())
	if code, _, errs := told(t, t.Context(), "situation", dir, "--titre", "T"); code != exitFine {
		t.Errorf("after it was closed: %s", errs)
	}
}

// Without a display the program says so, in French.
func TestWindowWithoutADisplay(t *testing.T) {
	path, err := window()
	if err != nil {
		t.Fatal(err)
	}
	for _, display := range []string{"", ":9999"} {
		c := exec.Command(path, created(t))
		c.Env = append(os.Environ(), "DISPLAY="+display, "WAYLAND_DISPLAY=", "HOME="+t.TempDir())
		out, err := c.CombinedOutput()
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() != exitProblem || !strings.Contains(string(out), "Acquis") || strings.Contains(string(out), "panic") {
			t.Errorf("display %q: %v, %s", display, err, out)
		}
	}
}
