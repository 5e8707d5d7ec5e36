package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/competences"
	"acquis/ui/pieces"
	"acquis/ui/screentest"
	"acquis/ui/situations"
	"acquis/ui/widgets"
)

// withEvidence opens a portfolio with a situation and two pieces.
func withEvidence(t *testing.T) (*App, *portfolio.Situation, []*portfolio.Piece) {
	t.Helper()
	a := withPortfolio(t)
	s := &portfolio.Situation{Title: "Une veille partagée", Context: "Nous avons observé les territoires.", InDossier: true}
	ps := []*portfolio.Piece{{Genre: portfolio.GenreURL, Title: "Charte"}, {Genre: portfolio.GenreURL, Title: "Grille"}}
	if err := a.session.Change("Essai", func(e *portfolio.Edit) error {
		for _, r := range []portfolio.Record{s, ps[0], ps[1]} {
			if err := e.Put(r); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return a, s, ps
}

// press is a shortcut of the menu.
func (a *App) press(t *testing.T, item *fyne.MenuItem) {
	t.Helper()
	if item.Disabled {
		t.Fatalf("%s cannot be pressed", item.Label)
	}
	item.Action()
}

// typeAt types where the keyboard is; "\n" is Enter.
func (a *App) typeAt(keys string) {
	for _, r := range keys {
		focused := a.window.Canvas().Focused()
		if r == '\n' {
			focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
			continue
		}
		focused.TypedRune(r)
	}
}

func TestCtrlKThreeLettersAndEnterLinkASituation(t *testing.T) {
	a, s, _ := withEvidence(t)
	a.goTo(placeSituations)
	a.screens[placeSituations].(*situations.Screen).Select(s.ID)
	editor := screentest.Find[*widgets.Editor](a.shell.screen)[0]
	editor.Focus()
	test.Type(editor.Input(), "Alors, ") // not saved yet
	a.press(t, a.menu.link)
	a.typeAt("123\n")
	link := a.session.State().Linked(s.Ref(), "1.2.3")
	if link == nil || a.blocked() {
		t.Fatalf("not linked: %q", a.overlayWords())
	}
	if a.window.Canvas().Focused() != fyne.Focusable(editor.Input()) {
		t.Errorf("the keyboard is in %T, not back in the text", a.window.Canvas().Focused())
	}
	if said := a.shell.toast.Words(); !strings.Contains(said, "1.2.3") || !strings.Contains(said, "Une veille partagée") {
		t.Errorf("it says %q", said)
	}
	a.press(t, a.menu.undo)
	state := a.session.State()
	if state.Linked(s.Ref(), "1.2.3") != nil || !strings.Contains(state.Situation(s.ID).Context, "Alors, ") {
		t.Error("one undo takes back the link, and only that")
	}
}

func TestEscapeLeavesEverythingAsItWas(t *testing.T) {
	a, s, _ := withEvidence(t)
	a.goTo(placeSituations)
	a.screens[placeSituations].(*situations.Screen).Select(s.ID)
	editor := screentest.Find[*widgets.Editor](a.shell.screen)[0]
	editor.Focus()
	before := a.session.State()
	a.press(t, a.menu.link)
	a.typeAt("123")
	a.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if a.session.State() != before || a.blocked() || a.window.Canvas().Focused() != fyne.Focusable(editor.Input()) {
		t.Errorf("something changed, or the keyboard is elsewhere: %T", a.window.Canvas().Focused())
	}
}

func TestSeveralPiecesAndSeveralIndicatorsAreOneChange(t *testing.T) {
	a, _, ps := withEvidence(t)
	a.goTo(placePieces)
	a.screens[placePieces].(*pieces.Screen).Select(ps[0].ID)
	list := screentest.Find[*widgets.List](a.shell.screen)[0]
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	a.press(t, a.menu.link)
	a.typeAt("123")
	a.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault})
	a.typeAt("211\n")
	state := a.session.State()
	for _, p := range ps {
		for _, code := range []string{"1.2.3", "2.1.1"} {
			if state.Linked(p.Ref(), code) == nil {
				t.Errorf("%s is not linked to %s", p.Title, code)
			}
		}
	}
	if label, _ := a.session.book.CanUndo(); label != "Associer 2 situations ou pièces à 1.2.3, 2.1.1" {
		t.Errorf("the change is called %q", label)
	}
	a.undo()
	if n := len(a.session.State().Links()); n != 0 {
		t.Errorf("one undo leaves %d links", n)
	}
}

func TestFromAnIndicatorTheJustificationIsAskedFor(t *testing.T) {
	a, s, _ := withEvidence(t)
	a.goTo(placeCompetences)
	screen := a.screens[placeCompetences].(*competences.Screen)
	screen.OpenIndicator("2.1.1")
	a.press(t, a.menu.link)
	a.typeAt("veil\n")
	if a.session.State().Linked(s.Ref(), "2.1.1") == nil {
		t.Fatal("not linked")
	}
	a.typeAt("Parce que je l’ai fait.\n")
	if why := a.session.State().Linked(s.Ref(), "2.1.1").Justification; why != "Parce que je l’ai fait." {
		t.Fatalf("the justification is %q", why)
	}
	// Once more: it is linked already, and one comes to its justification.
	screen.Focus()
	a.press(t, a.menu.link)
	a.typeAt("veil\n")
	if len(a.session.State().Links()) != 1 {
		t.Fatalf("%d links", len(a.session.State().Links()))
	}
	input, ok := a.window.Canvas().Focused().(*widgets.Input)
	if !ok || input.Text != "Parce que je l’ai fait." {
		t.Errorf("the keyboard is in %T", a.window.Canvas().Focused())
	}
}

func TestTheLastUsedAreTakenWithADigit(t *testing.T) {
	a, s, ps := withEvidence(t)
	if err := a.session.Change("Essai", func(e *portfolio.Edit) error {
		_, err := e.Link(s.Ref(), "3.1.1", "")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	a.goTo(placePieces)
	a.screens[placePieces].(*pieces.Screen).Select(ps[0].ID)
	a.press(t, a.menu.link)
	for _, m := range a.menu.main.Items {
		for _, i := range m.Items {
			if i.Label == text.MenuKeyed(text.PlaceDashboard, "1") {
				i.Action()
			}
		}
	}
	if a.at != placePieces || a.session.State().Linked(ps[0].Ref(), "3.1.1") == nil {
		t.Errorf("at %v, links %v", a.at, a.session.State().Links())
	}
}

func TestNothingToLinkSaysSo(t *testing.T) {
	a := withPortfolio(t)
	for _, info := range railPlaces() {
		if info.place == placeCompetences {
			continue
		}
		a.goTo(info.place)
		a.link()
		if a.blocked() || a.shell.toast.Words() != text.LinkNothing {
			t.Errorf("%s: %q", info.label, a.shell.toast.Words())
		}
		a.shell.toast.Hide()
	}
}

func TestSuggestionsCanBeTurnedOff(t *testing.T) {
	a, s, _ := withEvidence(t)
	offered := func() string {
		a.goTo(placeSituations)
		a.screens[placeSituations].(*situations.Screen).Select(s.ID)
		a.link()
		defer a.linking.panel.Dialog.Close()
		return a.overlayWords()
	}
	if words := offered(); !strings.Contains(words, "proposé d’après") {
		t.Errorf("nothing is suggested: %q", words)
	}
	a.prefs.SetBool(prefSuggest, false)
	if words := offered(); strings.Contains(words, "proposé d’après") {
		t.Error("still suggested")
	}
	if len(a.session.State().Links()) != 0 {
		t.Error("a suggestion was applied")
	}
}
