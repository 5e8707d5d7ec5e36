//go:build !ci && linux

package main

import (
	"os"
	"path/filepath"
	"testing"
)

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

// What is selected in a text is linked by the same keys; the passage follows
// what is typed before it, and one undo after the other takes both back.
func TestWindowLinksAPassage(t *testing.T) {
	d, dir := onScreen(t), created(t)
	story := filepath.Join(t.TempDir(), "s.md")
	do(t, os.WriteFile(story, []byte("# Contexte\nUne nuit.\n\nQuatre associations.\n"), 0o600))
	if code, _, errs := told(t, t.Context(), "situation", dir, "--titre", "Une nuit", "--fichier", story); code != exitFine {
		t.Fatal(errs)
	}
	w := shown(t, d, dir)
	titled(t, w, "Zoé Martin")
	do(t, w.Keys("ctrl+4", "Return", "Down", "Down", "shift+End")) // to the list, into the text, to its last line
	do(t, w.Keys("ctrl+k"), w.Keys("1", "2", "3", "Return"))
	eventually(t, "the passage is linked", func() bool { return says(t, dir, `"quote":"Quatre associations."`) })
	do(t, w.Keys("Up", "Up", "Home", "a", "b", "space"))
	eventually(t, "its place follows the text", func() bool { return says(t, dir, `"start":14,"end":34`) })
	do(t, w.Keys("ctrl+z"))
	eventually(t, "the undo takes both back", func() bool {
		return says(t, dir, `"start":11,"end":31`) && says(t, dir, `"context":"Une nuit.`)
	})
	do(t, w.Keys("ctrl+z"))
	eventually(t, "the link is undone", func() bool { return !says(t, dir, `"quote":"Quatre associations."`) })
	do(t, w.Close())
}
