package ui

import (
	"context"
	"slices"
	"time"

	"acquis/portfolio"
	"acquis/portfolio/search"
	"acquis/ui/career"
	"acquis/ui/competences"
	"acquis/ui/feasibilityview"
	"acquis/ui/pieces"
	"acquis/ui/searchview"
	"acquis/ui/selfassessment"
	"acquis/ui/situations"
	"acquis/ui/writing"
)

// finder searches the open portfolio: it keeps the index up with its states,
// away from the interface's goroutine, and holds the panel. It implements
// [searchview.Engine].
type finder struct {
	session *session
	runner  *Runner
	index   *search.Index
	panel   *searchview.Panel

	started   bool
	whole     bool // everything has been read once
	following bool
	behind    bool // the portfolio has changed since following began
	closed    bool
	cancel    func()
	onceWhole func() // nil once it was called
}

func newFinder(s *session, r *Runner, inside search.TextSource) *finder {
	f := &finder{session: s, runner: r, index: search.New(inside), cancel: func() {}}
	f.panel = searchview.New(f)
	return f
}

// follow has the index read what is new, and first of all everything.
func (f *finder) follow() {
	f.started = true
	if f.closed || f.following {
		f.behind = true
		return
	}
	f.following, f.behind = true, false
	state := f.session.State()
	f.cancel = f.runner.Cancellable(func(ctx context.Context, _ Progress) error { return f.index.Follow(ctx, state) },
		func(int, int, string) {}, f.followed)
}

func (f *finder) followed(err error) {
	f.following = false
	f.whole = f.whole || err == nil
	if then := f.onceWhole; f.whole && then != nil && !f.closed {
		f.onceWhole = nil
		then()
	}
	if f.behind && err == nil {
		f.follow()
		return
	}
	f.panel.Again()
}

// onWhole has something done as soon as everything has been read once.
func (f *finder) onWhole(then func()) {
	if f.whole {
		then()
		return
	}
	f.onceWhole = then
}

// changed follows a change of the portfolio, once there is an index.
func (f *finder) changed() {
	if f.started {
		f.follow()
	}
}

// close stops what is being read.
func (f *finder) close() {
	f.closed = true
	f.cancel()
}

// halfAFrame is how long a key may wait for its answer: ordinary portfolios
// answer in less than a millisecond, and the results come up with the letter.
const halfAFrame = 8 * time.Millisecond

// Ask implements [searchview.Engine].
func (f *finder) Ask(q search.Query, answer func(*portfolio.State, search.Answers)) {
	var found search.Answers
	f.runner.Promptly(halfAFrame, func(context.Context) error {
		found = f.index.Search(q)
		return nil
	}, func(error) {
		if !f.closed {
			answer(f.session.State(), found)
		}
	})
}

// Now implements [searchview.Engine].
func (f *finder) Now(q search.Query) (*portfolio.State, search.Answers) {
	return f.session.State(), f.index.Search(q)
}

// Reading implements [searchview.Engine].
func (f *finder) Reading() bool { return f.following && !f.whole }

// searchAll opens the search of everything; where no portfolio is open, the
// screen's own.
func (a *App) searchAll() {
	switch {
	case a.session == nil:
		a.find()
		return
	case a.finder.panel.Shown(): // pressed again: to type another one
	case a.blocked():
		return
	}
	a.flush()
	a.finder.follow()
	a.finder.panel.OnOpened = a.openFound
	a.finder.panel.Show(a.window.Canvas())
}

// openFound goes to what a search has found, with the words selected.
func (a *App) openFound(r search.Result) {
	id, at := r.Ref.ID, r.Place
	switch r.Ref.Kind {
	case portfolio.KindSituation:
		a.goTo(placeSituations)
		a.screens[placeSituations].(*situations.Screen).OpenAt(id, at.Field, at.Start, at.End)
	case portfolio.KindSection:
		a.goTo(placeWriting)
		a.screens[placeWriting].(*writing.Screen).OpenAt(id, at.Field, at.Start, at.End)
	case portfolio.KindPiece:
		a.goTo(placePieces)
		if at.Page > 0 { // in its file
			a.screens[placePieces].(*pieces.Screen).Select(id)
			a.preview(id, at.Field, at.Page, wordsOf(r.Excerpt)...)
			return
		}
		a.screens[placePieces].(*pieces.Screen).OpenAt(id, at.Field, at.Start, at.End)
	case portfolio.KindExperience, portfolio.KindTraining:
		a.goTo(placeCareer)
		a.screens[placeCareer].(*career.Screen).OpenAt(r.Ref, at.Field, at.Start, at.End)
	case portfolio.KindSelfAssessment:
		a.goTo(placeSelfAssessment)
		a.screens[placeSelfAssessment].(*selfassessment.Screen).OpenAt(string(id), at.Start, at.End)
	case portfolio.KindFeasibility:
		a.goTo(placeFeasibility)
		a.screens[placeFeasibility].(*feasibilityview.Screen).OpenAt(string(id), at.Start, at.End)
	default:
		a.openFoundIndicator(r)
	}
}

// wordsOf are the words that were found, as they are written.
func wordsOf(e search.Excerpt) []string {
	var words []string
	shown := []rune(e.Text)
	for _, m := range e.Matches {
		if word := string(shown[m.Start:m.End]); !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	return words
}

// openFoundIndicator goes to what is found on the screen of the indicators.
func (a *App) openFoundIndicator(r search.Result) {
	code, at := string(r.Ref.ID), r.Place
	a.goTo(placeCompetences)
	screen := a.screens[placeCompetences].(*competences.Screen)
	switch r.Ref.Kind {
	case portfolio.KindLink:
		screen.OpenLink(r.Ref.ID, at.Start, at.End)
	case portfolio.KindAcceptedGap:
		screen.OpenGap(code, at.Start, at.End)
	case search.KindIndicator:
		screen.OpenIndicator(code)
	case search.KindCompetence:
		screen.OpenCompetence(code)
	case search.KindFramework:
		screen.OpenBlock(code)
	}
}
