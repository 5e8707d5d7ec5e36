package chooser

import (
	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/picker"
	"acquis/ui/marks"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// Linking is what a panel for links is opened with: Evidence, to choose
// indicators for, or an Indicator, to choose situations and pieces for.
type Linking struct {
	State     *portfolio.State
	Coverage  *portfolio.Coverage
	Choice    *picker.Choice
	Evidence  []portfolio.Ref
	Indicator string
	Passage   string // what the passage says that is linked, on one line; "" for the whole

	// OnLink links what was chosen, with a justification where one was typed;
	// the panel is closed by then. OnLinked is told of a link that there is
	// already: its justification is wanted.
	OnLink   func(chosen []picker.Item, justification string)
	OnLinked func(*portfolio.Link)
}

// LinkPanel is the panel for links. Its parts are there for tests.
type LinkPanel struct {
	Dialog *widgets.Dialog
	Picker *widgets.Picker

	Linking
	source  *linkSource
	whole   *widgets.Text // the whole wording of what is chosen
	takes   *widgets.Text // what Enter links
	confirm *widgets.Button
	why     *widgets.LabeledEntry // says why, for those who say it at once
}

// Open opens the panel over a screen.
func (l Linking) Open(over fyne.CanvasObject) *LinkPanel {
	placeholder, nothing := text.LinkIndicators, text.LinkNotFound
	if l.Indicator != "" {
		placeholder = text.LinkEvidence
		if len(l.Choice.Items) == 0 {
			nothing = text.LinkNoEvidence
		}
	}
	p := &LinkPanel{Linking: l, source: newLinkSource(l), Picker: widgets.NewPicker(placeholder, nothing).Several().Compact(),
		whole: widgets.NewText(widgets.Body, "").Lines(5), takes: widgets.NewText(widgets.Strong, "").Lines(2)}
	p.confirm = widgets.NewButton(widgets.Primary, text.LinkAction, icons.Link, p.Confirm)
	p.Picker.Tickable = func(i int) bool { return !l.Choice.Linked(i) }
	p.Picker.OnChosen = p.show
	p.Picker.OnOpened = p.Confirm
	p.Picker.Offer(p.source)
	p.why = newWhy(p.Confirm)
	p.Picker.Input().OnTab = p.why.Focus
	lower := widgets.Column(theme.Gap, widgets.Divider(), p.whole, p.takes, p.why, widgets.NewText(widgets.Caption, text.LinkKeys))
	body := widgets.FillAbove(theme.Gap+2, p.Picker, lower)
	if i, _, _ := l.State.Framework.Indicator(l.Indicator); i != nil {
		body = widgets.Fill(theme.Gap+2, widgets.NewText(widgets.Secondary, i.Text).Lines(3), body)
	}
	if l.Passage != "" {
		body = widgets.Fill(theme.Gap+2, widgets.NewText(widgets.Body, text.LinkPassage(l.Passage)).Lines(3), body)
	}
	cancel := widgets.NewButton(widgets.Plain, text.DialogCancel, icons.None, func() { p.Dialog.Close() })
	p.Dialog = widgets.NewDialog(p.title(), body, cancel, p.confirm).Wide(760).Tall()
	p.Dialog.ShowOver(over)
	return p
}

func (p *LinkPanel) title() string {
	if p.Indicator != "" {
		return text.LinkToTitle(p.Indicator)
	}
	first := portfolio.Shorten(marks.NameOf(p.State, p.Evidence[0]), 60)
	if p.Passage != "" {
		return text.LinkPassageTitle(first)
	}
	return text.LinkTitle(first, len(p.Evidence)-1)
}

// Suggest offers some things first while nothing is typed. What the person has
// chosen meanwhile stays chosen.
func (p *LinkPanel) Suggest(suggested []Suggestion) {
	p.source.suggest(suggested)
	p.Picker.Again()
}

// show shows the whole of what the choice has moved to, and what Enter does.
func (p *LinkPanel) show(index int) {
	if index < 0 {
		p.whole.SetText(text.LinkNoneChosen)
		p.whole.SetColor(theme.ColorSecondary)
	} else {
		p.whole.SetText(p.source.whole(index))
		p.whole.SetKind(widgets.Body)
	}
	taken := p.Picker.Taken()
	p.confirm.SetEnabled(len(taken) > 0)
	p.confirm.SetText(text.LinkActionOf(len(taken)))
	p.takes.Hidden = len(p.Picker.Ticked()) == 0
	if p.existing(taken) != nil {
		p.confirm.SetText(text.LinkActionGo)
	}
	if !p.takes.Hidden {
		var names []string
		for _, i := range taken {
			names = append(names, p.source.short(i))
		}
		p.takes.SetText(text.LinkTakes(names))
	}
	if p.why != nil {
		p.why.SetEnabled(p.existing(taken) == nil)
	}
	if p.Dialog != nil {
		p.Dialog.Refresh()
	}
}

// existing is the link that there is already where nothing else was taken.
func (p *LinkPanel) existing(taken []int) *portfolio.Link {
	if len(taken) == 1 && p.Choice.Linked(taken[0]) {
		return p.Choice.Items[taken[0]].Links[0]
	}
	return nil
}

// Confirm takes what is ticked and chosen, and closes the panel.
func (p *LinkPanel) Confirm() { p.take(p.Picker.Taken()) }

// TakeRecent takes the nth (from 1) of the last used, with what is ticked. It
// reports whether there is one.
func (p *LinkPanel) TakeRecent(n int) bool {
	if n < 1 || n > len(p.Choice.Recent) {
		return false
	}
	taken := p.Picker.Ticked()
	recent := p.Choice.Recent[n-1]
	p.take(append(taken[:len(taken):len(taken)], recent))
	return true
}

func (p *LinkPanel) take(taken []int) {
	if link := p.existing(taken); link != nil {
		p.Dialog.Close()
		p.OnLinked(link)
		return
	}
	var items []picker.Item
	seen := map[int]bool{}
	for _, i := range taken {
		if !p.Choice.Linked(i) && !seen[i] {
			items = append(items, p.Choice.Items[i])
			seen[i] = true
		}
	}
	if len(items) > 0 {
		p.Dialog.Close()
		p.OnLink(items, portfolio.NormalizeLine(p.why.Text()))
	}
}
