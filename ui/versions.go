package ui

import (
	"context"
	"time"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/store"
	"acquis/ui/snapshots"
)

// shelf is where the versions of an open portfolio are kept.
type shelf struct{ book *store.Portfolio }

func (s shelf) Versions() ([]store.Snapshot, error)        { return s.book.Snapshots() }
func (s shelf) Read(name string) (*portfolio.State, error) { return s.book.SnapshotState(name) }

// versions ties the screen of the versions to the portfolio.
func (a *App) versions() Screen {
	s := snapshots.New(shelf{a.session.book}, func(work func() error, done func(error)) {
		a.runner.Quietly(func(context.Context) error { return work() }, done)
	}, time.Now)
	s.OnError = a.fail
	s.OnKeep = a.keepVersion
	s.OnRestore = a.restoreVersion
	s.OnTakeBack = a.takeBack
	return s
}

// keepVersion keeps the portfolio as it is now.
func (a *App) keepVersion() {
	a.flush()
	book := a.session.book
	a.runner.Run(text.VersionKeep, func(context.Context, Progress) error {
		_, err := book.Snapshot(store.ReasonAsked)
		return err
	}, func(err error) {
		if err != nil {
			a.fail(err)
			return
		}
		a.refresh()
		a.told(text.VersionKept, false)
	})
}

// restoreVersion makes the portfolio what it was.
func (a *App) restoreVersion(version store.Snapshot, moment string) {
	a.flush()
	book := a.session.book
	a.runner.Run(text.VersionAskDo, func(context.Context, Progress) error { return book.Restore(version.Name) }, func(err error) {
		if a.session == nil || a.session.book != book {
			return
		}
		if err != nil {
			a.fail(err)
			return
		}
		// The other screens hold what is no more.
		keep := a.screens[placeVersions]
		a.forgetScreens()
		a.screens[placeVersions] = keep
		a.changed()
		a.told(text.VersionRestored(moment), false)
	})
}

// takeBack takes some records back, by a change like any other.
func (a *App) takeBack(version store.Snapshot, item string, refs []portfolio.Ref) {
	a.flush()
	if err := a.session.book.Restore(version.Name, refs...); err != nil {
		a.fail(err)
		return
	}
	a.session.changed()
	a.told(text.VersionItemBack(item), true)
}
