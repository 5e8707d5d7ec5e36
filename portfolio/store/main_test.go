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
	if dir := os.Getenv(writerVariable); dir != "" {
		writeUntilKilled(dir)
	}
	os.Exit(m.Run())
}
