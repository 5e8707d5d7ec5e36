package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	ftheme "fyne.io/fyne/v2/theme"

	"acquis/ui/theme"
)

// Tabs names the parts of something side by side, each with a small note under
// its name ("231 mots"), and shows which one is open: for more parts, or longer
// names, than Segments takes. Tab reaches it once, Left and Right, Home and End
// move. The open one is bold and underlined, not only coloured.
type Tabs struct {
	box
	parts []*tab
	open  int

	// OnOpened is called when the person opens another part.
	OnOpened func(index int)
}

// NewTabs makes tabs, the first of which is open.
func NewTabs(names []string, onOpened func(index int)) *Tabs {
	t := &Tabs{OnOpened: onOpened}
	objects := make([]fyne.CanvasObject, len(names))
	for i, name := range names {
		part := &tab{of: t, index: i, name: name}
		part.self = part
		part.activate = func() { t.opened(i) }
		part.onKey = t.key
		part.ExtendBaseWidget(part)
		t.parts = append(t.parts, part)
		objects[i] = part
	}
	t.root = Flow(0, objects...)
	t.ExtendBaseWidget(t)
	return t
}

// Open is the index of the open part.
func (t *Tabs) Open() int { return t.open }

// SetOpen opens a part; OnOpened is not called.
func (t *Tabs) SetOpen(index int) {
	t.open = index
	for _, p := range t.parts {
		p.Refresh()
	}
}

// SetNote changes the note under a name.
func (t *Tabs) SetNote(index int, note string) {
	if p := t.parts[index]; p.note != note {
		p.note = note
		t.root.Refresh()
		p.Refresh()
	}
}

// Note is the note under a name.
func (t *Tabs) Note(index int) string { return t.parts[index].note }

// Focus gives the keyboard to the open part.
func (t *Tabs) Focus() { Focus(t.parts[t.open]) }

func (t *Tabs) opened(index int) {
	changed := index != t.open
	t.SetOpen(index)
	Focus(t.parts[index])
	if changed && t.OnOpened != nil {
		t.OnOpened(index)
	}
}

func (t *Tabs) key(e *fyne.KeyEvent) bool {
	last := len(t.parts) - 1
	switch e.Name {
	case fyne.KeyLeft:
		t.opened(max(0, t.open-1))
	case fyne.KeyRight:
		t.opened(min(last, t.open+1))
	case fyne.KeyHome:
		t.opened(0)
	case fyne.KeyEnd:
		t.opened(last)
	default:
		return false
	}
	return true
}

// tab is the name of one part. Only the open one is in the Tab order: the
// others say that they are disabled.
type tab struct {
	control
	of         *Tabs
	index      int
	name, note string
}

// Disabled implements fyne.Disableable.
func (p *tab) Disabled() bool { return p.control.Disabled() || p.index != p.of.open }

const tabPad float32 = 4

// MinSize implements fyne.CanvasObject.
func (p *tab) MinSize() fyne.Size {
	size, small := theme.Size(ftheme.SizeNameText), theme.Size(ftheme.SizeNameCaptionText)
	width := textWidth(p.name, size, fyne.TextStyle{Bold: true})
	width = max(width, textWidth(p.note, small, fyne.TextStyle{}))
	return fyne.NewSize(width+2*tabPad, size*1.35+small*1.3+11)
}

// CreateRenderer implements fyne.Widget.
func (p *tab) CreateRenderer() fyne.WidgetRenderer {
	r := &tabRenderer{
		part: p, fill: canvas.NewRectangle(color.Transparent), line: canvas.NewRectangle(color.Transparent),
		ring: newRing(), name: canvas.NewText("", color.Black), note: canvas.NewText("", color.Black),
	}
	r.Refresh()
	return r
}

type tabRenderer struct {
	part             *tab
	fill, line, ring *canvas.Rectangle
	name, note       *canvas.Text
}

func (r *tabRenderer) Destroy()           {}
func (r *tabRenderer) MinSize() fyne.Size { return r.part.MinSize() }

func (r *tabRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.fill, r.line, r.name, r.note, r.ring}
}

func (r *tabRenderer) Layout(size fyne.Size) {
	r.fill.Resize(size)
	r.ring.Resize(size)
	r.line.Move(fyne.NewPos(tabPad, size.Height-3))
	r.line.Resize(fyne.NewSize(size.Width-2*tabPad, 3))
	r.name.Move(fyne.NewPos(tabPad, 3))
	r.name.Resize(fyne.NewSize(size.Width-2*tabPad, r.name.TextSize*1.35))
	r.note.Move(fyne.NewPos(tabPad, 3+r.name.TextSize*1.35))
	r.note.Resize(fyne.NewSize(size.Width-2*tabPad, r.note.TextSize*1.3))
}

// Refresh implements fyne.WidgetRenderer.
func (r *tabRenderer) Refresh() {
	p := r.part
	open := p.of.open == p.index
	r.fill.FillColor, r.line.FillColor = color.Transparent, color.Transparent
	paint := ftheme.ColorNameForeground
	switch {
	case open:
		r.fill.FillColor, r.line.FillColor = theme.Color(theme.ColorTintPrimary), theme.Color(ftheme.ColorNamePrimary)
		paint = ftheme.ColorNamePrimary
	case p.hovered:
		r.fill.FillColor = theme.Color(ftheme.ColorNameHover)
	}
	r.fill.CornerRadius = theme.Radius
	showRing(r.ring, p.focused)
	r.name.Text, r.name.Color = p.name, theme.Color(paint)
	r.name.TextSize, r.name.TextStyle = theme.Size(ftheme.SizeNameText), fyne.TextStyle{Bold: open}
	r.name.FontSource = fontOf(p.name, r.name.TextStyle)
	r.note.Text, r.note.Color = p.note, theme.Color(theme.ColorSecondary)
	r.note.TextSize = theme.Size(ftheme.SizeNameCaptionText)
	r.Layout(p.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
	canvas.Refresh(p)
}
