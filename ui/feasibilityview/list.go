package feasibilityview

import (
	"fyne.io/fyne/v2"
	ftheme "fyne.io/fyne/v2/theme"

	"acquis/assets/text"
	"acquis/export/feasibility"
	"acquis/portfolio"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// list is the left side: the blocs with their answers, then what is copied as
// it is.
type list struct {
	screen *Screen
	object fyne.CanvasObject
	column *fyne.Container
	scroll *widgets.Scroll
	sum    *widgets.Text
	group  *widgets.RowGroup
	rows   map[portfolio.Ref]*row // kept from one Show to the next: one may have the keyboard
}

// row is a block or a group in the list.
type row struct {
	*widgets.Row
	title *widgets.Text
	state *widgets.Text
}

func newList(s *Screen) *list {
	l := &list{screen: s, column: widgets.Column(2), group: widgets.NewRowGroup(), rows: map[portfolio.Ref]*row{},
		sum: widgets.NewText(widgets.Caption, "")}
	l.group.Follow = true
	l.scroll = widgets.NewScroll(l.column)
	l.object = l.scroll
	return l
}

func (l *list) show() {
	s, old := l.screen, l.rows
	l.rows = map[portfolio.Ref]*row{}
	var order []*widgets.Row
	l.sum.SetText(text.FeasibilitySum(s.form.Ready()))
	objects := []fyne.CanvasObject{widgets.Inset(12, 2, l.sum)}
	add := func(ref portfolio.Ref, title, state string, left bool) {
		r := old[ref]
		if r == nil {
			r = l.newRow(ref)
		}
		r.show(title, state, left)
		l.rows[ref] = r
		objects, order = append(objects, r.Row), append(order, r.Row)
	}
	for i := range s.form.Blocks {
		a := &s.form.Blocks[i]
		add(a.Ref(), a.Block.Name(), stateOf(a), !a.Asked())
	}
	objects = append(objects, widgets.Inset(12, 10, widgets.NewText(widgets.Caption, text.FeasibilityFacts)))
	for _, g := range s.form.Groups {
		add(g.Ref, g.Title, "", false)
	}
	l.column.Objects = objects
	l.group.SetRows(order...)
	if r := l.rows[s.current]; r != nil {
		l.group.Select(r.Row)
	}
	l.column.Refresh()
	l.scroll.Relayout()
}

func (l *list) newRow(ref portfolio.Ref) *row {
	r := &row{title: widgets.NewText(widgets.Body, "").Lines(2), state: widgets.NewText(widgets.Caption, "")}
	r.Row = widgets.NewRow(widgets.Column(2, r.title, r.state), func() {
		s := l.screen
		if ref == s.current && s.answer() != nil { // pressed again: to the answer
			s.block.answers.Focus()
			return
		}
		s.goTo(ref)
	})
	return r
}

func (r *row) show(title, state string, left bool) {
	r.title.SetText(title)
	r.title.SetColor(ftheme.ColorNameForeground)
	if left {
		r.title.SetColor(theme.ColorSecondary)
	}
	r.state.SetText(state)
	r.state.Hidden = state == ""
	r.Content().Refresh()
}

// stateOf says in a few words how far an answer is.
func stateOf(a *feasibility.Answer) string {
	said := string(a.Answer)
	switch {
	case !a.Asked() && a.Answer == "" && a.Comment == "":
		return string(a.Status)
	case a.Lacks() == portfolio.LacksAnswer:
		return text.FeasibilityUnanswered
	case a.Lacks() == portfolio.LacksComment:
		return said + " · " + text.FeasibilityUncomment
	case a.Lacks() == portfolio.LacksBrevity:
		return said + " · " + text.FeasibilityTooLong(portfolio.CommentLength(a.Comment)-portfolio.MaxComment)
	}
	return said + " · " + text.FeasibilityReady
}
