//go:build !ci && linux

package main

import "testing"

// Ctrl+K, three keys and Enter make a link; several are ticked with Ctrl+Enter
// and made at once, and one undo takes them back; Escape leaves without any.
func TestWindowLinks(t *testing.T) {
	d, dir := onScreen(t), created(t)
	for _, title := range []string{"Une nuit sans toit", "Un conflit"} {
		if code, _, errs := told(t, t.Context(), "situation", dir, "--titre", title); code != exitFine {
			t.Fatal(errs)
		}
	}
	linked := func(codes ...string) func() bool {
		return func() bool {
			for _, code := range codes {
				if !says(t, dir, `"indicator":"`+code+`"`) {
					return false
				}
			}
			return true
		}
	}
	w := shown(t, d, dir)
	titled(t, w, "Zoé Martin")
	do(t, w.Keys("ctrl+4", "Return")) // to the list, then into the first situation
	for _, keys := range [][]string{{"1", "2", "3"}, {"2", "1", "1"}, {"3", "2", "1"}} {
		do(t, w.Keys("ctrl+k"), w.Keys(append(keys, "Return")...))
		eventually(t, "a link", linked(keys[0]+"."+keys[1]+"."+keys[2]))
	}
	do(t, w.Keys("ctrl+k", "1", "1", "1", "ctrl+Return", "1", "1", "2", "Return"))
	eventually(t, "two links", linked("1.1.1", "1.1.2"))
	do(t, w.Keys("ctrl+z"))
	eventually(t, "both undone", func() bool {
		return !says(t, dir, `"indicator":"1.1.1"`) && !says(t, dir, `"indicator":"1.1.2"`)
	})
	do(t, w.Keys("ctrl+k", "3", "3", "1", "Escape", "ctrl+k", "3", "1", "1", "Return"))
	eventually(t, "a link after one that was left", linked("3.1.1"))
	if says(t, dir, `"indicator":"3.3.1"`) {
		t.Error("Escape linked")
	}
	do(t, w.Close())
}
