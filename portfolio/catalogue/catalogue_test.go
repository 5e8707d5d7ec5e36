package catalogue

import (
	"errors"
	"testing"

	"acquis/assets/frameworks"
	"acquis/assets/outlines"
	"acquis/portfolio"
)

func TestEverythingThatShipsCanBeUsed(t *testing.T) {
	all, err := Frameworks()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 2 || all[0].Code != frameworks.Current {
		t.Fatalf("%d frameworks, %q first", len(all), all[0].Code)
	}
	for _, f := range all {
		if _, err := OutlineFor(f.Code); err != nil {
			t.Errorf("%s: %v", f.Code, err)
		}
	}
}

func TestUnknownFramework(t *testing.T) {
	if _, err := FrameworkOf("RNCP0"); !errors.Is(err, portfolio.ErrFramework) {
		t.Errorf("%v", err)
	}
}

func TestOutlinesAreChosenByTheirFramework(t *testing.T) {
	all, err := Outlines()
	if err != nil || len(all) < 2 || all[0].Code != outlines.Usual {
		t.Fatalf("%d outlines, %v", len(all), err)
	}
	if o, err := OutlineOf("deis-blocs-vises"); err != nil || o.Part("experiences").Prints(portfolio.OmitOtherBlocks) {
		t.Errorf("blocs visés: %v", err)
	}
	if _, err := OutlineOf("nulle-part"); !errors.Is(err, portfolio.ErrOutline) {
		t.Errorf("%v", err)
	}
	if o, err := OutlineFor("a framework that nobody knows"); err != nil || o.Code != outlines.Usual {
		t.Errorf("%s, %v", o.Code, err)
	}
}
