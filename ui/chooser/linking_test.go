package chooser_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"acquis/portfolio"
	"acquis/portfolio/picker"
	"acquis/ui/chooser"
	"acquis/ui/screentest"
)

// asked is a panel, and what came of it.
type asked struct {
	*chooser.LinkPanel
	window fyne.Window
	chosen []string // codes or IDs, as they were linked
	linked *portfolio.Link
	why    string
}

func ask(t *testing.T, state *portfolio.State, indicator string, evidence ...portfolio.Ref) *asked {
	t.Helper()
	over := container.NewStack()
	a := &asked{window: screentest.Window(t, over, 1146, 700, 1)}
	catalogue := new(picker.Catalogue)
	catalogue.Follow(state)
	l := chooser.Linking{State: state, Coverage: portfolio.Cover(state, portfolio.Date{}), Evidence: evidence, Indicator: indicator,
		OnLink: func(items []picker.Item, why string) {
			a.why = why
			for _, i := range items {
				if i.Indicator != nil {
					a.chosen = append(a.chosen, i.Indicator.Code)
				} else {
					a.chosen = append(a.chosen, string(i.Evidence.ID))
				}
			}
		},
		OnLinked: func(l *portfolio.Link) { a.linked = l }}
	if l.Choice = catalogue.Indicators(l.Coverage, evidence...); indicator != "" {
		l.Choice = catalogue.Evidence(indicator)
	}
	a.LinkPanel = l.Open(over)
	return a
}

func (a *asked) typed(words string) { test.Type(a.Picker.Input(), words) }

func (a *asked) enter() { key(a.Picker.Input(), fyne.KeyReturn) }

func (a *asked) tick() {
	a.Picker.Input().TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault})
}

func TestThreeLettersAndEnterLink(t *testing.T) {
	for _, c := range []struct{ typed, want string }{
		{"123", "1.2.3"}, {"2.1.2", "2.1.2"}, {"ing", "1.2.2"}, {"&é\"", "1.2.3"},
	} {
		a := ask(t, screentest.Sample(t), "", nonRecours)
		if a.window.Canvas().Focused() != fyne.Focusable(a.Picker.Input()) {
			t.Fatalf("the keyboard is not in the search but in %T", a.window.Canvas().Focused())
		}
		a.typed(c.typed)
		if c.typed == "ing" {
			continue // only that it does not fail: the wording is the ministry's
		}
		a.enter()
		if !slices.Equal(a.chosen, []string{c.want}) || a.Dialog.Shown() {
			t.Errorf("%q linked %v, want %s; still there: %v", c.typed, a.chosen, c.want, a.Dialog.Shown())
		}
	}
}

func TestEvidenceIsFoundFromAnIndicator(t *testing.T) {
	a := ask(t, screentest.Sample(t), "1.2.1")
	screentest.Shot(t, a.window, "link-evidence")
	a.typed("gril")
	a.enter()
	if !slices.Equal(a.chosen, []string{"grille"}) {
		t.Fatalf("linked %v", a.chosen)
	}
}

func TestSeveralAreTakenAtOnce(t *testing.T) {
	a := ask(t, screentest.Sample(t), "", nonRecours)
	a.typed("1.3.3")
	a.tick()
	a.typed("2.1.1")
	a.tick()
	a.typed("3.1.1")
	screentest.Shot(t, a.window, "link-several")
	a.enter()
	if !slices.Equal(a.chosen, []string{"1.3.3", "2.1.1", "3.1.1"}) {
		t.Fatalf("linked %v", a.chosen)
	}
}

func TestEnterAloneLinksNothing(t *testing.T) {
	a := ask(t, screentest.Sample(t), "", nonRecours)
	a.enter()
	if a.chosen != nil || !a.Dialog.Shown() {
		t.Fatalf("linked %v", a.chosen)
	}
	a.typed("zzzz")
	a.enter()
	if a.chosen != nil || !a.Dialog.Shown() {
		t.Fatalf("what is not found linked %v", a.chosen)
	}
}

func TestEscapeLinksNothing(t *testing.T) {
	a := ask(t, screentest.Sample(t), "", nonRecours)
	a.typed("1.3.3")
	a.tick()
	key(a.Picker.Input(), fyne.KeyEscape)
	if a.Dialog.Shown() || a.chosen != nil || a.window.Canvas().Overlays().Top() != nil {
		t.Fatalf("linked %v; still there: %v", a.chosen, a.Dialog.Shown())
	}
}

func TestWhatIsLinkedAlreadyGoesToItsJustification(t *testing.T) {
	a := ask(t, screentest.Sample(t), "", nonRecours)
	a.typed("111")
	a.tick() // there is nothing to tick
	if len(a.Picker.Ticked()) != 0 {
		t.Fatal("what is linked already can be ticked")
	}
	if !strings.Contains(screentest.Words(a.Dialog), "Voir la justification") {
		t.Error("the button does not say what Enter does")
	}
	a.enter()
	if a.chosen != nil || a.linked == nil || a.linked.Indicator != "1.1.1" || a.Dialog.Shown() {
		t.Fatalf("linked %v, went to %v", a.chosen, a.linked)
	}
}

func TestTheLastUsedHaveKeys(t *testing.T) {
	state := screentest.Sample(t)
	a := ask(t, state, "", portfolio.Ref{Kind: portfolio.KindPiece, ID: "grille"})
	want := a.Choice.Items[a.Choice.Recent[1]].Indicator.Code
	screentest.Shot(t, a.window, "link-open")
	if !a.TakeRecent(2) || !slices.Equal(a.chosen, []string{want}) {
		t.Fatalf("linked %v, want %s", a.chosen, want)
	}
	if ask(t, screentest.Empty(t), "1.1.1").TakeRecent(1) {
		t.Error("there is a last used in an empty portfolio")
	}
}

// While nothing is typed, what there is to do stands first, and headings say why.
func TestTheHolesStandBeforeTheLastUsed(t *testing.T) {
	a := ask(t, screentest.Sample(t), "", nonRecours)
	a.Suggest([]chooser.Suggestion{{Indicator: "3.2.1", Words: []string{"partenaires"}}})
	found := a.Picker.Found()
	if len(found) != len(a.Choice.Items) {
		t.Fatalf("%d of %d are offered", len(found), len(a.Choice.Items))
	}
	at := func(index int) int { return slices.Index(found, index) }
	hole := slices.IndexFunc(a.Choice.Holes(), func(i int) bool { return a.Choice.Items[i].Indicator.Code != "3.2.1" })
	if a.Choice.Items[found[0]].Indicator.Code != "3.2.1" || at(a.Choice.Holes()[hole]) != 1 || at(a.Choice.Recent[0]) != 6 {
		t.Errorf("the first hole at %d, the last used at %d", at(a.Choice.Holes()[hole]), at(a.Choice.Recent[0]))
	}
	if last := found[len(found)-1]; !a.Choice.Linked(last) {
		t.Error("what is linked already does not stand last")
	}
	words := screentest.Words(a.Dialog)
	for _, heading := range []string{"Proposés d’après ce qui est écrit", "À traiter : rien ne les montre encore (5 sur 13)"} {
		if !strings.Contains(words, heading) {
			t.Errorf("%q is not said:\n%s", heading, words)
		}
	}
	key(a.Picker.Input(), fyne.KeyDown)
	if a.Picker.Chosen() != found[0] {
		t.Errorf("the first arrow chooses %d, want the first below its heading", a.Picker.Chosen())
	}
	key(a.Picker.Input(), fyne.KeyDown)
	if a.Picker.Chosen() != found[1] {
		t.Errorf("the next arrow chooses %d, want the one after the heading", a.Picker.Chosen())
	}
	a.typed("blco")
	if strings.Contains(screentest.Words(a.Dialog), "Proposés") {
		t.Error("there are headings over what was searched for")
	}
}

func TestSuggestionsStandFirstAndTakeNothing(t *testing.T) {
	a := ask(t, screentest.Sample(t), "", nonRecours)
	a.Suggest([]chooser.Suggestion{{Indicator: "1.1.1", Words: []string{"linked"}}, {Indicator: "3.2.1", Words: []string{"partenaires", "réseau"}}})
	if code := a.Choice.Items[a.Picker.Found()[0]].Indicator.Code; code != "3.2.1" {
		t.Fatalf("%s stands first: what is linked already must not be suggested", code)
	}
	if !strings.Contains(screentest.Words(a.Dialog), "partenaires") {
		t.Error("the words that say so are not shown")
	}
	screentest.Shot(t, a.window, "link-suggested")
	a.enter()
	if a.chosen != nil {
		t.Fatalf("Enter took a suggestion: %v", a.chosen)
	}
	a.Picker.Choose(a.Choice.Recent[0])
	a.Suggest(nil)
	if a.Picker.Chosen() != a.Choice.Recent[0] {
		t.Error("the choice moved when suggestions came")
	}
}

func TestTabSaysWhyAndEnterLinks(t *testing.T) {
	a := ask(t, screentest.Sample(t), "", nonRecours)
	a.typed("3.1.1")
	a.Picker.Input().TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
	field := a.window.Canvas().Focused()
	if field == fyne.Focusable(a.Picker.Input()) {
		t.Fatal("Tab stays in the search")
	}
	test.Type(field, "J’ai conduit l’équipe ")
	key(field, fyne.KeyReturn)
	if !slices.Equal(a.chosen, []string{"3.1.1"}) || a.why != "J’ai conduit l’équipe" || a.Dialog.Shown() {
		t.Errorf("linked %v because %q, still there: %v", a.chosen, a.why, a.Dialog.Shown())
	}
}

func TestThePanelSaysWhichPassageItLinks(t *testing.T) {
	a := ask(t, screentest.Sample(t), "", nonRecours)
	a.Dialog.Close()
	l := a.Linking
	l.Passage = "J’ai réuni les associations."
	p := l.Open(a.window.Content())
	if words := screentest.Words(p.Dialog); !strings.Contains(words, "Passage\u202f: «\u202fJ’ai réuni les associations.\u202f»") {
		t.Errorf("it says %q", words)
	}
	screentest.Shot(t, a.window, "link-passage")
}
