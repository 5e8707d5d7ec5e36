package competences

import (
	"slices"

	"fyne.io/fyne/v2"
	ftheme "fyne.io/fyne/v2/theme"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/explain"
	"acquis/ui/autosave"
	"acquis/ui/marks"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// detail is the side of the chosen indicator.
type detail struct {
	screen *Screen
	object *widgets.Scroll
	code   string // of the indicator shown

	where, wording *widgets.Text
	next, advice   *widgets.Text // what lacks, and what would do good
	number         *widgets.Text
	mark, flag     *widgets.StateMark
	states         *fyne.Container
	out            *widgets.Notice
	link, leave    *widgets.Button
	gap            *gapView
	empty          *widgets.Text
	linked         *widgets.Text
	list           *fyne.Container
	cards          []*linkCard
	portion        *widgets.Portion
	asked          portfolio.ID // a link that is shown whatever its place
}

// cardsAtOnce is how many links are shown before one asks for more.
const cardsAtOnce = 12

func newDetail(s *Screen) *detail {
	d := &detail{
		screen: s, where: widgets.NewText(widgets.Caption, ""), wording: widgets.NewText(widgets.Prose, ""),
		number: widgets.NewText(widgets.Heading, "").Colored(ftheme.ColorNamePrimary), next: widgets.NewText(widgets.Secondary, ""), advice: widgets.NewText(widgets.Caption, ""),
		mark: widgets.NewStateMark(widgets.MarkNone, ""), flag: widgets.NewStateMark(widgets.MarkNone, ""),
		out:   widgets.NewNotice(widgets.Info, ""),
		empty: widgets.NewText(widgets.Secondary, text.CompetencesEmpty), linked: widgets.NewText(widgets.Subheading, text.CompetencesLinked),
		list: widgets.Column(theme.Gap + 4),
	}
	d.states = widgets.Flow(theme.Space, d.mark, d.flag)
	d.link = widgets.NewButton(widgets.Primary, text.CompetencesLink, icons.Link, func() {
		if s.OnLink != nil {
			s.OnLink()
		}
	})
	d.leave = widgets.NewButton(widgets.Quiet, text.CompetencesGap, icons.None, d.leaveAside)
	d.portion = widgets.NewPortion(cardsAtOnce, text.More, func() { d.showLinks(s.book.State(), false); d.object.Relayout() })
	d.gap = newGapView(d)
	head := widgets.Column(theme.Gap, d.where, widgets.BesideTop(12, 1, widgets.OneLine(d.number), d.wording), d.states, d.next, d.advice)
	d.object = widgets.NewScroll(widgets.Readable(widgets.Inset(0, theme.Tight, widgets.Column(theme.Space,
		head, d.out, d.gap.object, widgets.Flow(theme.Gap, d.link, d.leave), d.linked, d.empty, d.list, widgets.Flow(theme.Gap, d.portion.Object())))))
	return d
}

// show shows an indicator of a portfolio. For the same one, what is being
// typed stays, and so does the place on the page.
func (d *detail) show(state *portfolio.State, c *portfolio.Coverage, code string) {
	i, k, b := state.Framework.Indicator(code)
	if i == nil {
		return
	}
	other := code != d.code
	d.code = code
	covered := c.Indicator(code)
	d.where.SetText(b.Short() + " – " + k.Code + " " + k.Title)
	d.number.SetText(i.Code)
	d.wording.SetText(i.Text)
	d.mark.Set(marks.Of(covered))
	flag, word, flagged := marks.Flag(covered)
	if flagged {
		d.flag.Set(flag, word)
	}
	widgets.SetVisible(d.flag, flagged)
	d.states.Refresh()
	choice := state.Block(b.Code)
	d.showWhy(c, covered, choice.Status == portfolio.BlockAimed)
	if choice.Status != portfolio.BlockAimed {
		d.out.Set(widgets.Info, text.CompetencesBlockOut(string(choice.Status), choice.By))
	}
	widgets.SetVisible(d.out, choice.Status != portfolio.BlockAimed)
	d.gap.show(covered.Gap, other)
	widgets.SetVisible(d.leave, covered.Gap == nil && covered.State < portfolio.Argued)
	d.showLinks(state, other)
	d.link.SetKind(widgets.Primary)
	if covered.Gap != nil { // left aside: nothing more is asked for
		d.link.SetKind(widgets.Plain)
		widgets.SetVisible(d.empty, false)
	}
	if other {
		d.object.ToTop()
	}
	d.object.Relayout()
}

// showWhy says why the indicator is in its state, and what its compétence could
// do with.
func (d *detail) showWhy(c *portfolio.Coverage, covered *portfolio.IndicatorCoverage, aimed bool) {
	d.next.SetText(explain.Lacking(covered))
	widgets.SetVisible(d.next, covered.Gap == nil && aimed)
	advised := explain.Advised(c, c.Competence(covered.Indicator.Code))
	d.advice.SetText(advised)
	widgets.SetVisible(d.advice, covered.Gap == nil && advised != "")
}

// showLinks shows a card for each link. Cards that stay keep their fields.
func (d *detail) showLinks(state *portfolio.State, anew bool) {
	old := map[portfolio.ID]*linkCard{}
	if anew {
		d.portion.Begin()
	} else {
		for _, c := range d.cards {
			old[c.link] = c
		}
	}
	links := state.LinksTo(d.code)
	asked := slices.IndexFunc(links, func(l *portfolio.Link) bool { return l.ID == d.asked })
	d.cards, d.list.Objects = nil, nil
	for _, l := range widgets.Share(d.portion, links, asked) {
		card := old[l.ID]
		if card == nil {
			card = newLinkCard(d.screen, l)
		}
		card.show(state, l)
		d.cards = append(d.cards, card)
		d.list.Objects = append(d.list.Objects, card.object)
	}
	widgets.SetVisible(d.empty, len(links) == 0)
	widgets.SetVisible(d.linked, len(links) > 0)
	d.list.Refresh()
}

func (d *detail) flush() {
	d.gap.reason.Flush()
	for _, c := range d.cards {
		c.why.Flush()
	}
}

// card is that of a link of the indicator shown, nil if there is none. It is
// shown from now on, wherever it stands among the others.
func (d *detail) card(link portfolio.ID) *linkCard {
	find := func() *linkCard {
		for _, c := range d.cards {
			if c.link == link {
				return c
			}
		}
		return nil
	}
	if c := find(); c != nil {
		return c
	}
	d.asked = link
	d.showLinks(d.screen.book.State(), false)
	d.object.Relayout()
	return find()
}

// justify gives the keyboard to the justification of a link.
func (d *detail) justify(link portfolio.ID) {
	if c := d.card(link); c != nil {
		c.field.Focus()
	}
}

// leaveAside makes the indicator a point non traité and asks why.
func (d *detail) leaveAside() {
	code := d.code
	err := d.screen.change(text.GapLabel(code), func(e *portfolio.Edit) error {
		return e.Put(&portfolio.AcceptedGap{Indicator: code})
	})
	if err == nil {
		d.gap.field.Focus()
	}
}

// gapView says that an indicator is a point non traité, and why.
type gapView struct {
	detail *detail
	object fyne.CanvasObject
	field  *widgets.LabeledEntry
	reason *autosave.Text
}

func newGapView(d *detail) *gapView {
	g := &gapView{detail: d, field: widgets.NewLabeledLines(text.CompetencesGapReason, "", 2, nil)}
	g.field.SetPlaceholder(text.CompetencesGapHint)
	g.reason = autosave.Lines(g.field, g.save)
	undo := widgets.NewButton(widgets.Plain, text.CompetencesGapUndo, icons.Undo, g.undo)
	body := widgets.Column(theme.Gap+2, widgets.NewText(widgets.Subheading, text.CompetencesGapTitle),
		widgets.NewText(widgets.Body, text.CompetencesGapHelp), g.field, widgets.Flow(theme.Gap, undo))
	g.object = widgets.NewPanel(theme.ColorTintNeutral, "", widgets.Inset(theme.Space, theme.Space-2, body)).Rounded(theme.Radius + 3)
	g.object.Hide()
	return g
}

// show shows a gap, or nothing for nil. For another indicator the field is
// loaded anew.
func (g *gapView) show(gap *portfolio.AcceptedGap, anew bool) {
	reason := ""
	if gap != nil {
		reason = gap.Reason
	}
	if anew || gap == nil || !g.object.Visible() {
		g.reason.Load(reason)
	} else {
		g.reason.Show(reason)
	}
	widgets.SetVisible(g.object, gap != nil)
}

func (g *gapView) save(reason string) error {
	code := g.detail.code
	return g.detail.screen.change(text.GapReasonLabel(code), func(e *portfolio.Edit) error {
		return e.Put(&portfolio.AcceptedGap{Indicator: code, Reason: reason})
	})
}

// undo takes the indicator up again. The reason goes with it; Ctrl+Z brings
// both back.
func (g *gapView) undo() {
	g.reason.Flush()
	code := g.detail.code
	if err := g.detail.screen.change(text.GapUndoLabel(code), func(e *portfolio.Edit) error {
		e.Remove(portfolio.Ref{Kind: portfolio.KindAcceptedGap, ID: portfolio.ID(code)})
		return nil
	}); err == nil {
		widgets.Focus(g.detail.link)
	}
}
