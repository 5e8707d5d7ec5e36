package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	ftheme "fyne.io/fyne/v2/theme"

	"acquis/ui/theme"
)

// Row is an object that one can press as a whole: an item of a list, a cell of
// a map, a choice. It may be marked as chosen. What it holds may wrap: a row is
// as high as it needs to be.
type Row struct {
	control
	content  fyne.CanvasObject
	selected bool
	padH     float32
	padV     float32
	group    *RowGroup
}

// NewRow makes a row around an object.
func NewRow(content fyne.CanvasObject, tapped func()) *Row {
	r := &Row{content: content, padH: 12, padV: 8}
	r.self = r
	r.activate = func() {
		if r.group != nil {
			r.group.current = r
			Focus(r)
		}
		if tapped != nil {
			tapped()
		}
	}
	r.onKey = func(e *fyne.KeyEvent) bool { return r.group != nil && r.group.key(r, e) }
	r.ExtendBaseWidget(r)
	return r
}

// Padded sets the room around the content.
func (r *Row) Padded(horizontal, vertical float32) *Row {
	r.padH, r.padV = horizontal, vertical
	return r
}

// SetSelected marks the row as chosen, or not.
func (r *Row) SetSelected(on bool) {
	if on != r.selected {
		r.selected = on
		r.Refresh()
	}
}

// Selected reports whether the row is marked as chosen.
func (r *Row) Selected() bool { return r.selected }

// Content is the object that the row was made around.
func (r *Row) Content() fyne.CanvasObject { return r.content }

// Disabled implements fyne.Disableable. In a RowGroup all rows but the current
// one say that they are disabled, which takes them out of the Tab order: the
// arrows reach them.
func (r *Row) Disabled() bool {
	return r.control.Disabled() || r.group != nil && r.group.current != r
}

func (r *Row) children() []fyne.CanvasObject { return []fyne.CanvasObject{r.content} }

// MinSize implements fyne.CanvasObject.
func (r *Row) MinSize() fyne.Size {
	return r.content.MinSize().Add(fyne.NewSize(2*r.padH, 2*r.padV))
}

// CreateRenderer implements fyne.Widget.
func (r *Row) CreateRenderer() fyne.WidgetRenderer {
	rr := &rowRenderer{row: r, fill: canvas.NewRectangle(color.Transparent), bar: canvas.NewRectangle(color.Transparent), ring: newRing()}
	rr.fill.CornerRadius, rr.bar.CornerRadius = theme.Radius, 2
	rr.Refresh()
	return rr
}

type rowRenderer struct {
	row             *Row
	fill, bar, ring *canvas.Rectangle
}

func (rr *rowRenderer) Destroy()           {}
func (rr *rowRenderer) MinSize() fyne.Size { return rr.row.MinSize() }

func (rr *rowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{rr.fill, rr.bar, rr.row.content, rr.ring}
}

func (rr *rowRenderer) Layout(size fyne.Size) {
	rr.fill.Resize(size)
	rr.ring.Resize(size)
	rr.bar.Move(fyne.NewPos(1, size.Height*0.2))
	rr.bar.Resize(fyne.NewSize(4, size.Height*0.6))
	r := rr.row
	r.content.Move(fyne.NewPos(r.padH, r.padV))
	width := size.Width - 2*r.padH
	r.content.Resize(fyne.NewSize(width, r.content.MinSize().Height))
	r.content.Resize(fyne.NewSize(width, max(r.content.MinSize().Height, size.Height-2*r.padV)))
}

// Refresh implements fyne.WidgetRenderer.
func (rr *rowRenderer) Refresh() {
	r := rr.row
	rr.fill.FillColor, rr.bar.FillColor = color.Transparent, color.Transparent
	switch {
	case r.selected:
		rr.fill.FillColor = theme.Color(theme.ColorTintPrimary)
		rr.bar.FillColor = theme.Color(ftheme.ColorNamePrimary)
	case r.hovered && !r.control.Disabled():
		rr.fill.FillColor = theme.Color(ftheme.ColorNameHover)
	}
	showRing(rr.ring, r.focused)
	rr.fill.Refresh()
	rr.bar.Refresh()
	rr.ring.Refresh()
	canvas.Refresh(r)
}

// RowGroup is a set of rows that the keyboard takes as one: Tab reaches the
// current row, the arrows, Home and End move between rows, Enter or Space
// presses. With Follow, moving to a row presses it.
type RowGroup struct {
	rows    []*Row
	current *Row

	// Follow presses a row as soon as the arrows reach it: for a list beside
	// what it shows.
	Follow bool
}

// NewRowGroup groups rows. The first, or the selected one, is current.
func NewRowGroup(rows ...*Row) *RowGroup {
	g := &RowGroup{}
	g.SetRows(rows...)
	return g
}

// SetRows replaces the rows. The place of the keyboard is kept by index.
func (g *RowGroup) SetRows(rows ...*Row) {
	at := g.index(g.current)
	for _, r := range g.rows {
		r.group = nil
	}
	g.rows, g.current = rows, nil
	for _, r := range rows {
		r.group = g
		if r.selected && g.current == nil {
			g.current = r
		}
	}
	if g.current == nil && len(rows) > 0 {
		g.current = rows[max(0, min(at, len(rows)-1))]
	}
}

// Rows lists the rows.
func (g *RowGroup) Rows() []*Row { return g.rows }

// Select marks one row as chosen and current, and no other.
func (g *RowGroup) Select(chosen *Row) {
	for _, r := range g.rows {
		r.SetSelected(r == chosen)
	}
	if g.index(chosen) >= 0 {
		g.current = chosen
	}
}

// Focus gives the keyboard to the current row.
func (g *RowGroup) Focus() {
	if g.current != nil {
		Focus(g.current)
	}
}

func (g *RowGroup) index(row *Row) int {
	for i, r := range g.rows {
		if r == row {
			return i
		}
	}
	return -1
}

// key moves between rows and reports whether the key was one that does.
func (g *RowGroup) key(from *Row, e *fyne.KeyEvent) bool {
	to := g.index(from)
	switch e.Name {
	case fyne.KeyUp:
		to--
	case fyne.KeyDown:
		to++
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = len(g.rows) - 1
	default:
		return false
	}
	for to >= 0 && to < len(g.rows) && (!g.rows[to].Visible() || g.rows[to].control.Disabled()) {
		if e.Name == fyne.KeyUp || e.Name == fyne.KeyEnd {
			to--
		} else {
			to++
		}
	}
	if to < 0 || to >= len(g.rows) || g.rows[to] == from {
		return true
	}
	g.current = g.rows[to]
	Focus(g.current)
	if g.Follow {
		g.current.Tapped(nil)
	}
	return true
}
