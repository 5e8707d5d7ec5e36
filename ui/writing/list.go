package writing

import (
	"fyne.io/fyne/v2"
	ftheme "fyne.io/fyne/v2/theme"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// list is the left side: the texts in the order of the dossier, those of the
// blocks that are not aimed at last.
type list struct {
	screen *Screen
	column *fyne.Container
	scroll *widgets.Scroll
	group  *widgets.RowGroup
	rows   map[portfolio.ID]*row // kept from one Show to the next: one may have the keyboard
}

// row is a text in the list, with its length.
type row struct {
	*widgets.Row
	title  *widgets.Text
	length *widgets.Measured
}

func newList(s *Screen) *list {
	l := &list{screen: s, column: widgets.Column(2), group: widgets.NewRowGroup(), rows: map[portfolio.ID]*row{}}
	l.group.Follow = true
	l.scroll = widgets.NewScroll(l.column)
	return l
}

func (l *list) show() {
	state := l.screen.state
	var objects, apart []fyne.CanvasObject
	var order, orderApart []*widgets.Row
	part, block := false, ""
	for _, spec := range l.screen.specs() {
		r := l.rows[spec.ID]
		if r == nil {
			r = l.newRow(spec.ID)
			l.rows[spec.ID] = r
		}
		left := spec.Block != "" && !state.Aimed(spec.Block)
		r.show(state, spec, left)
		into, rows := &objects, &order
		if left {
			into, rows = &apart, &orderApart
		}
		switch {
		case spec.Block == "" && (!part || block != ""):
			*into = append(*into, heading(text.WritingDossierParts, len(*into) == 0))
			part, block = true, ""
		case spec.Block != "" && spec.Block != block:
			block = spec.Block
			*into = append(*into, l.blockHeading(block, left, len(*into) == 0))
		}
		*into, *rows = append(*into, r.Row), append(*rows, r.Row)
	}
	l.column.Objects = append(objects, apart...)
	l.group.SetRows(append(order, orderApart...)...)
	if r := l.rows[l.screen.current]; r != nil {
		l.group.Select(r.Row)
	}
	l.column.Refresh()
	l.scroll.Relayout()
}

func heading(words string, first bool) fyne.CanvasObject {
	above := float32(10)
	if first {
		above = 2
	}
	return widgets.Inset(12, above, widgets.NewText(widgets.Caption, words))
}

// blockHeading names a block; of one that is not aimed at it says why its
// texts stand apart.
func (l *list) blockHeading(code string, left, first bool) fyne.CanvasObject {
	state := l.screen.state
	name := widgets.NewText(widgets.Caption, state.Framework.Block(code).Name())
	if !left {
		return heading(name.Text(), first)
	}
	why := widgets.NewStateMark(widgets.MarkOut, string(state.Block(code).Status))
	return widgets.Inset(12, 10, widgets.Column(2, name, why,
		widgets.NewText(widgets.Caption, text.WritingLeftBlock)))
}

func (l *list) newRow(id portfolio.ID) *row {
	r := &row{title: widgets.NewText(widgets.Body, "").Lines(3), length: widgets.NewMeasured()}
	r.Row = widgets.NewRow(widgets.Column(3, r.title, r.length), func() { l.screen.Select(id) })
	return r
}

func (r *row) show(state *portfolio.State, spec portfolio.SectionSpec, left bool) {
	section := state.Section(spec.ID)
	r.title.SetText(nameOf(spec))
	r.title.SetColor(ftheme.ColorNameForeground)
	if left {
		r.title.SetColor(theme.ColorSecondary)
	}
	r.measure(spec, portfolio.Words(section.Text), section.InDossier)
}

// measure sets the length of the text against the advice.
func (r *row) measure(spec portfolio.SectionSpec, words int, inDossier bool) {
	said := text.WritingLength(words, spec.MinWords, spec.MaxWords)
	if words == 0 && spec.MinWords == 0 {
		said = text.WritingNothing
	}
	if !inDossier {
		said += " · " + text.WritingNotPrinted
	}
	r.length.Set(words, spec.MinWords, spec.MaxWords, said)
	r.Content().Refresh()
}
