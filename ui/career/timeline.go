package career

import (
	"image/color"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	ftheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// timeline is the line of years: a bar for every experience and training that
// has a date, each under its own name, so that no name is ever cut short by
// its bar.
type timeline struct {
	screen *Screen
	object *widgets.Scroll
	column *fyne.Container // what has a date
	rest   *fyne.Container // what has none
	grid   *years
	group  *widgets.RowGroup
	axis   axis
	drawn  []span
}

// rowPad is the room at both sides of a bar's row; the grid keeps it too.
const rowPad float32 = 8

func newTimeline(s *Screen) *timeline {
	t := &timeline{screen: s, column: widgets.Column(2), rest: widgets.Column(2), group: widgets.NewRowGroup()}
	t.grid = &years{of: t}
	t.grid.ExtendBaseWidget(t.grid)
	t.object = widgets.NewScroll(widgets.Column(theme.Gap, widgets.NewText(widgets.Secondary, text.CareerTimelineHelp),
		&fyne.Container{Layout: underYears{}, Objects: []fyne.CanvasObject{t.grid, t.column}}, t.rest))
	return t
}

// show draws the career as it is now.
func (t *timeline) show() {
	today := portfolio.DateOf(t.screen.now()).Time()
	experiences, trainings, undated := spansOf(t.screen.state, today)
	dated := slices.Concat(experiences, trainings)
	all := slices.Concat(dated, undated)
	if slices.Equal(all, t.drawn) {
		return // a row may have the keyboard
	}
	t.drawn = all
	t.axis = newAxis(dated)
	t.column.Objects, t.rest.Objects = nil, nil
	var rows []*widgets.Row
	part := func(name string, spans []span, outlined bool) {
		if len(spans) == 0 {
			return
		}
		t.column.Add(widgets.Inset(rowPad, 4, widgets.NewText(widgets.Strong, name)))
		for _, s := range spans {
			r := widgets.NewRow(newBar(t, s, outlined), func() { t.screen.Select(s.ref.ID) }).Padded(rowPad, 3)
			rows = append(rows, r)
			t.column.Add(r)
		}
	}
	part(text.CareerExperiences, experiences, false)
	part(text.CareerTrainings, trainings, true)
	if len(undated) > 0 {
		t.rest.Add(widgets.Inset(rowPad, 6, widgets.NewText(widgets.Secondary, text.CareerUndatedHeading)))
	}
	for _, s := range undated {
		r := widgets.NewRow(widgets.NewText(widgets.Body, s.name), func() { t.screen.Select(s.ref.ID) }).Padded(rowPad, 3)
		rows = append(rows, r)
		t.rest.Add(r)
	}
	t.grid.Hidden = len(dated) == 0
	t.group.SetRows(rows...)
	t.object.Relayout()
}

// underYears puts the rows below the names of the years, whose lines run
// behind them.
type underYears struct{}

func yearsHeight() float32 { return theme.Size(ftheme.SizeNameCaptionText)*1.4 + 6 }

// Layout implements fyne.Layout.
func (underYears) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	objects[1].Move(fyne.NewPos(0, yearsHeight()))
	objects[1].Resize(fyne.NewSize(size.Width, size.Height-yearsHeight()))
}

// MinSize implements fyne.Layout.
func (underYears) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[1].MinSize().Add(fyne.NewSize(0, yearsHeight()))
}

// years draws the names of the years and their lines.
type years struct {
	widget.BaseWidget
	of *timeline
}

// CreateRenderer implements fyne.Widget.
func (y *years) CreateRenderer() fyne.WidgetRenderer { return &yearsRenderer{years: y} }

type yearsRenderer struct {
	years   *years
	objects []fyne.CanvasObject
	drawn   fyne.Size // for which the objects were made
}

func (r *yearsRenderer) Destroy()                     {}
func (r *yearsRenderer) MinSize() fyne.Size           { return fyne.NewSize(200, yearsHeight()) }
func (r *yearsRenderer) Objects() []fyne.CanvasObject { return r.objects }

// Layout implements fyne.WidgetRenderer. Objects are not made anew for the same
// size: the canvas would lay them out at every frame.
func (r *yearsRenderer) Layout(size fyne.Size) {
	if r.drawn != size {
		r.draw(size)
	}
}

// Refresh implements fyne.WidgetRenderer.
func (r *yearsRenderer) Refresh() {
	r.draw(r.years.Size())
	canvas.Refresh(r.years)
}

func (r *yearsRenderer) draw(size fyne.Size) {
	r.objects, r.drawn = nil, size
	width := size.Width - 2*rowPad
	if width <= 0 {
		return
	}
	small := theme.Size(ftheme.SizeNameCaptionText)
	label := fyne.MeasureText("2000", small, fyne.TextStyle{}).Width
	axis := r.years.of.axis.withRoom(width, label*1.8)
	for _, year := range axis.marks() {
		x := rowPad + width*axis.at(firstDay(year))
		line := canvas.NewRectangle(theme.Color(theme.ColorBorder))
		line.Move(fyne.NewPos(x, yearsHeight()-4))
		line.Resize(fyne.NewSize(theme.Hair, max(0, size.Height-yearsHeight()+4)))
		name := canvas.NewText(strconv.Itoa(year), theme.Color(theme.ColorSecondary))
		name.TextSize = small
		name.Move(fyne.NewPos(min(max(0, x-label/2), size.Width-label), 0))
		name.Resize(name.MinSize())
		r.objects = append(r.objects, line, name)
	}
}

// bar draws one span: its name and dates over its bar.
type bar struct {
	widget.BaseWidget
	of       *timeline
	span     span
	outlined bool // a training, as its heading says
}

func newBar(t *timeline, s span, outlined bool) *bar {
	b := &bar{of: t, span: s, outlined: outlined}
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer implements fyne.Widget.
func (b *bar) CreateRenderer() fyne.WidgetRenderer {
	r := &barRenderer{bar: b, name: widgets.NewText(widgets.Body, "").Lines(1), rect: canvas.NewRectangle(color.Transparent)}
	r.Refresh()
	return r
}

type barRenderer struct {
	bar  *bar
	name *widgets.Text
	rect *canvas.Rectangle
}

const barHeight float32 = 9

func (r *barRenderer) Destroy()                     {}
func (r *barRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.rect, r.name} }

func (r *barRenderer) MinSize() fyne.Size {
	return fyne.NewSize(120, r.name.MinSize().Height+barHeight+4)
}

func (r *barRenderer) Layout(size fyne.Size) {
	s, axis := r.bar.span, r.bar.of.axis
	from, to := size.Width*axis.at(s.from), size.Width*axis.at(s.to)
	width := max(barHeight, to-from) // a day is a dot
	from = min(from, size.Width-width)
	top := r.name.MinSize().Height + 1
	r.rect.Move(fyne.NewPos(from, top))
	r.rect.Resize(fyne.NewSize(width, barHeight))
	natural := min(size.Width, r.name.NaturalWidth()+2)
	r.name.Move(fyne.NewPos(min(from, size.Width-natural), 0))
	r.name.Resize(fyne.NewSize(natural, top-1))
}

// Refresh implements fyne.WidgetRenderer.
func (r *barRenderer) Refresh() {
	s := r.bar.span
	said := s.name + " · " + s.period
	r.name.SetColor(ftheme.ColorNameForeground)
	if !s.inDossier {
		said += " · " + text.CareerNotPrinted
		r.name.SetColor(theme.ColorSecondary)
	}
	r.name.SetText(said)
	paint := theme.Color(ftheme.ColorNamePrimary)
	r.rect.FillColor, r.rect.StrokeColor, r.rect.StrokeWidth = paint, color.Transparent, 0
	if r.bar.outlined {
		r.rect.FillColor, r.rect.StrokeColor, r.rect.StrokeWidth = theme.Color(theme.ColorSurface), paint, 1.5
	}
	r.rect.CornerRadius = barHeight / 2
	r.rect.Refresh()
	canvas.Refresh(r.bar)
}
