package widgets

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	ftheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"acquis/assets/icons"
	"acquis/ui/theme"
)

// Segment is one part of a Bar: so many things that carry a mark, and the word
// for them in the legend ("argumentés").
type Segment struct {
	Mark  Mark
	Count int
	Word  string
}

// Bar shows how many of a set of things are how far along: a strip cut in
// proportion, with the number on each part, and under it a legend that names
// each part with its sign. Nothing is said by colour alone.
type Bar struct {
	box
	strip  *strip
	legend *fyne.Container
}

// NewBar makes a bar. Parts that count nothing take no room in the strip.
func NewBar(segments ...Segment) *Bar {
	b := &Bar{strip: &strip{}, legend: Flow(14)}
	b.strip.ExtendBaseWidget(b.strip)
	b.root = Column(6, b.strip, b.legend)
	b.ExtendBaseWidget(b)
	b.Set(segments...)
	return b
}

// Set shows other numbers.
func (b *Bar) Set(segments ...Segment) {
	b.strip.segments = segments
	b.strip.Refresh()
	b.legend.Objects = nil
	for _, s := range segments {
		if s.Word == "" || s.Count == 0 {
			continue
		}
		b.legend.Add(NewStateMark(s.Mark, strconv.Itoa(s.Count)+"\u00a0"+s.Word))
	}
	b.legend.Refresh()
}

// strip is the coloured part of a Bar.
type strip struct {
	widget.BaseWidget
	segments []Segment
}

// MinSize implements fyne.CanvasObject.
func (s *strip) MinSize() fyne.Size {
	return fyne.NewSize(60, theme.Size(ftheme.SizeNameCaptionText)*1.4+5)
}

// CreateRenderer implements fyne.Widget.
func (s *strip) CreateRenderer() fyne.WidgetRenderer {
	r := &stripRenderer{strip: s}
	r.Refresh()
	return r
}

type stripRenderer struct {
	strip   *strip
	objects []fyne.CanvasObject
	drawn   drawn
}

func (r *stripRenderer) Destroy()                     {}
func (r *stripRenderer) MinSize() fyne.Size           { return r.strip.MinSize() }
func (r *stripRenderer) Objects() []fyne.CanvasObject { return r.objects }

// Layout implements fyne.WidgetRenderer.
func (r *stripRenderer) Layout(size fyne.Size) {
	if r.drawn.at(size) {
		r.build()
	}
}

// Refresh implements fyne.WidgetRenderer.
func (r *stripRenderer) Refresh() {
	r.build()
	canvas.Refresh(r.strip)
}

func (r *stripRenderer) build() {
	size := r.strip.Size()
	ground := canvas.NewRectangle(theme.Color(theme.ColorTintNeutral))
	ground.CornerRadius = 5
	ground.StrokeColor, ground.StrokeWidth = theme.Color(theme.ColorBorder), 1
	ground.Resize(size)
	r.objects = []fyne.CanvasObject{ground}
	total, parts := 0, 0
	for _, s := range r.strip.segments {
		total += s.Count
		if s.Count > 0 {
			parts++
		}
	}
	if total == 0 || size.Width <= 0 {
		return
	}
	const gap, least = 2, 26
	// Every part is wide enough for its number; the rest is shared in proportion.
	free := max(0, size.Width-float32(parts)*least-float32(parts-1)*gap)
	x := float32(0)
	for _, s := range r.strip.segments {
		if s.Count == 0 {
			continue
		}
		width := least + free*float32(s.Count)/float32(total)
		r.objects = append(r.objects, r.part(s, x, width, size.Height)...)
		x += width + gap
	}
}

// part draws one segment: full where the thing is reached, outlined where it
// is not, so that the strip fills as the work advances.
func (r *stripRenderer) part(s Segment, x, width, height float32) []fyne.CanvasObject {
	paint := theme.Color(markStyles[s.Mark].color)
	rect := canvas.NewRectangle(color.Transparent)
	number := canvas.NewText(strconv.Itoa(s.Count), paint)
	switch s.Mark {
	case MarkReached, MarkBeyond:
		rect.FillColor = paint
		number.Color = theme.Color(theme.ColorOnState)
	default:
		rect.FillColor = theme.Color(theme.ColorSurface)
		rect.StrokeColor, rect.StrokeWidth = paint, 1.2
	}
	rect.CornerRadius = 5
	rect.Move(fyne.NewPos(x, 0))
	rect.Resize(fyne.NewSize(width, height))
	number.TextSize = theme.Size(ftheme.SizeNameCaptionText)
	number.TextStyle = fyne.TextStyle{Bold: true}
	number.FontSource = fontOf(number.Text, number.TextStyle)
	number.Alignment = fyne.TextAlignCenter
	number.Move(fyne.NewPos(x, 0))
	number.Resize(fyne.NewSize(width, height))
	out := []fyne.CanvasObject{rect, number}
	side := number.TextSize * 1.05
	if width > number.MinSize().Width+2*side+20 {
		icon := canvas.NewImageFromResource(signOn(s.Mark, number.Color))
		icon.FillMode = canvas.ImageFillContain
		icon.Resize(fyne.NewSquareSize(side))
		left := x + (width-number.MinSize().Width-side-5)/2
		icon.Move(fyne.NewPos(left, (height-side)/2))
		number.Alignment = fyne.TextAlignLeading
		number.Move(fyne.NewPos(left+side+5, 0))
		out = append(out, icon)
	}
	return out
}

// signOn is the sign of a mark, in the colour of the number beside it.
func signOn(m Mark, paint color.Color) fyne.Resource {
	name := markStyles[m].color
	if paint == theme.Color(theme.ColorOnState) {
		name = theme.ColorOnState
	}
	return iconIn(markStyles[m].icon, name)
}

// Measured shows a quantity against an advised range: "820 mots (conseil : 150
// à 400)" under a thin line that fills. It never says wrong, only short or long.
type Measured struct {
	box
	line *gauge
	text *Text
}

// NewMeasured makes an empty measure; see Set.
func NewMeasured() *Measured {
	m := &Measured{line: &gauge{}, text: NewText(Caption, "")}
	m.line.ExtendBaseWidget(m.line)
	m.root = Column(4, m.line, m.text)
	m.ExtendBaseWidget(m)
	return m
}

// Set shows a value between zero and the far end of the advice, with its words.
func (m *Measured) Set(value, least, most int, words string) {
	m.line.value, m.line.least, m.line.most = value, least, most
	m.line.Refresh()
	if most <= 0 && least <= 0 {
		m.line.Hide()
	} else {
		m.line.Show()
	}
	m.text.SetText(words)
}

type gauge struct {
	widget.BaseWidget
	value, least, most int
}

// MinSize implements fyne.CanvasObject.
func (g *gauge) MinSize() fyne.Size { return fyne.NewSize(60, 6) }

// CreateRenderer implements fyne.Widget.
func (g *gauge) CreateRenderer() fyne.WidgetRenderer {
	r := &gaugeRenderer{gauge: g}
	for i := range r.rects {
		r.rects[i] = canvas.NewRectangle(color.Transparent)
		r.rects[i].CornerRadius = 3
	}
	r.Refresh()
	return r
}

type gaugeRenderer struct {
	gauge *gauge
	rects [3]*canvas.Rectangle // ground, advised range, value
}

func (r *gaugeRenderer) Destroy()           {}
func (r *gaugeRenderer) MinSize() fyne.Size { return r.gauge.MinSize() }

func (r *gaugeRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.rects[0], r.rects[1], r.rects[2]}
}

func (r *gaugeRenderer) Layout(size fyne.Size) {
	g := r.gauge
	far := float32(max(g.most, g.least)) * 1.25
	if far <= 0 {
		far = 1
	}
	at := func(v int) float32 { return size.Width * min(1, float32(v)/far) }
	r.rects[0].Resize(size)
	r.rects[1].Move(fyne.NewPos(at(g.least), 0))
	r.rects[1].Resize(fyne.NewSize(max(0, at(max(g.most, g.least))-at(g.least)), size.Height))
	r.rects[2].Move(fyne.NewPos(0, 1))
	r.rects[2].Resize(fyne.NewSize(at(g.value), size.Height-2))
}

// Refresh implements fyne.WidgetRenderer.
func (r *gaugeRenderer) Refresh() {
	g := r.gauge
	r.rects[0].FillColor = theme.Color(theme.ColorTintNeutral)
	r.rects[1].FillColor = theme.Color(theme.ColorTintPrimary)
	r.rects[1].StrokeColor, r.rects[1].StrokeWidth = theme.Color(ftheme.ColorNameInputBorder), 1
	paint := theme.ColorStateReached
	if g.value < g.least || g.most > 0 && g.value > g.most {
		paint = theme.ColorStateStarted
	}
	r.rects[2].FillColor = theme.Color(paint)
	r.Layout(g.Size())
	for _, rect := range r.rects {
		rect.Refresh()
	}
}

// Chip is a short word in a rounded frame: a code, a nature, a status.
func Chip(text string) fyne.CanvasObject { return newChip(text, icons.None, theme.ColorTintNeutral) }

// ChipIn is a Chip with a sign, on one of the tints of the theme.
func ChipIn(text string, icon icons.Name, tint fyne.ThemeColorName) fyne.CanvasObject {
	return newChip(text, icon, tint)
}

func newChip(text string, icon icons.Name, tint fyne.ThemeColorName) fyne.CanvasObject {
	words := OneLine(NewText(Caption, text).Colored(ftheme.ColorNameForeground))
	inner := fyne.CanvasObject(words)
	if icon != icons.None {
		inner = Beside(4, -1, NewIcon(icon, ftheme.ColorNameForeground).Scaled(0.75), words)
	}
	return NewPanel(tint, "", Inset(8, 2, inner)).Rounded(10)
}
