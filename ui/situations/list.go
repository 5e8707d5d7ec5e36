package situations

import (
	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/marks"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// list is the left side: the situations by experience, and what can be done
// with the one that is chosen.
type list struct {
	screen *Screen
	object fyne.CanvasObject
	column *fyne.Container
	scroll *widgets.Scroll
	group  *widgets.RowGroup
	rows   map[portfolio.ID]*row // kept from one Show to the next: one may have the keyboard
	create *widgets.Button
	up     *widgets.Button
	down   *widgets.Button
}

// row is a situation in the list.
type row struct {
	*widgets.Row
	title, counts *widgets.Text
}

func newList(s *Screen) *list {
	l := &list{screen: s, column: widgets.Column(2), group: widgets.NewRowGroup(), rows: map[portfolio.ID]*row{}}
	l.group.Follow = true
	l.scroll = widgets.NewScroll(l.column)
	l.up = widgets.NewButton(widgets.Plain, text.MoveUp, icons.None, func() { s.move(-1) })
	l.down = widgets.NewButton(widgets.Plain, text.MoveDown, icons.None, func() { s.move(+1) })
	remove := widgets.NewButton(widgets.Danger, text.Delete, icons.None, s.remove)
	l.object = widgets.FillAbove(theme.Gap, l.scroll, widgets.Flow(theme.Tight, l.up, l.down, remove))
	return l
}

func (l *list) show() {
	state := l.screen.state
	rows := map[portfolio.ID]*row{}
	var objects []fyne.CanvasObject
	var order []*widgets.Row
	for i, g := range grouped(state) {
		objects = append(objects, heading(g.experience, i == 0))
		for _, t := range g.situations {
			r := l.rows[t.ID]
			if r == nil {
				r = l.newRow(t.ID)
			}
			r.show(state, t)
			rows[t.ID] = r
			objects, order = append(objects, r.Row), append(order, r.Row)
		}
	}
	l.rows = rows
	l.column.Objects = objects
	l.group.SetRows(order...)
	if r := rows[l.screen.current]; r != nil {
		l.group.Select(r.Row)
	}
	before, after := neighbours(state, l.screen.current)
	l.up.SetEnabled(before != "")
	l.down.SetEnabled(after != "")
	l.column.Refresh()
	l.scroll.Relayout()
}

func heading(e *portfolio.Experience, first bool) fyne.CanvasObject {
	name := text.SituationOrphans
	if e != nil {
		name = e.Name()
	}
	t := widgets.NewText(widgets.Caption, name).Lines(2)
	if first {
		return widgets.Inset(12, 2, t)
	}
	return widgets.Inset(12, 8, t)
}

func (l *list) newRow(id portfolio.ID) *row {
	r := &row{title: widgets.NewText(widgets.Body, "").Lines(3), counts: widgets.NewText(widgets.Caption, "")}
	r.Row = widgets.NewRow(widgets.Column(2, r.title, r.counts), func() {
		if id == l.screen.current { // pressed again: to the text
			l.screen.editor.focus()
			return
		}
		l.screen.Select(id)
	})
	return r
}

func (r *row) show(state *portfolio.State, t *portfolio.Situation) {
	r.title.SetText(titleOf(t))
	counts := text.Words(state.Words(t)) + " · " + text.SituationLinks(indicatorsOf(state.LinksFrom(t.Ref())))
	if !t.InDossier {
		counts += " · " + text.SituationNotPrinted
	}
	r.counts.SetText(counts)
	r.Content().Refresh()
}

// neighbours are the situations before and after one, within its experience;
// "" where there is none.
func neighbours(state *portfolio.State, id portfolio.ID) (before, after portfolio.ID) {
	for _, g := range grouped(state) {
		for i, t := range g.situations {
			if t.ID != id {
				continue
			}
			if i > 0 {
				before = g.situations[i-1].ID
			}
			if i+1 < len(g.situations) {
				after = g.situations[i+1].ID
			}
		}
	}
	return before, after
}

// create adds a situation to the experience of the one that is open.
func (s *Screen) create() {
	s.Flush()
	t := &portfolio.Situation{InDossier: true}
	if open := s.situation(); open != nil {
		t.Experience = open.Experience
	} else if all := s.state.Experiences(); len(all) > 0 {
		t.Experience = all[0].ID
	}
	if s.change(text.SituationCreated(), func(e *portfolio.Edit) error { return e.Put(t) }) != nil {
		return
	}
	s.Show(s.book.State())
	s.Select(t.ID)
	s.editor.openTab(tabFrame)
	s.editor.frame.title.Focus()
}

// move moves the open situation up (by < 0) or down within its experience.
func (s *Screen) move(by int) {
	s.Flush()
	t := s.situation()
	if t == nil {
		return
	}
	before, after := neighbours(s.state, t.ID)
	switch {
	case by < 0 && before != "":
		_ = s.change(text.SituationMovedUp(short(t)), func(e *portfolio.Edit) error { return e.Move(t.Ref(), before) })
	case by > 0 && after != "":
		// Putting the next one before this one is the same and needs no third.
		next := portfolio.Ref{Kind: portfolio.KindSituation, ID: after}
		_ = s.change(text.SituationMovedDown(short(t)), func(e *portfolio.Edit) error { return e.Move(next, t.ID) })
	}
}

// remove removes the open situation with its links; the undo brings it back.
func (s *Screen) remove() {
	s.Flush()
	t := s.situation()
	if t == nil {
		return
	}
	said := marks.Gone(text.SituationGone(short(t)), portfolio.Falls(s.state, t.Ref(), s.book.Today()))
	err := s.change(text.SituationRemoved(short(t)), func(e *portfolio.Edit) error {
		e.Remove(t.Ref())
		return nil
	})
	if err == nil {
		s.tell(said, true)
	}
}
