package ui

import (
	"context"
	"time"

	"acquis/export/dossier"
	"acquis/export/preflight"
	"acquis/portfolio"
	"acquis/ui/preflightview"
)

// preflight is the contrôle avant dépôt, reached from Dossier and from the menu.
func (a *App) preflight() Screen {
	s := preflightview.New(a.session)
	s.OnGo = a.openFinding
	s.OnDossier = func() { a.goToFocused(placeDossier) }
	s.OnLook = a.lookBefore
	var stop func()
	s.OnCheck = func(state *portfolio.State) {
		if stop != nil {
			stop()
		}
		stop = a.checkDossier(s, state)
	}
	return s
}

// checkDossier reads the annexes and lays the dossier out beside what the person
// does, and tells the screen. It returns what stops it.
func (a *App) checkDossier(screen *preflightview.Screen, state *portfolio.State) (stop func()) {
	book, today := a.session.book, a.session.Today()
	var report *preflight.Report
	stop = a.runner.Cancellable(func(ctx context.Context, progress Progress) (err error) {
		report, err = preflight.Check(ctx, state, book, dossier.OptionsOf(state), today, func(p dossier.Progress) {
			progress(p.Done, p.Total, p.Step)
		})
		return err
	}, func(done, total int, step string) {
		screen.Advance(dossier.Progress{Step: step, Done: done, Total: total})
	}, func(err error) {
		if err != nil {
			report = nil
			if !isCancel(err) {
				a.fail(err)
			}
		}
		screen.Done(state, report)
	})
	screen.Begin(stop)
	return stop
}

// lookBefore finds what to know before a deposit. Of an ordinary portfolio the
// answer is there at once; that of a very large one takes seconds, beside what
// the person does.
func (a *App) lookBefore(state *portfolio.State, answer func([]preflight.Finding)) {
	const patience = 40 * time.Millisecond
	session := a.session
	today := session.Today()
	var found []preflight.Finding
	a.runner.Promptly(patience, func(context.Context) error {
		found = preflight.Of(state, dossier.OptionsOf(state), today)
		return nil
	}, func(err error) {
		if err == nil && a.session == session {
			answer(found)
		}
	})
}

// openFinding goes to where something that was found is mended.
func (a *App) openFinding(f preflight.Finding) {
	switch {
	case f.Indicator != "":
		a.openIndicator(f.Indicator)
	case f.Rule == preflight.RuleRecheck:
		a.openRecheck(f.Ref.ID)
	default:
		a.openRecord(f.Ref)
	}
}
