package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"acquis/assets/release"
	"acquis/assets/text"
)

func projectFile(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestTheVersionIsTheSameEverywhere(t *testing.T) {
	if want := `Version = "` + release.Version + `"`; !strings.Contains(projectFile(t, "FyneApp.toml"), want) {
		t.Errorf("FyneApp.toml does not say %s", want)
	}
	if want := "\n## " + release.Version + " "; !strings.Contains(projectFile(t, "CHANGELOG.md"), want) {
		t.Errorf("CHANGELOG.md has no heading%q", want)
	}
}

func TestEveryCommandHasHelp(t *testing.T) {
	overview, readme := text.CLIHelp("acquis"), projectFile(t, "README.md")
	for name := range commands {
		if !strings.HasPrefix(text.CLIHelp(name), "acquis "+name) {
			t.Errorf("no help for %s", name)
		}
		if !strings.Contains(overview, "  acquis "+name) {
			t.Errorf("the help of the program does not list %s", name)
		}
		if name != "version" && !strings.Contains(readme, "\nacquis "+name) {
			t.Errorf("README.md does not list %s", name)
		}
	}
}
