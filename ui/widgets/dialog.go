package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	ftheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/ui/theme"
)

// Dialog is a window in the window. Escape closes it, Enter presses its primary
// button (from a field of one line too), Tab stays inside, and the keyboard
// goes back where it was when it closes.
type Dialog struct {
	widget.BaseWidget
	title   *Text
	body    fyne.CanvasObject
	buttons []*Button
	card    *Panel
	foot    *fyne.Container
	width   float32
	tall    bool

	over     fyne.Canvas
	previous fyne.Focusable

	// OnClosed is called when the dialog has closed, however it did.
	OnClosed func()
	// OnEscape replaces closing on Escape, where something must be asked first.
	OnEscape func()
}

// NewDialog makes a dialog. The buttons stand in reading order, the primary
// one last; without any there is "Fermer". A body that may be high is best
// put in NewScroll, with Tall.
func NewDialog(title string, body fyne.CanvasObject, buttons ...*Button) *Dialog {
	d := &Dialog{title: NewText(Heading, title), body: body, buttons: buttons, width: 520}
	if len(buttons) == 0 {
		d.buttons = []*Button{NewButton(Primary, text.DialogClose, icons.None, d.Close)}
	}
	row := make([]fyne.CanvasObject, len(d.buttons))
	for i, b := range d.buttons {
		row[i] = b
	}
	d.foot = container.New(trailing{}, Flow(theme.Gap, row...))
	inner := container.New(fillLayout{gap: theme.Space, stretch: 1}, d.title, body, d.foot)
	d.card = NewPanel(ftheme.ColorNameOverlayBackground, theme.ColorBorder, Inset(theme.Margin, theme.Margin-4, inner)).Rounded(12)
	d.ExtendBaseWidget(d)
	return d
}

// Wide sets the width of the dialog (520 by default).
func (d *Dialog) Wide(width float32) *Dialog { d.width = width; return d }

// Tall lets the dialog take nearly the whole height of the window: for bodies
// that scroll.
func (d *Dialog) Tall() *Dialog { d.tall = true; return d }

// ShowOver shows the dialog in the window that an object stands in.
func (d *Dialog) ShowOver(o fyne.CanvasObject) { d.ShowIn(canvasOf(o)) }

// ShowIn shows the dialog in a window.
func (d *Dialog) ShowIn(c fyne.Canvas) {
	if c == nil || d.over != nil {
		return
	}
	d.over, d.previous = c, c.Focused()
	c.Unfocus()
	c.Overlays().Add(d)
	d.Resize(c.Size())
	d.Refresh()
	if !FocusFirst(d.body) {
		if b := d.defaultButton(); b != nil {
			Focus(b)
		}
	}
}

// Close closes the dialog and gives the keyboard back.
func (d *Dialog) Close() {
	if d.over == nil {
		return
	}
	c := d.over
	d.over = nil
	c.Unfocus()
	c.Overlays().Remove(d)
	if d.previous != nil && c.Overlays().Top() == nil && pathTo(c.Content(), d.previous.(fyne.CanvasObject)) != nil {
		c.Focus(d.previous)
	}
	if d.OnClosed != nil {
		d.OnClosed()
	}
}

// Shown reports whether the dialog is on the screen.
func (d *Dialog) Shown() bool { return d.over != nil }

// defaultButton is what Enter presses: the primary button, else the last, nil
// where there is none.
func (d *Dialog) defaultButton() *Button {
	if len(d.buttons) == 0 {
		return nil
	}
	for _, b := range d.buttons {
		if b.kind == Primary {
			return b
		}
	}
	return d.buttons[len(d.buttons)-1]
}

// typedKey takes the keys that nothing inside used.
func (d *Dialog) typedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyEscape:
		if d.OnEscape != nil {
			d.OnEscape()
			return
		}
		d.Close()
	case fyne.KeyPageUp:
		ScrollPages(d.body, nil, -1)
	case fyne.KeyPageDown:
		ScrollPages(d.body, nil, 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if b := d.defaultButton(); b != nil {
			b.Tapped(nil)
		}
	}
}

func (d *Dialog) children() []fyne.CanvasObject { return []fyne.CanvasObject{d.card} }

// Tapped implements fyne.Tappable, so that nothing under the dialog is pressed.
func (d *Dialog) Tapped(*fyne.PointEvent) {}

// CreateRenderer implements fyne.Widget.
func (d *Dialog) CreateRenderer() fyne.WidgetRenderer {
	r := &dialogRenderer{dialog: d, veil: canvas.NewRectangle(color.Transparent)}
	r.Refresh()
	return r
}

type dialogRenderer struct {
	dialog *Dialog
	veil   *canvas.Rectangle
}

func (r *dialogRenderer) Destroy()           {}
func (r *dialogRenderer) MinSize() fyne.Size { return fyne.NewSize(64, 64) }

func (r *dialogRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.veil, r.dialog.card}
}

func (r *dialogRenderer) Layout(size fyne.Size) {
	d := r.dialog
	r.veil.Resize(size)
	width := max(d.card.MinSize().Width, min(d.width, size.Width-48))
	d.card.Resize(fyne.NewSize(width, d.card.MinSize().Height))
	height := min(d.card.MinSize().Height, size.Height-24)
	if d.tall {
		height = size.Height - 64
	}
	d.card.Resize(fyne.NewSize(width, height))
	d.card.Move(fyne.NewPos((size.Width-width)/2, max(12, (size.Height-height)/2-12)))
}

// Refresh implements fyne.WidgetRenderer.
func (r *dialogRenderer) Refresh() {
	r.veil.FillColor = theme.Color(theme.ColorVeil)
	r.Layout(r.dialog.Size())
	r.veil.Refresh()
	r.dialog.card.Refresh()
}

// trailing puts an object at the right end of the room there is.
type trailing struct{}

func (trailing) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		width := min(size.Width, flowWidth(o))
		o.Resize(fyne.NewSize(width, size.Height))
		o.Move(fyne.NewPos(size.Width-width, 0))
	}
}

func (trailing) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// Alert tells something that the person must have read. It stands over the
// window that an object stands in.
func Alert(over fyne.CanvasObject, title, sentence string) *Dialog {
	d := NewDialog(title, sentenceBody(sentence))
	d.ShowOver(over)
	return d
}

// sentenceBody shows what a dialog has to say; what is long scrolls.
func sentenceBody(sentence string) fyne.CanvasObject {
	return NewScroll(NewText(Body, sentence)).UpTo(320)
}

// Ask asks before something that cannot be taken back with an undo: the label
// names what will be done ("Remplacer le fichier").
func Ask(over fyne.CanvasObject, title, sentence, label string, do func()) *Dialog {
	var d *Dialog
	cancel := NewButton(Plain, text.DialogCancel, icons.None, func() { d.Close() })
	yes := NewButton(Primary, label, icons.None, func() {
		d.Close()
		do()
	})
	d = NewDialog(title, sentenceBody(sentence), cancel, yes)
	d.ShowOver(over)
	return d
}

// WithoutButtons takes the buttons away, for a dialog that only shows what is
// going on; OnEscape must be set.
func (d *Dialog) WithoutButtons() {
	d.buttons = nil
	d.foot.Hide()
}
