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
	"acquis/ui/situations"
	"acquis/ui/widgets"
)

// takenOver lets another computer have the portfolio.
func takenOver(t *testing.T, dir string) {
	t.Helper()
	lease := `{"id":"x","host":"PC-DE-ZOE","process":7,"since":"2026-11-20T19:00:00Z","seen":"2026-11-20T20:42:00Z"}`
	if err := os.WriteFile(filepath.Join(dir, "lease.json"), []byte(lease), 0o600); err != nil {
		t.Fatal(err)
	}
}

// Who has lost the portfolio is told by whom, and goes on elsewhere with the
// words that could not be saved; nothing is written into what was lost.
func TestALostPortfolioGoesOnAside(t *testing.T) {
	a := withPortfolio(t)
	dir := a.session.book.Dir()
	situation := &portfolio.Situation{Title: "Une nuit"}
	if err := a.session.Change("Raconter", func(e *portfolio.Edit) error { return e.Put(situation) }); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(filepath.Join(dir, "portfolio.db"))
	if err != nil {
		t.Fatal(err)
	}
	a.goTo(placeSituations)
	a.screens[placeSituations].(*situations.Screen).Select(situation.ID)
	takenOver(t, dir)
	test.Type(screentest.Find[*widgets.Editor](a.shell.screen)[0].Input(), "Mes derniers mots.")
	a.flush()
	if said := a.overlayWords(); !strings.Contains(said, "PC-DE-ZOE") || !strings.Contains(said, text.LostKeep) {
		t.Fatalf("it says %q", said)
	}
	if status := a.shell.status.Text(); !strings.HasPrefix(status, "Non enregistré") {
		t.Errorf("the status line says %q", status)
	}
	a.pressIn(t, text.LostKeep)
	if a.session == nil || a.session.book.Dir() == dir {
		t.Fatalf("not aside: %s", a.overlayWords())
	}
	kept, err := store.Open(a.session.book.Dir(), store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer kept.Close()
	if s := kept.State().Situation(situation.ID); s == nil || s.Context != "Mes derniers mots." {
		t.Errorf("kept aside: %+v", s)
	}
	if status := a.shell.status.Text(); !strings.HasPrefix(status, "Enregistré") {
		t.Errorf("aside the status line says %q", status)
	}
	if after, _ := os.ReadFile(filepath.Join(dir, "portfolio.db")); !bytes.Equal(after, before) {
		t.Error("what was lost was written to")
	}
}

// Whoever does not answer at once is asked again before the words go.
func TestWordsOfALostPortfolioDoNotGoUnasked(t *testing.T) {
	a := withPortfolio(t)
	takenOver(t, a.session.book.Dir())
	_ = a.session.Change("Raconter", func(e *portfolio.Edit) error { return e.Put(&portfolio.Situation{Title: "Une nuit"}) })
	a.pressIn(t, text.LostLater)
	a.closePortfolio()
	if said := a.overlayWords(); a.session == nil || !strings.Contains(said, text.LostKeep) {
		t.Fatalf("closed; it says %q", said)
	}
	a.pressIn(t, text.LostLater)
	a.closePortfolio()
	a.pressIn(t, text.UnsavedLeave)
	if a.session != nil {
		t.Error("it cannot be left")
	}
}
