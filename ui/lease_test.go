package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"acquis/assets/text"
)

// A portfolio that another computer has open is taken over when the person says
// so, and not before.
func TestAPortfolioOfAnotherComputerIsTakenOver(t *testing.T) {
	a := withPortfolio(t)
	dir := a.session.book.Dir()
	a.closePortfolio()
	lease := `{"id":"x","host":"PC-DE-ZOE","process":7,"since":"2026-11-20T19:00:00Z","seen":"2026-11-20T20:42:00Z"}`
	if err := os.WriteFile(filepath.Join(dir, "lease.json"), []byte(lease), 0o600); err != nil {
		t.Fatal(err)
	}
	a.open(dir)
	if said := a.overlayWords(); a.session != nil || !strings.Contains(said, "PC-DE-ZOE") || !strings.Contains(said, text.OpenToRead) {
		t.Fatalf("it says %s", said)
	}
	a.pressIn(t, text.StoreTakeOver)
	if a.session == nil || a.session.book.ReadOnly() {
		t.Fatalf("not taken over: %s", a.overlayWords())
	}
}
