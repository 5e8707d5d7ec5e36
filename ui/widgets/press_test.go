package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"acquis/assets/icons"
	"acquis/ui/theme"
)

// inWindow shows an object in a window of the size of a small laptop's screen.
func inWindow(t *testing.T, o fyne.CanvasObject) fyne.Window {
	t.Helper()
	test.NewTempApp(t)
	test.ApplyTheme(t, theme.New(theme.Light, 1))
	w := test.NewTempWindow(t, o)
	w.Resize(fyne.NewSize(1000, 600))
	return w
}

func TestAClickWithAnUnsteadyHandCounts(t *testing.T) {
	pressed := 0
	press := func() { pressed++ }
	for name, target := range map[string]interface {
		fyne.CanvasObject
		fyne.Draggable
		fyne.Tappable
	}{
		"button": NewButton(Plain, "Ajouter", icons.Plus, press),
		"row":    NewRow(NewText(Body, "Une ligne"), press),
		"check":  NewCheck("Joindre", func(bool) { press() }),
	} {
		t.Run(name, func(t *testing.T) {
			inWindow(t, target)
			pressed = 0
			target.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(7, -3)})
			target.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(4, 2)})
			target.DragEnd()
			if pressed != 1 {
				t.Fatalf("a press that moved by 11 counted %d times, want 1", pressed)
			}
			target.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(40, 0)})
			target.DragEnd()
			if pressed != 1 {
				t.Fatal("a drag of 40 counted as a click")
			}
			target.Tapped(nil)
			if pressed != 2 {
				t.Fatal("a plain click did not count")
			}
		})
	}
}

func TestTheKeyboardPressesWhatTheMousePresses(t *testing.T) {
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace} {
		pressed := false
		b := NewButton(Primary, "Exporter", icons.None, func() { pressed = true })
		w := inWindow(t, b)
		w.Canvas().Focus(b)
		b.TypedKey(&fyne.KeyEvent{Name: key})
		if !pressed {
			t.Errorf("%s did not press the button", key)
		}
	}
}

func TestADisabledButtonDoesNothing(t *testing.T) {
	b := NewButton(Plain, "Supprimer", icons.Trash, func() { t.Error("pressed") })
	inWindow(t, b)
	b.SetEnabled(false)
	test.Tap(b)
	b.DragEnd()
}

func TestKeysThatNobodyUsesReachTheWindow(t *testing.T) {
	for name, o := range map[string]fyne.Focusable{
		"button": NewButton(Plain, "A", icons.None, nil),
		"field":  NewLabeledEntry("Titre", "").Input(),
		"editor": NewEditor(EditorOptions{}).Input(),
		"choice": NewChoice([]string{"a"}, nil),
	} {
		w := inWindow(t, o.(fyne.CanvasObject))
		var got fyne.KeyName
		w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { got = e.Name })
		for _, key := range []fyne.KeyName{fyne.KeyF1, fyne.KeyF3, fyne.KeyEscape} {
			o.TypedKey(&fyne.KeyEvent{Name: key})
			if got != key {
				t.Errorf("%s kept %s for itself", name, key)
			}
		}
	}
}

func TestArrowsMoveBetweenRowsAndTabTakesTheGroupAsOne(t *testing.T) {
	var pressed []int
	rows := make([]*Row, 3)
	objects := make([]fyne.CanvasObject, 3)
	for i := range rows {
		rows[i] = NewRow(NewText(Body, "ligne"), func() { pressed = append(pressed, i) })
		objects[i] = rows[i]
	}
	after := NewButton(Plain, "Après", icons.None, nil)
	g := NewRowGroup(rows...)
	w := inWindow(t, container.NewVBox(Column(0, objects...), after))

	test.FocusNext(w.Canvas())
	if w.Canvas().Focused() != rows[0] {
		t.Fatal("Tab does not reach the first row")
	}
	rows[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if w.Canvas().Focused() != rows[1] {
		t.Fatal("the arrow does not move to the next row")
	}
	if len(pressed) != 0 {
		t.Fatal("moving pressed a row")
	}
	rows[1].TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(pressed) != 1 || pressed[0] != 1 {
		t.Fatalf("pressed %v, want row 1", pressed)
	}
	test.FocusNext(w.Canvas())
	if w.Canvas().Focused() != after {
		t.Fatal("Tab went to another row of the group instead of leaving it")
	}
	g.Follow = true
	g.Focus()
	rows[1].TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	if pressed[len(pressed)-1] != 2 {
		t.Fatal("a following group does not press the row that the arrows reach")
	}
	rows[2].TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if w.Canvas().Focused() != rows[2] {
		t.Fatal("the arrow left the last row")
	}
}

func TestTheFocusBringsItselfIntoView(t *testing.T) {
	objects := make([]fyne.CanvasObject, 60)
	for i := range objects {
		objects[i] = NewButton(Plain, "Bouton", icons.None, nil)
	}
	s := NewScroll(Card("Liste", objects...))
	w := inWindow(t, NewPage("Titre", "", s))
	w.Canvas().Focus(objects[59].(fyne.Focusable))
	if s.scroll.Offset.Y == 0 {
		t.Fatal("the last button has the focus out of view")
	}
	w.Canvas().Focus(objects[0].(fyne.Focusable))
	if s.scroll.Offset.Y > 60 {
		t.Fatalf("the first button has the focus out of view (scrolled by %v)", s.scroll.Offset.Y)
	}
}
