package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/search"
	"acquis/ui/screentest"
	"acquis/ui/widgets"
)

// withSample opens a portfolio with believable contents.
func withSample(t *testing.T) *App {
	t.Helper()
	a := withPortfolio(t)
	err := a.session.Change("Remplir", func(e *portfolio.Edit) error {
		var failed error
		screentest.Sample(t).Records(func(r portfolio.Record) {
			if err := e.Put(r); err != nil {
				failed = err
			}
		})
		return failed
	})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// findAndOpen types a search, and opens what is found of a kind.
func (a *App) findAndOpen(t *testing.T, query string, kind portfolio.Kind) search.Result {
	t.Helper()
	a.searchAll()
	in, ok := a.window.Canvas().Focused().(*widgets.Input)
	if !ok {
		t.Fatalf("the keyboard is in %T", a.window.Canvas().Focused())
	}
	test.Type(in, query)
	for _, r := range a.finder.index.Search(search.Query{Text: query, Limit: 100}).Results {
		if r.Ref.Kind == kind {
			in.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
			a.openFound(r)
			return r
		}
	}
	t.Fatalf("%q finds no %s", query, kind)
	return search.Result{}
}

func TestWhatIsFoundOpensWhereItStands(t *testing.T) {
	for _, c := range []struct {
		query    string
		kind     portfolio.Kind
		at       place
		selected string // in the field that has the keyboard
		shown    string // somewhere on the screen
	}{
		{"trésorière", portfolio.KindSituation, placeSituations, "trésorière", "Quatre associations"},
		{"dématérialisation", portfolio.KindSituation, placeSituations, "dématérialisation", ""},
		{"nuits refusées", portfolio.KindSituation, placeSituations, "nuits", "Plus de place"},
		{"travailler commande", portfolio.KindSection, placeWriting, "travailler", ""},
		{"grille lettre", portfolio.KindPiece, placePieces, "Grille", ""},
		{"production personnelle", portfolio.KindPiece, placePieces, "", "Note de cadrage"},
		{"allocataires", portfolio.KindExperience, placeCareer, "allocataires", ""},
		{"prospective territoriale", portfolio.KindTraining, placeCareer, "prospective", ""},
		{"veille nuits", portfolio.KindSelfAssessment, placeSelfAssessment, "Veille", ""},
		{"guichet numérique", portfolio.KindFeasibility, placeFeasibility, "guichet", "PARTIELLEMENT"},
		{"statisticien", portfolio.KindLink, placeCompetences, "statisticien", "1.3.2"},
		{"réseau de veille", portfolio.KindAcceptedGap, placeCompetences, "réseau", "1.2.3"},
		{"2.2.1", search.KindIndicator, placeCompetences, "", "2.2.1"},
		{"2.1", search.KindCompetence, placeCompetences, "", "2.1.1"},
		{"bloc 3", search.KindFramework, placeCompetences, "", "3.1.1"},
	} {
		t.Run(c.query, func(t *testing.T) {
			a := withSample(t)
			a.findAndOpen(t, c.query, c.kind)
			if a.at != c.at || a.blocked() {
				t.Fatalf("at %v, want %v; covered: %v", a.at, c.at, a.blocked())
			}
			if in, ok := a.window.Canvas().Focused().(*widgets.Input); c.selected != "" && (!ok || in.SelectedText() != c.selected) {
				t.Errorf("the keyboard is in %T, which has not %q selected", a.window.Canvas().Focused(), c.selected)
			}
			if words := screentest.Words(a.shell.screen); !strings.Contains(words, c.shown) {
				t.Errorf("%q is not on the screen", c.shown)
			}
		})
	}
}

func TestTheSearchFollowsEveryChange(t *testing.T) {
	a := withSample(t)
	a.searchAll()
	a.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	count := func() int { return a.finder.index.Search(search.Query{Text: "archipel"}).Total }
	if count() != 0 {
		t.Fatal("found before it is written")
	}
	piece := &portfolio.Piece{Genre: portfolio.GenreURL, Title: "L’archipel des aides", InDossier: true}
	if err := a.session.Change("Ajouter", func(e *portfolio.Edit) error { return e.Put(piece) }); err != nil {
		t.Fatal(err)
	}
	if count() != 1 {
		t.Fatal("not found once it is written")
	}
	a.undo()
	if count() != 0 {
		t.Fatal("still found once it is taken back")
	}
	a.closePortfolio()
	if !a.finder.closed {
		t.Error("the search goes on without a portfolio")
	}
}

func TestWhatIsTypedOnTheScreenIsFoundAtOnce(t *testing.T) {
	a := withSample(t)
	a.findAndOpen(t, "dématérialisation", portfolio.KindSituation)
	under := a.window.Canvas().Focused().(*widgets.Input)
	test.Type(under, "Xylophone")
	a.searchAll() // before the pause
	test.Type(a.window.Canvas().Focused(), "xylophone")
	top := a.window.Canvas().Overlays().Top()
	if words := screentest.Words(top); !strings.Contains(words, text.SearchCount(1, 1)) {
		t.Fatalf("it says %q", words)
	}
	a.searchAll() // again: the words are there to be typed over
	if in := a.finder.panel.Input(); in.SelectedText() == "" || a.window.Canvas().Overlays().Top() != top {
		t.Error("Ctrl+F a second time does not select what was typed")
	}
	a.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if a.window.Canvas().Focused() != fyne.Focusable(under) || a.blocked() {
		t.Fatalf("after Escape the keyboard is in %T", a.window.Canvas().Focused())
	}
}

func TestTheScreensOwnSearchIsAtF3(t *testing.T) {
	a := withSample(t)
	for place, own := range map[place]bool{placePieces: true, placeFramework: true, placeSituations: false} {
		a.goTo(place)
		if a.menu.find.Disabled == own {
			t.Errorf("at %v the menu offers it: %v", place, !a.menu.find.Disabled)
		}
		a.window.Canvas().Unfocus()
		a.typedKey(&fyne.KeyEvent{Name: fyne.KeyF3})
		if _, ok := a.window.Canvas().Focused().(*widgets.Input); ok != own || a.blocked() {
			t.Errorf("at %v F3 gives the keyboard to %T", place, a.window.Canvas().Focused())
		}
	}
	a.closePortfolio()
	a.goTo(placeFramework)
	a.searchAll() // without a portfolio there is only the screen's own
	if _, ok := a.window.Canvas().Focused().(*widgets.Input); !ok || a.blocked() {
		t.Errorf("without a portfolio Ctrl+F gives the keyboard to %T", a.window.Canvas().Focused())
	}
}

func TestTheFirstReadingIsSaid(t *testing.T) {
	a := withSample(t)
	var waiting []func()
	a.runner.start = func(f func()) { waiting = append(waiting, f) }
	a.searchAll()
	test.Type(a.window.Canvas().Focused(), "nuits")
	top := a.window.Canvas().Overlays().Top()
	if words := screentest.Words(top); !strings.Contains(words, text.SearchReading) {
		t.Fatalf("while the portfolio is read it says %q", words)
	}
	a.runner.start = func(f func()) { f() }
	for len(waiting) > 0 {
		next := waiting[0]
		waiting = waiting[1:]
		next()
	}
	if words := screentest.Words(top); strings.Contains(words, text.SearchReading) || !strings.Contains(words, "résultats") {
		t.Fatalf("once it is read it says %q", words)
	}
	if err := a.session.Change("Ajouter", func(e *portfolio.Edit) error { return e.Put(&portfolio.Training{Title: "Un atelier"}) }); err != nil {
		t.Fatal(err)
	}
	if words := screentest.Words(top); strings.Contains(words, text.SearchReading) {
		t.Fatal("a small change is told like the first reading")
	}
}
