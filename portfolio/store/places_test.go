package store

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"acquis/portfolio"
)

func TestResolve(t *testing.T) {
	data, work := t.TempDir(), t.TempDir()
	t.Setenv(dataVariable, data)
	t.Chdir(work)
	named, err := Place("Claire")
	must(t, err)
	if named != filepath.Join(data, "portfolios", "Claire") {
		t.Errorf("place %s", named)
	}
	for _, dir := range []string{named, filepath.Join(data, "portfolios", "Deux"), filepath.Join(work, "Deux")} {
		p, err := Create(dir, testInit(nil))
		must(t, err)
		must(t, p.Close())
	}
	here, err := filepath.EvalSymlinks(work)
	must(t, err)
	for word, want := range map[string]string{
		"Claire":                        named,
		"Deux":                          filepath.Join(here, "Deux"), // a path wins over a name
		"./Claire":                      filepath.Join(here, "Claire"),
		"Nouveau":                       filepath.Join(here, "Nouveau"),
		filepath.Join(work, "Deux"):     filepath.Join(work, "Deux"),
		filepath.Join("..", "ailleurs"): filepath.Join(filepath.Dir(here), "ailleurs"),
	} {
		got, err := Resolve(word)
		must(t, err)
		if got != want && filepath.Clean(got) != filepath.Clean(want) {
			t.Errorf("%q: %s, want %s", word, got, want)
		}
	}
}

func TestData(t *testing.T) {
	t.Setenv(dataVariable, "")
	t.Setenv("HOME", "/home/nadia")
	t.Setenv("XDG_DATA_HOME", "")
	dir, err := Data()
	if err != nil || !filepath.IsAbs(dir) {
		t.Errorf("%q, %v", dir, err)
	}
}

// A list shows what can be seen from outside, also of what cannot be opened.
func TestList(t *testing.T) {
	t.Setenv(dataVariable, t.TempDir())
	if list, err := List(); err != nil || len(list) != 0 {
		t.Errorf("of nothing: %v, %v", list, err)
	}
	for _, name := range []string{"Nadia", "Abîmé"} {
		dir, err := Place(name)
		must(t, err)
		p, err := Create(dir, testInit(nil))
		must(t, err)
		put(t, p, &portfolio.Candidate{GivenName: "Nadia", FamilyName: "B."})
		if name == "Nadia" {
			defer p.Close() // open elsewhere while it is listed
			continue
		}
		must(t, p.Close())
		must(t, os.Truncate(filepath.Join(dir, databaseName), 100))
	}
	list, err := List()
	must(t, err)
	if len(list) != 2 {
		t.Fatalf("%+v", list)
	}
	for _, s := range list {
		switch s.Name {
		case "Nadia":
			if s.Err != nil || s.Candidate != "Nadia B." || s.Code != "RNCP00001" || s.Title != "E" || s.Saved.IsZero() {
				t.Errorf("%+v", s)
			}
		default:
			if !errors.Is(s.Err, ErrDamaged) {
				t.Errorf("%+v", s)
			}
		}
	}
	if s := Summarise(t.TempDir()); !errors.Is(s.Err, ErrNotPortfolio) {
		t.Errorf("of no portfolio: %+v", s)
	}
}

func TestPlaceWarning(t *testing.T) {
	root := t.TempDir()
	for path, want := range map[string]Warning{
		"Documents/Acquis":                   WarningNone,
		"OneDrive/Acquis":                    WarningSynced,
		"OneDrive - Association/VAE/Acquis":  WarningSynced,
		"Dropbox/a":                          WarningSynced,
		"Library/Mobile Documents/x":         WarningSynced,
		"Mes documents onedrive-less/Acquis": WarningNone,
		"marked/sub/Acquis":                  WarningSynced,
	} {
		if path == "marked/sub/Acquis" {
			must(t, os.MkdirAll(filepath.Join(root, "marked", ".stfolder"), 0o700))
		}
		got := PlaceWarning(filepath.Join(root, filepath.FromSlash(path)))
		if got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
		if (got.Sentence() == "") != (got == WarningNone) {
			t.Errorf("%s: sentence %q", path, got.Sentence())
		}
	}
	t.Setenv("OneDriveCommercial", filepath.Join(root, "Travail"))
	if got := PlaceWarning(filepath.Join(root, "Travail", "Acquis")); got != WarningSynced {
		t.Errorf("in the folder that the system names: %q", got)
	}
}
