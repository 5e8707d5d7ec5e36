package dossier

import (
	"os"
	"testing"

	"acquis/export/annex"
	"acquis/portfolio/child"
)

// Annexes are read in child processes, which are this binary run again.
func TestMain(m *testing.M) {
	annex.Register()
	child.Main()
	os.Exit(m.Run())
}
