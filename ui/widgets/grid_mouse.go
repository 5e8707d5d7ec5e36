package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// gridBar is one of the two scroll bars of a Grid.
type gridBar int

const (
	noBar gridBar = iota
	barDown
	barAcross
)

var (
	_ fyne.Tappable     = (*Grid)(nil)
	_ fyne.Draggable    = (*Grid)(nil)
	_ fyne.Scrollable   = (*Grid)(nil)
	_ fyne.Focusable    = (*Grid)(nil)
	_ desktop.Mouseable = (*Grid)(nil)
)

// Scrolled implements fyne.Scrollable.
func (g *Grid) Scrolled(e *fyne.ScrollEvent) {
	g.ScrollTo(g.offset.Subtract(fyne.NewPos(e.Scrolled.DX, e.Scrolled.DY)))
}

// MouseDown implements desktop.Mouseable: it remembers where a click began, for
// the toolkit calls one that moves a little a drag.
func (g *Grid) MouseDown(e *desktop.MouseEvent) {
	g.down, g.moved, g.bar = e.Position, fyne.Delta{}, g.barAt(e.Position)
}

// MouseUp implements desktop.Mouseable.
func (g *Grid) MouseUp(*desktop.MouseEvent) {}

// barAt is the scroll bar at a place, if there is one to drag.
func (g *Grid) barAt(at fyne.Position) gridBar {
	m, view, whole := g.metrics(), g.view(), g.whole()
	switch {
	case at.X >= m.side+view.Width && at.Y >= m.head && whole.Height > view.Height:
		return barDown
	case at.Y >= m.head+view.Height && at.X >= m.side && whole.Width > view.Width:
		return barAcross
	}
	return noBar
}

// Dragged implements fyne.Draggable: a scroll bar follows.
func (g *Grid) Dragged(e *fyne.DragEvent) {
	g.moved.DX += e.Dragged.DX
	g.moved.DY += e.Dragged.DY
	view, whole := g.view(), g.whole()
	switch g.bar {
	case barDown:
		g.ScrollTo(g.offset.AddXY(0, e.Dragged.DY*whole.Height/max(1, view.Height)))
	case barAcross:
		g.ScrollTo(g.offset.AddXY(e.Dragged.DX*whole.Width/max(1, view.Width), 0))
	}
}

// DragEnd implements fyne.Draggable: a short drag was a click.
func (g *Grid) DragEnd() {
	near := abs(g.moved.DX) <= tolerance && abs(g.moved.DY) <= tolerance
	if near && g.bar == noBar {
		g.Tapped(&fyne.PointEvent{Position: g.down})
	}
	g.moved, g.bar = fyne.Delta{}, noBar
}

// Tapped implements fyne.Tappable: a click moves to the cell, or on a head to
// its row or column; on the current cell it presses.
func (g *Grid) Tapped(e *fyne.PointEvent) {
	if g.barAt(e.Position) != noBar {
		g.pageTo(e.Position)
		return
	}
	had := g.focused
	Focus(g)
	row, column := g.cellAt(e.Position)
	if row < 0 && column < 0 {
		return
	}
	onCell := row >= 0 && column >= 0
	if row < 0 {
		row = g.row
	}
	if column < 0 {
		column = g.column
	}
	if onCell && had && row == g.row && column == g.column {
		g.tell(g.OnPressed)
		return
	}
	g.goTo(row, column)
}

// cellAt is the row and the column at a place; -1 for the one that a head
// leaves open, or where there is none.
func (g *Grid) cellAt(at fyne.Position) (row, column int) {
	m := g.metrics()
	row, column = -1, -1
	if at.X >= m.side {
		if c := int((at.X - m.side + g.offset.X) / m.cell); c < len(g.content.Columns) {
			column = c
		}
	}
	if at.Y >= m.head {
		if r := int((at.Y - m.head + g.offset.Y) / m.row); r < len(g.content.Rows) && !g.content.Rows[r].Heading {
			row = r
		} else {
			column = -1
		}
	} else if at.Y < m.upper+m.lower {
		column = -1 // a band is no column
	}
	return row, column
}

// pageTo scrolls by a page towards a click in a scroll bar.
func (g *Grid) pageTo(at fyne.Position) {
	m, view := g.metrics(), g.view()
	if g.barAt(at) == barDown {
		thumb := g.thumb(barDown)
		if at.Y-m.head < thumb.start {
			g.ScrollTo(g.offset.SubtractXY(0, view.Height))
		} else if at.Y-m.head > thumb.start+thumb.length {
			g.ScrollTo(g.offset.AddXY(0, view.Height))
		}
		return
	}
	thumb := g.thumb(barAcross)
	if at.X-m.side < thumb.start {
		g.ScrollTo(g.offset.SubtractXY(view.Width, 0))
	} else if at.X-m.side > thumb.start+thumb.length {
		g.ScrollTo(g.offset.AddXY(view.Width, 0))
	}
}

// gridThumb is the part of a scroll bar that says where one is.
type gridThumb struct{ start, length float32 }

// thumb is that of a bar; its length is zero where all is in view.
func (g *Grid) thumb(bar gridBar) gridThumb {
	view, whole := g.view(), g.whole()
	seen, all, from := view.Height, whole.Height, g.offset.Y
	if bar == barAcross {
		seen, all, from = view.Width, whole.Width, g.offset.X
	}
	if all <= seen || seen <= 0 {
		return gridThumb{}
	}
	length := max(24, seen*seen/all)
	return gridThumb{(seen - length) * from / (all - seen), length}
}
