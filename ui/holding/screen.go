// Package holding is Solidité, a view of the Compétences screen: what holds
// what. It lists the indicators that one situation alone argues, what carries
// more than a fifth of all links, what serves nothing, and how much stands
// behind each bloc. Each line is one click from its place. It counts what was
// written and linked; the jury alone judges.
package holding

import (
	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/marks"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// viewHolds is where this view stands among those of Compétences.
const viewHolds = 2

// Screen is what holds what. It is for the interface's goroutine.
type Screen struct {
	// OnView goes to another view of Compétences, by its index in
	// text.ViewsOfCompetences; OnIndicator to an indicator, OnOpen to a
	// situation or a piece, OnBlock to the indicators of a block. Each may be
	// nil.
	OnView      func(index int)
	OnIndicator func(code string)
	OnOpen      func(portfolio.Ref)
	OnBlock     func(code string)

	today func() portfolio.Date
	state *portfolio.State // shown
	page  *widgets.Page
	views *widgets.Segments
	body  *widgets.Scroll
	group *widgets.RowGroup // all lines, in reading order
	rows  []*widgets.Row
}

// New makes the screen; today is the day on which what is recent is judged.
func New(today func() portfolio.Date) *Screen {
	s := &Screen{today: today, body: widgets.NewScroll(widgets.Column(0)), group: widgets.NewRowGroup()}
	s.views = widgets.NewSegments(text.ViewsOfCompetences(), func(i int) {
		s.views.SetChosen(viewHolds)
		if s.OnView != nil {
			s.OnView(i)
		}
	}).Unwrapped()
	s.views.SetChosen(viewHolds)
	s.page = widgets.NewPage(text.CompetencesTitle, "", s.body, s.views)
	return s
}

// Object is what the window shows.
func (s *Screen) Object() fyne.CanvasObject { return s.page }

// Show shows a portfolio.
func (s *Screen) Show(state *portfolio.State) {
	if state == s.state {
		return
	}
	s.state = state
	h := portfolio.Hold(state, s.today())
	s.rows = nil
	if h.Links == 0 && len(h.Unlinked)+len(h.Uncited) == 0 {
		s.page.SetSubtitle("")
		s.body.SetContent(widgets.EmptyState(icons.Grid, text.HoldsEmpty, text.HoldsEmptyHelp,
			widgets.NewButton(widgets.Primary, text.HoldsToMap, icons.Grid, func() {
				if s.OnView != nil {
					s.OnView(viewHolds - 1)
				}
			})))
		return
	}
	s.page.SetSubtitle(text.HoldsIntro)
	left := widgets.Column(theme.Space, s.fragile(h))
	right := widgets.Column(theme.Space, s.balance(h))
	for _, card := range []fyne.CanvasObject{s.heavy(h), s.unlinked(h), s.uncited(h)} {
		if card != nil {
			right.Add(card)
		}
	}
	s.body.SetContent(widgets.Columns(430, theme.Space, left, right))
	s.group.SetRows(s.rows...)
}

// Focus gives the keyboard to the first line, or to what there is to press.
func (s *Screen) Focus() {
	if len(s.rows) > 0 {
		s.group.Focus()
		return
	}
	widgets.FocusFirst(s.body)
}

// line is one thing and what to know of it, which can be pressed.
func (s *Screen) line(content fyne.CanvasObject, press func()) *widgets.Row {
	row := widgets.NewRow(widgets.Beside(theme.Gap, 0, content, widgets.NewIcon(icons.Right, theme.ColorSecondary)), press).
		Padded(theme.Gap, 6)
	s.rows = append(s.rows, row)
	return row
}

// evidence is the line of a situation or a piece.
func (s *Screen) evidence(ref portfolio.Ref, note string) *widgets.Row {
	icon := icons.Pen
	if ref.Kind == portfolio.KindPiece {
		icon = icons.Clip
	}
	words := widgets.Column(1, widgets.NewText(widgets.Body, marks.NameOf(s.state, ref)))
	if note != "" {
		words.Add(widgets.NewText(widgets.Caption, note))
	}
	return s.line(widgets.BesideTop(theme.Gap, 1, widgets.NewIcon(icon, theme.ColorSecondary), words), func() {
		if s.OnOpen != nil {
			s.OnOpen(ref)
		}
	})
}

func (s *Screen) fragile(h *portfolio.Holding) fyne.CanvasObject {
	list := widgets.Column(1)
	for _, f := range h.Fragile {
		code := f.Indicator.Code
		list.Add(s.line(widgets.BesideTop(theme.Gap, 2, widgets.NewStateMark(marks.State(f.From), ""),
			widgets.OneLine(widgets.NewText(widgets.Strong, code)),
			widgets.Column(1, widgets.NewText(widgets.Body, f.Indicator.Text).Lines(2),
				widgets.NewText(widgets.Caption, text.HoldsBy(s.names(f.By), f.To.String())))), func() {
			if s.OnIndicator != nil {
				s.OnIndicator(code)
			}
		}))
	}
	objects := []fyne.CanvasObject{widgets.NewText(widgets.Strong, text.HoldsSum(len(h.Fragile), h.Argued))}
	if len(h.Fragile) > 0 {
		objects = append(objects, widgets.NewText(widgets.Secondary, text.HoldsFragileHelp), list)
	}
	return widgets.Card(text.HoldsFragile, objects...)
}

func (s *Screen) names(refs []portfolio.Ref) []string {
	names := make([]string, len(refs))
	for i, ref := range refs {
		names[i] = marks.NameOf(s.state, ref)
	}
	return names
}

func (s *Screen) balance(h *portfolio.Holding) fyne.CanvasObject {
	said := widgets.NewText(widgets.Body, text.HoldsEven)
	most, least, uneven := h.Imbalance()
	switch {
	case uneven:
		said = widgets.NewText(widgets.Strong, text.HoldsUneven(most.Block.Short(), most.Pages(), least.Block.Short(), least.Pages()))
	case !h.Written():
		said = widgets.NewText(widgets.Body, text.HoldsTooEarly)
	}
	highest := 1
	for _, w := range h.Balance {
		highest = max(highest, w.Words)
	}
	list := widgets.Column(1)
	for _, w := range h.Balance {
		measure := widgets.NewMeasured()
		measure.Set(w.Words, 0, highest, text.HoldsWeight(w.Words, w.Pages(), w.Situations, w.Pieces, w.Experiences, w.Years))
		code := w.Block.Code
		list.Add(s.line(widgets.Column(2, widgets.NewText(widgets.Strong, w.Block.Short()), measure), func() {
			if s.OnBlock != nil {
				s.OnBlock(code)
			}
		}))
	}
	return widgets.Card(text.HoldsBalance, said, list, widgets.NewText(widgets.Caption, text.HoldsBalanceHelp))
}

func (s *Screen) heavy(h *portfolio.Holding) fyne.CanvasObject {
	if len(h.Heavy) == 0 {
		return nil
	}
	list := widgets.Column(1)
	for _, l := range h.Heavy {
		list.Add(s.evidence(l.Evidence, text.HoldsLoad(l.Links, h.Links)))
	}
	return widgets.Card(text.HoldsHeavy, widgets.NewText(widgets.Secondary, text.HoldsHeavyHelp), list)
}

func (s *Screen) unlinked(h *portfolio.Holding) fyne.CanvasObject {
	if len(h.Unlinked) == 0 {
		return nil
	}
	list := widgets.Column(1)
	for _, t := range h.Unlinked {
		list.Add(s.evidence(t.Ref(), ""))
	}
	return widgets.Card(text.HoldsUnlinked, widgets.NewText(widgets.Secondary, text.HoldsUnlinkedHelp), list)
}

func (s *Screen) uncited(h *portfolio.Holding) fyne.CanvasObject {
	if len(h.Uncited) == 0 {
		return nil
	}
	list := widgets.Column(1)
	for _, p := range h.Uncited {
		list.Add(s.evidence(p.Ref(), ""))
	}
	return widgets.Card(text.HoldsUncited, widgets.NewText(widgets.Secondary, text.HoldsUncitedHelp), list)
}
