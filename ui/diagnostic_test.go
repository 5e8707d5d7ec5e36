package ui

import (
	"strings"
	"testing"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/screentest"
)

// All of the diagnostic is shown before it is written, and none of what the
// person wrote is in it.
func TestTheDiagnosticIsShownWhole(t *testing.T) {
	a := withPortfolio(t)
	err := a.session.Change("x", func(e *portfolio.Edit) error { return e.Put(&portfolio.Situation{Title: "Chez Mme Dupont"}) })
	if err != nil {
		t.Fatal(err)
	}
	a.diagnose()
	top := a.window.Canvas().Overlays().Top()
	if top == nil {
		t.Fatal("nothing is shown")
	}
	words := screentest.Words(top)
	for _, want := range []string{"situation 1", "essai", text.DiagnosticSound, text.DiagnosticNoCrash, "1240", text.DiagnosticSave} {
		if !strings.Contains(words, want) {
			t.Errorf("it does not say %q:\n%s", want, words)
		}
	}
	for _, private := range []string{"Dupont", "Ana", "Martin", a.session.book.Dir()} {
		if strings.Contains(words, private) {
			t.Errorf("it says %q:\n%s", private, words)
		}
	}
}

// Without a portfolio it speaks of the program alone.
func TestTheDiagnosticWithoutAPortfolio(t *testing.T) {
	a := newTestApp(t)
	a.diagnose()
	if words := a.overlayWords(); !strings.Contains(words, "essai") || strings.Contains(words, text.DiagnosticChecks) {
		t.Error(words)
	}
}
