package widgets

import (
	"image/color"
	"slices"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"acquis/ui/theme"
)

// MarkedText is a text of a fixed number of lines in which some words stand
// out, as if somebody had gone over them with a marker: what a search found.
// They are bold on a tint, so that it does not take an eye for colours. What
// does not fit ends with "…": the whole text must stand elsewhere too.
type MarkedText struct {
	widget.BaseWidget
	kind  TextKind
	rows  int
	text  []rune
	marks [][2]int // from a rune to before another; ascending
	lines [][]run
	width float32 // the lines are broken for
	size  float32
}

// run is a stretch of a line in one weight.
type run struct {
	text   []rune
	marked bool
}

// NewMarkedText makes a text of so many lines, in one of the roles of text.
func NewMarkedText(kind TextKind, rows int) *MarkedText {
	t := &MarkedText{kind: kind, rows: rows}
	t.ExtendBaseWidget(t)
	return t
}

// Set shows another text; marks are ranges of its runes, in ascending order.
func (t *MarkedText) Set(text string, marks [][2]int) {
	if text == string(t.text) && slices.Equal(marks, t.marks) {
		return // a list fills its rows at every movement
	}
	t.text, t.marks, t.lines = []rune(text), marks, nil
	t.Refresh()
}

// Text is what is shown.
func (t *MarkedText) Text() string { return string(t.text) }

// Marked lists the words that stand out.
func (t *MarkedText) Marked() []string {
	var all []string
	for _, m := range t.marks {
		all = append(all, string(t.text[m[0]:m[1]]))
	}
	return all
}

func (t *MarkedText) isMarked(at int) bool {
	for _, m := range t.marks {
		if m[0] <= at && at < m[1] {
			return true
		}
	}
	return false
}

func (t *MarkedText) style(marked bool) fyne.TextStyle {
	return fyne.TextStyle{Bold: marked || textStyles[t.kind].bold}
}

func (t *MarkedText) lineHeight() float32 {
	return theme.Size(textStyles[t.kind].size) * textStyles[t.kind].leading
}

// MinSize implements fyne.CanvasObject.
func (t *MarkedText) MinSize() fyne.Size {
	return fyne.NewSize(theme.Size(textStyles[t.kind].size)*8, float32(t.rows)*t.lineHeight())
}

// wrap breaks the text for a width, at spaces and within words that are longer
// than a line.
func (t *MarkedText) wrap(width float32) {
	size := theme.Size(textStyles[t.kind].size)
	if t.lines != nil && width == t.width && size == t.size {
		return
	}
	t.width, t.size, t.lines = width, size, [][]run{}
	from := 0
	for from < len(t.text) && len(t.lines) < t.rows {
		end, next := t.line(from, width)
		cut := len(t.lines) == t.rows-1 && next < len(t.text)
		t.lines = append(t.lines, t.runs(from, end, cut, width))
		from = next
	}
}

// line is where the line ends that starts at a rune, and where the next starts.
func (t *MarkedText) line(from int, width float32) (end, next int) {
	x, lastSpace := float32(0), -1
	for at := from; at < len(t.text); at++ {
		r := t.text[at]
		if breakable(r) {
			lastSpace = at
		}
		x += t.runeWidth(r, at)
		if x <= width || breakable(r) || at == from {
			continue
		}
		if lastSpace > from {
			return lastSpace, lastSpace + 1
		}
		return at, at
	}
	return len(t.text), len(t.text)
}

func (t *MarkedText) runeWidth(r rune, at int) float32 {
	return textWidth(string(r), t.size, t.style(t.isMarked(at)))
}

// runs cuts a line by weight; where the text is cut after it, it ends with "…".
func (t *MarkedText) runs(from, end int, cut bool, width float32) []run {
	if cut {
		end = t.cutEnd(from, end, width)
	}
	var all []run
	for at := from; at < end; at++ {
		marked := t.isMarked(at)
		if len(all) == 0 || all[len(all)-1].marked != marked {
			all = append(all, run{marked: marked})
		}
		last := &all[len(all)-1]
		last.text = append(last.text, t.text[at])
	}
	if cut {
		all = append(all, run{text: []rune("…")})
	}
	return all
}

// cutEnd is where a line ends before "…": after its last whole word, unless
// that leaves much of it empty.
func (t *MarkedText) cutEnd(from, end int, width float32) int {
	const longWord = 15
	x, at := textWidth("…", t.size, t.style(true)), from
	for at < end && x+t.runeWidth(t.text[at], at) <= width {
		x += t.runeWidth(t.text[at], at)
		at++
	}
	if at < end {
		for word := at; word > from && at-word < longWord; word-- {
			if unicode.IsSpace(t.text[word]) {
				at = word
				break
			}
		}
	}
	for at > from && unicode.IsSpace(t.text[at-1]) {
		at--
	}
	return at
}

// CreateRenderer implements fyne.Widget.
func (t *MarkedText) CreateRenderer() fyne.WidgetRenderer {
	r := &markedRenderer{text: t}
	r.draw()
	return r
}

type markedRenderer struct {
	text    *MarkedText
	objects []fyne.CanvasObject
	drawn   drawn
}

func (r *markedRenderer) Destroy()                     {}
func (r *markedRenderer) MinSize() fyne.Size           { return r.text.MinSize() }
func (r *markedRenderer) Objects() []fyne.CanvasObject { return r.objects }

// Layout implements fyne.WidgetRenderer.
func (r *markedRenderer) Layout(size fyne.Size) {
	if r.drawn.at(size) {
		r.draw()
	}
}

// Refresh implements fyne.WidgetRenderer.
func (r *markedRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.text)
}

// draw puts a marker under the marked runs, and all runs side by side.
func (r *markedRenderer) draw() {
	t := r.text
	if t.Size().Width <= 0 {
		return
	}
	t.wrap(t.Size().Width)
	height := t.lineHeight()
	var under, over []fyne.CanvasObject
	for n, line := range t.lines {
		at := fyne.NewPos(0, float32(n)*height)
		for _, run := range line {
			text := canvas.NewText(string(run.text), theme.Color(r.paint(run.marked)))
			text.TextSize, text.TextStyle = t.size, t.style(run.marked)
			// As the toolkit shapes it, to the point: runs stand side by side.
			size := fyne.NewSize(fyne.MeasureText(text.Text, t.size, text.TextStyle).Width, height)
			text.Move(at)
			text.Resize(size)
			over = append(over, text)
			if run.marked {
				under = append(under, marker(at, size))
			}
			at.X += size.Width
		}
	}
	r.objects = append(under, over...)
}

func (r *markedRenderer) paint(marked bool) fyne.ThemeColorName {
	if marked {
		return textStyles[Body].color
	}
	return textStyles[r.text.kind].color
}

// marker is the tint under a word, a little wider than it.
func marker(at fyne.Position, size fyne.Size) fyne.CanvasObject {
	m := canvas.NewRectangle(color.Transparent)
	m.FillColor, m.CornerRadius = theme.Color(theme.ColorTintWarning), 3
	m.Move(at.Add(fyne.NewPos(-1, 1)))
	m.Resize(size.Add(fyne.NewSize(2, -2)))
	return m
}
