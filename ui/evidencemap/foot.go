package evidencemap

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	ftheme "fyne.io/fyne/v2/theme"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/autosave"
	"acquis/ui/marks"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// foot says in words what the current cell is: the indicator, the situation or
// piece, and why the one shows the other.
type foot struct {
	screen *Screen
	object fyne.CanvasObject
	scroll *widgets.Scroll
	at     cell
	low    bool         // on a low screen
	link   portfolio.ID // "" where there is none

	wording, name, kind *widgets.Text
	where               *widgets.Text // the bloc and the compétence
	stands              *widgets.Text // the indicator's state, and what it lacks
	passage             *widgets.Text // that is linked, and not the whole situation
	others              *widgets.Button
	icon                *widgets.Icon
	mark                *widgets.StateMark
	make, unmake, read  *widgets.Button
	field               *widgets.LabeledEntry
	why                 *autosave.Text
	help                *widgets.Text
}

func newFoot(s *Screen) *foot {
	f := &foot{screen: s, wording: widgets.NewText(widgets.Body, ""), name: widgets.NewText(widgets.Strong, ""),
		kind: widgets.NewText(widgets.Caption, "").Lines(1), icon: widgets.NewIcon(icons.Pen, theme.ColorSecondary),
		mark: widgets.NewStateMark(widgets.MarkNone, ""), help: widgets.NewText(widgets.Secondary, text.MapLinkHelp)}
	f.where = widgets.NewText(widgets.Caption, "").Lines(1)
	f.stands, f.passage = widgets.NewText(widgets.Caption, ""), widgets.NewText(widgets.Caption, "").Lines(2)
	f.others = widgets.NewButton(widgets.Quiet, "", icons.Right, f.next)
	f.field = widgets.NewLabeledLines(text.MapWhy, "", 3, portfolio.NormalizeLine)
	f.field.SetPlaceholder(text.JustificationHint)
	f.field.Input().OnKey = f.key
	f.why = autosave.Line(f.field, f.justify)
	f.make = widgets.NewButton(widgets.Primary, text.MapLink, icons.Link, func() { s.pressed(0, 0); s.grid.Focus() })
	f.unmake = widgets.NewButton(widgets.Quiet, text.CompetencesUnlink, icons.Unlink, func() { s.removed(0, 0); s.grid.Focus() })
	f.read = widgets.NewButton(widgets.Quiet, text.MapConfirm, icons.FlagRead, f.confirm)
	toIndicator := widgets.NewButton(widgets.Quiet, text.SituationSee, icons.None, func() {
		if s.OnIndicator != nil {
			s.OnIndicator(f.at.indicator)
		}
	})
	open := widgets.NewButton(widgets.Quiet, text.CompetencesOpen, icons.None, func() {
		if s.OnOpen != nil {
			s.OnOpen(f.at.evidence)
		}
	})
	left := widgets.Column(2, widgets.BesideTop(theme.Gap, 1, f.icon, widgets.Column(0, f.name, f.kind), open),
		widgets.BesideTop(theme.Gap, 0, widgets.Column(0, f.stands, f.wording, f.where), toIndicator))
	right := widgets.Column(theme.Tight, widgets.Beside(theme.Gap, 0, f.mark, f.others, f.read, f.unmake, f.make), f.passage, f.help, f.field)
	f.scroll = widgets.NewScroll(container.New(halves{}, left, right))
	f.object = widgets.NewPanel(theme.ColorSurface, theme.ColorBorder, container.New(inPanel{}, f.scroll)).Rounded(theme.Radius)
	return f
}

// show shows a cell. For the same one, what is being typed stays.
func (f *foot) show(m *model, at cell) {
	link, nth, of := f.among(m.state, at)
	id := portfolio.ID("")
	if link != nil {
		id = link.ID
	}
	other := at != f.at || id != f.link
	f.at, f.link = at, id
	indicator, competence, block := m.state.Framework.Indicator(at.indicator)
	f.where.SetText(block.Short() + " – " + competence.Code + " " + competence.Title)
	f.wording.SetText(indicator.Code + "\u2002" + indicator.Text)
	f.stands.SetText(marks.Standing(m.coverage.Indicator(at.indicator), m.state.Aimed(block.Code)))
	f.name.SetText(marks.NameOf(m.state, at.evidence))
	f.kind.SetText(marks.KindOf(m.state, at.evidence) + weakness(m.state, at.evidence))
	if at.evidence.Kind == portfolio.KindPiece {
		f.icon.Set(icons.Clip, theme.ColorSecondary)
	} else {
		f.icon.Set(icons.Pen, theme.ColorSecondary)
	}
	f.showLink(m.state, link, other)
	f.showPassage(link, nth, of)
	f.scroll.Relayout()
	if other {
		f.scroll.ToTop()
	}
}

// setLow leaves room for the wording of the indicator on a low screen, where
// long titles take one line.
func (f *foot) setLow(low bool) {
	if low == f.low {
		return
	}
	f.low = low
	lines := 0
	if low {
		lines = 1
	}
	f.name.Lines(lines)
	f.scroll.Relayout()
}

func (f *foot) showLink(state *portfolio.State, link *portfolio.Link, other bool) {
	linked := link != nil
	said := ""
	mark, word := widgets.MarkNone, text.MapNotLinked
	if linked {
		said, mark = link.Justification, markOf(state, link)
		word = map[widgets.Mark]string{widgets.MarkAgain: text.MapSuspect, widgets.MarkStarted: text.MapLinked, widgets.MarkReached: text.MapJustified}[mark]
	}
	f.mark.Set(mark, word)
	if other {
		f.why.Load(said)
	} else {
		f.why.Show(said)
	}
	widgets.SetVisible(f.field, linked)
	widgets.SetVisible(f.unmake, linked)
	widgets.SetVisible(f.read, mark == widgets.MarkAgain)
	widgets.SetVisible(f.make, !linked)
	widgets.SetVisible(f.help, !linked)
}

// among finds the link to show of a cell: the one shown before where it is still
// there, else the first; and which of how many it is, from 1.
func (f *foot) among(state *portfolio.State, at cell) (link *portfolio.Link, nth, of int) {
	links := state.LinksBetween(at.evidence, at.indicator)
	if len(links) == 0 {
		return nil, 0, 0
	}
	nth = max(0, slices.IndexFunc(links, func(l *portfolio.Link) bool { return l.ID == f.link }))
	return links[nth], nth + 1, len(links)
}

// showPassage says which passage is linked, and that there are others.
func (f *foot) showPassage(link *portfolio.Link, nth, of int) {
	quote := ""
	if link != nil && link.OfPassage() {
		quote = text.MapPassage(portfolio.Shorten(link.Quote, 120))
	}
	f.passage.SetText(quote)
	widgets.SetVisible(f.passage, quote != "")
	f.others.SetText(text.MapNth(nth, of))
	widgets.SetVisible(f.others, of > 1)
}

// next shows the next link of the cell.
func (f *foot) next() {
	f.why.Flush()
	state := f.screen.book.State()
	links := state.LinksBetween(f.at.evidence, f.at.indicator)
	_, nth, of := f.among(state, f.at)
	if of == 0 {
		return
	}
	f.link = links[nth%of].ID
	f.why.Load(links[nth%of].Justification)
	f.show(f.screen.model, f.at)
}

// key brings the keyboard back to the map: Enter saves, Escape leaves.
func (f *foot) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyEscape:
		f.why.Flush()
		f.screen.grid.Focus()
		return true
	}
	return false
}

func (f *foot) justify(why string) error {
	s, id := f.screen, f.link
	state := s.book.State()
	link := state.Link(id)
	if link == nil {
		return nil // unlinked in between: nothing to justify any more
	}
	return s.change(text.JustifyLabel(link.Indicator, marks.NameOf(state, link.Evidence)), func(e *portfolio.Edit) error {
		n := *link
		n.Justification = why
		return e.Put(&n)
	})
}

// confirm says that the link was looked at again and holds.
func (f *foot) confirm() {
	f.why.Flush()
	s, id := f.screen, f.link
	state := s.book.State()
	if link := state.Link(id); link != nil {
		_ = s.change(text.ReadLabel(link.Indicator, marks.NameOf(state, link.Evidence), true), func(e *portfolio.Edit) error {
			return e.Check(id, true)
		})
	}
	s.grid.Focus()
}

// weakness adds why a link counts for less than its justification promises.
func weakness(state *portfolio.State, ref portfolio.Ref) string {
	switch r := state.Get(ref).(type) {
	case *portfolio.Situation:
		if !r.InDossier {
			return " · " + text.SituationNotPrinted
		}
	case *portfolio.Piece:
		if r.Confidentiality == portfolio.NotAttached {
			return " · " + string(portfolio.NotAttached)
		}
		if !r.InDossier {
			return " · " + text.SituationNotPrinted
		}
	}
	return ""
}

// bodyLayout puts the map over the foot. The foot keeps one height, so that the
// map stays still while one moves over it; on a low screen it leaves the map
// nearly three quarters, and scrolls.
type bodyLayout struct{ foot *foot }

func (l bodyLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	text := theme.Size(ftheme.SizeNameText)
	most, low := text*11.4+8, size.Height < text*42
	if low {
		most = min(text*9.8+8, size.Height*0.28)
	}
	l.foot.setLow(low)
	foot := max(objects[1].MinSize().Height, min(most, size.Height*0.33))
	objects[0].Resize(fyne.NewSize(size.Width, max(0, size.Height-foot-theme.Gap)))
	objects[1].Move(fyne.NewPos(0, size.Height-foot))
	objects[1].Resize(fyne.NewSize(size.Width, foot))
}

func (bodyLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	a, b := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(max(a.Width, b.Width), a.Height+b.Height+theme.Gap)
}

// inPanel leaves room around what scrolls in the foot.
type inPanel struct{}

func (inPanel) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(12, 7))
	objects[0].Resize(size.Subtract(fyne.NewSize(14, 12)))
}

func (inPanel) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().Add(fyne.NewSize(14, 12))
}

// halves puts two columns of text side by side, the first a little wider.
type halves struct{}

func (halves) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := (size.Width - theme.Margin) * 0.54
	for i, width := range []float32{left, size.Width - left - theme.Margin} {
		objects[i].Resize(fyne.NewSize(width, objects[i].MinSize().Height))
		objects[i].Resize(fyne.NewSize(width, objects[i].MinSize().Height))
	}
	objects[1].Move(fyne.NewPos(left+theme.Margin, 0))
}

func (halves) MinSize(objects []fyne.CanvasObject) fyne.Size {
	a, b := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(a.Width+b.Width+theme.Margin, max(a.Height, b.Height))
}
