// Package pieces is the screen Pièces: the documents, photos and addresses of
// a portfolio, as a list with thumbnails, and the form of the chosen one.
//
// Files come in through the window (its dialog, or a drop), which examines and
// stores them; the screen then asks for what no file can tell: a title, what it
// proves, whether it may leave.
package pieces

import (
	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/chooser"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// Book is what the screen needs of a portfolio.
type Book interface {
	State() *portfolio.State
	Change(label string, edit func(*portfolio.Edit) error) error
	Today() portfolio.Date // the day on which what is recent is judged
}

// Thumbnails gives the small picture of a stored file; false where there is
// none (yet).
type Thumbnails interface {
	Thumbnail(sha256 string) ([]byte, bool)
}

// Outcome is what became of one file that was to be added.
type Outcome struct {
	Piece portfolio.ID // the piece it became, or the one that has the same file; "" if refused
	Kind  widgets.NoticeKind
	Said  string // what the person should know, "" if all is plain
}

// Screen is the screen Pièces.
type Screen struct {
	// OnAdd asks for files, OnFiles takes some that were dropped. OnOpen opens
	// a copy of a piece, OnPreview shows its pages, OnStandIn asks for a PDF to attach in its place.
	// OnIndicator goes to an indicator, OnLink opens the picker on what ToLink
	// says.
	// OnErase erases a piece for good. OnRemoved says what has just gone, OnError
	// what went wrong.
	OnAdd       func()
	OnFiles     func(paths []string)
	OnOpen      func(portfolio.ID)
	OnPreview   func(portfolio.ID)
	OnStandIn   func(portfolio.ID)
	OnIndicator func(code string)
	OnLink      func()
	OnRecheck   func(link portfolio.ID)
	OnErase     func(portfolio.ID)
	OnRemoved   func(said string)
	OnError     func(error)

	book  Book
	page  *widgets.Page
	list  *shelf
	form  *form
	whole fyne.CanvasObject // list and form
	said  *fyne.Container   // what became of the files last added
	full  bool              // whole is shown, not the empty state
}

// New makes the screen.
func New(book Book, thumbs Thumbnails) *Screen {
	s := &Screen{book: book, said: widgets.Column(theme.Gap)}
	pictures := newPictures(thumbs)
	s.list = newShelf(pictures, s.choose)
	s.form = newForm(s, pictures)
	s.whole = widgets.Fill(theme.Gap, s.said, widgets.NewSplit("pieces", 0.4, s.list.object, s.form.object))
	s.page = widgets.NewPage(text.PiecesTitle, text.PiecesSubtitle, widgets.Column(0))
	return s
}

// Object is what the window shows.
func (s *Screen) Object() fyne.CanvasObject { return s.page }

// Show shows a portfolio; the chosen piece stays chosen.
func (s *Screen) Show(state *portfolio.State) {
	if len(state.Pieces()) == 0 {
		s.showEmpty()
		return
	}
	if !s.full {
		s.full = true
		s.page.SetActions(
			widgets.NewButton(widgets.Plain, text.PiecesAddURL, icons.Link, s.addURL),
			widgets.NewButton(widgets.Primary, text.PiecesAdd, icons.Plus, func() { call(s.OnAdd) }))
		s.page.SetBody(s.whole)
	}
	chosen := s.list.show(state)
	s.form.show(state, chosen)
}

func (s *Screen) showEmpty() {
	s.full = false
	s.form.show(s.book.State(), "")
	s.page.SetActions()
	s.page.SetBody(widgets.Fill(theme.Gap, s.said, widgets.EmptyState(icons.Clip, text.PiecesEmpty, text.PiecesEmptyDo,
		widgets.NewButton(widgets.Primary, text.PiecesAdd, icons.Plus, func() { call(s.OnAdd) }),
		widgets.NewButton(widgets.Plain, text.PiecesAddURL, icons.Link, s.addURL))))
}

// Flush saves what was typed and not saved yet.
func (s *Screen) Flush() { s.form.flush() }

// Focus gives the keyboard to the list, or to what an empty screen offers.
func (s *Screen) Focus() {
	if !s.full {
		widgets.FocusFirst(s.page)
		return
	}
	widgets.Focus(s.list.list)
}

// Find puts the keyboard into the search of the list.
func (s *Screen) Find() { s.list.search.Focus() }

// Select shows a piece, whatever the list was narrowed to.
func (s *Screen) Select(id portfolio.ID) {
	s.Flush()
	s.list.reveal(id)
	s.Show(s.book.State())
}

// ToLink says what Ctrl+K links: the pieces that are ticked, or the one shown.
func (s *Screen) ToLink() (evidence []portfolio.Ref, indicator string) {
	state := s.book.State()
	for _, id := range s.list.tickedOr(s.form.piece) {
		if p := state.Piece(id); p != nil {
			evidence = append(evidence, p.Ref())
		}
	}
	return evidence, ""
}

// Justify goes to the justification of a link.
func (s *Screen) Justify(link *portfolio.Link) {
	state := s.book.State()
	chooser.Justify(s.page, state, link, func(why string) {
		title := portfolio.Shorten(state.TitleOf(link.Evidence), 48)
		_ = s.change(text.JustifyLabel(link.Indicator, title), func(e *portfolio.Edit) error {
			changed := *link
			changed.Justification = why
			return e.Put(&changed)
		})
	})
}

// Dropped takes what was dropped on the window.
func (s *Screen) Dropped(uris []fyne.URI) {
	var paths []string
	for _, u := range uris {
		if u.Scheme() == "file" {
			paths = append(paths, u.Path())
		}
	}
	if len(paths) > 0 && s.OnFiles != nil {
		s.OnFiles(paths)
	}
}

// Added says what became of files, chooses the first new piece and asks for
// its title.
func (s *Screen) Added(outcomes []Outcome) {
	s.said.RemoveAll()
	untitled := 0
	first := portfolio.ID("")
	state := s.book.State()
	for _, o := range outcomes {
		if o.Said != "" {
			s.said.Add(widgets.NewNotice(o.Kind, o.Said))
		}
		if p := state.Piece(o.Piece); p != nil {
			if first == "" {
				first = p.ID
			}
			if p.Title == "" {
				untitled++
			}
		}
	}
	if untitled > 1 {
		s.said.Add(widgets.NewNotice(widgets.Info, text.PiecesAwaitTitle(untitled)))
	}
	if first != "" {
		s.Select(first)
		s.form.askTitle()
	}
	s.page.Refresh()
}

func (s *Screen) choose(id portfolio.ID) {
	s.form.flush()
	s.said.RemoveAll()
	s.form.show(s.book.State(), id)
}

func (s *Screen) addURL() {
	p := &portfolio.Piece{Genre: portfolio.GenreURL, InDossier: true}
	if s.change(text.ChangePieceURL, func(e *portfolio.Edit) error { return e.Put(p) }) == nil {
		s.Select(p.ID)
		s.form.askTitle()
	}
}

// change makes a change, and says what went wrong.
func (s *Screen) change(label string, edit func(*portfolio.Edit) error) error {
	err := s.book.Change(label, edit)
	if err != nil && s.OnError != nil {
		s.OnError(err)
	}
	return err
}

func call(f func()) {
	if f != nil {
		f()
	}
}
