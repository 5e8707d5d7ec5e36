// Package dashboard is the screen Tableau de bord: where the candidate stands,
// bloc by bloc, and the three things to do next, each one click away.
package dashboard

import (
	"time"

	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/marks"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// Copies tells when a copy was last made outside this computer, and what that
// place is called; the zero time if none ever was.
type Copies interface {
	LastCopy() (when time.Time, place string)
}

// stepsShown is how many next things are offered: enough for an evening.
const stepsShown = 3

// copyGetsOld is the age from which a copy is said to be old: two weeks of
// evenings are a lot to write again.
const copyGetsOld = 14 * 24 * time.Hour

// Screen is the dashboard.
type Screen struct {
	// OnStep goes to where a step is done, OnBlock to the indicators of a block
	// (its code), OnCopy makes a copy outside this computer, OnAsk shows what to
	// ask the certifier about the end of the registration.
	OnStep  func(portfolio.Step)
	OnBlock func(code string)
	OnCopy  func()
	OnAsk   func()

	copies Copies
	clock  func() time.Time
	page   *widgets.Page
	body   *widgets.Scroll
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
	c := portfolio.Cover(state)
	s.page.SetTitle(text.Hello(state.Candidate().Name()))
	s.page.SetSubtitle(s.subtitle(state, c))
	column := widgets.Column(theme.Space)
	if notice := s.registration(state); notice != nil {
		column.Add(notice)
	}
	column.Add(s.steps(state, c))
	column.Add(s.blocks(c))
	column.Add(widgets.Columns(420, theme.Space, s.balance(state), s.lastCopy()))
	s.body.SetContent(column)
}

func (s *Screen) subtitle(state *portfolio.State, c *portfolio.Coverage) string {
	line := state.Framework.ShortTitle + " (" + state.Framework.Code + ") · " + text.CoveredOf(c.Covered(), c.Total)
	deposit := state.Candidate().DepositOn
	switch {
	case deposit.IsZero():
		return line
	case deposit.Day == 0:
		return line + " · " + text.DepositMonth(deposit.French())
	}
	days := int(deposit.Time().Sub(portfolio.DateOf(s.clock()).Time()).Hours() / 24)
	return line + " · " + text.Deposit(deposit.French(), days)
}

// registration warns that the certification's registration ends.
func (s *Screen) registration(state *portfolio.State) fyne.CanvasObject {
	r := state.Framework.Registration
	if r == nil || r.Message == "" {
		return nil
	}
	ask := widgets.NewButton(widgets.Plain, text.WhatToAsk, icons.None, func() { call(s.OnAsk) })
	return widgets.NewNotice(widgets.Warning, r.Message, ask)
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
			widgets.Column(2, widgets.NewText(widgets.Strong, said.Do), widgets.NewText(widgets.Secondary, said.Why).Lines(2)),
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
	cards := make([]fyne.CanvasObject, len(c.Blocks))
	for i := range c.Blocks {
		cards[i] = s.block(&c.Blocks[i])
	}
	return widgets.Column(theme.Gap,
		widgets.NewText(widgets.Heading, text.YourBlocks),
		widgets.NewText(widgets.Secondary, text.OnlyTheJury),
		widgets.Columns(320, theme.Space, cards...))
}

func (s *Screen) block(b *portfolio.BlockCoverage) fyne.CanvasObject {
	name := widgets.NewText(widgets.Subheading, b.Block.Name())
	code := widgets.NewText(widgets.Caption, b.Block.Code)
	if !b.Aimed() {
		return widgets.Card("", name, code, widgets.NewStateMark(widgets.MarkOut, string(b.Choice.Status)),
			widgets.NewText(widgets.Secondary, text.BlockOutOfCount(string(b.Choice.Status), b.Choice.By)))
	}
	return widgets.Card("", name, code,
		widgets.NewText(widgets.Strong, text.CoveredOf(b.Covered(), b.Total)),
		widgets.NewBar(marks.Segments(b.Counts)...),
		widgets.NewText(widgets.Secondary, text.Missing(b.ByState[portfolio.Untouched], b.ByState[portfolio.Begun], b.Gaps)),
		widgets.Flow(theme.Gap, widgets.NewButton(widgets.Plain, text.SeeIndicators, icons.Grid, func() {
			if s.OnBlock != nil {
				s.OnBlock(b.Block.Code)
			}
		})))
}

func (s *Screen) balance(state *portfolio.State) fyne.CanvasObject {
	weights := portfolio.Balance(state)
	most := 1
	for _, w := range weights {
		most = max(most, w.Words)
	}
	column := widgets.Column(theme.Gap, widgets.NewText(widgets.Secondary, text.BalanceHelp))
	for _, w := range weights {
		measure := widgets.NewMeasured()
		measure.Set(w.Words, 0, most, text.Weight(w.Words, w.Situations, w.Pieces))
		column.Add(widgets.Column(2, widgets.NewText(widgets.Strong, w.Block.Short()), measure))
	}
	return widgets.Card(text.BlockBalance, column)
}

func (s *Screen) lastCopy() fyne.CanvasObject {
	when, place := s.copies.LastCopy()
	said := text.LastCopy("", "")
	if !when.IsZero() {
		said = text.LastCopy(portfolio.DateOf(when.Local()).French(), place)
	}
	column := widgets.Column(theme.Gap, widgets.NewText(widgets.Body, said))
	if age := s.clock().Sub(when); !when.IsZero() && age > copyGetsOld {
		column.Add(widgets.NewNotice(widgets.Warning, text.CopyIsOld(int(age.Hours()/24))))
	}
	column.Add(widgets.Flow(theme.Gap, widgets.NewButton(widgets.Plain, text.CopyNow, icons.Save, func() { call(s.OnCopy) })))
	return widgets.Card(text.LastCopyTitle, column)
}

func call(f func()) {
	if f != nil {
		f()
	}
}
