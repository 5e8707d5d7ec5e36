package ui

import (
	"time"

	"acquis/portfolio"
	"acquis/portfolio/store"
)

// session is an open portfolio as the screens know it. Its methods are for the
// interface's goroutine, except where they say otherwise.
type session struct {
	book   *store.Portfolio
	failed error // why the last change could not be saved, or nil
	lost   bool  // the portfolio is somebody else's by now, which was said
	// leaving: who wanted to close it was told so again, and may leave now.
	leaving bool

	// changed is called after every change that came through here, and refused
	// where it was refused.
	changed func()
	refused func(error)
}

// State is the portfolio as it is now. It may be called from any goroutine.
func (s *session) State() *portfolio.State { return s.book.State() }

// Change is the way in for the screens.
func (s *session) Change(label string, edit func(*portfolio.Edit) error) error {
	err := s.book.Change(label, edit)
	s.failed = err
	s.changed()
	if err != nil && s.refused != nil {
		s.refused(err)
	}
	return err
}

// undo takes the last change back and says which it was.
func (s *session) undo() (label string, err error) {
	entry, err := s.book.Undo()
	if err != nil {
		return "", err
	}
	s.failed = nil
	s.changed()
	return entry.Label, nil
}

func (s *session) redo() (label string, err error) {
	entry, err := s.book.Redo()
	if err != nil {
		return "", err
	}
	s.failed = nil
	s.changed()
	return entry.Label, nil
}

// Today is the day in the person's own time zone.
func (s *session) Today() portfolio.Date { return portfolio.DateOf(time.Now()) }

// LastCopy tells the dashboard when a copy was last made outside this
// computer; the zero time if none ever was. here says that it is on the disk of
// the portfolio.
func (s *session) LastCopy() (when time.Time, place string, here bool) {
	last, _ := s.book.LastCopy()
	return last.Time, last.Place, store.NotElsewhere(last.Place, s.book.Dir())
}

// Thumbnail is the small picture of a stored file; false where there is none.
func (s *session) Thumbnail(sha256 string) ([]byte, bool) { return s.book.Thumbnail(sha256) }
