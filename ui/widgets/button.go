package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	ftheme "fyne.io/fyne/v2/theme"

	"acquis/assets/icons"
	"acquis/ui/theme"
)

// ButtonKind says how much a button asks for attention.
type ButtonKind int

// The kinds of buttons. A screen has at most one Primary.
const (
	Plain   ButtonKind = iota // an ordinary action
	Primary                   // the one thing to do here
	Quiet                     // an action that stays in the background: no fill until pointed at
	Danger                    // what removes something
)

// Button is a button that always carries words, and may carry a sign before
// them. A click counts even when the pointer moves a little.
type Button struct {
	control
	text string
	icon icons.Name
	kind ButtonKind
}

// NewButton makes a button. The icon may be icons.None.
func NewButton(kind ButtonKind, text string, icon icons.Name, tapped func()) *Button {
	b := &Button{text: text, icon: icon, kind: kind}
	b.activate, b.self = tapped, b
	b.ExtendBaseWidget(b)
	return b
}

// OnTapped replaces what the button does.
func (b *Button) OnTapped(f func()) { b.activate = f }

// Text is the words on the button.
func (b *Button) Text() string { return b.text }

// SetText changes the words.
func (b *Button) SetText(text string) {
	if text != b.text {
		b.text = text
		b.Refresh()
	}
}

// SetKind changes how much the button asks for attention.
func (b *Button) SetKind(kind ButtonKind) { b.kind = kind; b.Refresh() }

// SetEnabled enables or disables the button.
func (b *Button) SetEnabled(on bool) {
	if on == b.Disabled() {
		if on {
			b.Enable()
		} else {
			b.Disable()
		}
	}
}

// MinSize implements fyne.CanvasObject.
func (b *Button) MinSize() fyne.Size {
	size := theme.Size(ftheme.SizeNameText)
	icon := theme.Size(ftheme.SizeNameInlineIcon)
	width, height := float32(24), max(size*1.4, icon)+12
	if b.text != "" {
		width += textWidth(b.text, size, b.textStyle())
	}
	if b.icon != icons.None {
		width += icon
		if b.text != "" {
			width += theme.Gap - 1
		}
	}
	return fyne.NewSize(width, height)
}

func (b *Button) textStyle() fyne.TextStyle { return fyne.TextStyle{Bold: b.kind == Primary} }

func (b *Button) colors() (text, fill, edge fyne.ThemeColorName) {
	if b.Disabled() && b.kind == Quiet {
		return ftheme.ColorNameDisabled, "", ""
	}
	if b.Disabled() {
		return ftheme.ColorNameDisabled, ftheme.ColorNameDisabledButton, ""
	}
	switch b.kind {
	case Primary:
		return ftheme.ColorNameForegroundOnPrimary, ftheme.ColorNamePrimary, ""
	case Quiet:
		return theme.ColorLink, "", ""
	case Danger:
		return ftheme.ColorNameError, theme.ColorSurface, ftheme.ColorNameError
	}
	return ftheme.ColorNameForeground, theme.ColorSurface, ftheme.ColorNameInputBorder
}

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{
		button: b, fill: canvas.NewRectangle(color.Transparent), wash: canvas.NewRectangle(color.Transparent),
		ring: newRing(), text: canvas.NewText("", color.Black), icon: canvas.NewImageFromResource(nil),
	}
	r.icon.FillMode = canvas.ImageFillContain
	r.Refresh()
	return r
}

type buttonRenderer struct {
	button           *Button
	fill, wash, ring *canvas.Rectangle
	text             *canvas.Text
	icon             *canvas.Image
}

func (r *buttonRenderer) Destroy()           {}
func (r *buttonRenderer) MinSize() fyne.Size { return r.button.MinSize() }

func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.fill, r.wash, r.icon, r.text, r.ring}
}

func (r *buttonRenderer) Layout(size fyne.Size) {
	r.fill.Resize(size)
	r.wash.Resize(size)
	inset := r.ringInset()
	r.ring.Move(fyne.NewPos(inset, inset))
	r.ring.Resize(size.Subtract(fyne.NewSize(2*inset, 2*inset)))
	side := theme.Size(ftheme.SizeNameInlineIcon)
	words := r.text.MinSize()
	if r.button.text == "" {
		words = fyne.Size{}
	}
	width, gap := words.Width, float32(0)
	if r.button.icon != icons.None {
		if r.button.text != "" {
			gap = theme.Gap - 1
		}
		width += side + gap
	}
	x := (size.Width - width) / 2
	if r.button.icon != icons.None {
		r.icon.Resize(fyne.NewSquareSize(side))
		r.icon.Move(fyne.NewPos(x, (size.Height-side)/2))
		x += side + gap
	}
	r.text.Resize(words)
	r.text.Move(fyne.NewPos(x, (size.Height-words.Height)/2))
}

// ringInset is how far inside the ring of the keyboard is drawn: on a filled
// button it must stand out from the fill.
func (r *buttonRenderer) ringInset() float32 {
	if r.button.kind == Primary {
		return 3
	}
	return 0
}

// Refresh implements fyne.WidgetRenderer.
func (r *buttonRenderer) Refresh() {
	b := r.button
	text, fill, edge := b.colors()
	r.fill.FillColor, r.fill.StrokeColor, r.fill.StrokeWidth = color.Transparent, color.Transparent, 0
	if fill != "" {
		r.fill.FillColor = theme.Color(fill)
	}
	if edge != "" {
		r.fill.StrokeColor, r.fill.StrokeWidth = theme.Color(edge), 1
	}
	r.wash.FillColor = color.Transparent
	if b.hovered && !b.Disabled() {
		r.wash.FillColor = theme.Color(ftheme.ColorNameHover)
	}
	r.fill.CornerRadius, r.wash.CornerRadius = theme.Radius, theme.Radius
	showRing(r.ring, b.focused)
	if b.focused && b.kind == Primary {
		r.ring.StrokeColor = theme.Color(ftheme.ColorNameForegroundOnPrimary)
	}
	r.text.Text, r.text.Color = b.text, theme.Color(text)
	r.text.TextSize, r.text.TextStyle = theme.Size(ftheme.SizeNameText), b.textStyle()
	r.text.FontSource = fontOf(b.text, b.textStyle())
	r.icon.Resource = iconIn(b.icon, text)
	r.icon.Hidden = b.icon == icons.None
	r.Layout(b.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
	canvas.Refresh(b)
}

// newRing is the frame drawn around what has the keyboard.
func newRing() *canvas.Rectangle {
	ring := canvas.NewRectangle(color.Transparent)
	ring.CornerRadius = theme.Radius
	return ring
}

func showRing(ring *canvas.Rectangle, on bool) {
	ring.StrokeColor, ring.StrokeWidth = color.Transparent, 0
	if on {
		ring.StrokeColor, ring.StrokeWidth = theme.Color(ftheme.ColorNamePrimary), 2.5
	}
}
