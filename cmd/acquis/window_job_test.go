//go:build !ci && linux

package main

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"acquis/cmd/internal/desktop"
)

// saysAll is a condition: the portfolio on the disk holds all these texts.
func saysAll(t *testing.T, dir string, texts ...string) func() bool {
	return func() bool {
		for _, text := range texts {
			if !says(t, dir, text) {
				return false
			}
		}
		return true
	}
}

// The whole job by the keyboard alone: a portfolio, the repérage, a situation,
// a link, the dossier; and what was typed is in the PDF.
func TestWindowWholeJobByKeys(t *testing.T) {
	d := onScreen(t)
	w := shown(t, d)
	titled(t, w, "Acquis")
	do(t, w.Keys("ctrl+n"), w.Type("Lise"), w.Keys("Tab"), w.Type("Moreau"), w.Keys("Return"))
	titled(t, w, "Lise Moreau")
	dirs, err := filepath.Glob(filepath.Join(d.Data(), "acquis", "portfolios", "*"))
	if err != nil || len(dirs) != 1 {
		t.Fatalf("portfolios: %v %v", dirs, err)
	}
	dir := dirs[0]

	do(t, w.Keys("ctrl+2", "o", "Tab"), w.Type("Diagnostic du CCAS, 2021"), w.Keys("Return", "n"))
	eventually(t, "the answers on the disk", saysAll(t, dir, `"answer":"oui"`, "Diagnostic du CCAS, 2021", `"answer":"non"`))

	do(t, w.Keys("ctrl+4", "Return"), w.Type("Une nuit sans toit"), w.Keys("shift+Tab", "Right", "Tab"), w.Type("Je raconte le contexte."))
	eventually(t, "the situation on the disk", saysAll(t, dir, `"title":"Une nuit sans toit"`, "Je raconte le contexte."))
	do(t, w.Keys("ctrl+k", "1", "1", "1", "Return"))
	eventually(t, "the link on the disk", saysAll(t, dir, `"indicator":"1.1.1"`))

	// The name that the dialog proposes will do.
	do(t, w.Keys("ctrl+e"))
	still(t, d)
	do(t, w.Keys("Return"))
	var written []string
	eventually(t, "a dossier", func() bool {
		written, _ = filepath.Glob(filepath.Join(d.Home(), "Dossier*.pdf"))
		return len(written) == 1
	})
	text, err := exec.Command("pdftotext", written[0], "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Lise Moreau", "Une nuit sans toit", "Je raconte le contexte."} {
		if !strings.Contains(string(text), want) {
			t.Errorf("the dossier lacks %q", want)
		}
	}
	do(t, w.Close())
}

// still waits until the screen has changed and rests.
func still(t *testing.T, d *desktop.Desktop) {
	t.Helper()
	if _, err := d.Still(); err != nil {
		t.Fatal(err)
	}
}

// Closed in the middle of a word, the window keeps the word.
func TestWindowClosesAtOnce(t *testing.T) {
	d, dir := onScreen(t), created(t)
	w := shown(t, d, dir)
	tellBySituation(t, w, dir, "Une nuit")
	do(t, w.Type(" sans toit"), w.Close())
	if !says(t, dir, `"title":"Une nuit sans toit"`) {
		t.Error("what was typed last is lost")
	}
}

// Undo and redo from within the field, which keeps the keyboard.
func TestWindowUndoesInAField(t *testing.T) {
	d, dir := onScreen(t), created(t)
	w := shown(t, d, dir)
	tellBySituation(t, w, dir, "Une nuit")
	do(t, w.Keys("ctrl+z"))
	eventually(t, "an undo", func() bool { return !says(t, dir, "Une nuit") })
	do(t, w.Keys("ctrl+y"))
	eventually(t, "a redo", saysAll(t, dir, `"title":"Une nuit"`))
	do(t, w.Keys("End"), w.Type(" sans toit"))
	eventually(t, "more of the title", saysAll(t, dir, `"title":"Une nuit sans toit"`))
	do(t, w.Close())
}

// A French keyboard: its letters, AltGr, a dead key; the keys of the screens
// where its digits are, and those of the menu where its letters are.
func TestWindowFrenchKeyboard(t *testing.T) {
	d, dir := onScreen(t), created(t)
	do(t, d.Layout("fr", "oss"))
	w := shown(t, d, dir)
	titled(t, w, "Zoé Martin")
	do(t, w.Keys("ctrl+apostrophe")) // the key of 4
	eventually(t, "a new situation", func() bool {
		do(t, w.Keys("Return"))
		return says(t, dir, `"kind":"situation"`)
	})
	do(t, w.Type("été à 10 € çà : œ"), w.Keys("dead_circumflex", "e"))
	eventually(t, "the accents on the disk", saysAll(t, dir, "été à 10 € çà : œê"))
	eventually(t, "an undo", func() bool {
		do(t, w.Keys("ctrl+z"))
		return !says(t, dir, "10 €")
	})
	do(t, w.Close())
}

// An unsteady hand still clicks, on the rail and on a button.
func TestWindowUnsteadyHand(t *testing.T) {
	d, dir := onScreen(t), created(t)
	w := shown(t, d, dir)
	titled(t, w, "Zoé Martin")
	still(t, d)
	do(t, w.ClickUnsteadily(90, 223)) // Situations, in the rail
	still(t, d)
	do(t, w.ClickUnsteadily(300, 296)) // Nouvelle situation
	eventually(t, "a new situation", saysAll(t, dir, `"kind":"situation"`))
	do(t, w.Close())
}

// Alt+Tab away and back leaves the keyboard to the field that had it.
func TestWindowAltTab(t *testing.T) {
	d, dir := onScreen(t), created(t)
	w := shown(t, d, dir)
	tellBySituation(t, w, dir, "Une nuit")
	other := shown(t, d)
	eventually(t, "another window in front", func() bool {
		title, err := w.Title()
		return err == nil && !strings.Contains(title, "Zoé Martin")
	})
	do(t, w.Keys("alt+Tab"))
	titled(t, w, "Zoé Martin")
	still(t, d)
	do(t, w.Type(" sans toit"))
	eventually(t, "what is typed after Alt+Tab", saysAll(t, dir, `"title":"Une nuit sans toit"`))
	do(t, w.Close(), other.Close())
}

// A portfolio that is open already opens a second time to be read, and only
// so; the first window goes on.
func TestWindowSecondOpensToRead(t *testing.T) {
	d, dir := onScreen(t), created(t)
	first := shown(t, d, dir)
	tellBySituation(t, first, dir, "Une nuit")
	second := shown(t, d, dir)
	eventually(t, "opened to read", func() bool {
		do(t, second.Keys("Return")) // the dialog's answer, once it is there
		title, err := second.OwnTitle()
		return err == nil && strings.Contains(title, "Zoé Martin")
	})
	do(t, second.Keys("ctrl+4", "Return"), second.Type("Intrus"))
	still(t, d)
	second.Kill()
	if says(t, dir, "Intrus") {
		t.Error("a window that only reads has written")
	}
	titled(t, first, "Zoé Martin")
	do(t, first.Keys("End"), first.Type(" sans toit"))
	eventually(t, "the first goes on", saysAll(t, dir, "Une nuit sans toit"))
	do(t, first.Close())
}
