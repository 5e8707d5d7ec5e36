package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"acquis/ui/theme"
)

// ComparedSide says which of two texts a ComparedText shows.
type ComparedSide int

// The two sides. What only the first has is struck through, what only the
// second has is underlined and bold: it does not take an eye for colours.
const (
	ComparedBefore ComparedSide = iota
	ComparedAfter
)

// ComparedStretch is a part of a text; Changed says that the other text does
// not have it.
type ComparedStretch struct {
	Text    string
	Changed bool
}

// ComparedText is one of two texts that stand side by side, with what is not in
// the other one marked. It wraps, and is as high as its lines.
type ComparedText struct {
	widget.BaseWidget
	side    ComparedSide
	text    []rune
	changed []bool // of each rune
	lines   [][]comparedRun
	width   float32 // the lines are broken for
	size    float32
}

// comparedRun is a stretch of a line in one style.
type comparedRun struct {
	text    []rune
	changed bool
}

// NewComparedText shows one side.
func NewComparedText(side ComparedSide, stretches []ComparedStretch) *ComparedText {
	t := &ComparedText{side: side}
	for _, s := range stretches {
		for _, r := range s.Text {
			t.text, t.changed = append(t.text, r), append(t.changed, s.Changed)
		}
	}
	t.ExtendBaseWidget(t)
	return t
}

// Text is what is shown.
func (t *ComparedText) Text() string { return string(t.text) }

// Marked lists what is marked as changed.
func (t *ComparedText) Marked() []string {
	var all []string
	for at := 0; at < len(t.text); at++ {
		if !t.changed[at] {
			continue
		}
		from := at
		for at < len(t.text) && t.changed[at] {
			at++
		}
		all = append(all, string(t.text[from:at]))
	}
	return all
}

func (t *ComparedText) style(changed bool) fyne.TextStyle {
	added := changed && t.side == ComparedAfter
	return fyne.TextStyle{Bold: added}
}

func (t *ComparedText) lineHeight() float32 {
	return theme.Size(textStyles[Body].size) * textStyles[Body].leading
}

// Resize implements fyne.CanvasObject.
func (t *ComparedText) Resize(size fyne.Size) {
	t.BaseWidget.Resize(size)
	t.wrap(size.Width)
}

// MinSize implements fyne.CanvasObject.
func (t *ComparedText) MinSize() fyne.Size {
	size := theme.Size(textStyles[Body].size)
	if t.size != size {
		t.wrap(t.width)
	}
	return fyne.NewSize(size*8, float32(max(len(t.lines), 1))*t.lineHeight())
}

// wrap breaks the text for a width: at its own line breaks, at spaces, and
// within words that are longer than a line.
func (t *ComparedText) wrap(width float32) {
	size := theme.Size(textStyles[Body].size)
	if width <= 0 || t.lines != nil && width == t.width && size == t.size {
		return
	}
	t.width, t.size, t.lines = width, size, [][]comparedRun{}
	for from := 0; from < len(t.text); {
		end, next := t.line(from)
		t.lines = append(t.lines, t.runs(from, end))
		from = next
	}
}

// line is where the line ends that starts at a rune, and where the next starts.
func (t *ComparedText) line(from int) (end, next int) {
	x, lastSpace := float32(0), -1
	for at := from; at < len(t.text); at++ {
		r := t.text[at]
		if r == '\n' {
			return at, at + 1
		}
		if breakable(r) {
			lastSpace = at
		}
		x += textWidth(string(r), t.size, t.style(t.changed[at]))
		if x <= t.width || breakable(r) || at == from {
			continue
		}
		if lastSpace > from {
			return lastSpace, lastSpace + 1
		}
		return at, at
	}
	return len(t.text), len(t.text)
}

func (t *ComparedText) runs(from, end int) []comparedRun {
	var all []comparedRun
	for at := from; at < end; at++ {
		if len(all) == 0 || all[len(all)-1].changed != t.changed[at] {
			all = append(all, comparedRun{changed: t.changed[at]})
		}
		last := &all[len(all)-1]
		last.text = append(last.text, t.text[at])
	}
	return all
}

// CreateRenderer implements fyne.Widget.
func (t *ComparedText) CreateRenderer() fyne.WidgetRenderer {
	r := &comparedRenderer{text: t}
	r.draw()
	return r
}

type comparedRenderer struct {
	text    *ComparedText
	objects []fyne.CanvasObject
	drawn   drawn
}

func (r *comparedRenderer) Destroy()                     {}
func (r *comparedRenderer) MinSize() fyne.Size           { return r.text.MinSize() }
func (r *comparedRenderer) Objects() []fyne.CanvasObject { return r.objects }

// Layout implements fyne.WidgetRenderer.
func (r *comparedRenderer) Layout(size fyne.Size) {
	if r.drawn.at(size) {
		r.draw()
	}
}

// Refresh implements fyne.WidgetRenderer.
func (r *comparedRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.text)
}

// draw puts a tint under what has changed, all runs side by side, and a line
// through what is not there any more or under what is new.
func (r *comparedRenderer) draw() {
	t := r.text
	t.wrap(t.Size().Width)
	height := t.lineHeight()
	var under, over, lines []fyne.CanvasObject
	for n, line := range t.lines {
		at := fyne.NewPos(0, float32(n)*height)
		for _, run := range line {
			text := canvas.NewText(string(run.text), theme.Color(textStyles[Body].color))
			text.TextSize, text.TextStyle = t.size, t.style(run.changed)
			// As the toolkit shapes it, to the point: runs stand side by side.
			size := fyne.NewSize(fyne.MeasureText(text.Text, t.size, text.TextStyle).Width, height)
			text.Move(at)
			text.Resize(size)
			over = append(over, text)
			if run.changed {
				under = append(under, t.tint(at, size))
				lines = append(lines, t.stroke(at, size))
			}
			at.X += size.Width
		}
	}
	r.objects = append(append(under, over...), lines...)
}

func (t *ComparedText) tint(at fyne.Position, size fyne.Size) fyne.CanvasObject {
	m := canvas.NewRectangle(color.Transparent)
	m.FillColor, m.CornerRadius = theme.Color(theme.ColorTintError), 3
	if t.side == ComparedAfter {
		m.FillColor = theme.Color(theme.ColorTintSuccess)
	}
	m.Move(at.Add(fyne.NewPos(-1, 1)))
	m.Resize(size.Add(fyne.NewSize(2, -2)))
	return m
}

// stroke is the line through a run that is not there any more, or under one
// that is new. The toolkit draws neither for a plain text.
func (t *ComparedText) stroke(at fyne.Position, size fyne.Size) fyne.CanvasObject {
	line, height := canvas.NewRectangle(theme.Color(textStyles[Body].color)), size.Height*0.53
	if t.side == ComparedAfter {
		height = size.Height * 0.9
	}
	line.Move(at.Add(fyne.NewPos(0, height)))
	line.Resize(fyne.NewSize(size.Width, 1))
	return line
}
