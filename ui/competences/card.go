package competences

import (
	"fyne.io/fyne/v2"
	ftheme "fyne.io/fyne/v2/theme"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/autosave"
	"acquis/ui/marks"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// linkCard shows one link: what is linked, why, and whether somebody has read
// it again.
type linkCard struct {
	screen    *Screen
	link      portfolio.ID
	evidence  portfolio.Ref
	indicator string
	object    fyne.CanvasObject

	title, kind *widgets.Text
	passage     *widgets.Text // that is linked, and not the whole situation
	suspect     *widgets.Notice
	weak        *widgets.Text // why the link counts for less
	field       *widgets.LabeledEntry
	why         *autosave.Text
	read        *widgets.Check
}

func newLinkCard(s *Screen, l *portfolio.Link) *linkCard {
	c := &linkCard{screen: s, link: l.ID, evidence: l.Evidence, indicator: l.Indicator,
		title: widgets.NewText(widgets.Strong, ""), kind: widgets.NewText(widgets.Caption, ""),
		passage: widgets.NewText(widgets.Secondary, "").Lines(3),
		weak:    widgets.NewText(widgets.Caption, "").Colored(ftheme.ColorNameWarning)}
	c.field = widgets.NewLabeledLines(text.JustificationLabel, "", 2, portfolio.NormalizeLine)
	c.field.SetPlaceholder(text.JustificationHint)
	c.field.OnTyped = c.count
	c.field.Input().OnKey = c.key
	c.why = autosave.Line(c.field, c.justify)
	c.why.Load(l.Justification)
	c.suspect = widgets.NewNotice(widgets.Warning, text.CompetencesSuspect,
		widgets.NewButton(widgets.Plain, text.RecheckCompare, icons.None, c.recheck))
	c.read = widgets.NewCheck(text.CompetencesRead, c.markRead)
	open := widgets.NewButton(widgets.Quiet, text.CompetencesOpen, icons.Right, c.open)
	unlink := widgets.NewButton(widgets.Quiet, text.CompetencesUnlink, icons.Unlink, c.unlink)
	head := widgets.BesideTop(10, 1, widgets.NewIcon(evidenceIcon(l.Evidence.Kind), theme.ColorSecondary),
		widgets.Column(2, c.title, c.kind, c.passage, c.weak))
	c.object = widgets.Card("", head, c.suspect, c.field, widgets.Beside(theme.Tight, 0, c.read, open, unlink))
	return c
}

// show shows the link as it is now, but for what is being typed.
func (c *linkCard) show(state *portfolio.State, l *portfolio.Link) {
	c.title.SetText(marks.NameOf(state, l.Evidence))
	c.kind.SetText(marks.KindOf(state, l.Evidence))
	if l.OfPassage() {
		c.passage.SetText(quoteOf(state, l))
	}
	widgets.SetVisible(c.passage, l.OfPassage())
	weak := weakness(state, l.Evidence)
	c.weak.SetText(weak)
	widgets.SetVisible(c.weak, weak != "")
	suspect := state.Suspect(l)
	widgets.SetVisible(c.suspect, suspect)
	c.why.Show(l.Justification)
	c.count(c.field.Text())
	c.read.SetTicked(l.Checked != "" && !suspect)
}

// longQuote is where the quote of a passage is cut, in characters.
const longQuote = 200

// quoteOf is what a linked passage says, or said where it is gone.
func quoteOf(state *portfolio.State, l *portfolio.Link) string {
	if f := state.Passage(l); f.Fate != portfolio.PassageGone {
		return text.LinkPassage(state.Excerpt(f.Text, longQuote))
	}
	return text.PassageLost(state.Excerpt(l.Quote, longQuote))
}

// open goes to what is linked: a passage where it stands.
func (c *linkCard) open() {
	s := c.screen
	l := s.book.State().Link(c.link)
	switch {
	case l != nil && l.OfPassage() && s.OnPassage != nil:
		s.OnPassage(c.link)
	case s.OnOpen != nil:
		s.OnOpen(c.evidence)
	}
}

// recheck goes to where before and after stand side by side.
func (c *linkCard) recheck() {
	c.why.Flush()
	if c.screen.OnRecheck != nil {
		c.screen.OnRecheck(c.link)
	}
}

func (c *linkCard) count(typed string) {
	c.field.SetHelp(text.JustificationCount(portfolio.Runes(portfolio.NormalizeLine(typed)), portfolio.JustificationAdvice))
}

// key saves on Enter: a justification is one sentence, without line breaks.
func (c *linkCard) key(e *fyne.KeyEvent) bool {
	if e.Name != fyne.KeyReturn && e.Name != fyne.KeyEnter {
		return false
	}
	c.why.Flush()
	return true
}

func (c *linkCard) name() string { return marks.NameOf(c.screen.book.State(), c.evidence) }

func (c *linkCard) justify(why string) error {
	return c.screen.change(text.JustifyLabel(c.indicator, c.name()), func(e *portfolio.Edit) error {
		l := e.State().Link(c.link)
		if l == nil {
			return nil // unlinked in between: nothing to justify any more
		}
		n := *l
		n.Justification = why
		return e.Put(&n)
	})
}

// markRead says that the link was read again and holds, or takes it back.
func (c *linkCard) markRead(on bool) {
	c.why.Flush()
	err := c.screen.change(text.ReadLabel(c.indicator, c.name(), on), func(e *portfolio.Edit) error {
		return e.Check(c.link, on)
	})
	if err != nil {
		c.read.SetTicked(!on)
	}
}

// unlink takes the link away at once; the frame offers to undo it.
func (c *linkCard) unlink() {
	c.why.Flush()
	name, state := c.name(), c.screen.book.State()
	said := text.CompetencesUnlinked(name, c.indicator)
	if link := state.Link(c.link); link != nil {
		said = marks.Gone(said, portfolio.FallsWithout(state, link, c.screen.book.Today()))
	}
	err := c.screen.change(text.UnlinkLabel(c.indicator, name), func(e *portfolio.Edit) error {
		e.Remove(portfolio.Ref{Kind: portfolio.KindLink, ID: c.link})
		return nil
	})
	if err != nil {
		return
	}
	widgets.Focus(c.screen.detail.link)
	if c.screen.OnRemoved != nil {
		c.screen.OnRemoved(said)
	}
}

// weakness says why a link counts for less than its justification promises.
func weakness(state *portfolio.State, ref portfolio.Ref) string {
	switch r := state.Get(ref).(type) {
	case *portfolio.Situation:
		if !r.InDossier {
			return text.CompetencesNotPrinted
		}
	case *portfolio.Piece:
		if r.Confidentiality == portfolio.NotAttached {
			return text.CompetencesNotAttached
		}
		if !r.InDossier {
			return text.CompetencesNotPrinted
		}
	}
	return ""
}
