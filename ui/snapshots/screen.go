// Package snapshots is the screen Versions: the earlier states of a portfolio
// that are kept, what has changed since one of them, and the way back to it,
// whole or element by element.
package snapshots

import (
	"time"

	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/explain"
	"acquis/portfolio/store"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// Shelf is where versions are kept. Versions and Read may be called from any
// goroutine.
type Shelf interface {
	// Versions lists what there is, the newest first.
	Versions() ([]store.Snapshot, error)
	// Read reads one whole.
	Read(name string) (*portfolio.State, error)
}

// Background does a work off the interface's goroutine and comes back to it.
type Background func(work func() error, done func(error))

// Screen is the screen Versions.
type Screen struct {
	// OnKeep keeps the portfolio as it is now. OnRestore goes back to a version
	// as a whole, once the person has agreed; OnTakeBack takes some records of
	// it back, the first of which is called item. OnError says what went wrong.
	OnKeep     func()
	OnRestore  func(version store.Snapshot, moment string)
	OnTakeBack func(version store.Snapshot, item string, refs []portfolio.Ref)
	OnError    func(error)

	shelf      Shelf
	background Background
	clock      func() time.Time

	page  *widgets.Page
	list  *widgets.List
	space *widgets.Text
	right *widgets.Scroll
	whole fyne.CanvasObject
	full  bool // whole is shown, not the empty state

	versions []store.Snapshot
	chosen   string           // its name, "" for none
	then     *portfolio.State // of the chosen one, nil until it was read
	now      *portfolio.State
	turn     int // numbers what was asked: an answer that comes too late is dropped
}

// New makes the screen; the clock tells the day in the person's own time zone.
func New(shelf Shelf, background Background, clock func() time.Time) *Screen {
	s := &Screen{shelf: shelf, background: background, clock: clock, space: widgets.NewText(widgets.Caption, ""),
		right: widgets.NewScroll(widgets.Column(0))}
	s.list = widgets.NewList(func() int { return len(s.versions) }, newRow, func(i int, o fyne.CanvasObject) { s.setRow(i, o) })
	s.list.OnChosen = func(i int) { s.choose(s.versions[i].Name) }
	s.whole = widgets.NewSplit("versions", 0.36, widgets.FillAbove(theme.Gap, s.list, s.space), s.right)
	s.page = widgets.NewPage(text.VersionsTitle, text.VersionsSubtitle, widgets.Column(0))
	return s
}

// Object is what the window shows.
func (s *Screen) Object() fyne.CanvasObject { return s.page }

// Focus puts the keyboard on the list.
func (s *Screen) Focus() {
	if s.full {
		widgets.Focus(s.list)
	}
}

// Show shows the versions of a portfolio; the chosen one stays chosen.
func (s *Screen) Show(state *portfolio.State) {
	s.now = state
	versions, err := s.shelf.Versions()
	if err != nil {
		s.fail(err)
	}
	s.versions = versions
	keep := widgets.NewButton(widgets.Primary, text.VersionKeep, icons.Save, func() { call(s.OnKeep) })
	if len(versions) == 0 {
		s.full, s.chosen = false, ""
		s.page.SetActions()
		s.page.SetBody(widgets.EmptyState(icons.Undo, text.VersionsEmpty, text.VersionsEmptyDo, keep))
		return
	}
	if !s.full {
		s.full = true
		s.page.SetActions(keep)
		s.page.SetBody(s.whole)
	}
	var bytes int64
	at := -1
	for i, v := range versions {
		bytes += v.Size
		if v.Name == s.chosen {
			at = i
		}
	}
	s.space.SetText(text.VersionsSpace(len(versions), bytes, store.SnapshotsAtMost))
	if at < 0 { // nothing was chosen, or it is kept no more: the newest
		s.list.SetChosen(0)
		s.choose(versions[0].Name)
		return
	}
	s.list.SetChosen(at)
	s.showChosen()
}

// newRow is an empty row of the list.
func newRow() fyne.CanvasObject {
	return widgets.Column(2, widgets.NewText(widgets.Strong, " ").Lines(1), widgets.NewText(widgets.Caption, " ").Lines(1))
}

func (s *Screen) setRow(i int, o fyne.CanvasObject) {
	lines := o.(*fyne.Container).Objects
	v := s.versions[i]
	lines[0].(*widgets.Text).SetText(text.Sentenced(s.moment(v)))
	lines[1].(*widgets.Text).SetText(text.VersionAbout(string(v.Reason), v.Size))
}

func (s *Screen) moment(v store.Snapshot) string {
	now := s.clock()
	return text.Moment(v.Time.In(now.Location()), now)
}

// choose reads a version and shows what has changed since.
func (s *Screen) choose(name string) {
	if name == s.chosen && s.then != nil {
		return
	}
	s.chosen, s.then = name, nil
	s.turn++
	turn := s.turn
	var then *portfolio.State
	s.right.SetContent(widgets.NewText(widgets.Secondary, text.VersionReading))
	s.background(func() error {
		var err error
		then, err = s.shelf.Read(name)
		return err
	}, func(err error) {
		if turn != s.turn {
			return
		}
		if err != nil {
			said := explain.Error(err).Sentence
			s.right.SetContent(widgets.NewNotice(widgets.Error, said))
			return
		}
		s.then = then
		s.showChosen()
	})
}

func (s *Screen) version() (store.Snapshot, bool) {
	for _, v := range s.versions {
		if v.Name == s.chosen {
			return v, true
		}
	}
	return store.Snapshot{}, false
}

// showChosen shows what has changed since the chosen version.
func (s *Screen) showChosen() {
	v, ok := s.version()
	if !ok || s.then == nil {
		return // it is being read
	}
	s.right.SetContent(s.detail(v, store.Compare(s.now, s.then)))
}

func (s *Screen) fail(err error) {
	if s.OnError != nil {
		s.OnError(err)
	}
}

func call(f func()) {
	if f != nil {
		f()
	}
}
