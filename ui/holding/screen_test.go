package holding

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/screentest"
)

func open(t *testing.T, state *portfolio.State) (*Screen, fyne.Window) {
	t.Helper()
	w := screentest.Window(t, widget.NewLabel(""), 1180, 690, 1)
	s := New(screentest.Today)
	s.Show(state)
	w.SetContent(s.Object())
	return s, w
}

func TestEachLineGoesToItsPlace(t *testing.T) {
	s, w := open(t, screentest.Sample(t))
	screentest.Shot(t, w, "solidite")
	var went []string
	s.OnIndicator = func(code string) { went = append(went, code) }
	s.OnOpen = func(ref portfolio.Ref) { went = append(went, ref.String()) }
	s.OnBlock = func(code string) { went = append(went, code) }
	s.OnView = func(int) { went = append(went, "view") }
	for _, c := range []struct{ words, want string }{
		{"2.2.1", "2.2.1"},
		{"Que sont-ils devenus", "situation/ase"},
		{"Grille d’entretien", "piece/grille"},
		{"Bloc 2", "RNCP39644BC02"},
	} {
		went = nil
		row := screentest.Row(s.Object(), c.words)
		if row == nil {
			t.Errorf("%q has no line:\n%s", c.words, screentest.Words(s.Object()))
			continue
		}
		if row.Tapped(nil); strings.Join(went, " ") != c.want {
			t.Errorf("%q goes to %q, want %q", c.words, went, c.want)
		}
	}
	if s.views.OnChosen(0); strings.Join(went, " ") != "RNCP39644BC02 view" {
		t.Errorf("the switch goes to %q", went)
	}
}

func TestWhatIsWellHeldIsNotListed(t *testing.T) {
	s, _ := open(t, screentest.Sample(t))
	if screentest.Row(s.Object(), "1.1.1") != nil {
		t.Error("two situations argue 1.1.1: it is not fragile")
	}
	if said := screentest.Words(s.Object()); !strings.Contains(said, text.HoldsSum(3, 4)) {
		t.Errorf("the sum is not said:\n%s", said)
	}
	if strings.Contains(screentest.Words(s.Object()), text.HoldsHeavy) {
		t.Error("seven links are too few to say that one thing carries much")
	}
}

func TestEmptyPortfolioLeadsToTheMap(t *testing.T) {
	s, w := open(t, screentest.Empty(t))
	screentest.Shot(t, w, "solidite-vide")
	went := -1
	s.OnView = func(i int) { went = i }
	s.Focus()
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if went != 1 {
		t.Errorf("went to %d", went)
	}
}
