package situations

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/chooser"
	"acquis/ui/marks"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// links is what stands beside the text: the linked passages in the order of the
// text, then the indicators that the situation is linked to as a whole.
//
// Every sentence that one adds turns the links of the whole situation à
// revérifier. While somebody is writing here that is held back: nothing pops up
// beside the text and no card changes until they go to another situation or
// screen. What was à revérifier before they began stays in sight.
type links struct {
	screen   *Screen
	object   fyne.CanvasObject
	heading  *widgets.Text
	falls    *widgets.Text // what would fall without the situation
	again    *again
	column   *fyne.Container
	portion  *widgets.Portion // of the passages
	of       portfolio.ID     // the situation that is shown
	scroll   *widgets.Scroll
	shown    []string     // what each card says: one that stays keeps the keyboard
	writing  bool         // here, since the situation was opened: what turns à revérifier is held back
	choosing portfolio.ID // a link whose passage is being chosen again, "" for none
}

// passagesAtOnce is how many passages are shown before one asks for more.
const passagesAtOnce = 8

func newLinks(s *Screen) *links {
	l := &links{screen: s, heading: widgets.NewText(widgets.Subheading, ""), column: widgets.Column(theme.Gap),
		falls: widgets.NewText(widgets.Caption, ""), again: newAgain(s)}
	l.portion = widgets.NewPortion(passagesAtOnce, text.More, func() { l.shown = nil; l.show() })
	l.scroll = widgets.NewScroll(l.column)
	link := widgets.NewButton(widgets.Plain, text.SituationLink, icons.Link, s.link)
	l.object = widgets.Fill(theme.Gap, widgets.Column(theme.Gap, l.heading, l.falls, widgets.Flow(0, link), l.again.object), l.scroll)
	return l
}

// show lists what is linked.
func (l *links) show() {
	state := l.screen.state
	coverage := portfolio.Cover(state, l.screen.book.Today())
	ref := l.screen.editor.situation().Ref()
	passages, whole := state.PassagesOf(ref.ID), state.WholeLinks(ref)
	if ref.ID != l.of {
		l.of = ref.ID
		l.portion.Begin()
	}
	if state.Link(l.choosing) == nil {
		l.choosing = ""
	}
	l.heading.SetText(text.SituationLinksHeading(indicatorsOf(state.LinksFrom(ref))))
	l.showFalls(portfolio.Falls(state, ref, l.screen.book.Today()))
	again := 0
	if !l.writing {
		again = len(state.SuspectFrom(ref))
	}
	if l.again.show(again) {
		l.object.Refresh()
	}
	shown := l.said(state, coverage, passages, whole)
	if slices.Equal(shown, l.shown) && len(l.column.Objects) > 0 {
		return
	}
	l.shown, l.column.Objects = shown, nil
	most := l.portion.Of(len(passages))
	for i := range most {
		l.column.Add(l.passageCard(&passages[i], coverage))
	}
	if most < len(passages) {
		l.column.Add(widgets.Flow(0, l.portion.Object()))
	}
	if len(passages) > 0 && len(whole) > 0 {
		l.column.Add(widgets.Inset(2, theme.Tight, widgets.NewText(widgets.Caption, text.SituationWhole)))
	}
	for _, link := range whole {
		l.column.Add(l.card(link, coverage.Indicator(link.Indicator)))
	}
	if len(whole)+len(passages) == 0 {
		l.column.Add(widgets.NewText(widgets.Secondary, text.SituationNoLinks))
	}
	l.scroll.Relayout()
}

// hold holds back what the text that is being written makes à revérifier, unless
// some is in sight already.
func (l *links) hold() { l.writing = l.writing || !l.again.object.Visible() }

// release shows it.
func (l *links) release() {
	if l.writing {
		l.writing = false
		l.show()
	}
}

// suspect reports whether a link is shown as à revérifier.
func (l *links) suspect(link *portfolio.Link) bool { return !l.writing && l.screen.state.Suspect(link) }

// indicatorsOf counts the indicators of some links, each once.
func indicatorsOf(links []*portfolio.Link) int {
	codes := map[string]bool{}
	for _, l := range links {
		codes[l.Indicator] = true
	}
	return len(codes)
}

// said is what the cards say, to know whether they must be made anew.
func (l *links) said(state *portfolio.State, coverage *portfolio.Coverage, passages []portfolio.LinkedPassage, whole []*portfolio.Link) []string {
	var said []string
	add := func(links []*portfolio.Link) {
		for _, link := range links {
			said = append(said, fmt.Sprint(link.ID, link.Justification, coverage.Indicator(link.Indicator).State,
				coverage.Indicator(link.Indicator).Gap != nil, l.suspect(link), l.choosing == link.ID))
		}
	}
	for _, p := range passages {
		said = append(said, fmt.Sprint(p.Field, p.Fate, p.Text, p.Quote))
		add(p.Links)
	}
	add(whole)
	return said
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

// card shows one link of the whole: which indicator, how far it is, and why it
// is shown.
func (l *links) card(link *portfolio.Link, c *portfolio.IndicatorCoverage) fyne.CanvasObject {
	return widgets.Card("", l.lines(link, c)...)
}

// lines are what there is to say of one link, and to do with it.
func (l *links) lines(link *portfolio.Link, c *portfolio.IndicatorCoverage) []fyne.CanvasObject {
	s := l.screen
	mark, word := marks.Of(c)
	head := widgets.Flow(theme.Gap+2, widgets.OneLine(widgets.NewText(widgets.Strong, link.Indicator)), widgets.NewStateMark(mark, word))
	if l.suspect(link) {
		head.Add(widgets.NewStateMark(widgets.MarkAgain, text.RecheckWord))
	}
	why := widgets.NewText(widgets.Body, link.Justification)
	justify := text.SituationEditWhy
	if !link.Justified() {
		why, justify = widgets.NewText(widgets.Secondary, text.SituationNoJustify), text.SituationJustify
	}
	id, indicator := link.ID, link.Indicator
	return []fyne.CanvasObject{head,
		widgets.NewText(widgets.Caption, portfolio.Shorten(c.Indicator.Text, 110)), why,
		widgets.QuietRow(
			widgets.NewButton(widgets.Quiet, justify, icons.None, func() { s.with(id, s.justify) }),
			widgets.NewButton(widgets.Quiet, text.SituationSee, icons.None, func() { s.openIndicator(indicator) }),
			widgets.NewButton(widgets.Quiet, text.SituationUnlink, icons.None, func() { s.with(id, s.unlink) }))}
}

// with does something with a link as it is now: a card may be older.
func (s *Screen) with(id portfolio.ID, do func(*portfolio.Link)) {
	s.Flush()
	if link := s.state.Link(id); link != nil {
		do(link)
	}
}

// ToLink says what Ctrl+K links: the open situation.
func (s *Screen) ToLink() (evidence []portfolio.Ref, indicator string) {
	if t := s.situation(); t != nil {
		return []portfolio.Ref{t.Ref()}, ""
	}
	return nil, ""
}

// ToLinkPassage says which passage of it is selected, if one is.
func (s *Screen) ToLinkPassage() (portfolio.Passage, bool) { return s.editor.selected() }

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
