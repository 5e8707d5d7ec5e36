// Package writing is the screen of the texts that the dossier asks for beside
// the situations (Rédaction): the parts of the outline, each with its length
// against what is usual, and the editor of the one that is open; beside an
// argumentaire stands what the candidate has linked to its indicators.
//
// What it promises: a text is saved when its writer pauses, once; showing the
// screen again never moves the cursor nor takes a character that is being
// typed; the texts of blocks that are not aimed at stand apart and say why.
package writing

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

// Screen is the screen of the texts of the dossier.
type Screen struct {
	// OnSituation, OnPiece and OnIndicator are asked to go there.
	OnSituation func(id portfolio.ID)
	OnPiece     func(id portfolio.ID)
	OnIndicator func(code string)
	// OnOutline is asked to go to the plan of the dossier.
	OnOutline func()
	// OnTell is asked to say what has just been done; undo says whether it can
	// be taken back.
	OnTell func(words string, undo bool)
	// OnError is told of a change that could not be made.
	OnError func(error)

	book    Book
	state   *portfolio.State
	current portfolio.ID // of the Section that is open

	page   *widgets.Page
	list   *list
	editor *editor
}

// New makes the screen of a portfolio.
func New(book Book) *Screen {
	s := &Screen{book: book, state: book.State()}
	s.list = newList(s)
	s.editor = newEditor(s)
	var body fyne.CanvasObject = widgets.NewSplit("writing", 0.29, s.list.scroll, s.editor.object)
	if len(s.specs()) == 0 {
		body = widgets.EmptyState(icons.Page, text.WritingTitle, text.WritingEmpty)
	}
	s.page = widgets.NewPage(text.WritingTitle, "", body, widgets.NewButton(widgets.Plain, text.OutlineOpen, icons.None, func() {
		s.Flush()
		if s.OnOutline != nil {
			s.OnOutline()
		}
	}))
	s.Show(s.state)
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
	specs := s.specs()
	if len(specs) == 0 {
		return
	}
	if _, ok := s.spec(s.current); !ok {
		s.current = specs[0].ID
		s.editor.load()
	}
	s.page.SetSubtitle(s.sum())
	s.list.show()
	s.editor.show()
}

// Flush saves what was typed and not saved yet, or could not be.
func (s *Screen) Flush() { s.editor.kept.Flush() }

// Select opens the text of a Section, such as [portfolio.ArgumentID].
func (s *Screen) Select(id portfolio.ID) {
	if _, ok := s.spec(id); !ok || id == s.current {
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

// Focus gives the keyboard to the list.
func (s *Screen) Focus() { s.list.group.Focus() }

// specs lists the texts that the outline asks for.
func (s *Screen) specs() []portfolio.SectionSpec {
	return s.state.Outline.Sections(s.state.Framework)
}

// spec is one of them, or a text that the outline has no part for; false for
// what is neither.
func (s *Screen) spec(id portfolio.ID) (portfolio.SectionSpec, bool) {
	for _, spec := range s.specs() {
		if spec.ID == id {
			return spec, true
		}
	}
	return s.state.Stray(id)
}

// sum says how much is written of what will be printed.
func (s *Screen) sum() string {
	written, asked, words := 0, 0, 0
	for _, spec := range s.specs() {
		if spec.Unprinted || spec.Block != "" && !s.state.Aimed(spec.Block) {
			continue
		}
		asked++
		if n := portfolio.Words(s.state.Section(spec.ID).Text); n > 0 {
			written++
			words += n
		}
	}
	return text.WritingSum(written, asked, words)
}

// nameOf is what a text is called in the list: the heading of the dossier, but
// for the introduction of a block, which stands under the block's name.
func nameOf(spec portfolio.SectionSpec) string {
	if spec.Block != "" && spec.Competence == "" {
		return text.WritingIntroduction
	}
	return spec.Title
}

// full is what a text is called on its own.
func full(spec portfolio.SectionSpec) string {
	if spec.Block != "" && spec.Competence == "" {
		return text.WritingIntroduction + " – " + spec.Title
	}
	return spec.Title
}

// short is the name of a text as the names of changes carry it.
func short(spec portfolio.SectionSpec) string { return portfolio.Shorten(full(spec), 56) }

// amend changes the Section of a text.
func (s *Screen) amend(id portfolio.ID, label string, set func(*portfolio.Section)) error {
	err := s.book.Change(label, func(e *portfolio.Edit) error {
		changed := *e.State().Section(id)
		set(&changed)
		return e.Put(&changed)
	})
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
