package writing

import (
	"slices"

	"fyne.io/fyne/v2"
	ftheme "fyne.io/fyne/v2/theme"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// list is the left side: the parts of the dossier, then the texts of each
// block, those of the blocks that are not aimed at behind them, and last those
// that have no part any more.
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
	parts, aimed, left := l.groups()
	var objects []fyne.CanvasObject
	var order []*widgets.Row
	add := func(head fyne.CanvasObject, specs []portfolio.SectionSpec, left bool) {
		objects = append(objects, head)
		for _, spec := range specs {
			r := l.rows[spec.ID]
			if r == nil {
				r = l.newRow(spec.ID)
				l.rows[spec.ID] = r
			}
			r.show(state, spec, left)
			objects, order = append(objects, r.Row), append(order, r.Row)
		}
	}
	if len(parts) > 0 {
		add(heading(text.WritingDossierParts, true), parts, false)
	}
	for _, specs := range aimed {
		add(heading(l.blockName(specs), len(objects) == 0), specs, false)
	}
	for _, specs := range left {
		add(l.leftHeading(specs), specs, true)
	}
	if strays := l.strays(); len(strays) > 0 {
		add(straysHeading(), strays, true)
	}
	l.column.Objects = objects
	l.group.SetRows(order...)
	if r := l.rows[l.screen.current]; r != nil {
		l.group.Select(r.Row)
	}
	l.column.Refresh()
	l.scroll.Relayout()
}

// groups sorts the texts: those of the dossier as a whole, and block by block
// those of the blocks aimed at and of the others.
func (l *list) groups() (parts []portfolio.SectionSpec, aimed, left [][]portfolio.SectionSpec) {
	for _, spec := range l.screen.specs() {
		if spec.Block == "" {
			parts = append(parts, spec)
			continue
		}
		into := &left
		if l.screen.state.Aimed(spec.Block) {
			into = &aimed
		}
		if n := len(*into); n > 0 && (*into)[n-1][0].Block == spec.Block {
			(*into)[n-1] = append((*into)[n-1], spec)
			continue
		}
		*into = append(*into, []portfolio.SectionSpec{spec})
	}
	return parts, aimed, left
}

// strays are the texts without a part, the one that is open among them even
// when nothing is left of it.
func (l *list) strays() []portfolio.SectionSpec {
	strays := l.screen.state.Strays()
	open, ok := l.screen.state.Stray(l.screen.current)
	if ok && !slices.ContainsFunc(strays, func(s portfolio.SectionSpec) bool { return s.ID == open.ID }) {
		strays = append(strays, open)
	}
	return strays
}

func straysHeading() fyne.CanvasObject {
	return widgets.Inset(12, 10, widgets.Column(2,
		widgets.NewText(widgets.Caption, text.WritingStrays),
		widgets.NewText(widgets.Caption, text.WritingStraysDo)))
}

func heading(words string, first bool) fyne.CanvasObject {
	above := float32(10)
	if first {
		above = 2
	}
	return widgets.Inset(12, above, widgets.NewText(widgets.Caption, words))
}

func (l *list) blockName(specs []portfolio.SectionSpec) string {
	return l.screen.state.Framework.Block(specs[0].Block).Name()
}

// leftHeading names a block that is not aimed at and says why its texts stand
// apart.
func (l *list) leftHeading(specs []portfolio.SectionSpec) fyne.CanvasObject {
	status := l.screen.state.Block(specs[0].Block).Status
	return widgets.Inset(12, 10, widgets.Column(2,
		widgets.NewText(widgets.Caption, l.blockName(specs)),
		widgets.NewStateMark(widgets.MarkOut, string(status)),
		widgets.NewText(widgets.Caption, text.WritingLeftBlock)))
}

func (l *list) newRow(id portfolio.ID) *row {
	r := &row{title: widgets.NewText(widgets.Body, "").Lines(3), length: widgets.NewMeasured()}
	r.Row = widgets.NewRow(widgets.Column(3, r.title, r.length), func() {
		if id == l.screen.current { // pressed again: to the text
			l.screen.editor.editor.Focus()
			return
		}
		l.screen.Select(id)
	})
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
	switch {
	case spec.Unprinted:
		said += " · " + text.OutlineUnprinted
	case !inDossier:
		said += " · " + text.WritingNotPrinted
	}
	r.length.Set(words, spec.MinWords, spec.MaxWords, said)
	r.Content().Refresh()
}
