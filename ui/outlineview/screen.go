// Package outlineview is the screen of the plan of the dossier (Trame): its
// parts in their order, and of the one that is open the heading, what it
// prints, the advised length and the help.
//
// What it promises: whatever is done here is one change that can be undone;
// no text is lost with its part; what is typed is saved when its writer pauses.
// The window asks where a file is; the screen knows none.
package outlineview

import (
	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/autosave"
	"acquis/ui/theme"
	"acquis/ui/widgets"

	"fyne.io/fyne/v2"
)

// Book is the portfolio as this screen needs it.
type Book interface {
	State() *portfolio.State
	Change(label string, edit func(*portfolio.Edit) error) error
}

// Screen is the screen Trame.
type Screen struct {
	// OnImport and OnExport are asked to read an outline from a file, or to
	// write the one in force.
	OnImport, OnExport func()
	// OnSection is asked to go where a text is written.
	OnSection func(id portfolio.ID)
	// OnTell is asked to say what has just been done; undo says whether it can
	// be taken back.
	OnTell func(words string, undo bool)
	// OnError is told of a change that could not be made.
	OnError func(error)

	book    Book
	known   []*portfolio.Outline // those that Acquis comes with
	state   *portfolio.State
	current string // key of the part that is open

	page   *widgets.Page
	which  *widgets.Text
	strays *widgets.Notice
	list   *list
	form   *form
	revert *widgets.Button
}

// New makes the screen of a portfolio; known are the outlines to choose from.
func New(book Book, known []*portfolio.Outline) *Screen {
	s := &Screen{book: book, known: known, state: book.State(), which: widgets.NewText(widgets.Caption, ""),
		strays: widgets.NewNotice(widgets.Info, "")}
	s.list, s.form = newList(s), newForm(s)
	left := widgets.Fill(theme.Gap, widgets.Column(theme.Gap, s.which, s.strays), s.list.object)
	choose := widgets.NewButton(widgets.Plain, text.OutlineChoose, icons.None, s.choose)
	files := widgets.NewMenuButton(widgets.Plain, text.OutlineFiles, icons.None, func() []widgets.MenuItem {
		return []widgets.MenuItem{{Label: text.OutlineImport, Do: func() { s.ask(s.OnImport) }},
			{Label: text.OutlineExport, Do: func() { s.ask(s.OnExport) }}}
	})
	s.revert = widgets.NewButton(widgets.Plain, text.OutlineRevert, icons.None, s.goBack)
	s.page = widgets.NewPage(text.OutlineTitle, text.OutlineDo, widgets.NewSplit("outline", 0.36, left, s.form.object),
		s.revert, files, choose)
	s.Show(s.state)
	return s
}

// Object is the screen.
func (s *Screen) Object() fyne.CanvasObject { return s.page }

// Show shows a state of the portfolio, after any change. What is being typed
// is saved first.
func (s *Screen) Show(state *portfolio.State) {
	if !autosave.Renew(&s.state, state, s.form.kept, s.book) {
		return
	}
	o := s.state.Outline
	if o.Part(s.current) == nil {
		s.current = o.Parts[0].Key
		s.form.load()
	}
	s.which.SetText(text.OutlineAtFirst(o.Title))
	if s.state.OwnOutline() {
		s.which.SetText(text.OutlineOwn(o.Title))
	}
	s.revert.SetEnabled(s.state.OwnOutline())
	n := len(s.state.Strays())
	s.strays.Hidden = n == 0
	s.strays.Set(widgets.Info, text.OutlineStrays(n))
	s.list.show()
	s.form.show()
	s.page.Refresh()
}

// Flush saves what was typed and not saved yet, or could not be.
func (s *Screen) Flush() { s.form.kept.Flush() }

// Focus gives the keyboard to the list.
func (s *Screen) Focus() { s.list.group.Focus() }

// Select opens a part.
func (s *Screen) Select(key string) {
	if s.state.Outline.Part(key) == nil || key == s.current {
		return
	}
	if s.Flush(); s.form.kept.Pending() {
		s.list.show() // what could not be saved stays in sight
		return
	}
	s.current = key
	s.list.show()
	s.form.load()
	widgets.Reveal(s.list.rows[key].Row)
}

// part is the one that is open.
func (s *Screen) part() *portfolio.Part { return s.state.Outline.Part(s.current) }

// ask hands on what was typed, then asks the window.
func (s *Screen) ask(window func()) {
	s.Flush()
	if window != nil {
		window()
	}
}

// Take makes another outline the one of the portfolio, such as one that was
// read from a file.
func (s *Screen) Take(o *portfolio.Outline) {
	s.Flush()
	if s.set(text.ChangeOutlineTaken, o) == nil {
		s.tell(text.OutlineTaken(o.Title), true)
	}
}

// goBack brings the outline of the beginning back.
func (s *Screen) goBack() {
	s.Flush()
	if s.set(text.ChangeOutlineRevert, nil) == nil {
		s.tell(text.OutlineReverted, true)
	}
}

// amend changes a copy of the outline and makes it the one of the portfolio.
func (s *Screen) amend(label string, change func(*portfolio.Outline)) error {
	return s.change(label, func(e *portfolio.Edit) error {
		o := e.State().Outline.Clone()
		change(o)
		return e.SetOutline(o)
	})
}

// amendPart changes the part that is open.
func (s *Screen) amendPart(change func(*portfolio.Part)) error {
	return s.amend(text.ChangeOutlinePart(s.part().Title), func(o *portfolio.Outline) {
		if p := o.Part(s.current); p != nil {
			change(p)
		}
	})
}

func (s *Screen) set(label string, o *portfolio.Outline) error {
	return s.change(label, func(e *portfolio.Edit) error { return e.SetOutline(o) })
}

// change makes a change, and says what went wrong.
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
