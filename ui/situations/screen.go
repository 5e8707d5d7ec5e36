// Package situations is the screen where a candidate tells pieces of work: the
// list of situations by experience, the guided editor of the six texts of the
// one that is chosen, and the indicators that it is linked to.
//
// What it promises: a text is saved when its writer pauses, once, under a name
// that the undo can show; showing the screen again never moves the cursor nor
// takes a character that is being typed; every command is reached by Tab.
package situations

import (
	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/autosave"
	"acquis/ui/widgets"
)

// Book is the portfolio as this screen needs it.
type Book interface {
	State() *portfolio.State
	Change(label string, edit func(*portfolio.Edit) error) error
	Today() portfolio.Date // the day on which what is recent is judged
}

// Screen is the screen of situations.
type Screen struct {
	// OnIndicator is asked to go to an indicator, by its code.
	OnIndicator func(code string)
	// OnExperience is asked to go to an experience.
	OnExperience func(id portfolio.ID)
	// OnLink opens the picker on what ToLink says.
	OnLink func()
	// OnRecheck goes to where a link is looked at again.
	OnRecheck func(link portfolio.ID)
	// OnTell is asked to say what has just been done; undo says whether it can
	// be taken back.
	OnTell func(words string, undo bool)
	// OnError is told of a change that could not be made.
	OnError func(error)

	book    Book
	state   *portfolio.State
	current portfolio.ID // the situation that is open, "" for none
	last    int          // where it stood in the list, for when it goes

	page   *widgets.Page
	list   *list
	editor *editor
	split  fyne.CanvasObject
	empty  fyne.CanvasObject
}

// New makes the screen of a portfolio.
func New(book Book) *Screen {
	s := &Screen{book: book, state: book.State()}
	s.list = newList(s)
	s.editor = newEditor(s)
	s.split = widgets.NewSplit("situations", 0.255, s.list.object, s.editor.object)
	s.empty = widgets.EmptyState(icons.Pen, text.SituationsEmpty, text.SituationsEmptyHelp,
		widgets.NewButton(widgets.Primary, text.SituationsNew, icons.Plus, s.create))
	s.page = widgets.NewPage(text.SituationsTitle, "", s.empty)
	return s
}

// Object is the screen.
func (s *Screen) Object() fyne.CanvasObject { return s.page }

// Show shows a state of the portfolio, after any change. What is being typed
// is saved first.
func (s *Screen) Show(state *portfolio.State) {
	if !autosave.Renew(&s.state, state, s.editor.kept, s.book) {
		return
	}
	s.choose()
	s.list.show()
	s.frame()
	s.editor.show()
}

// Flush saves what was typed and not saved yet, or could not be.
func (s *Screen) Flush() { s.editor.kept.Flush() }

// Leave shows what was held back while one was writing: see [links].
func (s *Screen) Leave() {
	if s.situation() != nil {
		s.editor.links.release()
	}
}

// Select opens a situation.
func (s *Screen) Select(id portfolio.ID) {
	if s.state.Situation(id) == nil || id == s.current {
		return
	}
	if s.Flush(); s.editor.kept.Pending() {
		s.list.show() // what could not be saved stays in sight
		return
	}
	s.current = id
	s.list.show()
	s.editor.load()
	widgets.Reveal(s.list.rows[id].Row)
}

// Focus gives the keyboard to the list, or to what there is to do first.
func (s *Screen) Focus() {
	if s.situation() == nil {
		widgets.FocusFirst(s.empty)
		return
	}
	s.list.group.Focus()
}

// situation is the one that is open, or nil.
func (s *Screen) situation() *portfolio.Situation { return s.state.Situation(s.current) }

// choose keeps the open situation, or when it is gone opens the one that has
// taken its place in the list.
func (s *Screen) choose() {
	all := ordered(s.state)
	for i, t := range all {
		if t.ID == s.current {
			s.last = i
			return
		}
	}
	s.current = ""
	if len(all) > 0 {
		s.current = all[min(s.last, len(all)-1)].ID
	}
	s.editor.load()
}

// frame shows the list and the editor, or what to do first where there is no
// situation yet.
func (s *Screen) frame() {
	situations := s.state.Situations()
	if len(situations) == 0 {
		s.page.SetSubtitle(text.SituationsIntro)
		s.page.SetActions()
		s.page.SetBody(s.empty)
		return
	}
	words := 0
	for _, t := range situations {
		words += s.state.Words(t)
	}
	s.page.SetSubtitle(text.SituationsSum(len(situations), words))
	if s.list.create == nil {
		s.list.create = widgets.NewButton(widgets.Primary, text.SituationsNew, icons.Plus, s.create)
	}
	s.page.SetActions(s.list.create)
	s.page.SetBody(s.split)
}

// change makes a change and tells when it could not be made.
func (s *Screen) change(label string, edit func(*portfolio.Edit) error) error {
	err := s.book.Change(label, edit)
	if err != nil && s.OnError != nil {
		s.OnError(err)
	}
	return err
}

func (s *Screen) tell(words string, undo bool) {
	if s.OnTell != nil {
		s.OnTell(words, undo)
	}
}

// ordered lists the situations as the list shows them: those of each
// experience in turn, then those of none.
func ordered(state *portfolio.State) []*portfolio.Situation {
	var all []*portfolio.Situation
	for _, g := range grouped(state) {
		all = append(all, g.situations...)
	}
	return all
}

// group is an experience with its situations; nil stands for none.
type group struct {
	experience *portfolio.Experience
	situations []*portfolio.Situation
}

func grouped(state *portfolio.State) []group {
	var groups []group
	for _, e := range state.Experiences() {
		if of := state.SituationsOf(e.ID); len(of) > 0 {
			groups = append(groups, group{e, of})
		}
	}
	if of := state.SituationsOf(""); len(of) > 0 {
		groups = append(groups, group{nil, of})
	}
	return groups
}

// titleOf is what a situation is called, even one without a title.
func titleOf(t *portfolio.Situation) string {
	if t.Title == "" {
		return text.UntitledSituation
	}
	return t.Title
}

// short is a title as the names of changes carry it.
func short(t *portfolio.Situation) string { return portfolio.Shorten(titleOf(t), 48) }
