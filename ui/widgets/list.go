package widgets

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	ftheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"acquis/ui/theme"
)

// List shows rows of one fixed height, of which it draws only those in view:
// ten thousand are as quick as ten. The keyboard moves the choice (arrows, Page
// Up and Down, Home, End); Enter opens. For rows that wrap use Row and RowGroup.
type List struct {
	widget.List
	create  func() fyne.CanvasObject
	update  func(int, fyne.CanvasObject)
	chosen  int
	focused bool
	heads   []int // rows that are headings

	// OnChosen is called when the choice moves to a row, by click or key.
	OnChosen func(index int)
	// OnOpened is called when Enter is pressed on the chosen row.
	OnOpened func(index int)
	// OnSpace is called instead of OnOpened when Space is; nil: OnOpened is.
	OnSpace func(index int)
	// OnTapped is called when a row is clicked, after OnChosen.
	OnTapped func(index int)
}

// NewList makes a list. create makes the content of one row, whose least
// height is that of all rows; update fills it for an index.
func NewList(length func() int, create func() fyne.CanvasObject, update func(index int, row fyne.CanvasObject)) *List {
	l := &List{create: create, update: update, chosen: -1}
	l.Length = length
	l.HideSeparators = true
	l.CreateItem = func() fyne.CanvasObject { return newListCell(l, create()) }
	l.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) {
		cell := o.(*listCell)
		cell.index = i
		update(i, cell.content)
		cell.Refresh()
	}
	l.ExtendBaseWidget(l)
	return l
}

// Chosen is the index of the chosen row, or -1.
func (l *List) Chosen() int { return l.chosen }

// SetChosen marks a row (or none, with -1) and shows it; OnChosen is not called.
func (l *List) SetChosen(index int) {
	l.chosen = index
	l.reveal()
	l.Refresh()
}

// SetHeadings says which rows are headings: as high as a Caption in a line of
// its own, and passed over by the choice.
func (l *List) SetHeadings(rows []int) {
	height := textStyles[Caption].leading*theme.Size(ftheme.SizeNameCaptionText) + cellPad + 2
	before := l.heads
	l.heads = rows
	for _, at := range before {
		if !l.isHeading(at) {
			l.SetItemHeight(at, l.rowHeight())
		}
	}
	for _, at := range rows {
		l.SetItemHeight(at, height)
	}
}

func (l *List) isHeading(index int) bool { return slices.Contains(l.heads, index) }

// nearest is the row from an index on that can be chosen, in the direction of
// step; -1 where there is none.
func (l *List) nearest(index, step int) int {
	for n := l.Length(); index >= 0 && index < n; index += step {
		if !l.isHeading(index) {
			return index
		}
	}
	return -1
}

// reveal scrolls to the chosen row, and to the heading right over it.
func (l *List) reveal() {
	if l.chosen >= 0 && l.chosen < l.Length() {
		if l.isHeading(l.chosen - 1) {
			l.ScrollTo(l.chosen - 1)
		}
		l.ScrollTo(l.chosen)
	}
}

// Resize implements fyne.CanvasObject. The chosen row stays in view: a list that
// was lower than a row had to scroll past its top, one that gets lower (a
// notice comes above it) would hide it.
func (l *List) Resize(size fyne.Size) {
	changes := size.Height != l.Size().Height
	l.List.Resize(size)
	if changes {
		l.reveal()
	}
}

// choose marks a row, shows it and says so.
func (l *List) choose(index int) {
	index = min(index, l.Length()-1)
	step := 1
	if index < l.chosen {
		step = -1
	}
	at := l.nearest(index, step)
	if at < 0 {
		at = l.nearest(index, -step)
	}
	if index < 0 || at < 0 {
		return
	}
	index = at
	l.SetChosen(index)
	if l.OnChosen != nil {
		l.OnChosen(index)
	}
}

// FocusGained implements fyne.Focusable.
func (l *List) FocusGained() { l.focused = true; l.Refresh() }

// FocusLost implements fyne.Focusable.
func (l *List) FocusLost() { l.focused = false; l.Refresh() }

// TypedRune implements fyne.Focusable.
func (l *List) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (l *List) TypedKey(e *fyne.KeyEvent) {
	page := max(1, int(l.Size().Height/(l.rowHeight()+theme.Size(ftheme.SizeNamePadding)))-1)
	switch e.Name {
	case fyne.KeyUp:
		l.choose(max(0, l.chosen-1))
	case fyne.KeyDown:
		l.choose(l.chosen + 1)
	case fyne.KeyPageUp:
		l.choose(max(0, l.chosen-page))
	case fyne.KeyPageDown:
		l.choose(l.chosen + page)
	case fyne.KeyHome:
		l.choose(0)
	case fyne.KeyEnd:
		l.choose(l.Length() - 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if l.chosen < 0 { // the ring is around the first
			l.choose(0)
		}
		if e.Name == fyne.KeySpace && l.OnSpace != nil {
			if l.chosen >= 0 && l.chosen < l.Length() {
				l.OnSpace(l.chosen)
			}
			return
		}
		if l.chosen >= 0 && l.chosen < l.Length() && l.OnOpened != nil {
			l.OnOpened(l.chosen)
		}
	default:
		forwardKey(l, e)
	}
}

func (l *List) rowHeight() float32 { return l.create().MinSize().Height + 2*cellPad }

const cellPad float32 = 7

// listCell is a row of a List: it takes the click itself, before Fyne's own
// item loses it to a movement of two pixels.
type listCell struct {
	press
	list    *List
	index   int
	content fyne.CanvasObject
}

func newListCell(l *List, content fyne.CanvasObject) *listCell {
	c := &listCell{list: l, content: content, index: -1}
	c.activate = func() {
		Focus(l)
		if l.isHeading(c.index) {
			return
		}
		l.choose(c.index)
		if l.OnTapped != nil {
			l.OnTapped(c.index)
		}
	}
	c.ExtendBaseWidget(c)
	return c
}

// MinSize implements fyne.CanvasObject.
func (c *listCell) MinSize() fyne.Size {
	return c.content.MinSize().Add(fyne.NewSize(24, 2*cellPad))
}

// CreateRenderer implements fyne.Widget.
func (c *listCell) CreateRenderer() fyne.WidgetRenderer {
	r := &listCellRenderer{cell: c, fill: canvas.NewRectangle(color.Transparent), ring: newRing()}
	r.fill.CornerRadius = theme.Radius
	r.Refresh()
	return r
}

type listCellRenderer struct {
	cell       *listCell
	fill, ring *canvas.Rectangle
}

func (r *listCellRenderer) Destroy()           {}
func (r *listCellRenderer) MinSize() fyne.Size { return r.cell.MinSize() }

func (r *listCellRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.fill, r.cell.content, r.ring}
}

func (r *listCellRenderer) Layout(size fyne.Size) {
	r.fill.Resize(size)
	r.ring.Resize(size)
	r.cell.content.Move(fyne.NewPos(12, cellPad))
	r.cell.content.Resize(size.Subtract(fyne.NewSize(24, 2*cellPad)))
}

// Refresh implements fyne.WidgetRenderer.
func (r *listCellRenderer) Refresh() {
	c := r.cell
	chosen := c.index >= 0 && c.index == c.list.chosen
	r.fill.FillColor = color.Transparent
	switch {
	case chosen:
		r.fill.FillColor = theme.Color(theme.ColorTintPrimary)
	case c.hovered && !c.list.isHeading(c.index):
		r.fill.FillColor = theme.Color(ftheme.ColorNameHover)
	}
	showRing(r.ring, c.list.focused && (chosen || c.list.chosen < 0 && c.index == c.list.nearest(0, 1)))
	r.fill.Refresh()
	r.ring.Refresh()
	canvas.Refresh(c)
}
