package widgets

import (
	"testing"

	"fyne.io/fyne/v2/container"

	"acquis/assets/icons"
)

func TestTheKeyboardStaysWhereItWasWhenAScreenIsBuiltAnew(t *testing.T) {
	column := container.NewVBox()
	fill := func(n int) {
		column.RemoveAll()
		for range n {
			column.Add(NewButton(Plain, "Dissocier", icons.None, nil))
		}
	}
	fill(4)
	w := inWindow(t, column)
	c := w.Canvas()
	c.Focus(column.Objects[2].(*Button))
	KeepFocus(c, column, func() { fill(3) })
	if c.Focused() != column.Objects[2].(*Button) {
		t.Fatal("the keyboard is not with the button that took its place")
	}
	KeepFocus(c, column, func() { fill(1) })
	if c.Focused() != column.Objects[0].(*Button) {
		t.Fatal("the keyboard is not with the last button that is left")
	}
	KeepFocus(c, column, func() { fill(0) })
	if c.Focused() != nil {
		t.Fatal("the keyboard stays with what has gone")
	}
	fill(2)
	c.Focus(column.Objects[0].(*Button))
	KeepFocus(c, column, func() { c.Focus(column.Objects[1].(*Button)) })
	if c.Focused() != column.Objects[1].(*Button) {
		t.Fatal("it undid a move that was meant")
	}
}
