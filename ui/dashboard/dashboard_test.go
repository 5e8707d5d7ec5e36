package dashboard

import (
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/screentest"
	"acquis/ui/widgets"
)

type copies struct {
	when  time.Time
	place string
	here  bool
}

func (c copies) LastCopy() (time.Time, string, bool) { return c.when, c.place, c.here }

var today = time.Date(2026, 11, 21, 21, 0, 0, 0, time.UTC)

// begun is a portfolio that has come some way: bloc 3 dispensed, one indicator
// argued, one begun, one left.
func begun(t *testing.T) *portfolio.State {
	t.Helper()
	e := portfolio.NewEdit(screentest.Empty(t))
	situation := &portfolio.Situation{ID: "s", Title: "Diagnostic partagé", Context: "un deux trois", InDossier: true}
	var err error
	for _, r := range []portfolio.Record{
		&portfolio.Candidate{GivenName: "Claire", FamilyName: "Morand", DepositOn: portfolio.Date{Year: 2027, Month: 3, Day: 15}},
		&portfolio.BlockChoice{Code: "RNCP39644BC03", Status: portfolio.BlockDispensed, By: "CAFERUIS"},
		&portfolio.Experience{ID: "x", Role: "Chargée de mission", InDossier: true}, situation,
		&portfolio.AcceptedGap{Indicator: "2.2.3", Reason: "jamais exercé"},
	} {
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

// open shows a portfolio in a window.
func open(t *testing.T, c copies, state *portfolio.State) (*Screen, fyne.Window) {
	t.Helper()
	s, _, w := screentest.Open(t, state, screentest.Laptop, func(*screentest.Book) *Screen {
		return New(c, func() time.Time { return today })
	})
	return s, w
}

func TestNextStepsAreOneClickAway(t *testing.T) {
	s, w := open(t, copies{}, begun(t))
	var went portfolio.Step
	s.OnStep = func(step portfolio.Step) { went = step }
	rows := screentest.Find[*widgets.Row](w.Content())
	if want := stepsShown + 3; len(rows) != want {
		t.Fatalf("%d rows, want three steps and three blocks", len(rows))
	}
	test.Tap(rows[1])
	var block string
	s.OnBlock = func(code string) { block = code }
	test.Tap(rows[stepsShown+1])
	if block != "RNCP39644BC02" {
		t.Errorf("went to block %q", block)
	}
	if went.Kind != portfolio.StepJustify || went.Indicator != "1.2.1" {
		t.Errorf("went to %+v", went)
	}
}

func TestSaysWhereTheCandidateStands(t *testing.T) {
	_, w := open(t, copies{when: today.AddDate(0, 0, -20), place: "Clé USB"}, begun(t))
	screentest.Shot(t, w, "dashboard")
	all := screentest.Words(w.Content())
	for _, want := range []string{
		"Portfolio de Claire Morand", "31 décembre 2026", text.OnlyTheJury,
		"Bloc 2 – Développer de l’ingénierie de projets et des analyses prospectives", "RNCP39644BC02",
		text.CoveredOf(1, 19), text.CoveredOf(1, 10), text.BlockOutOfCount("dispensé", "CAFERUIS"),
		"Il reste\u202f: 1.1.2, 1.2.1, 1.2.2, 1.2.3, 1.2.4, 1.3.1 et 3 autres.", text.Deposit("15 mars 2027", 114),
		text.LastCopy("1er novembre 2026", "Clé USB"), text.CopyIsOld(20),
	} {
		if !strings.Contains(all, want) {
			t.Errorf("not on the screen: %q", want)
		}
	}
}

// A copy on the disk of the portfolio is none that would survive it.
func TestACopyOnTheSameDiskIsSaidToBeHere(t *testing.T) {
	for _, c := range []copies{{today, "Documents", true}, {today, "Clé USB", false}} {
		s := New(c, func() time.Time { return today })
		s.Show(begun(t))
		if got := strings.Contains(screentest.Words(s.Object()), text.CopyIsHere); got != c.here {
			t.Errorf("%+v: says so %v", c, got)
		}
	}
}
