//go:build ci

package main

import "acquis/assets/text"

// openWindow says why this build has no window. With one, it opens the
// portfolio in the folder, "" for none in particular, and returns when the
// window is closed.
func openWindow(_, _ string) error { return &refusal{"no-window", text.CLINoWindow} }
