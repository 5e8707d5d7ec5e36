package ui

import (
	"context"

	"acquis/portfolio"
	"acquis/ui/recheck"
	"acquis/ui/situations"
)

// recheckBook is the open portfolio for the links à revérifier: it reads what a
// record was beside the window, since that goes through the whole journal.
type recheckBook struct {
	*session
	runner *Runner
}

// Versions implements [recheck.Book].
func (b recheckBook) Versions(ref portfolio.Ref, answer func([]portfolio.Record, error)) {
	var records []portfolio.Record
	b.runner.Quietly(func(context.Context) error {
		versions, err := b.book.Versions(ref)
		for _, v := range versions {
			records = append(records, v.Record)
		}
		return err
	}, func(err error) { answer(records, err) })
}

func (a *App) recheck() Screen {
	s := recheck.New(recheckBook{a.session, a.runner})
	s.OnError, s.OnTell = a.fail, a.told
	s.OnView, s.OnIndicator, s.OnOpen, s.OnPassage = a.goToView, a.openIndicator, a.openRecord, a.openPassage
	return s
}

// openRecheck goes to a link that is to be looked at again.
func (a *App) openRecheck(link portfolio.ID) {
	a.goToFocused(placeRecheck)
	a.screens[placeRecheck].(*recheck.Screen).OpenLink(link)
}

// openPassage goes to a linked passage in its text; to its situation where it is
// gone, to be chosen again.
func (a *App) openPassage(link portfolio.ID) {
	a.goTo(placeSituations)
	a.screens[placeSituations].(*situations.Screen).ShowPassage(link)
}
