package sufficiency

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/screentest"
	"acquis/ui/theme"
)

func open(t *testing.T, state *portfolio.State) (*Screen, *screentest.Book, fyne.Window) {
	t.Helper()
	return screentest.Open(t, state, screentest.Laptop, func(b *screentest.Book) *Screen { return New(b) })
}

const argued, supported, advice = 0, 1, 2

// ask asks for a number as the menu of its line does.
func (s *Screen) ask(level, line, n int) {
	c := s.levels[level].numbers[line].choice
	c.SetChosen(n)
	c.OnChosen(n)
}

func TestItSaysWhatIsAskedAndByWhom(t *testing.T) {
	s, _, w := open(t, screentest.Sample(t))
	screentest.Shot(t, w, "exigences")
	said := screentest.Words(w.Content())
	for _, words := range []string{text.RequirementsFramework, "Aucun texte officiel du DEIS", "pas du certificateur", text.RequirementsChange,
		text.RequirementsCovered(4, 1, 19)} {
		if !strings.Contains(said, words) {
			t.Errorf("it does not say %q", words)
		}
	}
	if n := s.levels[argued].numbers[0].choice.Chosen(); n != 1 {
		t.Errorf("argumenté asks for %d situations", n)
	}
	if s.back.Visible() || s.levels[argued].years.Visible() || !s.levels[advice].years.Visible() {
		t.Error("it offers to go back from the framework's own, or hides or shows the wrong years")
	}
}

func TestANumberChangedTakesThePlaceOfTheFrameworks(t *testing.T) {
	s, book, w := open(t, screentest.Sample(t))
	s.ask(argued, 0, 2)
	own := book.State().OwnSufficiency()
	if own == nil || own.Argued.Situations != 2 || own.Supported.Pieces != 1 || own.Advice.WithinYears != 5 {
		t.Fatalf("%+v", own)
	}
	said := screentest.Words(w.Content())
	if !strings.Contains(said, text.RequirementsOwn) || !strings.Contains(said, text.RequirementsCovered(1, 1, 19)) {
		t.Errorf("it does not say what came of it:\n%s", said)
	}
	test.Type(s.by.Input(), "Notice de 2026")
	s.Flush()
	s.ask(supported, 5, 1) // recent pieces: what recent means comes along
	own = book.State().OwnSufficiency()
	if own.Note != "Notice de 2026" || own.Supported.RecentPieces != 1 || own.Supported.WithinYears != usualAge || !s.levels[supported].years.Visible() {
		t.Errorf("%+v", own)
	}
	s.levels[supported].years.OnChosen(2)
	if own = book.State().OwnSufficiency(); own.Supported.WithinYears != 3 {
		t.Errorf("%+v", own.Supported)
	}
	screentest.Shot(t, w, "exigences-a-soi")
	test.Tap(s.back)
	if book.State().OwnSufficiency() != nil || book.Last() != text.ChangeRequirementsBack || s.by.Visible() {
		t.Error("not back at the framework's")
	}
	book.Undo()
	if book.State().OwnSufficiency() == nil || s.by.Text() != "Notice de 2026" {
		t.Errorf("the undo shows %q", s.by.Text())
	}
	for book.Undo() {
	}
	if book.State().OwnSufficiency() != nil || s.levels[argued].numbers[0].choice.Chosen() != 1 {
		t.Error("the undo does not end at the framework's")
	}
}

// Run with ACQUIS_SHOTS, this draws the screen in other looks, for the eye.
func TestOtherLooks(t *testing.T) {
	s, _, w := open(t, screentest.Sample(t))
	s.ask(argued, 0, 2)
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Dark, 1))
	screentest.Shot(t, w, "exigences-dark")
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light, 1.25))
	w.Resize(fyne.NewSize(1090, 560))
	screentest.Shot(t, w, "exigences-125")
	if least := w.Content().MinSize(); least.Width > 1090 || least.Height > 560 {
		t.Errorf("at 125 %% the screen needs %v", least)
	}
}

func TestNaturesAreChosenInAMenu(t *testing.T) {
	s, book, _ := open(t, screentest.Sample(t))
	press := func(label string) {
		for _, item := range s.levels[supported].menu() {
			if item.Label == label {
				item.Do()
				return
			}
		}
		t.Fatalf("no %q", label)
	}
	press("Attestation")
	press("Évaluation")
	if got := book.State().OwnSufficiency().Supported.OneOf; !reflect.DeepEqual(got, [][]string{{"Attestation", "Évaluation"}}) {
		t.Error(got)
	}
	if got := s.levels[supported].groups.Text(); !strings.Contains(got, "Attestation ou Évaluation") {
		t.Error(got)
	}
	press("Attestation")
	press("Évaluation")
	if got := book.State().OwnSufficiency().Supported.OneOf; got != nil {
		t.Error(got)
	}
	press("Diplôme ou certificat")
	press(text.RequirementAnyNature)
	if got := book.State().OwnSufficiency().Supported.OneOf; got != nil {
		t.Error(got)
	}
}

// Argumenté that asks for nothing is refused, told, and shown as it still is.
func TestWhatCannotBeIsRefused(t *testing.T) {
	s, book, _ := open(t, screentest.Sample(t))
	var told error
	s.OnError = func(err error) { told = err }
	s.ask(argued, 0, 0)
	if !errors.Is(told, portfolio.ErrSufficiency) || book.State().OwnSufficiency() != nil || s.levels[argued].numbers[0].choice.Chosen() != 1 {
		t.Errorf("told %v, shown %d", told, s.levels[argued].numbers[0].choice.Chosen())
	}
}

func TestAFrameworkWithoutAProfileSaysSo(t *testing.T) {
	state := screentest.Empty(t)
	f := *state.Framework
	f.Sufficiency = nil
	state.Framework = &f
	_, _, w := open(t, state)
	if said := screentest.Words(w.Content()); !strings.Contains(said, text.RequirementsDefault) {
		t.Error(said)
	}
}

func TestViewsSwitch(t *testing.T) {
	s, _, _ := open(t, screentest.Empty(t))
	went := -1
	s.OnView = func(i int) { went = i }
	s.views.OnChosen(1)
	if went != 1 || s.views.Chosen() != viewRequirements {
		t.Errorf("went to %d, the switch says %d", went, s.views.Chosen())
	}
}
