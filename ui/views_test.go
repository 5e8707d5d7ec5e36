package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/competences"
	"acquis/ui/evidencemap"
	"acquis/ui/holding"
	"acquis/ui/recheck"
	"acquis/ui/screentest"
	"acquis/ui/sufficiency"
	"acquis/ui/widgets"
)

// The views of Compétences switch from one to the other, and the rail goes on
// saying where one is.
func TestViewsOfCompetences(t *testing.T) {
	a := withPortfolio(t)
	for index, name := range text.ViewsOfCompetences() {
		a.goToView(index)
		if a.at != views[index] || !a.shell.rail.rows[placeCompetences].Selected() {
			t.Errorf("%s: at %d, the rail says %v", name, a.at, a.shell.rail.rows[placeCompetences].Selected())
		}
		var ok bool
		switch a.screens[a.at].(type) {
		case *competences.Screen:
			ok = index == 0
		case *evidencemap.Screen:
			ok = index == 1
		case *holding.Screen:
			ok = index == 2
		case *sufficiency.Screen:
			ok = index == 3
		case *recheck.Screen:
			ok = index == 4
		}
		if !ok {
			t.Errorf("%s shows %T", name, a.screens[a.at])
		}
	}
	// Every switch leads to every view.
	for _, from := range views {
		for index, to := range views {
			a.goTo(from)
			screentest.Find[*widgets.Segments](a.screens[from].Object())[0].OnChosen(index)
			if a.at != to {
				t.Errorf("from %d, view %d leads to %d", from, index, a.at)
			}
		}
	}
}

// A link made on the map is one change, one taken away another.
func TestLinkMadeOnTheMap(t *testing.T) {
	a := withPortfolio(t)
	s := &portfolio.Situation{Title: "Un diagnostic", InDossier: true}
	if err := a.session.Change("créer", func(e *portfolio.Edit) error { return e.Put(s) }); err != nil {
		t.Fatal(err)
	}
	a.goToView(1)
	press := func(key fyne.KeyName) {
		a.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
	press(fyne.KeyReturn)
	if a.session.State().Linked(s.Ref(), "1.1.1") == nil {
		t.Fatal("Enter does not link")
	}
	a.undo()
	if a.session.State().Linked(s.Ref(), "1.1.1") != nil || a.session.State().Situation(s.ID) == nil {
		t.Fatal("one undo takes back more or less than the link")
	}
	press(fyne.KeyRight)
	press(fyne.KeyReturn)
	if press(fyne.KeyDelete); !a.shell.toast.Visible() {
		t.Error("Delete does not say what went")
	}
	if n := a.session.State().Count(portfolio.KindLink); n != 0 {
		t.Errorf("%d links after Delete", n)
	}
}
