package widgets

import (
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
)

func newTestList(n int) (*List, *int) {
	made := 0
	l := NewList(func() int { return n },
		func() fyne.CanvasObject { made++; return NewText(Body, "modèle").Lines(1) },
		func(i int, o fyne.CanvasObject) { o.(*Text).SetText(strconv.Itoa(i)) })
	return l, &made
}

func TestTenThousandRowsDrawOnlyThoseInView(t *testing.T) {
	l, made := newTestList(10_000)
	inWindow(t, l)
	l.SetChosen(9_999)
	if *made > 200 {
		t.Fatalf("%d rows were made for a window that shows about twenty", *made)
	}
}

func TestTheKeyboardMovesTheChoice(t *testing.T) {
	l, _ := newTestList(10_000)
	var chosen, opened []int
	l.OnChosen = func(i int) { chosen = append(chosen, i) }
	l.OnOpened = func(i int) { opened = append(opened, i) }
	w := inWindow(t, l)
	w.Canvas().Focus(l)
	type_ := func(keys ...fyne.KeyName) {
		for _, k := range keys {
			l.TypedKey(&fyne.KeyEvent{Name: k})
		}
	}
	type_(fyne.KeyDown, fyne.KeyDown)
	if l.Chosen() != 1 || len(chosen) != 2 {
		t.Fatalf("after two steps down, %d is chosen (said %v)", l.Chosen(), chosen)
	}
	type_(fyne.KeyPageDown)
	page := l.Chosen()
	if page < 5 || page > 60 {
		t.Fatalf("Page Down moved to row %d, want about a screen further", page)
	}
	type_(fyne.KeyPageUp, fyne.KeyPageUp)
	if l.Chosen() != 0 {
		t.Fatalf("Page Up moved to row %d, want 0", l.Chosen())
	}
	type_(fyne.KeyEnd, fyne.KeyDown, fyne.KeyReturn)
	if l.Chosen() != 9_999 || len(opened) != 1 || opened[0] != 9_999 {
		t.Fatalf("chosen %d, opened %v; want the last row both", l.Chosen(), opened)
	}
}

func TestAnUnsteadyClickChoosesARow(t *testing.T) {
	l, _ := newTestList(3)
	inWindow(t, l)
	c := newListCell(l, NewText(Body, "x"))
	c.index = 2
	c.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(5, 5)})
	c.DragEnd()
	if l.Chosen() != 2 {
		t.Fatalf("row %d is chosen, want 2", l.Chosen())
	}
}

// The ring stands around the first row before any is chosen: Enter opens it.
func TestEnterOpensTheRowWithTheRing(t *testing.T) {
	l := NewList(func() int { return 3 }, func() fyne.CanvasObject { return NewText(Body, "") }, func(int, fyne.CanvasObject) {})
	opened := -1
	l.OnOpened = func(at int) { opened = at }
	inWindow(t, l)
	l.SetHeadings([]int{0})
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if opened != 1 || l.Chosen() != 1 {
		t.Errorf("Enter opened %d, chose %d", opened, l.Chosen())
	}
}
