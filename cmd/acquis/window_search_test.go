//go:build !ci && linux

package main

import "testing"

// A word is found from another screen and written over, by the keyboard alone:
// what Ctrl+F opens has the keyboard, with the word selected.
func TestWindowSearches(t *testing.T) {
	d, dir := onScreen(t), created(t)
	w := shown(t, d, dir)
	tellBySituation(t, w, dir, "Une nuit sans toit")
	do(t, w.Keys("ctrl+8"), w.Keys("ctrl+f"), w.Type("toi"), w.Keys("Return"), w.Type("abri"))
	eventually(t, "the word on the disk", func() bool { return says(t, dir, `"title":"Une nuit sans abri"`) })
	do(t, w.Close())
}
