// Package competences is the Compétences screen: the map of the indicators,
// grouped by compétence and bloc, and beside it the one that is chosen, with
// its exact wording, what is linked to it and why.
//
// A cell of the map shows the state of its indicator by a sign and a colour.
// The screen lets one link, justify, read again, unlink, and leave an indicator
// aside with a reason. It counts what was written; the jury alone judges, and
// the screen says so. Texts are saved at the pause; what is being typed is
// never overwritten.
package competences

import (
	"fyne.io/fyne/v2"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// Book is what the screen needs of a portfolio.
type Book interface {
	State() *portfolio.State
	Change(label string, edit func(*portfolio.Edit) error) error
	Today() portfolio.Date // the day on which what is recent is judged
}

// Screen is the Compétences screen. It is for the interface's goroutine.
type Screen struct {
	// OnOpen goes to a situation or a piece, OnPassage to a linked passage in its
	// text, OnRecheck to where a link is looked at again. OnLink opens the picker on what
	// ToLink says. OnView goes to another view of Compétences, by its index in
	// text.ViewsOfCompetences. OnRemoved says what has just gone, so that the frame can offer
	// to undo; OnError what went wrong. Each may be nil.
	OnOpen    func(portfolio.Ref)
	OnPassage func(link portfolio.ID)
	OnRecheck func(link portfolio.ID)
	OnLink    func()
	OnView    func(index int)
	OnRemoved func(said string)
	OnError   func(error)

	book   Book
	page   *widgets.Page
	views  *widgets.Segments
	board  *board
	detail *detail
	// chosen is the code of the indicator shown, portfolio what it was chosen in.
	chosen    string
	portfolio portfolio.ID
}

// New makes the screen.
func New(book Book) *Screen {
	s := &Screen{book: book}
	s.board = newBoard(s.choose)
	s.detail = newDetail(s)
	s.views = widgets.NewSegments(text.ViewsOfCompetences(), func(i int) {
		s.views.SetChosen(0)
		if s.OnView != nil {
			s.OnView(i)
		}
	}).Unwrapped()
	s.views.SetChosen(0)
	s.page = widgets.NewPage(text.CompetencesTitle, text.OnlyTheJury,
		widgets.NewSplit("competences", 0.43, widgets.Inset(0, 0, s.board.object), widgets.Inset(theme.Gap, 0, s.detail.object)), s.views)
	return s
}

// Object is what the window shows.
func (s *Screen) Object() fyne.CanvasObject { return s.page }

// Show shows a portfolio; the chosen indicator stays chosen.
func (s *Screen) Show(state *portfolio.State) {
	coverage := portfolio.Cover(state, s.book.Today())
	if state.ID != s.portfolio {
		s.portfolio, s.chosen, s.detail.code = state.ID, "", ""
	}
	if coverage.Indicator(s.chosen) == nil {
		s.chosen = firstToDo(coverage)
	}
	s.board.show(state.Framework, coverage, s.chosen)
	s.detail.show(state, coverage, s.chosen)
}

// OpenIndicator chooses an indicator and gives its cell the keyboard. An
// unknown code changes nothing.
func (s *Screen) OpenIndicator(code string) {
	if i, _, _ := s.book.State().Framework.Indicator(code); i == nil {
		return
	}
	s.board.showAll()
	s.choose(code)
	s.board.focus(code)
}

// OpenBlock chooses the first indicator of a block that is not argued yet, or
// its first one.
func (s *Screen) OpenBlock(code string) {
	for _, b := range portfolio.Cover(s.book.State(), s.book.Today()).Blocks {
		if b.Block.Code == code {
			s.OpenIndicator(firstIn(&b))
		}
	}
}

// Focus gives the keyboard to the map.
func (s *Screen) Focus() { s.board.group.Focus() }

// ToLink says what Ctrl+K links: the chosen indicator.
func (s *Screen) ToLink() (evidence []portfolio.Ref, indicator string) { return nil, s.chosen }

// Justify gives the keyboard to the justification of a link, in its card.
func (s *Screen) Justify(link *portfolio.Link) {
	if link.Indicator != s.chosen {
		s.choose(link.Indicator)
	}
	s.detail.justify(link.ID)
}

// Linked gives the keyboard to the justification of a link just made.
func (s *Screen) Linked(link *portfolio.Link) { s.Justify(link) }

// Flush saves what was typed and not saved yet.
func (s *Screen) Flush() { s.detail.flush() }

func (s *Screen) choose(code string) {
	s.Flush()
	s.chosen = code
	s.Show(s.book.State())
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

// firstToDo is the indicator to begin with: in the first block that is aimed
// at, the first that is not argued.
func firstToDo(c *portfolio.Coverage) string {
	for i := range c.Blocks {
		if c.Blocks[i].Aimed() {
			return firstIn(&c.Blocks[i])
		}
	}
	return c.Blocks[0].Competences[0].Indicators[0].Indicator.Code
}

func firstIn(b *portfolio.BlockCoverage) string {
	for _, k := range b.Competences {
		for _, i := range k.Indicators {
			if i.State < portfolio.Argued && i.Gap == nil {
				return i.Indicator.Code
			}
		}
	}
	return b.Competences[0].Indicators[0].Indicator.Code
}
