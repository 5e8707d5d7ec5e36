//go:build ci

package ui

// checkDisplay has nothing to look for: this build draws in memory.
func checkDisplay() error { return nil }

// workArea is the room for windows on the first screen, in pixels; zero where
// it is not known.
func workArea() (width, height int) { return 0, 0 }
