// Package dashboard is the screen Tableau de bord: where the candidate stands,
// bloc by bloc, and the three things to do next, each one click away.
package dashboard

import (
	"time"

	"fyne.io/fyne/v2"
	ftheme "fyne.io/fyne/v2/theme"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/marks"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// Copies tells when a copy was last made outside this computer, what that place
// is called, and whether it is here all the same, on the disk of the portfolio;
// the zero time if none ever was.
type Copies interface {
	LastCopy() (when time.Time, place string, here bool)
}

// stepsShown is how many next things are offered: enough for an evening.
const stepsShown = 3

// copyGetsOld is the age from which a copy is said to be old: two weeks of
// evenings are a lot to write again.
const copyGetsOld = 14 * 24 * time.Hour

// Screen is the dashboard.
type Screen struct {
	// OnStep goes to where a step is done, OnBlock to the indicators of a block
	// (its code), OnHolding to what holds what, OnCopy makes a copy outside this computer, OnSealedCopy one with
	// a passphrase, OnVersions goes to the earlier versions, OnAsk shows what to ask the certifier about the end of the registration.
	OnStep    func(portfolio.Step)
	OnBlock   func(code string)
	OnHolding func()
	OnCopy    func()

	OnSealedCopy func()
	OnVersions   func()
	OnAsk        func()

	copies Copies
	clock  func() time.Time
	page   *widgets.Page
	body   *widgets.Scroll
	todo   fyne.CanvasObject // what there is to do
}

// New makes the screen; the clock tells the day, in the person's own time zone.
func New(copies Copies, clock func() time.Time) *Screen {
	s := &Screen{copies: copies, clock: clock, body: widgets.NewScroll(widgets.Column(0))}
	s.page = widgets.NewPage(text.DashboardTitle, "", s.body)
	return s
}

// Object is what the window shows.
func (s *Screen) Object() fyne.CanvasObject { return s.page }

// Show shows a portfolio.
func (s *Screen) Show(state *portfolio.State) {
	c := portfolio.Cover(state, s.today())
	s.page.SetTitle(text.Hello(state.Candidate().Name()))
	s.page.SetSubtitle(s.subtitle(state, c))
	column := widgets.Column(theme.Space)
	if notice := s.registration(state); notice != nil {
		column.Add(notice)
	}
	s.todo = widgets.Column(theme.Space, s.steps(state, c), s.lastCopy())
	column.Add(widgets.Columns(395, theme.Space, s.todo,
		widgets.Column(theme.Space, s.blocks(c), s.balance(state))))
	s.body.SetContent(column)
}

// Focus gives the keyboard to what there is to do, rather than to the notice
// above it.
func (s *Screen) Focus() { widgets.FocusFirst(s.todo) }

// today is the day in the person's own time zone.
func (s *Screen) today() portfolio.Date { return portfolio.DateOf(s.clock()) }

func (s *Screen) subtitle(state *portfolio.State, c *portfolio.Coverage) string {
	line := state.Framework.ShortTitle + " (" + state.Framework.Code + ") · " + text.CoveredOf(c.Covered(), c.Total)
	deposit := state.Candidate().DepositOn
	switch {
	case deposit.IsZero():
		return line
	case deposit.Day == 0:
		return line + " · " + text.DepositMonth(deposit.French())
	}
	days := int(deposit.Time().Sub(s.today().Time()).Hours() / 24)
	return line + " · " + text.Deposit(deposit.French(), days)
}

// registration warns that the certification's registration ends: one line, and
// what to ask behind it.
func (s *Screen) registration(state *portfolio.State) fyne.CanvasObject {
	r := state.Framework.Registration
	if r == nil || r.Ends.IsZero() {
		return nil
	}
	ask := widgets.NewButton(widgets.Plain, text.WhatToAsk, icons.None, func() { call(s.OnAsk) })
	line := widgets.Beside(theme.Gap+2, 1, widgets.NewIcon(icons.Warning, ftheme.ColorNameWarning),
		widgets.NewText(widgets.Body, text.RegistrationEnds(state.Framework.Code, r.Ends.French())), ask)
	return widgets.NewPanel(theme.ColorTintWarning, "", widgets.Inset(theme.Space-2, theme.Gap, line)).Rounded(theme.Radius)
}

func (s *Screen) steps(state *portfolio.State, c *portfolio.Coverage) fyne.CanvasObject {
	steps := portfolio.NextSteps(state, c)
	if len(steps) == 0 {
		return widgets.Card(text.NextThings, widgets.NewText(widgets.Body, text.NothingToDo))
	}
	group := widgets.NewRowGroup()
	rows := []*widgets.Row{}
	list := widgets.Column(theme.Tight)
	for _, step := range steps[:min(stepsShown, len(steps))] {
		said := sentence(state, step)
		row := widgets.NewRow(widgets.Beside(12, 1,
			widgets.NewIcon(iconOf(step.Kind), theme.ColorLink).Scaled(1.2),
			widgets.Column(2, widgets.NewText(widgets.Strong, said.Do), widgets.NewText(widgets.Secondary, said.Why).Lines(3)),
			widgets.NewIcon(icons.Right, theme.ColorSecondary),
		), func() {
			if s.OnStep != nil {
				s.OnStep(step)
			}
		})
		rows = append(rows, row)
		list.Add(row)
	}
	group.SetRows(rows...)
	return widgets.Card(text.NextThings, list)
}

func (s *Screen) blocks(c *portfolio.Coverage) fyne.CanvasObject {
	group := widgets.NewRowGroup()
	var rows []*widgets.Row
	list := widgets.Column(theme.Gap)
	for i := range c.Blocks {
		row := s.block(&c.Blocks[i])
		rows = append(rows, row)
		list.Add(row)
	}
	group.SetRows(rows...)
	return widgets.Card(text.YourBlocks, widgets.NewText(widgets.Secondary, text.OnlyTheJury), list)
}

func (s *Screen) block(b *portfolio.BlockCoverage) *widgets.Row {
	column := widgets.Column(theme.Tight+2, widgets.NewText(widgets.Strong, b.Block.Name()))
	if b.Aimed() {
		column.Add(widgets.NewText(widgets.Caption, b.Block.Code+" · "+text.CoveredOf(b.Covered(), b.Total)))
		column.Add(widgets.NewBar(marks.Segments(b.Counts)...))
		column.Add(widgets.NewText(widgets.Secondary, text.Missing(missing(b))))
	} else {
		column.Add(widgets.NewText(widgets.Caption, b.Block.Code))
		column.Add(widgets.NewStateMark(widgets.MarkOut, string(b.Choice.Status)))
		column.Add(widgets.NewText(widgets.Secondary, text.BlockOutOfCount(string(b.Choice.Status), b.Choice.By)))
	}
	code := b.Block.Code
	return widgets.NewRow(widgets.Beside(theme.Gap, 0, column, widgets.NewIcon(icons.Right, theme.ColorSecondary)), func() {
		if s.OnBlock != nil {
			s.OnBlock(code)
		}
	}).Padded(theme.Gap, theme.Gap)
}

// missing lists the indicators of a block that are not argued, nor left aside.
func missing(b *portfolio.BlockCoverage) []string {
	var codes []string
	for _, k := range b.Competences {
		for _, i := range k.Indicators {
			if i.Gap == nil && !i.Covered() {
				codes = append(codes, i.Indicator.Code)
			}
		}
	}
	return codes
}

func (s *Screen) balance(state *portfolio.State) fyne.CanvasObject {
	h := portfolio.Hold(state, s.today())
	weights, most := h.Balance, 1
	for _, w := range weights {
		most = max(most, w.Words)
	}
	column := widgets.Column(theme.Gap, widgets.NewText(widgets.Secondary, text.BalanceHelp))
	for _, w := range weights {
		measure := widgets.NewMeasured()
		measure.Set(w.Words, 0, most, text.Weight(w.Words, w.Situations, w.Pieces))
		column.Add(widgets.Column(2, widgets.NewText(widgets.Strong, w.Block.Short()), measure))
	}
	if most, least, uneven := h.Imbalance(); uneven {
		column.Add(widgets.NewText(widgets.Strong, text.HoldsUneven(most.Block.Short(), most.Pages(), least.Block.Short(), least.Pages())))
	}
	if h.Argued > 0 {
		column.Add(widgets.NewText(widgets.Body, text.HoldsSum(len(h.Fragile), h.Argued)))
	}
	column.Add(widgets.Flow(theme.Gap, widgets.NewButton(widgets.Plain, text.HoldsMore, icons.Right, func() { call(s.OnHolding) })))
	return widgets.Card(text.BlockBalance, column)
}

func (s *Screen) lastCopy() fyne.CanvasObject {
	when, place, here := s.copies.LastCopy()
	said := text.LastCopy("", "")
	if !when.IsZero() {
		said = text.LastCopy(portfolio.DateOf(when.Local()).French(), place)
	}
	column := widgets.Column(theme.Gap, widgets.NewText(widgets.Body, said))
	switch age := s.clock().Sub(when); {
	case when.IsZero():
	case here:
		column.Add(widgets.NewNotice(widgets.Warning, text.CopyIsHere))
	case age > copyGetsOld:
		column.Add(widgets.NewNotice(widgets.Warning, text.CopyIsOld(int(age.Hours()/24))))
	}
	column.Add(widgets.Flow(theme.Gap, widgets.NewButton(widgets.Plain, text.CopyNow, icons.Save, func() { call(s.OnCopy) }),
		widgets.NewButton(widgets.Plain, text.CopySealedNow, icons.None, func() { call(s.OnSealedCopy) }),
		widgets.NewButton(widgets.Quiet, text.SeeVersions, icons.None, func() { call(s.OnVersions) })))
	return widgets.Card(text.LastCopyTitle, column)
}

func call(f func()) {
	if f != nil {
		f()
	}
}
