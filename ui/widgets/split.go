package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	ftheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"acquis/ui/theme"
)

// Split shows two objects side by side with a divider that the mouse drags and
// the keyboard moves (Tab to it, then Left and Right). The place of the divider
// is remembered by name from one day to the next.
type Split struct {
	box
	layout  *splitLayout
	divider *divider
}

// NewSplit makes a split. The name keys what is remembered; ratio is the part
// of the width, 0 to 1, that the left object has at first.
func NewSplit(name string, ratio float32, left, right fyne.CanvasObject) *Split {
	key := "split." + name
	prefs := fyne.CurrentApp().Preferences()
	s := &Split{layout: &splitLayout{ratio: float32(prefs.FloatWithFallback(key, float64(ratio)))}}
	s.divider = &divider{}
	s.divider.ExtendBaseWidget(s.divider)
	s.divider.move = func(by float32) {
		s.layout.moveBy(by, s.Size().Width, left, right)
		s.root.Refresh()
		s.root.Resize(s.Size())
		s.layout.Layout(s.root.(*fyne.Container).Objects, s.Size())
	}
	s.divider.done = func() { prefs.SetFloat(key, float64(s.layout.ratio)) }
	s.root = container.New(s.layout, left, s.divider, right)
	s.ExtendBaseWidget(s)
	return s
}

type splitLayout struct{ ratio float32 }

const dividerWidth float32 = 17

func (l *splitLayout) leftWidth(width float32, left, right fyne.CanvasObject) float32 {
	free := width - dividerWidth
	least, most := left.MinSize().Width, free-right.MinSize().Width
	return max(least, min(most, free*l.ratio))
}

func (l *splitLayout) moveBy(by, width float32, left, right fyne.CanvasObject) {
	if free := width - dividerWidth; free > 0 {
		l.ratio = max(0.1, min(0.9, (l.leftWidth(width, left, right)+by)/free))
		l.ratio = l.leftWidth(width, left, right) / free
	}
}

// Layout implements fyne.Layout.
func (l *splitLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left, bar, right := objects[0], objects[1], objects[2]
	width := l.leftWidth(size.Width, left, right)
	left.Move(fyne.Position{})
	left.Resize(fyne.NewSize(width, size.Height))
	bar.Move(fyne.NewPos(width, 0))
	bar.Resize(fyne.NewSize(dividerWidth, size.Height))
	right.Move(fyne.NewPos(width+dividerWidth, 0))
	right.Resize(fyne.NewSize(max(0, size.Width-width-dividerWidth), size.Height))
}

// MinSize implements fyne.Layout.
func (l *splitLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	left, right := objects[0].MinSize(), objects[2].MinSize()
	return fyne.NewSize(left.Width+dividerWidth+right.Width, max(left.Height, right.Height))
}

// divider is the line between the two sides of a Split.
type divider struct {
	widget.BaseWidget
	hovered, focused bool
	move             func(by float32)
	done             func()
}

var (
	_ fyne.Draggable     = (*divider)(nil)
	_ fyne.Focusable     = (*divider)(nil)
	_ desktop.Cursorable = (*divider)(nil)
)

func (d *divider) MinSize() fyne.Size             { return fyne.NewSize(dividerWidth, 40) }
func (d *divider) Cursor() desktop.Cursor         { return desktop.HResizeCursor }
func (d *divider) Dragged(e *fyne.DragEvent)      { d.move(e.Dragged.DX) }
func (d *divider) DragEnd()                       { d.done() }
func (d *divider) MouseIn(*desktop.MouseEvent)    { d.hovered = true; d.Refresh() }
func (d *divider) MouseMoved(*desktop.MouseEvent) {}
func (d *divider) MouseOut()                      { d.hovered = false; d.Refresh() }
func (d *divider) FocusGained()                   { d.focused = true; d.Refresh() }
func (d *divider) FocusLost()                     { d.focused = false; d.Refresh() }
func (d *divider) TypedRune(rune)                 {}

// TypedKey implements fyne.Focusable.
func (d *divider) TypedKey(e *fyne.KeyEvent) {
	const step = 24
	switch e.Name {
	case fyne.KeyLeft:
		d.move(-step)
		d.done()
	case fyne.KeyRight:
		d.move(step)
		d.done()
	default:
		forwardKey(d, e)
	}
}

// CreateRenderer implements fyne.Widget.
func (d *divider) CreateRenderer() fyne.WidgetRenderer {
	r := &dividerRenderer{divider: d, line: canvas.NewRectangle(color.Transparent), grip: canvas.NewRectangle(color.Transparent)}
	r.grip.CornerRadius = 2
	r.Refresh()
	return r
}

type dividerRenderer struct {
	divider    *divider
	line, grip *canvas.Rectangle
}

func (r *dividerRenderer) Destroy()                     {}
func (r *dividerRenderer) MinSize() fyne.Size           { return r.divider.MinSize() }
func (r *dividerRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.line, r.grip} }

func (r *dividerRenderer) Layout(size fyne.Size) {
	r.line.Move(fyne.NewPos(size.Width/2, 0))
	r.line.Resize(fyne.NewSize(theme.Hair, size.Height))
	r.grip.Move(fyne.NewPos(size.Width/2-1.5, size.Height/2-18))
	r.grip.Resize(fyne.NewSize(4, 36))
}

// Refresh implements fyne.WidgetRenderer.
func (r *dividerRenderer) Refresh() {
	paint := theme.ColorBorder
	if r.divider.hovered || r.divider.focused {
		paint = ftheme.ColorNamePrimary
	}
	r.line.FillColor = theme.Color(theme.ColorBorder)
	r.grip.FillColor = theme.Color(paint)
	r.line.Refresh()
	r.grip.Refresh()
}
