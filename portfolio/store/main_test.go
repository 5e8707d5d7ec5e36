package store

import (
	"os"
	"testing"

	"acquis/portfolio/child"
)

// A test binary is its own child, as the program is.
func TestMain(m *testing.M) {
	Register()
	child.Main()
	os.Exit(m.Run())
}
