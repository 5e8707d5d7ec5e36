package ui

import (
	"strings"
	"testing"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/recheck"
	"acquis/ui/screentest"
	"acquis/ui/situations"
	"acquis/ui/widgets"
)

// onPassage opens the text of a situation with a passage selected.
func onPassage(t *testing.T) (*App, *portfolio.Situation) {
	t.Helper()
	a, s, _ := withEvidence(t) // "Nous avons observé les territoires."
	a.goTo(placeSituations)
	a.screens[placeSituations].(*situations.Screen).OpenAt(s.ID, "context", 5, 18)
	return a, s
}

func TestASelectionAndTheSameStrokesLinkAPassage(t *testing.T) {
	a, s := onPassage(t)
	a.press(t, a.menu.link)
	if words := a.overlayWords(); !strings.Contains(words, "Passage\u202f: «\u202favons observé\u202f»") {
		t.Errorf("the picker says %q", words)
	}
	a.typeAt("123\n")
	link := a.session.State().Linked(s.Ref(), "1.2.3")
	if link == nil || !link.OfPassage() || link.Quote != "avons observé" || link.Made == "" || a.blocked() {
		t.Fatalf("linked %+v", link)
	}
	editor := screentest.Find[*widgets.Editor](a.shell.screen)[0]
	if start, end, ok := editor.Selection(); !ok || start != 5 || end != 18 {
		t.Errorf("the selection is %d to %d, %v", start, end, ok)
	}
	if said := a.shell.toast.Words(); !strings.Contains(said, "avons observé") {
		t.Errorf("it says %q", said)
	}
	// The same passage again leads to its reason; the whole may be linked too.
	a.press(t, a.menu.link)
	a.typeAt("123\n")
	if !a.blocked() {
		t.Error("its justification does not open")
	}
	a.window.Canvas().Overlays().Top().(*widgets.Dialog).Close()
	editor.Select(0, 0)
	a.press(t, a.menu.link)
	a.typeAt("123\n")
	if n := len(a.session.State().LinksBetween(s.Ref(), "1.2.3")); n != 2 {
		t.Errorf("%d links", n)
	}
	a.undo()
	a.undo()
	if n := len(a.session.State().Links()); n != 0 {
		t.Errorf("%d links after two undos", n)
	}
}

func TestAnEditMovesTheAnchorAndAnUndoTakesBothBack(t *testing.T) {
	a, s := onPassage(t)
	a.press(t, a.menu.link)
	a.typeAt("123\n")
	editor := screentest.Find[*widgets.Editor](a.shell.screen)[0]
	editor.Select(0, 0)
	a.typeAt("Alors, ")
	a.flush()
	place := func() portfolio.Passage { return *a.session.State().Linked(s.Ref(), "1.2.3").Passage }
	if p := place(); p.Start != 12 {
		t.Errorf("anchored at %v", p)
	}
	a.undo()
	if p := place(); p.Start != 5 || a.session.State().Situation(s.ID).Context != "Nous avons observé les territoires." {
		t.Errorf("undone, anchored at %v", p)
	}
}

func TestWhatAPassageWasIsComparedFromTheJournal(t *testing.T) {
	a, s := onPassage(t)
	if err := a.session.Change("Essai", func(e *portfolio.Edit) error {
		_, err := e.Link(s.Ref(), "2.1.1", "Parce que.")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if err := a.session.Change("Essai", func(e *portfolio.Edit) error {
		n := *e.State().Situation(s.ID)
		n.Context = "Nous avons observé les quartiers."
		return e.Put(&n)
	}); err != nil {
		t.Fatal(err)
	}
	a.openStep(stepLookAgain(t, a))
	screen, ok := a.screens[placeRecheck].(*recheck.Screen)
	if !ok || a.at != placeRecheck {
		t.Fatalf("at %d", a.at)
	}
	sides := screentest.Find[*widgets.ComparedText](screen.Object())
	if len(sides) != 2 {
		t.Fatalf("%d texts side by side", len(sides))
	}
	if got := append(sides[0].Marked(), sides[1].Marked()...); strings.Join(got, " ") != "territoires quartiers" {
		t.Errorf("marked %q", got)
	}
	a.typeAt("\n")
	if link := a.session.State().Linked(s.Ref(), "2.1.1"); a.session.State().Suspect(link) || link.Checked == "" {
		t.Errorf("not confirmed: %+v", link)
	}
	if said := a.shell.toast.Words(); said != text.RecheckedOne("2.1.1", "Une veille partagée") {
		t.Errorf("it says %q", said)
	}
}

// stepLookAgain is the step of the dashboard that leads to the links à revérifier.
func stepLookAgain(t *testing.T, a *App) portfolio.Step {
	t.Helper()
	state := a.session.State()
	for _, step := range portfolio.NextSteps(state, portfolio.Cover(state, a.session.Today())) {
		if step.Kind == portfolio.StepLookAgain {
			return step
		}
	}
	t.Fatal("no step leads to the links à revérifier")
	return portfolio.Step{}
}
