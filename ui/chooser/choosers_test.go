package chooser_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"acquis/portfolio"
	"acquis/ui/chooser"
	"acquis/ui/screentest"
)

var nonRecours = portfolio.Ref{Kind: portfolio.KindSituation, ID: "non-recours"}

func key(o fyne.Focusable, name fyne.KeyName) { o.TypedKey(&fyne.KeyEvent{Name: name}) }

func TestIndicatorIsFoundJustifiedAndTakenWithTheKeyboard(t *testing.T) {
	over := container.NewStack()
	w := screentest.Window(t, over, 1146, 700, 1)
	state := screentest.Sample(t)
	var code, why string
	p := chooser.Indicator(over, state, nonRecours, func(c, j string) { code, why = c, j })
	if w.Canvas().Focused() != fyne.Focusable(p.Picker.Input()) {
		t.Fatalf("the keyboard is not in the search but in %T", w.Canvas().Focused())
	}
	screentest.Shot(t, w, "chooser-indicator-open")
	test.Type(p.Picker.Input(), "1.3")
	key(p.Picker.Input(), fyne.KeyDown)
	key(p.Picker.Input(), fyne.KeyDown)
	key(p.Picker.Input(), fyne.KeyReturn)
	if w.Canvas().Focused() != fyne.Focusable(p.Justification.Input()) {
		t.Fatalf("Enter did not lead to the justification but to %T", w.Canvas().Focused())
	}
	test.Type(p.Justification.Input(), "J’ai conduit les entretiens.")
	screentest.Shot(t, w, "chooser-indicator-chosen")
	key(p.Justification.Input(), fyne.KeyReturn)
	if code != "1.3.3" || why != "J’ai conduit les entretiens." {
		t.Fatalf("chose %q because %q", code, why)
	}
	if p.Dialog.Shown() {
		t.Fatal("the panel is still there")
	}
}

func TestEscapeChoosesNothing(t *testing.T) {
	over := container.NewStack()
	w := screentest.Window(t, over, 1146, 700, 1)
	p := chooser.Indicator(over, screentest.Sample(t), nonRecours, func(string, string) { t.Error("something was chosen") })
	test.Type(p.Picker.Input(), "veille")
	key(p.Picker.Input(), fyne.KeyEscape)
	if p.Dialog.Shown() || w.Canvas().Overlays().Top() != nil {
		t.Fatal("Escape did not close the panel")
	}
}

func TestExistingLinkOffersItsJustificationUntilOneWrites(t *testing.T) {
	over := container.NewStack()
	screentest.Window(t, over, 1146, 700, 1)
	state := screentest.Sample(t)
	p := chooser.Indicator(over, state, nonRecours, func(string, string) {})
	at := func(code string) int {
		for i, ind := range state.Framework.Indicators() {
			if ind.Code == code {
				return i
			}
		}
		return -1
	}
	p.Picker.Choose(at("1.3.2"))
	if !strings.Contains(p.Justification.Text(), "protocole") {
		t.Fatalf("offered %q", p.Justification.Text())
	}
	p.Picker.Choose(at("1.3.3"))
	if p.Justification.Text() != "" {
		t.Fatalf("the justification of another link stayed: %q", p.Justification.Text())
	}
	test.Type(p.Justification.Input(), "La mienne")
	p.Picker.Choose(at("1.3.2"))
	if p.Justification.Text() != "La mienne" {
		t.Fatalf("what was written was replaced by %q", p.Justification.Text())
	}
}

func TestReferenceNamesSituationsPiecesAndParts(t *testing.T) {
	for _, c := range []struct{ query, want string }{
		{"plus de place", "« Plus de place ce soir »"},
		{"note de cadrage", "Note de cadrage"},
		{"motivations", "[[Motivations #motivations]]"},
	} {
		over := container.NewStack()
		screentest.Window(t, over, 1146, 700, 1)
		var got string
		p := chooser.Reference(over, screentest.Sample(t), nonRecours, func(r portfolio.Reference) { got = r.String() })
		test.Type(p.Picker.Input(), c.query)
		key(p.Picker.Input(), fyne.KeyReturn)
		if !strings.Contains(got, c.want) || len(portfolio.References(got)) != 1 {
			t.Errorf("%q inserted %q, want %q", c.query, got, c.want)
		}
	}
	over := container.NewStack()
	w := screentest.Window(t, over, 1146, 700, 1.25)
	p := chooser.Reference(over, screentest.Sample(t), nonRecours, func(portfolio.Reference) {})
	test.Type(p.Picker.Input(), "comprendre avant de compter")
	if len(p.Picker.Found()) != 0 {
		t.Error("a text can refer to itself")
	}
	p.Picker.Search("")
	screentest.Shot(t, w, "chooser-reference-125")
}

func TestEvidenceOffersSituationsAndPieces(t *testing.T) {
	over := container.NewStack()
	screentest.Window(t, over, 1146, 700, 1)
	var got portfolio.Ref
	p := chooser.Evidence(over, screentest.Sample(t), "1.2.1", func(ref portfolio.Ref, _ string) { got = ref })
	test.Type(p.Picker.Input(), "grille")
	p.Confirm()
	if got.Kind != portfolio.KindPiece || got.ID != "grille" {
		t.Fatalf("chose %v", got)
	}
}
