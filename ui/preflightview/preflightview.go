// Package preflightview is the screen Contrôle avant dépôt: what to see before
// the dossier is handed in, the gravest first, each thing one press away from
// where it is mended.
//
// What needs no file is shown at once; the window then reads the annexes and
// lays the dossier out, and the screen shows the whole. It never forbids: what
// it lists is advice, and says so.
package preflightview

import (
	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/export/dossier"
	"acquis/export/preflight"
	"acquis/portfolio"
	"acquis/ui/marks"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// Book is what the screen needs of a portfolio.
type Book interface {
	State() *portfolio.State
	Today() portfolio.Date
}

// Screen is the screen Contrôle avant dépôt. It is for the interface's goroutine.
type Screen struct {
	// OnCheck asks for a whole check of a state; the window answers with Begin,
	// Advance and Done. OnGo goes to where something is mended, OnDossier to the
	// choices of the dossier.
	OnCheck   func(*portfolio.State)
	OnGo      func(preflight.Finding)
	OnDossier func()
	// OnLook finds what is known at once of a state, and answers before it
	// returns or, of a very large portfolio, later. Without it the screen looks
	// itself.
	OnLook func(state *portfolio.State, answer func([]preflight.Finding))

	book      Book
	page      *widgets.Page
	body      *widgets.Scroll
	again     *widgets.Button
	progress  *widgets.Progress   // nil while nothing runs
	report    *preflight.Report   // of a whole check; nil before the first
	of        *portfolio.State    // what it was made of
	asked     *portfolio.State    // what a whole check was asked for last
	quick     []preflight.Finding // what is known at once…
	quickOf   *portfolio.State    // …of this state
	lookedFor *portfolio.State    // what OnLook was asked last
	portions  map[preflight.Severity]*widgets.Portion
}

// rowsAtOnce is how many findings of a severity are shown before one asks for
// more.
const rowsAtOnce = 40

// New makes the screen.
func New(book Book) *Screen {
	s := &Screen{book: book, body: widgets.NewScroll(widgets.Column(0)), portions: map[preflight.Severity]*widgets.Portion{}}
	for severity := preflight.Note; severity <= preflight.Blocking; severity++ {
		s.portions[severity] = widgets.NewPortion(rowsAtOnce, text.More, func() { s.list(s.book.State()) })
	}
	s.again = widgets.NewButton(widgets.Plain, text.PreflightAgain, icons.FlagAgain, func() { s.ask(s.book.State()) })
	choices := widgets.NewButton(widgets.Plain, text.PreflightChoices, icons.Print, func() {
		if s.OnDossier != nil {
			s.OnDossier()
		}
	})
	s.page = widgets.NewPage(text.PreflightTitle, text.PreflightDo, s.body, choices, s.again)
	return s
}

// Object is what the window shows.
func (s *Screen) Object() fyne.CanvasObject { return s.page }

// Focus gives the keyboard to what one comes here for.
func (s *Screen) Focus() { widgets.Focus(s.again) }

// Show shows a portfolio, and has it checked if that was not done since it has
// changed.
func (s *Screen) Show(state *portfolio.State) {
	s.list(state)
	if s.of != state && s.asked != state {
		s.ask(state)
	}
}

func (s *Screen) ask(state *portfolio.State) {
	s.asked = state
	if s.OnCheck != nil {
		s.OnCheck(state)
	}
}

// Begin shows that a check runs; cancel stops it.
func (s *Screen) Begin(cancel func()) {
	s.progress = widgets.NewProgress(text.PreflightRuns, cancel)
	s.again.SetEnabled(false)
	s.list(s.book.State())
}

// Advance shows how far it is.
func (s *Screen) Advance(p dossier.Progress) {
	if s.progress != nil {
		s.progress.Set(p.Done, p.Total, p.Step)
	}
}

// Done shows what a check of a state has found; a nil report is that of one that
// was stopped.
func (s *Screen) Done(state *portfolio.State, report *preflight.Report) {
	if state != s.asked {
		return // another one was begun since
	}
	s.progress = nil
	s.again.SetEnabled(true)
	if report != nil {
		s.report, s.of = report, state
	}
	s.list(s.book.State())
}

// list shows the findings of a state: those of the whole check if it was made of
// this state, else those that are known at once.
func (s *Screen) list(state *portfolio.State) {
	var found []preflight.Finding
	var shown []fyne.CanvasObject
	whole := s.report != nil && s.of == state
	if whole {
		found = s.report.Findings
	} else if found = s.quick; s.quickOf != state {
		s.look(state)
		return
	}
	switch {
	case s.progress != nil:
		shown = append(shown, s.progress)
	case !whole:
		shown = append(shown, widgets.NewNotice(widgets.Info, text.PreflightQuick))
	}
	shown = append(shown, s.sum(found, whole))
	for severity := preflight.Blocking; ; severity-- {
		if rows := s.rows(found, severity); len(rows) > 0 {
			shown = append(shown, widgets.Card(text.PreflightHeading(int(severity)), rows...), widgets.Flow(0, s.portions[severity].Object()))
		}
		if severity == preflight.Note {
			break
		}
	}
	s.body.SetContent(widgets.Column(theme.Space, shown...))
}

// look finds what is known at once, and shows it. Until it is there, the screen
// says that it looks.
func (s *Screen) look(state *portfolio.State) {
	answered := false
	answer := func(found []preflight.Finding) {
		answered = true
		s.quick, s.quickOf = found, state
		if state == s.book.State() {
			s.list(state)
		}
	}
	if s.OnLook == nil {
		answer(preflight.Of(state, dossier.OptionsOf(state), s.book.Today()))
		return
	}
	if s.lookedFor == state {
		return // it is on its way
	}
	s.lookedFor = state
	s.OnLook(state, answer)
	if !answered {
		s.body.SetContent(widgets.NewNotice(widgets.Info, text.PreflightLooks))
	}
}

// sum says in a few words how the dossier stands, and what an export would
// write.
func (s *Screen) sum(found []preflight.Finding, whole bool) fyne.CanvasObject {
	warnings := preflight.Warnings(found)
	lines := []fyne.CanvasObject{widgets.NewText(widgets.Heading, text.PreflightSum(warnings, len(found)-warnings))}
	if whole && s.report.Pages > 0 {
		lines = append(lines, widgets.NewText(widgets.Secondary, text.CLIPreflightPages(s.report.Pages, len(s.report.Files))))
		for _, said := range s.report.Said {
			lines = append(lines, widgets.NewText(widgets.Secondary, said))
		}
	}
	return widgets.Column(theme.Gap, lines...)
}

// rows are the findings of a severity.
func (s *Screen) rows(found []preflight.Finding, severity preflight.Severity) []fyne.CanvasObject {
	var of []preflight.Finding
	for _, f := range found {
		if f.Severity == severity {
			of = append(of, f)
		}
	}
	var rows []fyne.CanvasObject
	for _, f := range of[:s.portions[severity].Of(len(of))] {
		rows = append(rows, marks.Finding(f, s.OnGo))
	}
	return rows
}
