//go:build !ci && linux

package main

import (
	"strings"
	"testing"

	"acquis/cmd/internal/nonet"
)

// The real window, through all of its screens, its search, its picker and its
// help: no process of it opens a socket but those of the desktop.
func TestWindowTouchesNoNetwork(t *testing.T) {
	watch, missing := nonet.New(t.TempDir())
	if missing != "" {
		t.Skip(missing)
	}
	t.Log(watch.How())
	d, dir := onScreen(t), created(t)
	path, err := window()
	if err != nil {
		t.Fatal(err)
	}
	if code, _, errs := told(t, t.Context(), "exemple", dir+"-exemple"); code != exitFine {
		t.Fatal(errs)
	}
	line := append(watch.Detached(), path, dir+"-exemple")
	w, err := d.Start(line[0], line[1:])
	if err != nil {
		t.Fatal(err)
	}
	titled(t, w, "Acquis")
	for _, keys := range []string{"ctrl+1", "ctrl+2", "ctrl+3", "ctrl+4", "ctrl+5", "ctrl+6", "ctrl+7", "ctrl+8", "ctrl+9",
		"ctrl+m", "ctrl+t", "ctrl+h", "ctrl+f", "Escape", "F1", "Escape", "ctrl+4", "ctrl+k", "Escape", "ctrl+5", "Down", "space"} {
		do(t, w.Keys(keys))
		if _, err := d.Still(); err != nil {
			t.Fatal(err)
		}
	}
	do(t, w.Close())
	for _, call := range watch.Calls(t) {
		t.Errorf("a socket: %s", call)
	}
	if said := w.Said(); strings.Contains(said, "panic") {
		t.Errorf("the window printed %s", said)
	}
}
