package situations

import (
	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// longQuote is where the quote of a passage is cut in its card, in characters.
const longQuote = 150

// selected is the passage that is selected in the text that is open.
func (e *editor) selected() (portfolio.Passage, bool) {
	open := e.tabs.Open() - tabOfPart(0)
	if open < 0 || open >= len(e.parts) || !e.parts[open].loaded {
		return portfolio.Passage{}, false
	}
	p := e.parts[open]
	start, end, ok := p.editor.Selection()
	if !ok {
		return portfolio.Passage{}, false
	}
	// What is kept may be shorter than what was typed: see portfolio.Normalize.
	typed := []rune(p.editor.Text())
	kept := func(n int) int { return portfolio.Runes(portfolio.Normalize(string(typed[:n]))) }
	passage, _, ok := e.situation().Passage(p.part.Field, kept(start), kept(end))
	return passage, ok
}

// passageCard shows a passage: what it says, where, what has become of it, and
// the indicators that it is linked to.
func (l *links) passageCard(p *portfolio.LinkedPassage, coverage *portfolio.Coverage) fyne.CanvasObject {
	objects := []fyne.CanvasObject{l.quote(p)}
	if p.Fate == portfolio.PassageGone {
		objects = append(objects, l.gone(p))
	}
	for i, link := range p.Links {
		if i > 0 {
			objects = append(objects, widgets.Divider())
		}
		objects = append(objects, l.lines(link, coverage.Indicator(link.Indicator))...)
	}
	return widgets.Card("", objects...)
}

// quote is the row that leads to a passage in its text.
func (l *links) quote(p *portfolio.LinkedPassage) fyne.CanvasObject {
	state := l.screen.state
	said, where := p.Text, portfolio.TitleOfPart(p.Field)
	switch p.Fate {
	case portfolio.PassageGone:
		said, where = p.Quote, text.PassageWas(where)
	case portfolio.PassageEdited:
		where = text.PassageEdited(where)
	}
	quote := widgets.NewText(widgets.Body, text.Quoted(state.Excerpt(said, longQuote))).Italic()
	caption := widgets.NewText(widgets.Caption, where)
	if p.Fate == portfolio.PassageGone {
		return widgets.Column(2, caption, quote)
	}
	body := widgets.Column(2, widgets.Beside(theme.Tight, 0, caption, widgets.NewIcon(icons.Right, theme.ColorSecondary)), quote)
	id := p.Links[0].ID
	return widgets.Inset(-8, -4, widgets.NewRow(body, func() { l.screen.ShowPassage(id) }).Padded(8, 4))
}

// gone says that a passage is not there any more, and offers what can be done.
func (l *links) gone(p *portfolio.LinkedPassage) fyne.CanvasObject {
	links := p.Links
	sentence, label := text.PassageGone, text.PassageChoose
	if l.choosing == links[0].ID {
		sentence, label = text.PassageChooseNow, text.DialogCancel
	}
	return widgets.NewNotice(widgets.Warning, sentence,
		widgets.NewButton(widgets.Plain, label, icons.None, func() { l.choose(links) }),
		widgets.NewButton(widgets.Quiet, text.PassageWiden, icons.None, func() { l.widen(links) }))
}

// choose takes the passage that is selected for one that is gone. Where nothing
// is selected it says what to do, and Ctrl+K then takes it.
func (l *links) choose(links []*portfolio.Link) {
	s := l.screen
	if l.choosing == links[0].ID {
		l.choosing = ""
		l.show()
		return
	}
	l.choosing = links[0].ID
	if !s.ChoosePassage() {
		l.show()
		if p := s.editor.partAt(links[0].Passage.Field); p != nil {
			p.editor.Focus()
		}
	}
}

// ChoosePassage takes what is selected for the passage that is being chosen
// again; false where none is, or nothing is selected.
func (s *Screen) ChoosePassage() bool {
	l := s.editor.links
	first := s.state.Link(l.choosing)
	if first == nil || first.Evidence != s.editor.situation().Ref() {
		return false
	}
	s.Flush()
	place, ok := s.editor.selected()
	if !ok {
		return false
	}
	l.choosing = ""
	var codes []string
	err := s.change(text.PassageChosenLabel(short(s.editor.situation())), func(e *portfolio.Edit) error {
		for _, link := range sameGone(e.State(), first) {
			codes = append(codes, link.Indicator)
			if err := e.Anchor(link.ID, place); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		s.tell(text.PassageChosen(codes), true)
	}
	return true
}

// sameGone lists the links of the passage that is gone and that a link is of.
func sameGone(state *portfolio.State, of *portfolio.Link) []*portfolio.Link {
	for _, p := range state.PassagesOf(of.Evidence.ID) {
		for _, link := range p.Links {
			if link.ID == of.ID {
				return p.Links
			}
		}
	}
	return nil
}

// widen keeps the links of a passage for the whole situation.
func (l *links) widen(links []*portfolio.Link) {
	s := l.screen
	s.Flush()
	err := s.change(text.PassageWidenedLabel(short(s.editor.situation())), func(e *portfolio.Edit) error {
		for _, link := range links {
			if err := e.Widen(link.ID); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		s.tell(text.PassageWidened, true)
	}
}

// ShowPassage opens the situation of a linked passage where the passage stands,
// selected; one that is gone, where it last stood.
func (s *Screen) ShowPassage(link portfolio.ID) {
	s.Flush()
	l := s.state.Link(link)
	if l == nil {
		return
	}
	found := s.state.Passage(l)
	if found.Fate == portfolio.PassageGone {
		s.Select(l.Evidence.ID)
		return
	}
	s.OpenAt(l.Evidence.ID, found.Field, found.Start, found.End)
}

// again says that links of the situation are to be looked at again, and leads
// there or confirms them all.
type again struct {
	screen *Screen
	object fyne.CanvasObject
	mark   *widgets.StateMark
	said   string
}

func newAgain(s *Screen) *again {
	a := &again{screen: s, mark: widgets.NewStateMark(widgets.MarkAgain, "")}
	a.object = widgets.Column(0, a.mark, widgets.QuietRow(
		widgets.NewButton(widgets.Quiet, text.RecheckCompare, icons.None, a.compare),
		widgets.NewButton(widgets.Quiet, text.RecheckConfirmAll, icons.None, a.confirm)))
	a.object.Hide()
	return a
}

// show shows how many there are, and reports whether the room it takes changes.
func (a *again) show(n int) bool {
	said := text.RecheckOf(n)
	if a.said == said && a.object.Visible() == (n > 0) {
		return false
	}
	a.said = said
	a.mark.Set(widgets.MarkAgain, said)
	if n > 0 {
		a.object.Show()
	} else {
		a.object.Hide()
	}
	return true
}

func (a *again) compare() {
	s := a.screen
	s.Flush()
	if links := s.state.SuspectFrom(s.editor.situation().Ref()); len(links) > 0 && s.OnRecheck != nil {
		s.OnRecheck(links[0].ID)
	}
}

func (a *again) confirm() {
	s := a.screen
	s.Flush()
	t, n := s.editor.situation(), 0
	err := s.change(text.RecheckedAllLabel(short(t)), func(e *portfolio.Edit) (err error) {
		n, err = e.CheckAll(e.State().SuspectFrom(t.Ref()))
		return err
	})
	if err == nil {
		s.tell(text.Rechecked(n), true)
	}
}
