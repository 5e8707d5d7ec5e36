// Package evidencemap is the map (Carte), a view of the Compétences screen: the
// indicators across, by bloc and compétence, and down the situations by
// experience and the pieces by nature. A cell says by a sign and a colour
// whether the two are linked, with or without a justification, or whether the
// link is à revérifier; what the cell is, and why, stands in words below.
//
// Everything is done from the keyboard: the arrows move, Enter links and then
// goes to the justification, Enter or Escape there comes back, Delete unlinks.
// Each is one entry of the journal. What one is working on stays in sight when
// a filter would drop it.
package evidencemap

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/marks"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// Book is what the screen needs of a portfolio.
type Book interface {
	State() *portfolio.State
	Change(label string, edit func(*portfolio.Edit) error) error
	Today() portfolio.Date // the day on which what is recent is judged
}

// viewMap is where this view stands among those of Compétences.
const viewMap = 1

// Screen is the map. It is for the interface's goroutine.
type Screen struct {
	// OnView goes to another view of Compétences, by its index in
	// text.ViewsOfCompetences; OnIndicator to an indicator, OnOpen to a
	// situation or a piece; OnSituations and OnPieces to where the first ones
	// are made. OnTell says what has just been done, OnError what went wrong.
	// Each may be nil.
	OnView       func(index int)
	OnIndicator  func(code string)
	OnOpen       func(portfolio.Ref)
	OnSituations func()
	OnPieces     func()
	OnTell       func(said string, undo bool)
	OnError      func(error)

	book      Book
	portfolio portfolio.ID
	filter    filter
	at        cell
	model     *model

	page    *widgets.Page
	views   *widgets.Segments
	bar     *filterBar
	grid    *widgets.Grid
	foot    *foot
	body    fyne.CanvasObject
	nothing fyne.CanvasObject
	empty   fyne.CanvasObject
	shown   fyne.CanvasObject // of body, nothing and empty
}

// New makes the screen.
func New(book Book) *Screen {
	s := &Screen{book: book, grid: widgets.NewGrid()}
	s.grid.OnMoved, s.grid.OnPressed, s.grid.OnRemoved = s.moved, s.pressed, s.removed
	s.foot = newFoot(s)
	s.bar = newFilterBar(s)
	s.views = widgets.NewSegments(text.ViewsOfCompetences(), func(i int) {
		s.views.SetChosen(viewMap)
		if s.OnView != nil {
			s.OnView(i)
		}
	}).Unwrapped()
	s.views.SetChosen(viewMap)
	s.body = widgets.Fill(theme.Gap+2, s.bar.object, container.New(bodyLayout{s.foot}, s.grid, s.foot.object))
	s.nothing = widgets.Column(theme.Space, widgets.NewText(widgets.Secondary, text.MapNothing),
		widgets.Flow(0, widgets.NewButton(widgets.Plain, text.MapShowAll, icons.Grid, s.showAll)))
	s.empty = widgets.EmptyState(icons.Grid, text.MapEmpty, text.MapEmptyHelp,
		widgets.NewButton(widgets.Primary, text.MapToSituation, icons.Pen, func() { call(s.OnSituations) }),
		widgets.NewButton(widgets.Plain, text.MapToPieces, icons.Clip, func() { call(s.OnPieces) }))
	s.page = widgets.NewPage(text.CompetencesTitle, "", s.body, s.views)
	s.shown = s.body
	return s
}

// Object is what the window shows.
func (s *Screen) Object() fyne.CanvasObject { return s.page }

// Grid is the grid of the map.
func (s *Screen) Grid() *widgets.Grid { return s.grid }

// Show shows a portfolio; the place on the map stays.
func (s *Screen) Show(state *portfolio.State) {
	if state.ID != s.portfolio {
		s.portfolio, s.filter, s.at = state.ID, filter{}, cell{}
	}
	s.bar.show(state)
	s.lay(state)
}

// lay lays the map out and shows the cell that one is on.
func (s *Screen) lay(state *portfolio.State) {
	s.model = newModel(state, s.book.Today(), s.filter, s.at)
	switch {
	case len(state.Situations())+len(state.Pieces()) == 0:
		s.setBody(s.empty)
		s.page.SetSubtitle("")
		return
	case s.model.empty():
		s.setBody(widgets.Fill(theme.Gap+2, s.bar.object, s.nothing))
		s.shown = s.nothing
	case s.shown != s.body:
		s.setBody(s.body)
	}
	s.page.SetSubtitle(text.MapSum(len(s.model.columns), s.model.evidence(), s.model.linkCount()))
	row, column := s.model.find(s.at)
	s.grid.SetContent(s.model.content, row, column)
	s.moved(s.grid.Current())
}

func (s *Screen) setBody(o fyne.CanvasObject) {
	if s.shown != o {
		s.shown = o
		s.page.SetBody(o)
	}
}

// Focus gives the keyboard to the map, or to what there is to do first.
func (s *Screen) Focus() {
	switch s.shown {
	case s.empty:
		widgets.FocusFirst(s.empty)
	case s.nothing:
		widgets.FocusFirst(s.nothing)
	default:
		s.grid.Focus()
	}
}

// Flush saves the justification that was typed and not saved yet.
func (s *Screen) Flush() { s.foot.why.Flush() }

// OpenEvidence shows the row of a situation or a piece and gives it the keyboard.
func (s *Screen) OpenEvidence(ref portfolio.Ref) {
	s.Flush()
	s.at.evidence = ref
	s.setFilter(filter{}, true)
	s.grid.MoveTo(s.grid.Current())
	s.Focus()
}

// ToLink says what Ctrl+K links: the situation or piece of the current row.
func (s *Screen) ToLink() (evidence []portfolio.Ref, indicator string) {
	if s.at.evidence.IsZero() {
		return nil, ""
	}
	return []portfolio.Ref{s.at.evidence}, ""
}

// Justify moves to a link and gives the keyboard to its justification.
func (s *Screen) Justify(link *portfolio.Link) {
	s.Flush()
	s.at = cell{link.Evidence, link.Indicator}
	s.setFilter(s.filter, true)
	s.foot.field.Focus()
}

// Linked gives the keyboard to the justification of a link just made.
func (s *Screen) Linked(link *portfolio.Link) { s.Justify(link) }

func (s *Screen) showAll() {
	s.setFilter(filter{}, false)
	s.Focus()
}

// setFilter asks for another part of the map. The cell that one was on does
// not stay for that alone, unless it is to be kept.
func (s *Screen) setFilter(f filter, keep bool) {
	s.Flush()
	at := s.at
	if s.filter = f; !keep {
		s.at = cell{}
	}
	state := s.book.State()
	s.model = newModel(state, s.book.Today(), f, s.at)
	// Stay on the same row and column where they are still there.
	row, column := s.model.find(at)
	s.at, _ = s.model.at(s.nearest(row), column)
	s.bar.show(state)
	s.lay(state)
	s.grid.MoveTo(s.grid.Current())
}

// nearest is the first row with cells from one on.
func (s *Screen) nearest(row int) int {
	for i := row; i < len(s.model.rows); i++ {
		if !s.model.rows[i].IsZero() {
			return i
		}
	}
	return row
}

// moved shows the cell that the grid is on.
func (s *Screen) moved(row, column int) {
	at, ok := s.model.at(row, column)
	if !ok {
		s.at = cell{}
		return
	}
	if at != s.at {
		s.Flush()
	}
	s.at = at
	s.foot.show(s.model, at)
}

// link is the link that the foot shows of the cell that one is on, or nil.
func (s *Screen) link() *portfolio.Link {
	link, _, _ := s.foot.among(s.book.State(), s.at)
	return link
}

// pressed links, or goes to the justification of what is linked.
func (s *Screen) pressed(int, int) {
	if s.link() != nil {
		s.foot.field.Focus()
		return
	}
	at := s.at
	name := marks.NameOf(s.book.State(), at.evidence)
	// The cell and the foot say what was done: a message would cover the field
	// that Enter goes to next.
	_ = s.change(text.MapLinkLabel(at.indicator, name), func(e *portfolio.Edit) error {
		_, err := e.Link(at.evidence, at.indicator, "")
		return err
	})
}

// removed takes the link away at once, and tells what fell with it.
func (s *Screen) removed(int, int) {
	s.Flush()
	state, link := s.book.State(), s.link()
	if link == nil {
		return
	}
	name := marks.NameOf(state, link.Evidence)
	said := marks.Gone(text.CompetencesUnlinked(name, link.Indicator), portfolio.FallsWithout(state, link, s.book.Today()))
	err := s.change(text.UnlinkLabel(link.Indicator, name), func(e *portfolio.Edit) error {
		e.Remove(link.Ref())
		return nil
	})
	if err == nil {
		s.tell(said)
	}
}

// change makes a change and tells of what went wrong. The frame shows the
// screen anew before it returns.
func (s *Screen) change(label string, edit func(*portfolio.Edit) error) error {
	err := s.book.Change(label, edit)
	if err != nil && s.OnError != nil {
		s.OnError(err)
	}
	return err
}

func (s *Screen) tell(said string) {
	if s.OnTell != nil {
		s.OnTell(said, true)
	}
}

func call(f func()) {
	if f != nil {
		f()
	}
}
