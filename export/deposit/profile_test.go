package deposit

import (
	"errors"
	"strings"
	"testing"

	"acquis/assets/profiles"
)

func TestProfilesThatComeWithAcquis(t *testing.T) {
	all, err := Profiles()
	if err != nil {
		t.Fatal(err)
	}
	codes := map[string]*Profile{}
	for _, p := range all {
		codes[p.Code] = p
		if p.Note == "" {
			t.Errorf("%s has no note", p.Code)
		}
	}
	if len(codes) != 3 || all[0].Code != profiles.Simple || codes["papier"] == nil || !codes["papier"].TwoSided {
		t.Errorf("profiles: %v", codes)
	}
	// What France VAE accepts: PRODUCT, "The road of a VAE", 3.
	f := codes["francevae"]
	if f.Main.MaxBytes != 10_000_000 || f.Files.MaxBytes != 10_000_000 || f.Files.Max != 8 || f.Annexes != Apart ||
		!f.Accepts("application/pdf") || !f.Accepts("image/png") || f.Accepts("application/msword") {
		t.Errorf("France VAE: %+v", f)
	}
	if p, err := Of(""); err != nil || p.Code != profiles.Simple {
		t.Errorf("no choice is %v, %v", p, err)
	}
	if _, err := Of("ailleurs"); !errors.Is(err, ErrProfile) {
		t.Errorf("an unknown profile: %v", err)
	}
}

func TestProfilesAreChecked(t *testing.T) {
	good, err := profiles.File("francevae")
	if err != nil {
		t.Fatal(err)
	}
	for what, change := range map[string][2]string{
		"format":             {`"format": 1`, `"format": 2`},
		"code":               {`"code": "francevae"`, `"code": ""`},
		"typing error":       {`"main"`, `"mian"`},
		"place":              {`"apart"`, `"outside"`},
		"megabytes":          {`"main": {"maxBytes": 10000000}`, `"main": {"maxBytes": 10}`},
		"below zero":         {`"max": 8`, `"max": -1`},
		"steps that grow":    {`"dpi": 220`, `"dpi": 320`},
		"quality":            {`"quality": 65`, `"quality": 5`},
		"two steps the same": {`"dpi": 220, "quality": 82`, `"dpi": 300, "quality": 90`},
		"no JSON":            {`{`, ``},
	} {
		if !strings.Contains(string(good), change[0]) {
			t.Fatalf("%s: the file does not hold %s", what, change[0])
		}
		if _, err := Parse([]byte(strings.Replace(string(good), change[0], change[1], 1))); !errors.Is(err, ErrProfile) {
			t.Errorf("%s: %v", what, err)
		}
	}
}
