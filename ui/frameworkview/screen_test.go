package frameworkview

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/catalogue"
	"acquis/ui/screentest"
)

// shown is the screen in a window as large as it is at 1366 × 768.
func shown(t *testing.T, state *portfolio.State) (*Screen, fyne.Window) {
	t.Helper()
	all, err := catalogue.Frameworks()
	if err != nil {
		t.Fatal(err)
	}
	var known []*portfolio.Framework
	for _, f := range all {
		known = append(known, f.Framework)
	}
	w := screentest.Window(t, widget.NewLabel(""), 1146, 768, 1) // the theme comes first
	s := New(known, screentest.Today)
	w.SetContent(s.Object())
	w.Resize(fyne.NewSize(1146, 768))
	s.Show(state)
	return s, w
}

// everything is what all sections of the framework shown say.
func everything(s *Screen) string {
	var all strings.Builder
	for _, sec := range s.sections {
		s.open(sec.key)
		all.WriteString(screentest.Words(s.reading) + "\n")
	}
	return all.String()
}

func TestNothingThatAFrameworkSaysIsLeftOut(t *testing.T) {
	s, _ := shown(t, nil)
	for _, f := range s.frameworks {
		s.Choose(f.Code)
		all := everything(s)
		for _, e := range entries(f) {
			said := strings.TrimPrefix(e.said, "- ")
			for _, part := range strings.SplitN(said, " ", 2) { // codes stand apart from their wording
				if !strings.Contains(all, part) {
					t.Errorf("%s: %q is nowhere to be read", f.Code, said)
				}
			}
		}
		for _, d := range f.Sources {
			if !strings.Contains(all, d.Title) {
				t.Errorf("%s: document %s is not cited", f.Code, d.ID)
			}
		}
	}
}

func TestTrainingStandsApart(t *testing.T) {
	s, _ := shown(t, nil)
	last := s.sections[len(s.sections)-1]
	if last.title != "Par la voie de la formation (ne concerne pas la VAE)" || last.heading == "" {
		t.Fatalf("the last section is %q", last.title)
	}
	for _, sec := range s.sections[:len(s.sections)-1] {
		s.open(sec.key)
		if said := screentest.Words(s.reading); strings.Contains(said, "90 à 120 pages") || strings.Contains(said, "10 sur 20") {
			t.Errorf("%q speaks of an épreuve as if the VAE asked for it", sec.title)
		}
	}
}

func TestEndOfRegistrationSaysWhatToAsk(t *testing.T) {
	s, w := shown(t, nil)
	s.OpenEnd()
	screentest.Shot(t, w, "referentiel-fin")
	said := screentest.Words(s.reading)
	if !strings.Contains(said, "31 décembre 2026") || !strings.Contains(said, text.FrameworkAsk) {
		t.Errorf("it says %q", said)
	}
}

func TestIndicatorsCarryTheStateOfTheOpenPortfolio(t *testing.T) {
	state := screentest.Sample(t)
	s, w := shown(t, state)
	s.open("block:1")
	screentest.Shot(t, w, "referentiel-bloc")
	said := screentest.Words(s.reading)
	for _, want := range []string{"étayé", "point non traité", "à traiter", "3\u00a0liens"} {
		if !strings.Contains(said, want) {
			t.Errorf("no %q in %q", want, said)
		}
	}
	e := portfolio.NewEdit(state)
	if _, err := e.Link(portfolio.Ref{Kind: portfolio.KindSituation, ID: "nuits"}, "1.1.2", ""); err != nil {
		t.Fatal(err)
	}
	next, _ := e.Result(state.Version + 1)
	s.Show(next)
	if n := strings.Count(screentest.Words(s.reading), "amorcé"); n != 2 {
		t.Errorf("%d indicators are amorcés after one more link, want 2", n)
	}
	s.Choose("RNCP4505")
	s.open("block:1")
	if said := screentest.Words(s.reading); strings.Contains(said, "à traiter") {
		t.Error("a framework that is not the portfolio's carries its states")
	}
}

// A portfolio shows the wording that it was begun with.
func TestThePinnedCopyIsShownInsteadOfOurs(t *testing.T) {
	sample := screentest.Sample(t)
	pinned := *sample.Framework
	pinned.Blocks = append([]portfolio.Block(nil), pinned.Blocks...)
	pinned.Blocks[0].Title = "Titre d’alors"
	s, _ := shown(t, portfolio.NewState("p", 1, &pinned, sample.Outline, nil))
	s.open("block:1")
	if said := screentest.Words(s.reading); !strings.Contains(said, "Titre d’alors") {
		t.Errorf("it says %q", said)
	}
	if n := len(s.frameworks); n != 2 {
		t.Errorf("%d frameworks to choose from, want 2", n)
	}
}

func TestPressingAnIndicatorGoesToIt(t *testing.T) {
	s, _ := shown(t, nil)
	var went string
	s.OnIndicator = func(code string) { went = code }
	s.Show(screentest.Sample(t))
	s.open("block:2")
	row := screentest.Row(s.reading, "Savoir formaliser et proposer des stratégies d’action")
	if row == nil {
		t.Fatal("no row for 2.1.2")
	}
	row.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if went != "2.1.2" {
		t.Errorf("went to %q", went)
	}
}

func TestSearchFindsWithoutAccentsAndLeadsThere(t *testing.T) {
	s, w := shown(t, screentest.Sample(t))
	test.Type(s.search.Input(), "reflexion ethique")
	screentest.Shot(t, w, "referentiel-recherche")
	row := screentest.Row(s.reading, "2.3.3 Savoir favoriser la réflexion éthique")
	if row == nil {
		t.Fatalf("found %q", screentest.Words(s.reading))
	}
	test.Tap(row)
	if s.section != "block:2" || s.search.Text() != "" {
		t.Errorf("at %q with %q in the search", s.section, s.search.Text())
	}
	test.Type(s.search.Input(), "xyz")
	if said := screentest.Words(s.reading); said != text.FrameworkNoMatch {
		t.Errorf("it says %q", said)
	}
}

func TestTheArrowsTurnThePages(t *testing.T) {
	s, w := shown(t, nil)
	s.open("about")
	s.nav.Focus()
	focused := w.Canvas().Focused()
	focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if s.section != "block:1" {
		t.Errorf("Down leads to %q", s.section)
	}
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	if s.section != "training" {
		t.Errorf("End leads to %q", s.section)
	}
	screentest.Shot(t, w, "referentiel-formation")
}
