package home

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

func open(t *testing.T) (*Screen, fyne.Window) {
	t.Helper()
	known, err := catalogue.Frameworks()
	if err != nil {
		t.Fatal(err)
	}
	var frameworks []*portfolio.Framework
	for _, f := range known {
		frameworks = append(frameworks, f.Framework)
	}
	w := screentest.Window(t, widget.NewLabel(""), 1366, 740, 1) // the theme comes first
	s := New(frameworks)
	w.SetContent(s.Object())
	w.Resize(fyne.NewSize(1366, 740))
	return s, w
}

func TestCreateAsksForANameFirst(t *testing.T) {
	s, w := open(t)
	screentest.Shot(t, w, "home-first")
	var made []Draft
	s.OnCreate = func(d Draft) { made = append(made, d) }
	s.Create()
	screentest.Shot(t, w, "home-create")
	s.form.create()
	if len(made) != 0 || !s.form.family.Failed() {
		t.Fatal("a portfolio without a name")
	}
	test.Type(s.form.given.Input(), "Marie")
	test.Type(s.form.family.Input(), "Dupré")
	s.form.statuses[2].SetChosen(2)
	s.form.create()
	if len(made) != 1 {
		t.Fatalf("%d drafts", len(made))
	}
	d := made[0]
	if d.Framework != "RNCP39644" || d.GivenName != "Marie" || d.FamilyName != "Dupré" ||
		len(d.Blocks) != 1 || d.Blocks[0].Code != "RNCP39644BC03" || d.Blocks[0].Status != portfolio.BlockDispensed {
		t.Errorf("%+v", d)
	}
}

func TestCreateSaysThatTheRegistrationEnds(t *testing.T) {
	s, w := open(t)
	s.Create()
	said := screentest.Words(w.Content())
	if !strings.Contains(said, text.HomeAsk) || !strings.Contains(said, "31 décembre 2026") {
		t.Errorf("%q", said)
	}
}

func TestRecentsOpenAndBrokenOnesCanBeForgotten(t *testing.T) {
	s, w := open(t)
	var opened, forgotten string
	s.OnRecent = func(dir string) { opened = dir }
	s.OnForget = func(dir string) { forgotten = dir }
	s.SetRecents([]Recent{
		{Dir: "a", Name: "Marie Dupré", Framework: "DEIS", When: "20 novembre 2026"},
		{Dir: "b", Name: "Ancien", Framework: "DEIS", Problem: "l’emplacement n’existe plus."},
	})
	screentest.Shot(t, w, "home-recents")
	test.Tap(screentest.Row(w.Content(), "Marie Dupré"))
	test.Tap(screentest.Button(w.Content(), text.HomeForget))
	if opened != "a" || forgotten != "b" {
		t.Errorf("opened %q, forgotten %q", opened, forgotten)
	}
}
