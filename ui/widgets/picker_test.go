package widgets

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// named offers some names.
type named []string

func (n named) Item(i int) PickItem { return PickItem{Title: n[i], Detail: "Détail"} }

func (n named) Search(query string) []PickGroup {
	var found []int
	for i := range n {
		if strings.Contains(n[i], query) {
			found = append(found, i)
		}
	}
	return []PickGroup{{Items: found}}
}

func newTestPicker(t *testing.T) *Picker {
	test.NewTempApp(t)
	p := NewPicker("Chercher", "Rien.")
	w := test.NewTempWindow(t, p)
	w.Resize(fyne.NewSize(400, 400))
	p.Offer(named{"enquête", "veille", "évaluation"})
	p.Focus()
	return p
}

func TestPickerMovesTheChoiceWhileOneTypes(t *testing.T) {
	p := newTestPicker(t)
	var opened []int
	p.OnOpened = func() { opened = append(opened, p.Taken()...) }
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

func TestPickerTakesSeveral(t *testing.T) {
	p := newTestPicker(t)
	p.Several()
	tick := func() {
		p.Input().TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault})
	}
	test.Type(p.Input(), "enq")
	tick()
	if !slices.Equal(p.Taken(), []int{0}) || p.Input().SelectedText() != "enq" {
		t.Fatalf("ticked %v, the search is ready for other words: %q", p.Taken(), p.Input().SelectedText())
	}
	test.Type(p.Input(), "vei") // replaces what was searched for
	if !slices.Equal(p.Taken(), []int{0, 1}) {
		t.Fatalf("what was searched for since is not taken: %v", p.Taken())
	}
	tick()
	p.Input().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	p.Search("")
	p.list.SetChosen(2)
	if !slices.Equal(p.Taken(), []int{0, 1}) {
		t.Fatalf("what was only walked over is taken: %v", p.Taken())
	}
	p.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	p.list.SetChosen(0)
	p.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if !slices.Equal(p.Ticked(), []int{1, 2}) {
		t.Fatalf("Space ticked %v", p.Ticked())
	}
}

// reversed offers names, the last one first while little is typed.
type reversed struct{ named }

func (r reversed) Search(query string) []PickGroup {
	found := r.named.Search(query)
	if len(query) < 2 {
		slices.Reverse(found[0].Items)
	}
	return found
}

func TestPickerChoosesTheBestAtEachLetter(t *testing.T) {
	p := newTestPicker(t)
	p.Offer(reversed{named{"vol", "voie"}})
	test.Type(p.Input(), "v")
	if p.Chosen() != 1 {
		t.Fatalf("chose %d", p.Chosen())
	}
	test.Type(p.Input(), "o")
	if p.Chosen() != 0 {
		t.Fatalf("the choice stayed with %d, which is not the best any more", p.Chosen())
	}
}
