package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// tolerance is how far (in Fyne's units, along one axis) the pointer may move
// between press and release and still mean a click. Fyne gives up at two.
const tolerance float32 = 12

// press makes a widget answer to a click, even one made with an unsteady hand:
// the toolkit calls a press that moves a drag, and a short drag is a click.
type press struct {
	widget.DisableableWidget
	hovered  bool
	moved    fyne.Delta
	activate func()
}

var (
	_ fyne.Tappable      = (*press)(nil)
	_ fyne.Draggable     = (*press)(nil)
	_ desktop.Hoverable  = (*press)(nil)
	_ desktop.Cursorable = (*press)(nil)
)

// Tapped implements fyne.Tappable.
func (p *press) Tapped(*fyne.PointEvent) {
	if !p.DisableableWidget.Disabled() && p.activate != nil {
		p.activate()
	}
}

// Dragged implements fyne.Draggable.
func (p *press) Dragged(e *fyne.DragEvent) {
	p.moved.DX += e.Dragged.DX
	p.moved.DY += e.Dragged.DY
}

// DragEnd implements fyne.Draggable.
func (p *press) DragEnd() {
	near := abs(p.moved.DX) <= tolerance && abs(p.moved.DY) <= tolerance
	p.moved = fyne.Delta{}
	if near {
		p.Tapped(nil)
	}
}

// MouseIn implements desktop.Hoverable.
func (p *press) MouseIn(*desktop.MouseEvent) {
	p.hovered = true
	p.Refresh()
}

// MouseMoved implements desktop.Hoverable.
func (p *press) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (p *press) MouseOut() {
	p.hovered = false
	p.Refresh()
}

// Cursor implements desktop.Cursorable.
func (p *press) Cursor() desktop.Cursor {
	if p.DisableableWidget.Disabled() {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// control is a press that the keyboard reaches too: it takes the focus, comes
// into view when it does, is pressed with Enter or Space, and hands on the
// keys that it has no use for.
type control struct {
	press
	self    fyne.CanvasObject
	focused bool
	onKey   func(*fyne.KeyEvent) bool // true when the key was used
}

var _ fyne.Focusable = (*control)(nil)

// FocusGained implements fyne.Focusable.
func (c *control) FocusGained() {
	c.focused = true
	c.Refresh()
	reveal(c.self)
}

// FocusLost implements fyne.Focusable.
func (c *control) FocusLost() {
	c.focused = false
	c.Refresh()
}

// TypedRune implements fyne.Focusable.
func (c *control) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (c *control) TypedKey(e *fyne.KeyEvent) {
	if c.onKey != nil && c.onKey(e) {
		return
	}
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.Tapped(nil)
	default:
		forwardKey(c.self, e)
	}
}

// Focus gives the keyboard to an object, when it is in a window and shown.
func Focus(o fyne.Focusable) {
	if c := canvasOf(o.(fyne.CanvasObject)); c != nil {
		c.Focus(o)
	}
}

// canvasOf is the canvas that an object stands on. Fyne knows it only once the
// object has been drawn; before, it is that of the one window there is.
func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	if o == nil {
		return nil
	}
	driver := fyne.CurrentApp().Driver()
	if c := driver.CanvasForObject(o); c != nil {
		return c
	}
	if windows := driver.AllWindows(); len(windows) > 0 {
		return windows[0].Canvas()
	}
	return nil
}

// ForwardKey is for widgets of other packages: it hands a key that one does not
// use to the dialog on top, or else to the window.
func ForwardKey(from fyne.CanvasObject, e *fyne.KeyEvent) { forwardKey(from, e) }

// forwardKey hands a key that a focused widget does not use to the dialog on
// top, or else to the window (see fyne.Canvas.SetOnTypedKey).
func forwardKey(from fyne.CanvasObject, e *fyne.KeyEvent) {
	c := canvasOf(from)
	if c == nil || OverlayKey(c, e) {
		return
	}
	if f := c.OnTypedKey(); f != nil {
		f(e)
	}
}

// OverlayKey gives a key to the dialog on top of a window, if there is one,
// and reports whether there was: the window then leaves the key alone.
func OverlayKey(c fyne.Canvas, e *fyne.KeyEvent) bool {
	top := c.Overlays().Top()
	if d, ok := top.(*Dialog); ok {
		d.typedKey(e)
		return true
	}
	return top != nil
}

func abs(v float32) float32 {
	if v < 0 {
		return -v
	}
	return v
}
