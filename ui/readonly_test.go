package ui

import (
	"errors"
	"testing"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/store"
)

// A portfolio that is open to be read closes without asking about what could
// not be saved: the status line said so all the time.
func TestAReadOnlyPortfolioClosesWithoutAlarm(t *testing.T) {
	a := withPortfolio(t)
	dir := a.session.book.Dir()
	a.closePortfolio()
	a.openWith(dir, store.Options{ReadOnly: true})
	err := a.session.Change("Ajouter", func(e *portfolio.Edit) error { return e.Put(&portfolio.Situation{Title: "Non"}) })
	if !errors.Is(err, store.ErrReadOnly) {
		t.Fatalf("changed: %v", err)
	}
	if said := a.shell.status.Text(); said != text.StatusReadOnly {
		t.Errorf("the status line says %q", said)
	}
	a.closePortfolio()
	if a.session != nil {
		t.Errorf("it asks: %q", a.overlayWords())
	}
}
