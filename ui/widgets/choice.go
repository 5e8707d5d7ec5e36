package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	ftheme "fyne.io/fyne/v2/theme"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/ui/theme"
)

// Choice is a field that holds one of a few answers, chosen in a menu. Enter,
// Space or an arrow opens it.
type Choice struct {
	control
	options []string
	chosen  int
	empty   string

	// OnChosen is called when the person chooses another answer.
	OnChosen func(index int)
}

// NewChoice makes a choice of which nothing is chosen yet.
func NewChoice(options []string, onChosen func(index int)) *Choice {
	c := &Choice{options: options, chosen: -1, empty: text.FieldChoose, OnChosen: onChosen}
	c.self = c
	c.activate = c.open
	c.onKey = func(e *fyne.KeyEvent) bool {
		if e.Name == fyne.KeyDown || e.Name == fyne.KeyUp {
			c.open()
			return true
		}
		return false
	}
	c.ExtendBaseWidget(c)
	return c
}

// Chosen is the index of the answer, or -1.
func (c *Choice) Chosen() int { return c.chosen }

// SetChosen shows an answer; OnChosen is not called.
func (c *Choice) SetChosen(index int) {
	if index < 0 || index >= len(c.options) {
		index = -1
	}
	c.chosen = index
	c.Refresh()
}

// SetOptions changes the answers; nothing is chosen then.
func (c *Choice) SetOptions(options []string) {
	c.options = options
	c.SetChosen(-1)
}

// SetEmpty changes the words shown while nothing is chosen.
func (c *Choice) SetEmpty(words string) { c.empty = words; c.Refresh() }

func (c *Choice) open() {
	Focus(c)
	over := canvasOf(c)
	if over == nil || len(c.options) == 0 {
		return
	}
	items := make([]MenuItem, len(c.options))
	for i, label := range c.options {
		items[i] = MenuItem{Label: label, Ticked: i == c.chosen, Do: func() {
			if i != c.chosen {
				c.SetChosen(i)
				if c.OnChosen != nil {
					c.OnChosen(i)
				}
			}
		}}
	}
	menu := newPopUp(items, over)
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(c)
	menu.ShowAtPosition(origin.Add(fyne.NewPos(0, c.Size().Height+2)))
	menu.Resize(fyne.NewSize(max(c.Size().Width, menu.MinSize().Width), menu.MinSize().Height))
	for range max(1, c.chosen+1) {
		menu.ActivateNext()
	}
}

// MinSize implements fyne.CanvasObject.
func (c *Choice) MinSize() fyne.Size {
	size := theme.Size(ftheme.SizeNameText)
	return fyne.NewSize(size*8+40, size*1.4+16)
}

// CreateRenderer implements fyne.Widget.
func (c *Choice) CreateRenderer() fyne.WidgetRenderer {
	r := &choiceRenderer{
		choice: c, fill: canvas.NewRectangle(color.Transparent), ring: newRing(),
		text: NewText(Body, "").Lines(1), icon: NewIcon(icons.Down, theme.ColorSecondary).Scaled(0.9),
	}
	r.Refresh()
	return r
}

type choiceRenderer struct {
	choice     *Choice
	fill, ring *canvas.Rectangle
	text       *Text
	icon       *Icon
}

func (r *choiceRenderer) Destroy()           {}
func (r *choiceRenderer) MinSize() fyne.Size { return r.choice.MinSize() }

func (r *choiceRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.fill, r.text, r.icon, r.ring}
}

func (r *choiceRenderer) Layout(size fyne.Size) {
	r.fill.Resize(size)
	r.ring.Resize(size)
	side := r.icon.MinSize()
	r.icon.Resize(side)
	r.icon.Move(fyne.NewPos(size.Width-side.Width-8, (size.Height-side.Height)/2))
	height := r.text.lineHeight()
	r.text.Move(fyne.NewPos(10, (size.Height-height)/2))
	r.text.Resize(fyne.NewSize(max(0, size.Width-side.Width-26), height))
}

// Refresh implements fyne.WidgetRenderer.
func (r *choiceRenderer) Refresh() {
	c := r.choice
	r.fill.FillColor = theme.Color(ftheme.ColorNameInputBackground)
	if c.hovered && !c.Disabled() {
		r.fill.FillColor = theme.Color(theme.ColorTintNeutral)
	}
	r.fill.StrokeColor, r.fill.StrokeWidth = theme.Color(ftheme.ColorNameInputBorder), theme.Size(ftheme.SizeNameInputBorder)
	r.fill.CornerRadius = theme.Radius
	showRing(r.ring, c.focused)
	words, paint := c.empty, ftheme.ColorNamePlaceHolder
	if c.chosen >= 0 {
		words, paint = c.options[c.chosen], ftheme.ColorNameForeground
	}
	if c.Disabled() {
		paint = ftheme.ColorNameDisabled
	}
	r.text.SetText(words)
	r.text.SetColor(paint)
	for _, o := range r.Objects() {
		o.Refresh()
	}
	canvas.Refresh(c)
}

// Check is a box to tick, with a text that may wrap.
type Check struct {
	control
	words   *Text
	icon    *Icon
	ticked  bool
	content *fyne.Container

	// OnChanged is called when the person ticks or unticks the box.
	OnChanged func(on bool)
}

// NewCheck makes a box that is not ticked.
func NewCheck(words string, onChanged func(on bool)) *Check {
	c := &Check{words: NewText(Body, words), icon: NewIcon(icons.BoxEmpty, theme.ColorSecondary), OnChanged: onChanged}
	c.content = Inset(4, 4, BesideTop(8, 1, c.icon, c.words))
	c.self = c
	c.activate = func() {
		c.SetTicked(!c.ticked)
		if c.OnChanged != nil {
			c.OnChanged(c.ticked)
		}
	}
	c.ExtendBaseWidget(c)
	return c
}

// Ticked reports whether the box is ticked.
func (c *Check) Ticked() bool { return c.ticked }

// SetTicked ticks the box or not; OnChanged is not called.
func (c *Check) SetTicked(on bool) {
	c.ticked = on
	c.Refresh()
}

// SetText changes the words beside the box.
func (c *Check) SetText(s string) { c.words.SetText(s) }

func (c *Check) children() []fyne.CanvasObject { return []fyne.CanvasObject{c.content} }

// CreateRenderer implements fyne.Widget.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	r := &overRenderer{owner: c, content: c.content, wash: canvas.NewRectangle(color.Transparent), ring: newRing()}
	r.update = func() {
		icon, paint, words := icons.BoxEmpty, theme.ColorSecondary, ftheme.ColorNameForeground
		if c.ticked {
			icon, paint = icons.BoxTicked, ftheme.ColorNamePrimary
		}
		if c.Disabled() {
			paint, words = ftheme.ColorNameDisabled, ftheme.ColorNameDisabled
		}
		c.icon.Set(icon, paint)
		c.words.SetColor(words)
		r.show(c.hovered && !c.Disabled(), c.focused)
	}
	r.Refresh()
	return r
}

// overRenderer draws a content with a wash under it when pointed at and a ring
// around it when it has the keyboard.
type overRenderer struct {
	owner      fyne.Widget
	content    fyne.CanvasObject
	wash, ring *canvas.Rectangle
	update     func()
}

func (r *overRenderer) show(hovered, focused bool) {
	r.wash.FillColor = color.Transparent
	if hovered {
		r.wash.FillColor = theme.Color(ftheme.ColorNameHover)
	}
	r.wash.CornerRadius = theme.Radius
	showRing(r.ring, focused)
}

func (r *overRenderer) Destroy()           {}
func (r *overRenderer) MinSize() fyne.Size { return r.content.MinSize() }

func (r *overRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.wash, r.content, r.ring}
}

func (r *overRenderer) Layout(size fyne.Size) {
	r.wash.Resize(size)
	r.content.Resize(size)
	r.ring.Resize(size)
}

// Refresh implements fyne.WidgetRenderer.
func (r *overRenderer) Refresh() {
	r.update()
	r.wash.Refresh()
	r.ring.Refresh()
	canvas.Refresh(r.owner)
}
