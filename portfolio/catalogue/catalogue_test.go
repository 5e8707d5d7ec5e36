package catalogue

import (
	"errors"
	"testing"

	"acquis/assets/frameworks"
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
