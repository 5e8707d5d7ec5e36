package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	ftheme "fyne.io/fyne/v2/theme"

	"acquis/assets/icons"
	"acquis/ui/theme"
)

// Segments offers a few answers side by side, of which one or none is chosen:
// a choice to answer at a glance, or the tabs of a screen. Tab reaches it once,
// Left and Right choose. The chosen one carries a tick, not only a colour.
type Segments struct {
	box
	parts     []*segment
	chosen    int
	letters   []rune
	clearable bool
	around    fyne.CanvasObject

	// OnChosen is called when the person chooses.
	OnChosen func(index int)
}

// NewSegments makes a choice of which nothing is chosen yet.
func NewSegments(options []string, onChosen func(index int)) *Segments {
	s := &Segments{chosen: -1, OnChosen: onChosen}
	objects := make([]fyne.CanvasObject, len(options))
	for i, words := range options {
		part := &segment{of: s, index: i, words: words}
		part.self = part
		part.activate = func() { s.press(i) }
		part.onKey = s.key
		part.ExtendBaseWidget(part)
		s.parts = append(s.parts, part)
		objects[i] = part
	}
	s.root = Flow(6, objects...)
	s.ExtendBaseWidget(s)
	return s
}

// Unwrapped keeps the answers on one line, at their own width: for a few short
// ones beside a title.
func (s *Segments) Unwrapped() *Segments {
	s.root = Beside(6, -1, s.root.(*fyne.Container).Objects...)
	return s
}

// Chosen is the index of the answer, or -1.
func (s *Segments) Chosen() int { return s.chosen }

// SetChosen shows an answer (-1 for none); OnChosen is not called.
func (s *Segments) SetChosen(index int) {
	s.chosen = index
	for _, p := range s.parts {
		p.Refresh()
	}
}

// Focus gives the keyboard to the chosen answer, or to the first.
func (s *Segments) Focus() {
	if len(s.parts) > 0 {
		Focus(s.parts[max(0, s.chosen)])
	}
}

func (s *Segments) choose(index int) {
	changed := index != s.chosen
	s.SetChosen(index)
	Focus(s.parts[index])
	if changed && s.OnChosen != nil {
		s.OnChosen(index)
	}
}

func (s *Segments) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyLeft:
		s.choose(max(0, s.chosen-1))
	case fyne.KeyRight:
		s.choose(min(len(s.parts)-1, s.chosen+1))
	default:
		return false
	}
	return true
}

// segment is one answer. Only the chosen one, or the first, is in the Tab
// order: the others say that they are disabled.
type segment struct {
	control
	of    *Segments
	index int
	words string
}

// Disabled implements fyne.Disableable.
func (p *segment) Disabled() bool { return p.control.Disabled() || p.index != max(0, p.of.chosen) }

// MinSize implements fyne.CanvasObject.
func (p *segment) MinSize() fyne.Size {
	size := theme.Size(ftheme.SizeNameText)
	words := textWidth(p.words, size, fyne.TextStyle{Bold: true})
	return fyne.NewSize(words+size+36, size*1.4+14)
}

// CreateRenderer implements fyne.Widget.
func (p *segment) CreateRenderer() fyne.WidgetRenderer {
	r := &segmentRenderer{
		part: p, fill: canvas.NewRectangle(color.Transparent), ring: newRing(),
		text: canvas.NewText(p.words, color.Black), icon: NewIcon(icons.StateNone, theme.ColorSecondary).Scaled(0.8),
	}
	r.Refresh()
	return r
}

type segmentRenderer struct {
	part       *segment
	fill, ring *canvas.Rectangle
	text       *canvas.Text
	icon       *Icon
}

func (r *segmentRenderer) Destroy()           {}
func (r *segmentRenderer) MinSize() fyne.Size { return r.part.MinSize() }

func (r *segmentRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.fill, r.icon, r.text, r.ring}
}

func (r *segmentRenderer) Layout(size fyne.Size) {
	r.fill.Resize(size)
	r.ring.Resize(size)
	side, words := r.icon.MinSize(), r.text.MinSize()
	x := (size.Width - side.Width - 6 - words.Width) / 2
	r.icon.Resize(side)
	r.icon.Move(fyne.NewPos(x, (size.Height-side.Height)/2))
	r.text.Resize(words)
	r.text.Move(fyne.NewPos(x+side.Width+6, (size.Height-words.Height)/2))
}

// Refresh implements fyne.WidgetRenderer.
func (r *segmentRenderer) Refresh() {
	p := r.part
	chosen := p.of.chosen == p.index
	fill, paint, icon := theme.ColorSurface, ftheme.ColorNameForeground, icons.StateNone
	edge, sign := ftheme.ColorNameInputBorder, theme.ColorSecondary
	if chosen {
		fill, icon = theme.ColorTintPrimary, icons.Check
		edge, sign = ftheme.ColorNamePrimary, ftheme.ColorNamePrimary
	}
	r.fill.FillColor, r.fill.StrokeColor, r.fill.StrokeWidth = theme.Color(fill), theme.Color(edge), 1
	if p.hovered && !chosen {
		r.fill.FillColor = theme.Color(theme.ColorTintNeutral)
	}
	r.fill.CornerRadius = theme.Radius
	showRing(r.ring, p.focused)
	r.icon.Set(icon, sign)
	r.text.Text, r.text.Color = p.words, theme.Color(paint)
	r.text.TextSize, r.text.TextStyle = theme.Size(ftheme.SizeNameText), fyne.TextStyle{Bold: chosen}
	r.text.FontSource = fontOf(p.words, r.text.TextStyle)
	r.Layout(p.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
	canvas.Refresh(p)
}
