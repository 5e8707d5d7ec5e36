package outlineview

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	ftheme "fyne.io/fyne/v2/theme"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// list is the left side: the parts in the order of the dossier, and what can
// be done with the one that is open.
type list struct {
	screen *Screen
	object fyne.CanvasObject
	column *fyne.Container
	scroll *widgets.Scroll
	group  *widgets.RowGroup
	rows   map[string]*row // kept from one Show to the next: one may have the keyboard
	up     *widgets.Button
	down   *widgets.Button
	remove *widgets.Button
}

// row is a part in the list.
type row struct {
	*widgets.Row
	title, kind *widgets.Text
}

func newList(s *Screen) *list {
	l := &list{screen: s, column: widgets.Column(2), group: widgets.NewRowGroup(), rows: map[string]*row{}}
	l.group.Follow = true
	l.scroll = widgets.NewScroll(l.column)
	l.up = widgets.NewButton(widgets.Plain, text.MoveUp, icons.None, func() { l.shift(-1) })
	l.down = widgets.NewButton(widgets.Plain, text.MoveDown, icons.None, func() { l.shift(+1) })
	l.remove = widgets.NewButton(widgets.Danger, text.OutlineRemove, icons.None, l.drop)
	add := widgets.NewMenuButton(widgets.Plain, text.OutlineAdd, icons.Plus, l.offers)
	l.object = widgets.FillAbove(theme.Gap, l.scroll, widgets.Flow(theme.Tight, l.up, l.down, add, l.remove))
	return l
}

func (l *list) show() {
	o, old := l.screen.state.Outline, l.rows
	l.rows = map[string]*row{}
	var objects []fyne.CanvasObject
	var order []*widgets.Row
	for i := range o.Parts {
		p := &o.Parts[i]
		r := old[p.Key]
		if r == nil {
			r = l.newRow(p.Key)
		}
		r.show(i+1, p)
		l.rows[p.Key] = r
		objects, order = append(objects, r.Row), append(order, r.Row)
	}
	l.column.Objects = objects
	l.group.SetRows(order...)
	if r := l.rows[l.screen.current]; r != nil {
		l.group.Select(r.Row)
	}
	l.up.SetEnabled(o.Clone().Shift(l.screen.current, -1))
	l.down.SetEnabled(o.Clone().Shift(l.screen.current, +1))
	l.remove.SetEnabled(len(o.Parts) > 1)
	l.column.Refresh()
	l.scroll.Relayout()
}

func (l *list) newRow(key string) *row {
	r := &row{title: widgets.NewText(widgets.Body, "").Lines(2), kind: widgets.NewText(widgets.Caption, "")}
	r.Row = widgets.NewRow(widgets.Column(2, r.title, r.kind), func() {
		if key == l.screen.current { // pressed again: to its heading
			l.screen.form.title.Focus()
			return
		}
		l.screen.Select(key)
	})
	return r
}

func (r *row) show(place int, p *portfolio.Part) {
	r.title.SetText(text.OutlinePlace(place, p.Title))
	r.title.SetColor(ftheme.ColorNameForeground)
	said := said(p)
	if p.Unprinted {
		r.title.SetColor(theme.ColorSecondary)
	}
	r.kind.SetText(said)
	r.kind.Hidden = said == ""
	r.Content().Refresh()
}

// said is what to know of a part beside its title.
func said(p *portfolio.Part) string {
	var words []string
	if kind := text.OutlineKind(string(p.Kind)); kind != p.Title {
		words = append(words, kind)
	}
	if length := text.OutlineLength(p.Advice.MinWords, p.Advice.MaxWords); length != "" && p.Kind.Written() {
		words = append(words, length)
	}
	if p.Unprinted {
		words = append(words, text.OutlineUnprinted)
	}
	return strings.Join(words, " · ")
}

// shift moves the part that is open.
func (l *list) shift(by int) {
	s := l.screen
	s.Flush()
	if s.amend(text.ChangeOutlineMoved(s.part().Title), func(o *portfolio.Outline) { o.Shift(s.current, by) }) == nil {
		widgets.Reveal(l.rows[s.current].Row)
	}
}

// drop takes the part that is open out; its text stays.
func (l *list) drop() {
	s := l.screen
	s.Flush()
	p := *s.part()
	o := s.state.Outline
	at := slices.IndexFunc(o.Parts, func(q portfolio.Part) bool { return q.Key == p.Key })
	next := at + 1 // what is open then
	if next == len(o.Parts) {
		next = at - 1
	}
	if next < 0 {
		return
	}
	written := p.Kind.Written() && s.state.Section(portfolio.ID(p.Key)).Text != "" || p.Kind == portfolio.PartCompetences
	strays := len(s.state.Strays())
	nextKey := o.Parts[next].Key
	s.current = nextKey
	if s.amend(text.ChangeOutlineRemoved(p.Title), func(o *portfolio.Outline) { o.Drop(p.Key) }) != nil {
		s.current = p.Key
		s.Show(s.state)
		return
	}
	s.form.load()
	s.list.show()
	s.tell(text.OutlineRemoved(p.Title, written && len(s.state.Strays()) > strays), true)
}

// offers are the parts that can be added: a text, and what there is none of.
func (l *list) offers() []widgets.MenuItem {
	items := []widgets.MenuItem{{Label: text.OutlineText, Do: func() { l.add(portfolio.PartText, text.OutlineNewTitle) }}}
	for _, kind := range l.screen.state.Outline.Absent() {
		title := text.OutlineKind(string(kind))
		items = append(items, widgets.MenuItem{Label: title, Do: func() { l.add(kind, title) }})
	}
	return items
}

// add puts a part behind the one that is open, and leads to its heading. A part
// that the outline of the beginning has comes as it was there.
func (l *list) add(kind portfolio.PartKind, title string) {
	s := l.screen
	s.Flush()
	p := portfolio.Part{Kind: kind, Title: title}
	for _, first := range s.state.PinnedOutline().Parts {
		if kind != portfolio.PartText && first.Kind == kind && s.state.Outline.Part(first.Key) == nil {
			p = first
		}
	}
	key := ""
	err := s.amend(text.ChangeOutlineAdded(p.Title), func(o *portfolio.Outline) { key = o.Add(p, s.current) })
	if err != nil {
		return
	}
	s.Select(key)
	s.form.title.Select(0, portfolio.Runes(p.Title))
}
