package widgets

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func newTestPicker(t *testing.T) *Picker {
	test.NewTempApp(t)
	p := NewPicker("Chercher", "Rien.")
	w := test.NewTempWindow(t, p)
	w.Resize(fyne.NewSize(400, 400))
	names := []string{"enquête", "veille", "évaluation"}
	var items []PickItem
	for _, n := range names {
		items = append(items, PickItem{Title: n, Detail: "Détail"})
	}
	p.SetItems(items, func(query string, i int) bool { return strings.Contains(names[i], query) })
	p.Focus()
	return p
}

func TestPickerMovesTheChoiceWhileOneTypes(t *testing.T) {
	p := newTestPicker(t)
	var opened []int
	p.OnOpened = func(i int) { opened = append(opened, i) }
	test.Type(p.Input(), "v")
	if !slices.Equal(p.Found(), []int{1, 2}) || p.Chosen() != 1 {
		t.Fatalf("found %v, chosen %d: want the first of veille and évaluation", p.Found(), p.Chosen())
	}
	p.Input().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if p.Chosen() != 2 {
		t.Fatalf("the arrow did not move the choice: %d", p.Chosen())
	}
	test.Type(p.Input(), "a")
	if p.Chosen() != 2 {
		t.Fatalf("the choice left its item although it is still found: %d", p.Chosen())
	}
	p.Input().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !slices.Equal(opened, []int{2}) {
		t.Fatalf("Enter opened %v", opened)
	}
}

func TestPickerSaysThatNothingIsFound(t *testing.T) {
	p := newTestPicker(t)
	test.Type(p.Input(), "xyz")
	if len(p.Found()) != 0 || p.Chosen() != -1 || !p.nothing.Visible() {
		t.Fatalf("found %v, chosen %d, said so %v", p.Found(), p.Chosen(), p.nothing.Visible())
	}
	p.Input().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) // opens nothing, and does not fail
	p.Search("")
	if len(p.Found()) != 3 || p.nothing.Visible() {
		t.Fatalf("found %v again", p.Found())
	}
}
