package ui

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/store"
	"acquis/ui/screentest"
)

// A damaged portfolio says what is lost and comes back from its newest good
// version, which a person takes with one press.
func TestADamagedPortfolioIsTakenUpFromItsSnapshot(t *testing.T) {
	a := withPortfolio(t)
	book := a.session.book
	put := func(title string) {
		err := a.session.Change("Ajouter", func(e *portfolio.Edit) error {
			return e.Put(&portfolio.Situation{Title: title})
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	put("Avant la version saine")
	if _, err := book.Snapshot(store.ReasonAutomatic); err != nil {
		t.Fatal(err)
	}
	put("Depuis la version saine")
	a.closePortfolio()
	keepOneSnapshot(t, book.Dir())
	spoil(t, filepath.Join(book.Dir(), "portfolio.db"), "Avant la version")

	a.open(book.Dir())
	said := a.overlayWords()
	for _, want := range []string{text.RepairTitle, "La dernière version saine date du",
		"Ce contenu ne peut plus être lu\u202f: «\u202fAvant la version saine\u202f»", "«\u202fAvant la version saine\u202f»", "«\u202fDepuis la version saine\u202f»"} {
		if !strings.Contains(said, want) {
			t.Errorf("not said: %q in\n%s", want, said)
		}
	}
	if a.session != nil {
		t.Fatal("it was opened all the same")
	}
	for _, words := range strings.Split(said, "\n") {
		if strings.HasPrefix(words, "Reprendre la version") {
			test.Tap(screentest.Button(a.window.Canvas().Overlays().Top(), words))
		}
	}
	if a.session == nil {
		t.Fatalf("not taken up: %s", a.overlayWords())
	}
	if s := a.session.State().Situations(); len(s) != 1 || s[0].Title != "Avant la version saine" {
		t.Errorf("taken up with %d situations", len(s))
	}
	if !strings.Contains(screentest.Words(a.shell.root), text.RepairDone) {
		t.Error("nobody says that it is mended")
	}
	if kept, _ := filepath.Glob(filepath.Join(book.Dir(), "damaged", "*")); len(kept) == 0 {
		t.Error("the damaged file is gone")
	}
}

// keepOneSnapshot removes all snapshots but the oldest.
func keepOneSnapshot(t *testing.T, dir string) {
	t.Helper()
	list, err := store.SnapshotsIn(dir)
	if err != nil || len(list) == 0 {
		t.Fatalf("%d snapshots, %v", len(list), err)
	}
	oldest := list[0]
	for _, s := range list {
		if s.Seq < oldest.Seq {
			oldest = s
		}
	}
	for _, s := range list {
		if s.Name != oldest.Name {
			if err := os.Remove(filepath.Join(dir, "snapshots", s.Name)); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// spoil changes one letter of a text wherever it stands in a file.
func spoil(t *testing.T, path, text string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	spoiled := bytes.ReplaceAll(data, []byte(text), []byte("O"+text[1:]))
	if bytes.Equal(spoiled, data) {
		t.Fatal("the text is not in the file")
	}
	if err := os.WriteFile(path, spoiled, 0o600); err != nil {
		t.Fatal(err)
	}
}
