package ui

import (
	"context"
	"errors"
	"time"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio/crashlog"
	"acquis/portfolio/store"
	"acquis/ui/widgets"
)

// Another computer may take a portfolio over that is open here. It is then
// written to no more from here; what is typed stays in its field, and the
// person is offered to go on in a portfolio of their own.

// tellLost says, once for each session, that the portfolio was lost.
func (a *App) tellLost(err error) {
	if a.session == nil || a.session.lost || !errors.Is(err, store.ErrLost) {
		return
	}
	a.session.lost = true
	a.offerAside(err)
}

// offerAside says who has the portfolio now, and offers to keep aside what is
// here.
func (a *App) offerAside(why error) {
	var d *widgets.Dialog
	d = widgets.NewDialog(text.LostTitle, widgets.NewText(widgets.Body, text.Lost(sentence(why))),
		widgets.NewButton(widgets.Plain, text.LostLater, icons.None, func() { d.Close() }),
		widgets.NewButton(widgets.Primary, text.LostKeep, icons.None, func() {
			d.Close()
			a.keepAside()
		}))
	d.ShowIn(a.window.Canvas())
}

// keepAside makes a portfolio of what is in memory and has the screens save
// into it what they could not save. The files follow: words are safe at once.
func (a *App) keepAside() {
	if a.session == nil {
		return
	}
	lost := a.session.book
	var aside *store.Portfolio
	a.runner.Run(text.WorkAside, func(context.Context, Progress) error {
		dir, err := placeOfCopy(text.AsideName(lost.Name(), time.Now()))
		if err == nil {
			aside, err = lost.Aside(dir)
		}
		return err
	}, func(err error) {
		if err != nil {
			a.fail(err)
			return
		}
		if a.session == nil || a.session.book != lost {
			a.fail(aside.Close()) // closed meanwhile: what was kept is there all the same
			return
		}
		a.session.book, a.session.failed = aside, nil
		a.flush()
		a.showStatus()
		a.takeFiles(lost, aside)
	})
}

// takeFiles brings the files over, and opens the portfolio that was kept aside
// as any other.
func (a *App) takeFiles(lost, aside *store.Portfolio) {
	a.runner.Run(text.WorkAsideFile, func(ctx context.Context, progress Progress) error {
		return aside.TakeFiles(ctx, lost, func(done, total int64) { inKilobytes(progress)(done, total, text.WorkAsideFile) })
	}, func(err error) {
		if closing := lost.Close(); closing != nil {
			a.crashes.Report(crashlog.Failure("close", closing))
		}
		if a.session == nil || a.session.book != aside {
			return
		}
		a.flush()
		if a.session.failed != nil { // a field refuses what was typed: it is still there
			a.fail(a.session.failed)
			return
		}
		dir := aside.Dir()
		a.leave()
		a.open(dir)
		a.told(text.AsideKept(dir), false)
		a.fail(err) // the words are there, files may be missing
	})
}
