package widgets

import (
	"fyne.io/fyne/v2"
	ftheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"acquis/ui/theme"
)

// GridColumn is a column of a Grid: a short name, what it says in full, shown
// where the column is wide enough, and how far along it is. A muted column is
// shown but does not count.
type GridColumn struct {
	Name  string
	Words string
	Mark  Mark
	Muted bool
}

// GridBand names so many columns that follow one another.
type GridBand struct {
	Name    string
	Columns int
}

// GridRow is a row of a Grid: its title, or a heading over the rows that
// follow, which has no cells.
type GridRow struct {
	Title   string
	Heading bool
}

// GridLegend is the word for the mark of a cell.
type GridLegend struct {
	Mark Mark
	Word string
}

// GridContent is what a Grid shows.
type GridContent struct {
	Columns []GridColumn
	// Upper and Lower name the columns together, from the first to the last:
	// the wider bands above the narrower ones.
	Upper, Lower []GridBand
	Rows         []GridRow
	// Legend says what the marks of cells mean, in the corner between the heads.
	Legend []GridLegend
	// Cell is the mark of a cell, MarkNone for an empty one. It is asked for
	// the cells in view each time they are drawn: it must be quick.
	Cell func(row, column int) Mark
}

// Grid is a large table of signs: named columns over titled rows, whose heads
// stay in view however one scrolls. The columns share what the titles leave of
// the width, and the heads wrap as far as the height allows. It draws only what
// is in view, with objects that it uses again. One cell is current: its row and its column are tinted to
// their heads. The arrows, Page Up and Down, Home and End move; Enter or Space
// presses the cell, Delete removes; a click moves to a cell, a second one
// presses it. Titles are cut where there is no room: whoever shows a Grid says
// the whole of the current one beside it.
type Grid struct {
	widget.BaseWidget
	content     GridContent
	row, column int // the current cell; -1 in an empty grid
	offset      fyne.Position
	focused     bool
	down        fyne.Position // where the button of the mouse went down
	moved       fyne.Delta    // how far it went since
	bar         gridBar       // that is being dragged
	measured    gridMetrics
	measuredFor gridRoom // what measured was worked out for

	// OnMoved is called when the person moves to another cell.
	OnMoved func(row, column int)
	// OnPressed is called when the current cell is pressed.
	OnPressed func(row, column int)
	// OnRemoved is called when Delete is pressed on the current cell.
	OnRemoved func(row, column int)
}

// NewGrid makes an empty grid.
func NewGrid() *Grid {
	g := &Grid{row: -1, column: -1}
	g.ExtendBaseWidget(g)
	return g
}

// SetContent shows other contents, with a current cell; the place scrolled to
// stays as far as there is one.
func (g *Grid) SetContent(c GridContent, row, column int) {
	g.content, g.measuredFor = c, gridRoom{}
	g.row, g.column = g.nearest(row), max(-1, min(column, len(c.Columns)-1))
	g.ScrollTo(g.offset)
}

// Current is the current cell; -1, -1 in a grid without cells.
func (g *Grid) Current() (row, column int) {
	if g.row < 0 || g.column < 0 {
		return -1, -1
	}
	return g.row, g.column
}

// Content is what is shown.
func (g *Grid) Content() GridContent { return g.content }

// MoveTo makes a cell the current one and brings it into view; OnMoved is not
// called.
func (g *Grid) MoveTo(row, column int) {
	g.row, g.column = g.nearest(row), max(-1, min(column, len(g.content.Columns)-1))
	g.reveal()
}

// Focus gives the keyboard to the grid.
func (g *Grid) Focus() { Focus(g) }

// nearest is the row with cells at an index, or the next one, or the one before.
func (g *Grid) nearest(row int) int {
	rows := g.content.Rows
	for i := max(0, row); i < len(rows); i++ {
		if !rows[i].Heading {
			return i
		}
	}
	for i := min(row, len(rows)) - 1; i >= 0; i-- {
		if !rows[i].Heading {
			return i
		}
	}
	return -1
}

// goTo moves as the person asked.
func (g *Grid) goTo(row, column int) {
	if row < 0 || column < 0 || row == g.row && column == g.column {
		return
	}
	g.MoveTo(row, column)
	if g.OnMoved != nil {
		g.OnMoved(g.row, g.column)
	}
}

// step is the row so many rows with cells further, or the last on that way.
func (g *Grid) step(by int) int {
	at, dir := g.row, 1
	if by < 0 {
		by, dir = -by, -1
	}
	for i := g.row + dir; by > 0 && i >= 0 && i < len(g.content.Rows); i += dir {
		if !g.content.Rows[i].Heading {
			at = i
			by--
		}
	}
	return at
}

// FocusGained implements fyne.Focusable.
func (g *Grid) FocusGained() { g.focused = true; g.Refresh() }

// FocusLost implements fyne.Focusable.
func (g *Grid) FocusLost() { g.focused = false; g.Refresh() }

// TypedRune implements fyne.Focusable.
func (g *Grid) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (g *Grid) TypedKey(e *fyne.KeyEvent) {
	last := len(g.content.Columns) - 1
	page := max(1, int(g.view().Height/g.metrics().row)-1)
	switch e.Name {
	case fyne.KeyUp:
		g.goTo(g.step(-1), g.column)
	case fyne.KeyDown:
		g.goTo(g.step(1), g.column)
	case fyne.KeyLeft:
		g.goTo(g.row, max(0, g.column-1))
	case fyne.KeyRight:
		g.goTo(g.row, min(last, g.column+1))
	case fyne.KeyPageUp:
		g.goTo(g.step(-page), g.column)
	case fyne.KeyPageDown:
		g.goTo(g.step(page), g.column)
	case fyne.KeyHome:
		g.goTo(g.row, 0)
	case fyne.KeyEnd:
		g.goTo(g.row, last)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		g.tell(g.OnPressed)
	case fyne.KeyDelete, fyne.KeyBackspace:
		g.tell(g.OnRemoved)
	default:
		forwardKey(g, e)
	}
}

func (g *Grid) tell(f func(row, column int)) {
	if f != nil && g.row >= 0 && g.column >= 0 {
		f(g.row, g.column)
	}
}

// view is the size of the area where cells are seen.
func (g *Grid) view() fyne.Size {
	m := g.metrics()
	return fyne.NewSize(max(0, g.Size().Width-m.side-gridBarWidth), max(0, g.Size().Height-m.head-gridBarWidth))
}

// whole is the size of all cells.
func (g *Grid) whole() fyne.Size {
	m := g.metrics()
	return fyne.NewSize(float32(len(g.content.Columns))*m.cell, float32(len(g.content.Rows))*m.row)
}

// reveal scrolls just far enough to show the current cell; with the heading
// over it, where it is the first under one.
func (g *Grid) reveal() {
	m, view, to := g.metrics(), g.view(), g.offset
	if g.row >= 0 && view.Height > 0 {
		top, bottom := float32(g.row)*m.row, float32(g.row+1)*m.row
		if g.row > 0 && g.content.Rows[g.row-1].Heading && view.Height > 3*m.row {
			top -= m.row
		}
		to.Y = min(top, max(to.Y, bottom-view.Height))
	}
	if g.column >= 0 && view.Width > 0 {
		left := float32(g.column) * m.cell
		to.X = min(left, max(to.X, left+m.cell-view.Width))
	}
	g.ScrollTo(to)
}

// ScrollTo shows the cells from a place on, as far as there are any.
func (g *Grid) ScrollTo(to fyne.Position) {
	view, whole := g.view(), g.whole()
	g.offset.X = max(0, min(to.X, whole.Width-view.Width))
	g.offset.Y = max(0, min(to.Y, whole.Height-view.Height))
	g.Refresh()
}

// Resize implements fyne.CanvasObject.
func (g *Grid) Resize(size fyne.Size) {
	if size == g.Size() {
		return
	}
	first := g.Size().IsZero()
	g.BaseWidget.Resize(size)
	if first {
		g.reveal()
	} else {
		g.ScrollTo(g.offset)
	}
}

// MinSize implements fyne.CanvasObject: the heads, and three rows of cells.
func (g *Grid) MinSize() fyne.Size {
	m := g.metrics()
	return fyne.NewSize(theme.Size(ftheme.SizeNameText)*12+3*m.cell, m.head+3*m.row+gridBarWidth)
}
