package lang

import (
	"encoding/json"
	"testing"

	flang "fyne.io/fyne/v2/lang"
)

// fyneKeys are the keys of Fyne 2.7.1 (lang/translations/base.en.json).
var fyneKeys = []string{
	"Advanced", "Cancel", "Confirm", "Copy", "Create Folder", "Cut", "Enter filename", "Error",
	"Favourites", "File", "Folder", "New Folder", "No", "OK", "Open", "Paste", "Quit", "Redo", "Save",
	"Select all", "Show Hidden Files", "Undo", "Yes", "file.name", "file.parent",
	"friday", "friday.short", "monday", "monday.short", "saturday", "saturday.short", "sunday",
	"sunday.short", "thursday", "thursday.short", "tuesday", "tuesday.short", "wednesday", "wednesday.short",
}

func TestEveryWordOfTheToolkitIsFrench(t *testing.T) {
	var said map[string]any
	if err := json.Unmarshal(catalogue, &said); err != nil {
		t.Fatal(err)
	}
	for _, key := range fyneKeys {
		if said[key] == nil || said[key] == "" {
			t.Errorf("%q has no French", key)
		}
	}
}

func TestFrenchOnEverySystem(t *testing.T) {
	for _, system := range []string{"fr_FR.UTF-8", "en_US.UTF-8", "de_DE.UTF-8", "C", ""} {
		t.Setenv("LC_ALL", system)
		t.Setenv("LANGUAGE", "")
		if err := Register(); err != nil {
			t.Fatal(err)
		}
		if got := flang.L("Select all"); got != "Tout sélectionner" {
			t.Errorf("on a system in %q it says %q", system, got)
		}
		if got := flang.X("file.parent", "Parent"); got != "Dossier parent" {
			t.Errorf("on a system in %q it says %q", system, got)
		}
	}
}
