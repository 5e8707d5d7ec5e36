package career

import (
	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// list is the left side: the line of years, the experiences, the trainings,
// and what can be done with the one that is open.
type list struct {
	screen *Screen
	object fyne.CanvasObject
	column *fyne.Container
	scroll *widgets.Scroll
	group  *widgets.RowGroup
	rows   map[portfolio.Ref]*row // kept from one Show to the next: one may have the keyboard
	refs   []portfolio.Ref        // in the order shown, the line of years first
	up     *widgets.Button
	down   *widgets.Button
	remove *widgets.Button
}

// row is an experience or a training in the list.
type row struct {
	*widgets.Row
	name, place, when *widgets.Text
}

func newList(s *Screen) *list {
	l := &list{screen: s, column: widgets.Column(2), group: widgets.NewRowGroup(), rows: map[portfolio.Ref]*row{}}
	l.group.Follow = true
	l.scroll = widgets.NewScroll(l.column)
	l.up = widgets.NewButton(widgets.Plain, text.MoveUp, icons.None, func() { s.move(-1) })
	l.down = widgets.NewButton(widgets.Plain, text.MoveDown, icons.None, func() { s.move(+1) })
	l.remove = widgets.NewButton(widgets.Danger, text.Delete, icons.None, s.remove)
	l.object = widgets.FillAbove(theme.Gap, l.scroll, widgets.Flow(theme.Tight, l.up, l.down, l.remove))
	return l
}

func (l *list) show() {
	state := l.screen.state
	old := l.rows
	l.rows, l.refs = map[portfolio.Ref]*row{}, nil
	var order []*widgets.Row
	add := func(ref portfolio.Ref, name, place, when string) {
		r := old[ref]
		if r == nil {
			r = l.newRow(ref)
		}
		r.show(name, place, when)
		l.rows[ref], l.refs, order = r, append(l.refs, ref), append(order, r.Row)
		l.column.Add(r.Row)
	}
	l.column.Objects = nil
	add(portfolio.Ref{}, text.CareerTimeline, "", "")
	l.column.Add(heading(text.CareerExperiences, len(state.Experiences()), text.CareerNoExperience))
	for _, e := range state.Experiences() {
		add(e.Ref(), roleName(e), placeName(e), when(e.Period, e.InDossier))
	}
	l.column.Add(heading(text.CareerTrainings, len(state.Trainings()), text.CareerNoTraining))
	for _, t := range state.Trainings() {
		add(t.Ref(), trainingName(t), t.Organisation, when(t.Period, t.InDossier))
	}
	l.group.SetRows(order...)
	l.group.Select(l.rows[l.screen.current].Row)
	l.up.SetEnabled(l.before(l.screen.current) != portfolio.Ref{})
	l.down.SetEnabled(l.following(l.screen.current) != portfolio.Ref{})
	l.remove.SetEnabled(!l.screen.current.IsZero())
	l.column.Refresh()
	l.scroll.Relayout()
}

func heading(words string, n int, none string) fyne.CanvasObject {
	name := widgets.NewText(widgets.Caption, text.CareerCount(words, n))
	if n > 0 {
		return widgets.Inset(12, 10, name)
	}
	return widgets.Inset(12, 10, widgets.Column(2, name, widgets.NewText(widgets.Secondary, none)))
}

// when is the line under a name: the dates, and whether it is printed.
func when(p portfolio.Period, inDossier bool) string {
	said := p.French()
	if said == "" {
		said = text.CareerUndated
	}
	if !inDossier {
		said += " · " + text.CareerNotPrinted
	}
	return said
}

func (l *list) newRow(ref portfolio.Ref) *row {
	r := &row{name: widgets.NewText(widgets.Body, "").Lines(3), place: widgets.NewText(widgets.Caption, "").Lines(2), when: widgets.NewText(widgets.Caption, "")}
	r.Row = widgets.NewRow(widgets.Column(1, r.name, r.place, r.when), func() {
		if l.screen.current != ref {
			l.screen.Select(ref.ID)
			return
		}
		l.screen.focusOpen() // pressed again: to what is open
	})
	return r
}

func (r *row) show(name, place, when string) {
	r.name.SetText(name)
	r.place.SetText(place)
	r.when.SetText(when)
	r.place.Hidden, r.when.Hidden = place == "", when == ""
	r.Content().Refresh()
}

// before and following are the neighbours of a record among its own kind; the
// zero Ref where there is none.
func (l *list) before(ref portfolio.Ref) portfolio.Ref    { return l.neighbour(ref, -1) }
func (l *list) following(ref portfolio.Ref) portfolio.Ref { return l.neighbour(ref, +1) }

func (l *list) neighbour(ref portfolio.Ref, by int) portfolio.Ref {
	for i, r := range l.refs {
		if to := i + by; r == ref && to >= 0 && to < len(l.refs) && l.refs[to].Kind == ref.Kind {
			return l.refs[to]
		}
	}
	return portfolio.Ref{}
}

// after is what to open when a record goes: the next of its kind, else the one
// before, else the line of years.
func (l *list) after(ref portfolio.Ref) portfolio.Ref {
	if next := l.following(ref); !next.IsZero() {
		return next
	}
	return l.before(ref)
}
