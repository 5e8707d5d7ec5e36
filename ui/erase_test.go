package ui

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/store"
	"acquis/ui/screentest"
	"acquis/ui/widgets"
)

// press presses a button of what stands over the screen.
func press(t *testing.T, a *App, words string) {
	t.Helper()
	top := a.window.Canvas().Overlays().Top()
	if top == nil {
		t.Fatalf("nothing to press %q in", words)
	}
	b := screentest.Button(top, words)
	if b == nil {
		t.Fatalf("no %q in %q", words, a.overlayWords())
	}
	b.Tapped(nil)
}

// reads lists the files of a folder in which some words stand as they are.
func reads(t *testing.T, dir, words string) (found []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if bytes.Contains(data, []byte(words)) {
			found = append(found, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// A name that was typed and saved is selected, erased with all that there was
// of it, and does not come back from what a screen still holds.
func TestErasingAText(t *testing.T) {
	a := withPortfolio(t)
	dir := a.session.book.Dir()
	told := &portfolio.Situation{Title: "Accueil", Actions: "Avec Mme Dur"}
	for _, actions := range []string{"Avec Mme Dur", "Avec Mme Durand, puis seule."} {
		told.Actions = actions
		if err := a.session.Change("Modifier", func(e *portfolio.Edit) error { return e.Put(told) }); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := a.session.book.Snapshot(store.ReasonAsked); err != nil {
		t.Fatal(err)
	}
	a.goTo(placeSituations)
	if len(reads(t, dir, "Mme Dur")) < 2 {
		t.Fatal("not in there to begin with")
	}
	a.eraseSelected(" Mme\nDurand ")
	fields := screentest.Find[*widgets.LabeledEntry](a.window.Canvas().Overlays().Top())
	if fields[0].Text() != "Mme Durand" {
		t.Errorf("proposes %q", fields[0].Text())
	}
	fields[1].Load("la Mme DURAND")
	press(t, a, text.EraseSearch)
	if !strings.Contains(a.overlayWords(), text.EraseSameAgain) {
		t.Error("takes a replacement with the text in it")
	}
	fields[1].Load("Mme D.")
	press(t, a, text.EraseSearch)
	for _, want := range []string{"Accueil", "[Mme Durand]", text.EraseNoUndo, text.EraseElsewhere, text.EraseDisk} {
		if !strings.Contains(a.overlayWords(), want) {
			t.Errorf("does not say %q but %q", want, a.overlayWords())
		}
	}
	press(t, a, text.EraseDo)
	if !strings.Contains(a.overlayWords(), text.EraseDoneTitle) {
		t.Errorf("says %q", a.overlayWords())
	}
	if a.session == nil || a.at != placeSituations {
		t.Fatal("not open again where it was")
	}
	a.flush()
	if got := a.session.State().Situation(told.ID).Actions; got != "Avec Mme D., puis seule." {
		t.Error(got)
	}
	if left := reads(t, os.Getenv("ACQUIS_DATA"), "Mme Dur"); len(left) > 0 {
		t.Errorf("left in %v", left)
	}
	if _, can := a.session.book.CanUndo(); can {
		t.Error("can be undone")
	}
}

// What is unticked stays; without anything ticked nothing can be erased; Enter
// does not erase.
func TestErasingIsChosen(t *testing.T) {
	a := withPortfolio(t)
	for _, title := range []string{"Mme Durand", "Chez Mme Durand"} {
		if err := a.session.Change("Ajouter", func(e *portfolio.Edit) error { return e.Put(&portfolio.Situation{Title: title}) }); err != nil {
			t.Fatal(err)
		}
	}
	a.planErasure(store.Erasure{Text: "mme durand"})
	top := a.window.Canvas().Overlays().Top()
	checks := screentest.Find[*widgets.Check](top)
	if len(checks) != 2 {
		t.Fatalf("%d places to tick", len(checks))
	}
	checks[0].Tapped(nil)
	checks[1].Tapped(nil)
	if !screentest.Button(top, text.EraseDo).Disabled() {
		t.Error("erases nothing")
	}
	checks[1].Tapped(nil)
	press(t, a, text.EraseDo)
	press(t, a, text.DialogClose)
	var titles []string
	for _, s := range a.session.State().Situations() {
		titles = append(titles, s.Title)
	}
	if got := strings.Join(titles, "|"); got != "Mme Durand|Chez" {
		t.Error(got)
	}
	a.planErasure(store.Erasure{Text: "mme durand"})
	a.window.Canvas().Unfocus()
	widgets.OverlayKey(a.window.Canvas(), &fyne.KeyEvent{Name: fyne.KeyReturn})
	if a.blocked() || a.session.State().Situations()[0].Title != "Mme Durand" {
		t.Error("Enter erases, or does nothing")
	}
}

func TestErasingAPiece(t *testing.T) {
	a := withPortfolio(t)
	piece := &portfolio.Piece{Title: "Lettre", Genre: portfolio.GenreURL, URL: "https://exemple.fr/durand"}
	if err := a.session.Change("Ajouter", func(e *portfolio.Edit) error { return e.Put(piece) }); err != nil {
		t.Fatal(err)
	}
	a.erasePiece(piece.ID)
	press(t, a, text.EraseDo)
	if a.session.State().Piece(piece.ID) != nil || len(reads(t, a.session.book.Dir(), "exemple.fr/durand")) > 0 {
		t.Error("still there")
	}
}

// A portfolio goes only where its name was typed, and leaves the list.
func TestRemovingAPortfolio(t *testing.T) {
	a := withPortfolio(t)
	dir := a.session.book.Dir()
	a.destroyPortfolio()
	top := a.window.Canvas().Overlays().Top()
	yes := screentest.Button(top, text.EraseDestroy)
	if !yes.Disabled() {
		t.Fatal("goes without its name")
	}
	name := screentest.Find[*widgets.LabeledEntry](top)[0]
	name.Input().SetText(filepath.Base(dir))
	name.OnTyped(filepath.Base(dir))
	yes.Tapped(nil)
	if _, err := os.Stat(dir); !os.IsNotExist(err) {
		t.Error(err)
	}
	if a.session != nil || a.at != placeHome || len(a.prefs.recents()) > 0 {
		t.Errorf("still open or in the list: %v", a.prefs.recents())
	}
	if !strings.Contains(a.overlayWords(), text.DestroyDone(filepath.Base(dir))) {
		t.Errorf("says %q", a.overlayWords())
	}
}
