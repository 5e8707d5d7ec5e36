package widgets

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestTabsOpenWithTheArrows(t *testing.T) {
	test.NewTempApp(t)
	var opened []int
	tabs := NewTabs([]string{"Cadre", "Contexte", "Analyse"}, func(i int) { opened = append(opened, i) })
	w := test.NewTempWindow(t, tabs)
	tabs.Focus()
	for _, name := range []fyne.KeyName{fyne.KeyRight, fyne.KeyEnd, fyne.KeyRight, fyne.KeyLeft, fyne.KeyHome} {
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name})
	}
	if want := []int{1, 2, 1, 0}; !slices.Equal(opened, want) {
		t.Fatalf("opened %v, want %v", opened, want)
	}
	if w.Canvas().Focused() != fyne.Focusable(tabs.parts[0]) {
		t.Fatal("the keyboard did not follow")
	}
}

func TestTabsMakeRoomForTheirNotes(t *testing.T) {
	test.NewTempApp(t)
	tabs := NewTabs([]string{"A"}, nil)
	before := tabs.MinSize().Width
	tabs.SetNote(0, "1 234 mots")
	if after := tabs.MinSize().Width; after <= before || tabs.Note(0) != "1 234 mots" {
		t.Fatalf("width %v before the note, %v after", before, after)
	}
}
