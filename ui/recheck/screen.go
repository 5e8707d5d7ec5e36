// Package recheck is À revérifier, a view of the Compétences screen: every link
// one of whose ends has changed since it was made or last found right, with what
// each end said before and says now side by side. Confirming clears a link, or
// all of one situation or piece at once; each is one entry of the journal.
//
// What it promises: what was said before is shown only where it is really kept,
// and the screen says so where it is not; what has changed is marked word by
// word and not by colour alone; a passage that is gone is never confirmed.
package recheck

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

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
	// Versions hands over what a situation or a piece was, the newest first, as
	// far back as it is kept. It may answer at once or later, on the interface's
	// goroutine.
	Versions(ref portfolio.Ref, answer func([]portfolio.Record, error))
}

// viewRecheck is where this view stands among those of Compétences.
const viewRecheck = 4

// Screen is the list of the links à revérifier and the one that is chosen. It is
// for the interface's goroutine.
type Screen struct {
	// OnView goes to another view of Compétences, by its index in
	// text.ViewsOfCompetences; OnIndicator to an indicator, OnOpen to a situation
	// or a piece, OnPassage to a linked passage in its text. OnTell says what has
	// just been done, OnError what went wrong. Each may be nil.
	OnView      func(index int)
	OnIndicator func(code string)
	OnOpen      func(portfolio.Ref)
	OnPassage   func(link portfolio.ID)
	OnTell      func(said string, undo bool)
	OnError     func(error)

	book   Book
	state  *portfolio.State
	links  []*portfolio.Link // those to look at again, by situation and piece
	rows   []int             // of the list: indices of links, -1 for the heading over those of one situation or piece
	chosen portfolio.ID      // the link shown

	page   *widgets.Page
	views  *widgets.Segments
	list   *widgets.List
	detail *detail
	body   fyne.CanvasObject
	empty  fyne.CanvasObject
}

// New makes the screen.
func New(book Book) *Screen {
	s := &Screen{book: book}
	s.views = widgets.NewSegments(text.ViewsOfCompetences(), func(i int) {
		s.views.SetChosen(viewRecheck)
		if s.OnView != nil {
			s.OnView(i)
		}
	}).Unwrapped()
	s.views.SetChosen(viewRecheck)
	s.list = widgets.NewList(func() int { return len(s.rows) }, newRow, s.fill)
	s.list.OnChosen = func(row int) { s.choose(s.links[s.rows[row]].ID) }
	s.list.OnOpened = func(int) { s.detail.focus() }
	s.detail = newDetail(s)
	s.body = widgets.NewSplit("recheck", 0.3, s.list, widgets.Inset(theme.Gap, 0, s.detail.object))
	s.empty = widgets.EmptyState(icons.Check, text.RecheckEmpty, text.RecheckEmptyHelp,
		widgets.NewButton(widgets.Primary, text.RecheckToList, icons.Grid, func() {
			if s.OnView != nil {
				s.OnView(0)
			}
		}))
	s.page = widgets.NewPage(text.CompetencesTitle, "", s.empty, s.views)
	return s
}

// Object is what the window shows.
func (s *Screen) Object() fyne.CanvasObject { return s.page }

// Show shows a portfolio. The chosen link stays chosen; when it is settled, the
// one that takes its place in the list is.
func (s *Screen) Show(state *portfolio.State) {
	at := max(0, s.at(s.chosen))
	s.state, s.links = state, state.SuspectLinks()
	s.lay()
	if len(s.links) == 0 {
		s.chosen = ""
		s.page.SetSubtitle("")
		s.page.SetBody(s.empty)
		return
	}
	if s.at(s.chosen) < 0 {
		s.chosen = s.links[min(at, len(s.links)-1)].ID
	}
	s.page.SetSubtitle(text.RecheckSum(len(s.links)))
	s.page.SetBody(s.body)
	s.list.SetChosen(s.row(s.chosen))
	s.detail.show(s.links[s.at(s.chosen)])
}

// lay lays the list out: the links of each situation or piece under its name.
func (s *Screen) lay() {
	s.rows = nil
	var headings []int
	for at, l := range s.links {
		if at == 0 || s.links[at-1].Evidence != l.Evidence {
			headings = append(headings, len(s.rows))
			s.rows = append(s.rows, -1)
		}
		s.rows = append(s.rows, at)
	}
	s.list.SetHeadings(headings)
}

// row is the row of a link in the list, or -1.
func (s *Screen) row(id portfolio.ID) int {
	at := s.at(id)
	if at < 0 {
		return -1
	}
	return slices.Index(s.rows, at)
}

// at is where a link stands in the list, or -1.
func (s *Screen) at(id portfolio.ID) int {
	return slices.IndexFunc(s.links, func(l *portfolio.Link) bool { return l.ID == id })
}

// OpenLink chooses a link, if it is to be looked at again, and gives the
// keyboard to what confirms it.
func (s *Screen) OpenLink(id portfolio.ID) {
	if s.at(id) < 0 {
		return
	}
	s.choose(id)
	s.list.SetChosen(s.row(id))
	s.detail.focus()
}

// OpenIndicator is OpenLink for the first such link of an indicator.
func (s *Screen) OpenIndicator(code string) {
	for _, l := range s.links {
		if l.Indicator == code {
			s.OpenLink(l.ID)
			return
		}
	}
}

// Focus gives the keyboard to the list, or to what there is to press.
func (s *Screen) Focus() {
	if len(s.links) == 0 {
		widgets.FocusFirst(s.empty)
		return
	}
	widgets.Focus(s.list)
}

// Flush saves the justification that was typed and not saved yet.
func (s *Screen) Flush() { s.detail.why.Flush() }

// ToLink says what Ctrl+K links: the situation or piece of the chosen link.
func (s *Screen) ToLink() (evidence []portfolio.Ref, indicator string) {
	if at := s.at(s.chosen); at >= 0 {
		return []portfolio.Ref{s.links[at].Evidence}, ""
	}
	return nil, ""
}

func (s *Screen) choose(id portfolio.ID) {
	if id != s.chosen {
		s.Flush()
	}
	s.chosen = id
	if at := s.at(id); at >= 0 {
		s.detail.show(s.links[at])
	}
}

// row is one link in the list.
type row struct {
	widget.BaseWidget
	lines       fyne.CanvasObject
	title, what *widgets.Text
}

func newRow() fyne.CanvasObject {
	r := &row{title: widgets.NewText(widgets.Strong, "X").Lines(1), what: widgets.NewText(widgets.Caption, "X").Lines(1)}
	r.lines = widgets.Column(1, r.title, r.what)
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer implements fyne.Widget.
func (r *row) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.lines) }

func (s *Screen) fill(at int, o fyne.CanvasObject) {
	r := o.(*row)
	if s.rows[at] < 0 {
		l := s.links[s.rows[at+1]]
		n := 0
		for _, other := range s.links {
			if other.Evidence == l.Evidence {
				n++
			}
		}
		r.title.SetKind(widgets.Caption)
		r.title.SetText(text.RecheckHeading(marks.NameOf(s.state, l.Evidence), n))
		r.what.Hide()
		r.lines.Refresh()
		return
	}
	l := s.links[s.rows[at]]
	indicator, _, _ := s.state.Framework.Indicator(l.Indicator)
	r.title.SetKind(widgets.Body)
	r.title.SetText(l.Indicator + "\u2002" + indicator.Text)
	r.what.SetText(s.what(l))
	r.what.Show()
	r.lines.Refresh()
}

// what says in a few words what has changed.
func (s *Screen) what(l *portfolio.Link) string {
	switch {
	case l.Evidence.Kind == portfolio.KindPiece:
		return text.RecheckPiece
	case !l.OfPassage():
		return text.RecheckSituation
	case s.state.Passage(l).Fate == portfolio.PassageGone:
		return text.RecheckGone
	}
	return text.RecheckPassage
}

// change makes a change and tells of what went wrong. The frame shows the screen
// anew before it returns.
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
