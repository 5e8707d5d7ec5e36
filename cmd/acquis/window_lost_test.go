//go:build !ci && linux

package main

import (
	"os"
	"path/filepath"
	"testing"
)

// Another computer takes the portfolio over while somebody types: one key, and
// the window goes on aside with the last words; what was lost is not touched.
func TestWindowGoesOnAside(t *testing.T) {
	d, dir := onScreen(t), created(t)
	w := shown(t, d, dir)
	tellBySituation(t, w, dir, "Une nuit")
	lease := `{"id":"x","host":"PC-DE-ZOE","process":7,"since":"2026-11-20T19:00:00Z","seen":"2026-11-20T20:42:00Z"}`
	do(t, os.WriteFile(filepath.Join(dir, "lease.json"), []byte(lease), 0o600))
	do(t, w.Type(" sans toit"))
	var aside []string
	eventually(t, "a portfolio aside with the last words", func() bool {
		still(t, d)
		if len(aside) == 0 {
			do(t, w.Keys("Return")) // the dialog's answer, once it is there
		}
		aside, _ = filepath.Glob(filepath.Join(d.Data(), "acquis", "portfolios", "*"))
		return len(aside) == 1 && says(t, aside[0], `"title":"Une nuit sans toit"`)
	})
	if says(t, dir, "sans toit") {
		t.Error("what was lost was written to")
	}
	do(t, w.Close())
}
