package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"acquis/portfolio"
	"acquis/portfolio/explain"
	"acquis/portfolio/store"
)

// A command whose portfolio is taken over by another computer while it works
// says by whom, and has written nothing.
func TestAPortfolioThatIsTakenOverMeanwhile(t *testing.T) {
	dir := created(t)
	before, err := os.ReadFile(filepath.Join(dir, "portfolio.db"))
	if err != nil {
		t.Fatal(err)
	}
	err = use(dir, func(p *store.Portfolio) error {
		lease := `{"id":"x","host":"PC-DE-ZOE","process":7,"since":"2026-11-20T19:00:00Z","seen":"2026-11-20T20:42:00Z"}`
		if err := os.WriteFile(filepath.Join(dir, "lease.json"), []byte(lease), 0o600); err != nil {
			return err
		}
		return p.Change("Raconter", func(e *portfolio.Edit) error { return e.Put(&portfolio.Situation{Title: "Une nuit"}) })
	})
	said := explain.Error(err)
	if said.Code != "taken-over" || !strings.Contains(said.Sentence, "PC-DE-ZOE") || !strings.Contains(said.Sentence, "repris") {
		t.Errorf("it says %+v", said)
	}
	if after, _ := os.ReadFile(filepath.Join(dir, "portfolio.db")); string(after) != string(before) {
		t.Error("it was written to")
	}
	if code, _, errs := told(t, t.Context(), "situation", dir, "--titre", "T"); code != exitProblem || !strings.Contains(errs, "PC-DE-ZOE") {
		t.Errorf("the next command exits %d: %s", code, errs)
	}
}
