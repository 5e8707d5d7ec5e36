package dashboard

import (
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"acquis/assets/frameworks"
	"acquis/assets/outlines"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/theme"
)

type copies struct {
	when  time.Time
	place string
}

func (c copies) LastCopy() (time.Time, string) { return c.when, c.place }

var today = time.Date(2026, 11, 21, 21, 0, 0, 0, time.UTC)

// begun is a portfolio that has come some way: bloc 3 dispensed, one indicator
// argued, one begun, one left.
func begun(t *testing.T) *portfolio.State {
	t.Helper()
	frameworkFile, err := frameworks.File("RNCP39644")
	f, parseErr := portfolio.ParseFramework(frameworkFile)
	outlineFile, openErr := outlines.File("deis-usuel")
	o, outlineErr := portfolio.ParseOutline(outlineFile)
	if err := errors.Join(err, parseErr, openErr, outlineErr); err != nil {
		t.Fatal(err)
	}
	e := portfolio.NewEdit(portfolio.NewState("p", 0, f, o, nil))
	situation := &portfolio.Situation{ID: "s", Title: "Diagnostic partagé", Context: "un deux trois", InDossier: true}
	put := []portfolio.Record{
		&portfolio.Candidate{GivenName: "Claire", FamilyName: "Morand", DepositOn: portfolio.Date{Year: 2027, Month: 3, Day: 15}},
		&portfolio.BlockChoice{Code: "RNCP39644BC03", Status: portfolio.BlockDispensed, By: "CAFERUIS"},
		&portfolio.Experience{ID: "x", Role: "Chargée de mission", InDossier: true}, situation,
		&portfolio.AcceptedGap{Indicator: "2.2.3", Reason: "jamais exercé"},
	}
	for _, r := range put {
		err = errors.Join(err, e.Put(r))
	}
	_, argued := e.Link(situation.Ref(), "1.1.1", "Le diagnostic situe le quartier dans son bassin.")
	_, bare := e.Link(situation.Ref(), "1.2.1", "")
	if err := errors.Join(err, argued, bare); err != nil {
		t.Fatal(err)
	}
	state, _ := e.Result(1)
	return state
}

func show(t *testing.T, s *Screen, state *portfolio.State) fyne.Window {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Light, 1))
	w := test.NewTempWindow(t, s.Object())
	w.Resize(fyne.NewSize(1146, 700))
	s.Show(state)
	return w
}

func TestNextStepsAreOneClickAway(t *testing.T) {
	s := New(copies{}, func() time.Time { return today })
	var went portfolio.Step
	s.OnStep = func(step portfolio.Step) { went = step }
	w := show(t, s, begun(t))
	rows := stepRows(w.Content())
	if len(rows) != stepsShown {
		t.Fatalf("%d steps shown, want %d", len(rows), stepsShown)
	}
	test.Tap(rows[1])
	if went.Kind != portfolio.StepJustify || went.Indicator != "1.2.1" {
		t.Errorf("went to %+v", went)
	}
}

func TestSaysWhereTheCandidateStands(t *testing.T) {
	s := New(copies{when: today.AddDate(0, 0, -20), place: "Clé USB"}, func() time.Time { return today })
	all := strings.Join(texts(show(t, s, begun(t)).Content()), "\n")
	for _, want := range []string{
		"Portfolio de Claire Morand", "31-12-2026", text.OnlyTheJury,
		"Bloc 2 – Développer de l’ingénierie de projets et des analyses prospectives", "RNCP39644BC02",
		text.CoveredOf(1, 19), text.CoveredOf(1, 10), text.BlockOutOfCount("dispensé", "CAFERUIS"),
		text.Missing(8, 1, 0), text.Missing(8, 0, 1), text.Deposit("15 mars 2027", 114),
		text.LastCopy("1er novembre 2026", "Clé USB"), text.CopyIsOld(20),
	} {
		if !strings.Contains(all, want) {
			t.Errorf("not on the screen: %q", want)
		}
	}
}
