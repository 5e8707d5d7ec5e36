package situations

import (
	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/chooser"
	"acquis/ui/marks"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// links is what stands beside the text: the indicators that the situation is
// linked to.
type links struct {
	screen  *Screen
	object  fyne.CanvasObject
	heading *widgets.Text
	falls   *widgets.Text // what would fall without the situation
	column  *fyne.Container
	scroll  *widgets.Scroll
	shown   []shownLink
}

// shownLink is what one card says, to know whether it must be made anew: a
// card that stays keeps the keyboard.
type shownLink struct {
	id    portfolio.ID
	why   string
	state portfolio.CoverageState
	flag  bool
}

func newLinks(s *Screen) *links {
	l := &links{screen: s, heading: widgets.NewText(widgets.Subheading, ""), column: widgets.Column(theme.Gap),
		falls: widgets.NewText(widgets.Caption, "")}
	l.scroll = widgets.NewScroll(l.column)
	link := widgets.NewButton(widgets.Plain, text.SituationLink, icons.Link, s.link)
	l.object = widgets.Fill(theme.Gap, widgets.Column(theme.Gap, l.heading, l.falls, widgets.Flow(0, link)), l.scroll)
	return l
}

// show lists the links in the order of the framework.
func (l *links) show() {
	state := l.screen.state
	coverage := portfolio.Cover(state, l.screen.book.Today())
	ref := l.screen.editor.situation().Ref()
	var shown []shownLink
	var found []*portfolio.Link
	for _, i := range state.Framework.Indicators() {
		if link := state.Linked(ref, i.Code); link != nil {
			found = append(found, link)
			shown = append(shown, shownLink{link.ID, link.Justification, coverage.Indicator(i.Code).State, state.Suspect(link)})
		}
	}
	l.heading.SetText(text.SituationLinksHeading(len(found)))
	l.showFalls(portfolio.Falls(state, ref, l.screen.book.Today()))
	if same(shown, l.shown) && len(l.column.Objects) > 0 {
		return
	}
	l.shown, l.column.Objects = shown, nil
	for _, link := range found {
		l.column.Add(l.card(link, coverage.Indicator(link.Indicator)))
	}
	if len(found) == 0 {
		l.column.Add(widgets.NewText(widgets.Secondary, text.SituationNoLinks))
	}
	l.scroll.Relayout()
}

// showFalls says what would fall without the situation.
func (l *links) showFalls(falls []portfolio.Fall) {
	said := text.WouldFall(marks.Fell(falls))
	if said == l.falls.Text() && l.falls.Visible() == (said != "") {
		return
	}
	l.falls.SetText(said)
	l.falls.Hidden = said == ""
	l.object.Refresh()
}

func same(a, b []shownLink) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// card shows one link: which indicator, how far it is, and why it is shown.
func (l *links) card(link *portfolio.Link, c *portfolio.IndicatorCoverage) fyne.CanvasObject {
	s := l.screen
	mark, word := marks.Of(c)
	head := widgets.Flow(theme.Gap+2, widgets.OneLine(widgets.NewText(widgets.Strong, link.Indicator)), widgets.NewStateMark(mark, word))
	if s.state.Suspect(link) {
		if mark, word, ok := marks.Flag(c); ok {
			head.Add(widgets.NewStateMark(mark, word))
		}
	}
	why := widgets.NewText(widgets.Body, link.Justification)
	justify := text.SituationEditWhy
	if !link.Justified() {
		why, justify = widgets.NewText(widgets.Secondary, text.SituationNoJustify), text.SituationJustify
	}
	return widgets.Card("", head,
		widgets.NewText(widgets.Caption, portfolio.Shorten(c.Indicator.Text, 110)), why,
		widgets.QuietRow(
			widgets.NewButton(widgets.Quiet, justify, icons.None, func() { s.justify(link) }),
			widgets.NewButton(widgets.Quiet, text.SituationSee, icons.None, func() { s.openIndicator(link.Indicator) }),
			widgets.NewButton(widgets.Quiet, text.SituationUnlink, icons.None, func() { s.unlink(link) })))
}

// ToLink says what Ctrl+K links: the open situation.
func (s *Screen) ToLink() (evidence []portfolio.Ref, indicator string) {
	if t := s.situation(); t != nil {
		return []portfolio.Ref{t.Ref()}, ""
	}
	return nil, ""
}

// Justify goes to the justification of a link.
func (s *Screen) Justify(link *portfolio.Link) { s.justify(link) }

// link asks the window for the picker.
func (s *Screen) link() {
	if s.OnLink != nil {
		s.OnLink()
	}
}

// justify asks for the justification of a link.
func (s *Screen) justify(link *portfolio.Link) {
	s.Flush()
	t := s.editor.situation()
	chooser.Justify(s.page, s.state, link, func(why string) {
		_ = s.change(text.SituationJustified(link.Indicator, short(t)), func(e *portfolio.Edit) error {
			changed := *e.State().Link(link.ID)
			changed.Justification = why
			return e.Put(&changed)
		})
	})
}

func (s *Screen) unlink(link *portfolio.Link) {
	s.Flush()
	t := s.editor.situation()
	said := marks.Gone(text.SituationUnlinkedNow(link.Indicator), portfolio.FallsWithout(s.state, link, s.book.Today()))
	err := s.change(text.SituationUnlinked(link.Indicator, short(t)), func(e *portfolio.Edit) error {
		e.Remove(link.Ref())
		return nil
	})
	if err == nil {
		s.tell(said, true)
	}
}

func (s *Screen) openIndicator(code string) {
	s.Flush()
	if s.OnIndicator != nil {
		s.OnIndicator(code)
	}
}
