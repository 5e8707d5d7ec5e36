package main

import (
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	"acquis/assets/licences"
)

// Whoever gets Acquis gets the licence of everything in it.
func TestEveryLinkedModuleHasItsLicence(t *testing.T) {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		t.Skip("no build information")
	}
	testOnly := []string{"github.com/rogpeppe/go-internal", "golang.org/x/tools"}
	for _, d := range info.Deps {
		known := slices.ContainsFunc(licences.All(), func(l licences.Licence) bool {
			return l.Module == d.Path && strings.TrimSpace(l.Text) != ""
		})
		if !known && !slices.Contains(testOnly, d.Path) {
			t.Errorf("no licence of %s in assets/licences; run make licences", d.Path)
		}
	}
}
