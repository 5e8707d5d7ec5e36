package frameworkview

import (
	"strings"

	"fyne.io/fyne/v2"
	ftheme "fyne.io/fyne/v2/theme"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/marks"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// reader builds the pages of one framework.
type reader struct {
	framework   *portfolio.Framework
	coverage    *portfolio.Coverage // nil where there is none to show
	onIndicator func(code string)
	marks       map[string]*stateLine // of the indicators shown
}

// source is the caption that names the document of a fact.
func (r *reader) source(id string) fyne.CanvasObject {
	short := id
	if d := r.framework.Source(id); d != nil && d.Short != "" {
		short = d.Short
	}
	return widgets.NewText(widgets.Caption, text.FrameworkSource(short, id))
}

// about is the presentation of the profession and of the diploma.
func (r *reader) about() fyne.CanvasObject {
	page := widgets.Column(theme.Space)
	if reg := r.framework.Registration; reg != nil {
		page.Add(widgets.NewNotice(widgets.Warning, reg.Message))
	}
	for _, p := range r.framework.Presentation {
		var shorts []string
		for _, id := range p.Sources {
			if d := r.framework.Source(id); d != nil {
				shorts = append(shorts, d.Short)
			}
		}
		card := widgets.Column(theme.Gap)
		for _, paragraph := range p.Paragraphs {
			card.Add(widgets.NewText(widgets.Prose, paragraph))
		}
		card.Add(widgets.NewText(widgets.Caption, text.FrameworkOurs(shorts)))
		page.Add(widgets.Card(p.Heading, card))
	}
	page.Add(widgets.NewText(widgets.Caption, text.FrameworkAboutNote))
	return page
}

// block is a bloc with its compétences and indicateurs, in official wording.
func (r *reader) block(b *portfolio.Block) fyne.CanvasObject {
	chips := widgets.Flow(theme.Gap, widgets.Chip(b.Code))
	if b.Note != "" {
		chips.Add(widgets.Chip(b.Note))
	}
	for _, d := range r.framework.Dispenses {
		if d.Block == b.Code {
			chips.Add(widgets.ChipIn(text.FrameworkDispensed(d.Titles, b.Short()), icons.Info, theme.ColorTintInfo))
		}
	}
	page := widgets.Column(theme.Space, widgets.Column(theme.Gap, widgets.NewText(widgets.Heading, b.Name()), chips))
	for i := range b.Competences {
		page.Add(r.competence(&b.Competences[i]))
	}
	page.Add(r.source(b.Source))
	return page
}

func (r *reader) competence(k *portfolio.Competence) fyne.CanvasObject {
	list := widgets.Column(2)
	var rows []*widgets.Row
	for i := range k.Indicators {
		o, row := r.indicator(&k.Indicators[i])
		list.Add(o)
		if row != nil {
			rows = append(rows, row)
		}
	}
	widgets.NewRowGroup(rows...)
	return widgets.Card(k.Code+" "+k.Title, list)
}

// indicator shows one indicator: a row to press where a portfolio is open.
func (r *reader) indicator(i *portfolio.Indicator) (fyne.CanvasObject, *widgets.Row) {
	words := widgets.Column(2, widgets.NewText(widgets.Body, i.Text))
	var line fyne.CanvasObject = widgets.BesideTop(12, 1, widgets.OneLine(widgets.NewText(widgets.Strong, i.Code)), words)
	if r.coverage == nil || r.coverage.Indicator(i.Code) == nil {
		return widgets.Inset(12, 5, line), nil
	}
	mark := newStateLine(r.coverage.Indicator(i.Code))
	r.marks[i.Code] = mark
	words.Add(mark.object)
	if r.onIndicator == nil {
		return widgets.Inset(12, 5, line), nil
	}
	row := widgets.NewRow(line, func() { r.onIndicator(i.Code) }).Padded(12, 6)
	return row, row
}

// refreshStates shows other states beside the same wording.
func (r *reader) refreshStates(c *portfolio.Coverage) {
	r.coverage = c
	for code, line := range r.marks {
		if c == nil {
			continue
		}
		if i := c.Indicator(code); i != nil {
			line.set(i)
		}
	}
}

// stateLine is the state of an indicator in the open portfolio.
type stateLine struct {
	mark   *widgets.StateMark
	links  *widgets.Text
	object fyne.CanvasObject
}

func newStateLine(i *portfolio.IndicatorCoverage) *stateLine {
	l := &stateLine{mark: widgets.NewStateMark(widgets.MarkNone, ""), links: widgets.NewText(widgets.Caption, "")}
	l.object = widgets.Flow(10, l.mark, widgets.OneLine(l.links))
	l.set(i)
	return l
}

func (l *stateLine) set(i *portfolio.IndicatorCoverage) {
	l.mark.Set(marks.Of(i))
	l.links.SetText(text.FrameworkLinks(i.Links))
	l.object.Refresh()
}

// functions are the fonctions with their activités, tied to nothing.
func (r *reader) functions() fyne.CanvasObject {
	page := widgets.Column(theme.Space, widgets.NewText(widgets.Heading, text.FrameworkFunctions),
		widgets.NewText(widgets.Secondary, text.FrameworkNoTie))
	for i := range r.framework.Functions {
		fn := &r.framework.Functions[i]
		card := widgets.Column(theme.Gap, widgets.NewText(widgets.Caption, text.FrameworkActivities(countActivities(fn))))
		for _, g := range fn.Groups {
			if g.Title != "" {
				card.Add(widgets.NewText(widgets.Strong, g.Title))
			}
			for _, a := range g.Activities {
				card.Add(bullet(widgets.Body, a))
			}
		}
		card.Add(r.source(fn.Source))
		page.Add(widgets.Card(fn.Title, card))
	}
	return page
}

// bullet is an item of a list.
func bullet(kind widgets.TextKind, s string) fyne.CanvasObject {
	return widgets.BesideTop(8, 1, widgets.OneLine(widgets.NewText(kind, "•").Colored(ftheme.ColorNamePrimary)), widgets.NewText(kind, s))
}

// values shows what a source says: items as a list, sentences as paragraphs.
func values(list []string) fyne.CanvasObject {
	column := widgets.Column(theme.Tight + 1)
	asList := len(list) > 1
	for _, v := range list {
		asList = asList && !strings.HasPrefix(v, "- ") && !strings.HasSuffix(v, ":")
	}
	for _, v := range list {
		item, isItem := strings.CutPrefix(v, "- ")
		if isItem || asList {
			column.Add(bullet(widgets.Body, item))
		} else {
			column.Add(widgets.NewText(widgets.Body, v))
		}
	}
	return column
}
