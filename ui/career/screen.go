// Package career is the screen of the Parcours: the experiences and trainings
// of a candidate, on a line of years and as a list, with the form of the one
// that is open.
//
// What it promises: dates may be a year, a month or a day; a field is saved
// when its writer pauses, once; showing the screen again never takes a
// character that is being typed; the line of years stays readable from one
// entry to thirty, and says by words what it says by colour.
package career

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

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
}

// Screen is the screen of the career.
type Screen struct {
	// OnSituation is asked to go to a situation.
	OnSituation func(id portfolio.ID)
	// OnTell is asked to say what has just been done; undo says whether it can
	// be taken back.
	OnTell func(words string, undo bool)
	// OnError is told of a change that could not be made.
	OnError func(error)

	book    Book
	now     func() time.Time
	state   *portfolio.State
	current portfolio.Ref // what is open; zero: the line of years

	page       *widgets.Page
	list       *list
	timeline   *timeline
	experience *experienceForm
	training   *trainingForm
	stack      *fyne.Container
	split      fyne.CanvasObject
	empty      fyne.CanvasObject
	actions    []fyne.CanvasObject
}

// New makes the screen of a portfolio. now tells what day it is, for what goes
// on today.
func New(book Book, now func() time.Time) *Screen {
	s := &Screen{book: book, now: now, state: book.State()}
	s.list = newList(s)
	s.timeline = newTimeline(s)
	s.experience = newExperienceForm(s)
	s.training = newTrainingForm(s)
	s.stack = container.NewStack(s.timeline.object, s.experience.object, s.training.object)
	s.split = widgets.NewSplit("career", 0.29, s.list.object, s.stack)
	training := func(kind widgets.ButtonKind) *widgets.Button {
		return widgets.NewButton(kind, text.CareerNewTraining, icons.Plus, s.createTraining)
	}
	experience := func() *widgets.Button {
		return widgets.NewButton(widgets.Primary, text.CareerNewExperience, icons.Plus, s.createExperience)
	}
	s.actions = []fyne.CanvasObject{training(widgets.Plain), experience()}
	s.empty = widgets.EmptyState(icons.Path, text.CareerEmpty, text.CareerEmptyHelp, experience(), training(widgets.Plain))
	s.page = widgets.NewPage(text.CareerTitle, text.CareerIntro, s.empty)
	s.Show(s.state)
	return s
}

// Object is the screen.
func (s *Screen) Object() fyne.CanvasObject { return s.page }

// Show shows a state of the portfolio, after any change. What is being typed
// is saved first.
func (s *Screen) Show(state *portfolio.State) {
	if !autosave.Renew(&s.state, state, s.kept(), s.book) {
		return
	}
	if s.state.Get(s.current) == nil {
		s.current = portfolio.Ref{}
	}
	s.list.show()
	s.frame()
	s.open()
}

// Flush saves what was typed and not saved yet, or could not be.
func (s *Screen) Flush() { s.kept().Flush() }

// kept is the fields of the form that is open: the other one may still hold
// what is no longer its own.
func (s *Screen) kept() autosave.Set {
	switch s.current.Kind {
	case portfolio.KindExperience:
		return s.experience.kept
	case portfolio.KindTraining:
		return s.training.kept
	}
	return nil
}

// Select opens an experience or a training; an ID that is neither, such as "",
// shows the line of years.
func (s *Screen) Select(id portfolio.ID) {
	if s.Flush(); s.kept().Pending() {
		s.list.show() // what could not be saved stays in sight
		return
	}
	switch {
	case s.state.Experience(id) != nil:
		s.current = s.state.Experience(id).Ref()
		s.experience.load(s.state.Experience(id))
	case s.state.Training(id) != nil:
		s.current = s.state.Training(id).Ref()
		s.training.load(s.state.Training(id))
	default:
		s.current = portfolio.Ref{}
	}
	s.list.show()
	s.open()
	widgets.Reveal(s.list.rows[s.current].Row)
}

// Focus gives the keyboard to the list, or to what there is to do first.
func (s *Screen) Focus() {
	if s.isEmpty() {
		widgets.FocusFirst(s.empty)
		return
	}
	s.list.group.Focus()
}

// focusOpen gives the keyboard to what is open.
func (s *Screen) focusOpen() {
	switch s.current.Kind {
	case portfolio.KindExperience:
		s.experience.fields.focus()
	case portfolio.KindTraining:
		s.training.fields.focus()
	default:
		s.timeline.group.Focus()
	}
}

func (s *Screen) isEmpty() bool {
	return len(s.state.Experiences())+len(s.state.Trainings()) == 0
}

// frame shows the list, or what to do first where there is nothing yet.
func (s *Screen) frame() {
	if s.isEmpty() {
		s.page.SetActions()
		s.page.SetBody(s.empty)
		return
	}
	s.page.SetActions(s.actions...)
	s.page.SetBody(s.split)
}

// open shows what is open: a form, or the line of years.
func (s *Screen) open() {
	var shown fyne.CanvasObject = s.timeline.object
	switch s.current.Kind {
	case portfolio.KindExperience:
		shown = s.experience.object
		s.experience.show(s.state.Experience(s.current.ID))
	case portfolio.KindTraining:
		shown = s.training.object
		s.training.show(s.state.Training(s.current.ID))
	default:
		s.timeline.show()
	}
	for _, o := range s.stack.Objects {
		if o != shown {
			o.Hide()
		}
	}
	shown.Show()
	s.stack.Refresh()
}

// change makes a change and tells when it could not be made.
func (s *Screen) change(label string, edit func(*portfolio.Edit) error) error {
	err := s.book.Change(label, edit)
	if err != nil && s.OnError != nil {
		s.OnError(err)
	}
	return err
}

func (s *Screen) createExperience() {
	s.Flush()
	e := &portfolio.Experience{InDossier: true, Status: portfolio.StatusEmployee}
	if s.change(text.CareerExperienceCreated(), func(edit *portfolio.Edit) error { return edit.Put(e) }) == nil {
		s.Show(s.book.State())
		s.Select(e.ID)
		s.experience.fields.focus()
	}
}

func (s *Screen) createTraining() {
	s.Flush()
	t := &portfolio.Training{InDossier: true}
	if s.change(text.CareerTrainingCreated(), func(edit *portfolio.Edit) error { return edit.Put(t) }) == nil {
		s.Show(s.book.State())
		s.Select(t.ID)
		s.training.fields.focus()
	}
}

// move moves what is open up (by < 0) or down its list.
func (s *Screen) move(by int) {
	s.Flush()
	label := text.CareerMovedUp(s.short())
	if by > 0 {
		label = text.CareerMovedDown(s.short())
	}
	ref := s.current
	_ = s.change(label, func(e *portfolio.Edit) error { return e.Shift(ref, by) })
}

// remove removes what is open; the undo brings it back. What came after it in
// its list is opened.
func (s *Screen) remove() {
	s.Flush()
	ref, name, situations := s.current, s.short(), 0
	label := text.CareerTrainingRemoved(name)
	if ref.Kind == portfolio.KindExperience {
		label = text.CareerExperienceRemoved(name)
		situations = len(s.state.SituationsOf(ref.ID))
	}
	next := s.list.after(ref)
	err := s.change(label, func(e *portfolio.Edit) error {
		e.Remove(ref)
		return nil
	})
	if err != nil {
		return
	}
	s.Show(s.book.State())
	s.Select(next.ID)
	if s.OnTell != nil {
		s.OnTell(text.CareerGone(name, situations), true)
	}
}

// nameOf is what a record of the career is called, even one without words.
func nameOf(state *portfolio.State, ref portfolio.Ref) string {
	switch r := state.Get(ref).(type) {
	case *portfolio.Experience:
		return experienceName(r)
	case *portfolio.Training:
		return trainingName(r)
	}
	return ""
}

// short is the name of what is open, as the names of changes carry it.
func (s *Screen) short() string { return portfolio.Shorten(nameOf(s.state, s.current), 48) }
