// Package feasibilityview is the screen of the dossier de faisabilité: for each
// bloc the answer and its comment, prepared from the repérage and the parcours,
// and everything else that one copies into the platform, field by field.
//
// What it promises: it suggests and never answers; a comment is saved when its
// writer pauses, whatever its length, and what the platform would refuse is
// said; nothing leaves but what the person copies.
package feasibilityview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"acquis/assets/text"
	"acquis/export/feasibility"
	"acquis/portfolio"
	"acquis/ui/autosave"
	"acquis/ui/widgets"
)

// Book is the portfolio as this screen needs it.
type Book interface {
	State() *portfolio.State
	Change(label string, edit func(*portfolio.Edit) error) error
}

// Screen is the screen Faisabilité.
type Screen struct {
	// OnOpen is asked to go where a record is completed, OnAssess to go to the
	// repérage of a compétence.
	OnOpen   func(portfolio.Ref)
	OnAssess func(competence string)
	// OnTell is asked to say what has just been done; undo says whether it can
	// be taken back.
	OnTell func(words string, undo bool)
	// OnError is told of a change that could not be made.
	OnError func(error)

	book    Book
	state   *portfolio.State
	form    feasibility.Form
	current portfolio.Ref // of a Feasibility, or what a group comes from

	page  *widgets.Page
	list  *list
	block *blockForm
	group *groupForm
}

// New makes the screen of a portfolio. Its framework never changes.
func New(book Book) *Screen {
	s := &Screen{book: book, state: book.State()}
	s.list, s.block, s.group = newList(s), newBlockForm(s), newGroupForm(s)
	stack := container.NewStack(s.block.object, s.group.object)
	s.page = widgets.NewPage(text.FeasibilityTitle, text.FeasibilityDo, widgets.NewSplit("feasibility", 0.29, s.list.object, stack))
	s.Show(s.state)
	return s
}

// Object is the screen.
func (s *Screen) Object() fyne.CanvasObject { return s.page }

// Show shows a state of the portfolio, after any change. What is being typed
// is saved first.
func (s *Screen) Show(state *portfolio.State) {
	if !autosave.Renew(&s.state, state, s.block.text, s.book) {
		return
	}
	s.form = feasibility.Of(s.state)
	if s.answer() == nil && s.groupOf() == nil {
		s.current = s.form.Blocks[0].Ref()
		s.block.load()
	}
	s.list.show()
	s.open()
}

// Flush saves what was typed and not saved yet, or could not be.
func (s *Screen) Flush() { s.block.text.Flush() }

// Focus gives the keyboard to the list.
func (s *Screen) Focus() { s.list.group.Focus() }

// Select opens the answer of a block, by its code.
func (s *Screen) Select(block string) {
	s.goTo((&portfolio.Feasibility{Block: block}).Ref())
}

// OpenAt opens the answer of a block and selects in its comment from a rune to
// before another.
func (s *Screen) OpenAt(block string, start, end int) {
	s.Select(block)
	if string(s.current.ID) == block {
		s.block.editor.Select(start, end)
	}
}

// goTo opens an answer or a group.
func (s *Screen) goTo(ref portfolio.Ref) {
	if ref == s.current || s.list.rows[ref] == nil {
		return
	}
	if s.Flush(); s.block.text.Pending() {
		s.list.show() // what could not be saved stays in sight
		return
	}
	s.current = ref
	s.list.show()
	if s.answer() != nil {
		s.block.load()
	}
	s.open()
	widgets.Reveal(s.list.rows[ref].Row)
}

// open shows what is open.
func (s *Screen) open() {
	shown, hidden := s.block.object, s.group.object
	if s.answer() == nil {
		shown, hidden = hidden, shown
		s.group.show()
	} else {
		s.block.show()
	}
	hidden.Hide()
	shown.Show()
}

// answer is the one that is open, nil if that is a group.
func (s *Screen) answer() *feasibility.Answer {
	for i := range s.form.Blocks {
		if a := &s.form.Blocks[i]; a.Ref() == s.current {
			return a
		}
	}
	return nil
}

func (s *Screen) groupOf() *feasibility.Group {
	for i := range s.form.Groups {
		if g := &s.form.Groups[i]; g.Ref == s.current {
			return g
		}
	}
	return nil
}

// amend changes the answer that is open.
func (s *Screen) amend(label string, set func(*portfolio.Feasibility)) error {
	block := string(s.current.ID)
	err := s.book.Change(label, func(e *portfolio.Edit) error {
		changed := *e.State().Feasibility(block)
		set(&changed)
		return e.Put(&changed)
	})
	if err != nil && s.OnError != nil {
		s.OnError(err)
	}
	return err
}

// copied puts a value on the clipboard.
func (s *Screen) copied(value string) {
	widgets.CopyText(value)
	s.tell(text.FeasibilityCopied, false)
}

func (s *Screen) tell(words string, undo bool) {
	if s.OnTell != nil {
		s.OnTell(words, undo)
	}
}
