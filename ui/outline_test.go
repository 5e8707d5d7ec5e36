package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/screentest"
)

// The plan of the dossier and the feasibility file stand under a line of the
// rail, and every door to them opens.
func TestDoorsToTheOutlineAndToTheFeasibilityFile(t *testing.T) {
	a := withPortfolio(t)
	for _, door := range []struct {
		from   place
		button string
		to     place
		rail   place
	}{
		{placeWriting, text.OutlineOpen, placeOutline, placeDossier},
		{placeDossier, text.OutlineOpen, placeOutline, placeDossier},
		{placeSelfAssessment, text.FeasibilityOpen, placeFeasibility, placeSelfAssessment},
		{placeCandidacy, text.FeasibilityOpen, placeFeasibility, placeSelfAssessment},
	} {
		a.goTo(door.from)
		test.Tap(screentest.Button(a.screens[door.from].Object(), door.button))
		if a.at != door.to || !a.shell.rail.rows[door.rail].Selected() {
			t.Errorf("from %v: at %v", door.from, a.at)
		}
	}
	a.openRecord((&portfolio.Outline{}).Ref())
	if a.at != placeOutline {
		t.Errorf("at %v", a.at)
	}
	a.openRecord((&portfolio.Feasibility{Block: "RNCP39644BC02"}).Ref())
	if a.at != placeFeasibility {
		t.Errorf("at %v", a.at)
	}
}

func TestAnOutlineGoesToAFileAndComesBackChanged(t *testing.T) {
	a := withPortfolio(t)
	path := filepath.Join(t.TempDir(), "ma trame")
	a.goTo(placeOutline)
	a.writeOutline(path)
	data, err := os.ReadFile(path + ".json")
	if err != nil {
		t.Fatal(err)
	}
	edited := strings.Replace(string(data), `"title": "Motivations"`, `"title": "Mon projet"`, 1)
	if err := os.WriteFile(path+".json", []byte(edited), 0o600); err != nil {
		t.Fatal(err)
	}
	a.takeOutline(path + ".json")
	if got := a.session.State().Outline.Part("motivations").Title; got != "Mon projet" {
		t.Fatalf("%q", got)
	}
	a.undo()
	if a.session.State().OwnOutline() {
		t.Error("not undone")
	}
}

func TestABadOutlineFileIsNamedAndChangesNothing(t *testing.T) {
	a := withPortfolio(t)
	path := filepath.Join(t.TempDir(), "ma trame.json")
	if err := os.WriteFile(path, []byte(`{"format":1,"code":"x","title":"X","parts":[{"key":"a","kind":"prose","title":"Projet"}]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	a.takeOutline(path)
	if said := a.overlayWords(); !strings.Contains(said, "ma trame.json") || !strings.Contains(said, "Projet") || !strings.Contains(said, "prose") {
		t.Errorf("told %q", said)
	}
	if a.session.State().OwnOutline() {
		t.Error("it was taken all the same")
	}
}
