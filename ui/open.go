package ui

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio/accession"
	"acquis/portfolio/crashlog"
	"acquis/portfolio/store"
	"acquis/ui/widgets"
)

// open opens the portfolio in a folder in place of the one that is open.
func (a *App) open(dir string) { a.openWith(dir, store.Options{}) }

func (a *App) openWith(dir string, options store.Options) {
	a.flush()
	if a.session != nil && a.session.book.Dir() == dir {
		a.goTo(placeDashboard)
		return
	}
	a.openBy(dir, options, func() (*store.Portfolio, error) { return store.Open(dir, options) })
}

// openBy shows the portfolio that a function opens, which may take its time.
func (a *App) openBy(dir string, options store.Options, open func() (*store.Portfolio, error)) {
	var book *store.Portfolio
	a.runner.Run(text.WorkOpening, func(context.Context, Progress) (err error) {
		book, err = open()
		return err
	}, func(err error) { a.opened(dir, options, book, err) })
}

// opened shows a portfolio, or says why it could not be opened.
func (a *App) opened(dir string, options store.Options, book *store.Portfolio, err error) {
	if err == nil {
		a.use(book)
		return
	}
	if a.session == nil {
		a.goTo(placeHome)
	}
	a.cannotOpen(dir, options, err)
}

// cannotOpen says why, and offers to read where that is possible.
func (a *App) cannotOpen(dir string, options store.Options, err error) {
	if errors.Is(err, store.ErrNotPortfolio) {
		a.prefs.dropRecent(dir)
		a.menu.update()
		a.refresh()
	}
	if errors.Is(err, store.ErrDamaged) && !options.ReadOnly {
		a.offerRepair(dir, err)
		return
	}
	var newer *store.NewerError
	leased := errors.Is(err, store.ErrLeased)
	readable := leased || errors.Is(err, store.ErrInUse) || errors.Is(err, store.ErrPermission) ||
		errors.As(err, &newer) && newer.Readable()
	if options.ReadOnly || !readable {
		a.fail(err)
		return
	}
	var d *widgets.Dialog
	again := func(kind widgets.ButtonKind, words string, icon icons.Name, options store.Options) *widgets.Button {
		return widgets.NewButton(kind, words, icon, func() {
			d.Close()
			a.openWith(dir, options)
		})
	}
	buttons := []*widgets.Button{widgets.NewButton(widgets.Plain, text.DialogCancel, icons.None, func() { d.Close() })}
	if leased {
		buttons = append(buttons, again(widgets.Plain, text.StoreTakeOver, icons.None, store.Options{TakeOver: true}))
	}
	buttons = append(buttons, again(widgets.Primary, text.OpenToRead, icons.Book, store.Options{ReadOnly: true}))
	d = widgets.NewDialog(text.CannotOpenTitle(filepath.Base(dir)), widgets.NewText(widgets.Body, sentence(err)), buttons...)
	d.ShowIn(a.window.Canvas())
}

// use shows a portfolio that has been opened.
func (a *App) use(book *store.Portfolio) {
	a.closeSession()
	a.session = &session{book: book, changed: a.changed, refused: a.tellLost}
	a.beginReading(book)
	a.forgetScreens()
	a.prefs.addRecent(book.Dir())
	a.window.SetTitle(text.WindowTitle(a.session.State().Candidate().Name()))
	a.shell.rail.setOwner(a.ownerLine())
	a.goTo(placeDashboard)
	a.watchFirstFrame()
	if notices := book.Notices(); len(notices) > 0 {
		lines := text.OpenedWithNotices
		for _, n := range notices {
			lines += "\n– " + n.Sentence()
		}
		widgets.Alert(a.shell.root, text.OpenedWithNoticesTitle, lines)
	}
	if !a.alone {
		a.readBeside(book)
	}
}

// readBeside has everything read that is wanted later, one thing after the
// other: a very long portfolio would otherwise be in memory several times over.
// Not at once: the dashboard needs none of it, and comes up sooner alone.
func (a *App) readBeside(book *store.Portfolio) {
	finder, reading := a.finder, a.reading
	here := func() bool { return a.session != nil && a.session.book == book }
	a.runner.After(2*time.Second, func() {
		finder.onWhole(func() {
			if here() {
				a.linking.prepare(a.session.State(), func() { a.tidyBeside(book, reading) })
			}
		})
		finder.follow()
	})
}

// tidyBeside frees what nothing needs any more, then has the files read and
// their pictures made.
func (a *App) tidyBeside(book *store.Portfolio, reading *reading) {
	a.runner.Quietly(func(ctx context.Context) error {
		_, err := book.Sweep(ctx)
		return err
	}, func(err error) {
		if err != nil && !isCancel(err) && !errors.Is(err, store.ErrReadOnly) && !errors.Is(err, store.ErrClosed) {
			a.crashes.Report(crashlog.Failure("sweep", err))
		}
		if a.session == nil || a.session.book != book {
			return
		}
		a.runner.Quietly(func(ctx context.Context) error {
			accession.Pictures(ctx, book)
			return nil
		}, func(error) {})
		reading.follow()
	})
}

// forgetScreens drops the screens of a portfolio that is no longer open.
func (a *App) forgetScreens() {
	a.closeScreens()
	a.screens = map[place]Screen{}
	a.typing = false
	widgets.ForgetTyping()
}

// closeScreens has the screens give back what they hold.
func (a *App) closeScreens() {
	for _, s := range a.screens {
		if c, ok := s.(closer); ok {
			c.Close()
		}
	}
}

// ownerLine is whose portfolio it is, and which.
func (a *App) ownerLine() string {
	name := a.session.State().Candidate().Name()
	if name == "" {
		return a.session.book.Name()
	}
	return name
}

// closePortfolio goes back home.
func (a *App) closePortfolio() {
	a.flush()
	if a.session.failed != nil {
		a.warnUnsaved(a.leave)
		return
	}
	a.leave()
}

func (a *App) leave() {
	a.closeSession()
	a.forgetScreens()
	a.window.SetTitle(text.WindowTitle(""))
	a.goTo(placeHome)
}

// warnUnsaved asks before something typed that could not be saved is lost.
func (a *App) warnUnsaved(leave func()) {
	if a.blocked() {
		return
	}
	if errors.Is(a.session.failed, store.ErrLost) && !a.session.leaving {
		a.session.leaving = true
		a.offerAside(a.session.failed)
		return
	}
	widgets.Ask(a.shell.root, text.UnsavedTitle, text.Unsaved(sentence(a.session.failed)), text.UnsavedLeave, leave)
}

// newPortfolio goes to the home screen's form.
func (a *App) newPortfolio() {
	if a.session != nil {
		a.closePortfolio()
	}
	if a.session == nil {
		a.goTo(placeHome)
		a.screens[placeHome].(*homeScreen).Create()
	}
}

// askOpen asks for the folder of a portfolio.
func (a *App) askOpen() {
	a.askFolder(text.AskPortfolio, func(dir string) { a.open(dir) })
}

// openExample opens the example portfolio, made anew where there is none yet.
func (a *App) openExample() {
	dir, err := store.Place(text.ExampleName)
	if err != nil {
		a.fail(err)
		return
	}
	if store.IsPortfolio(dir) {
		a.open(dir)
		return
	}
	a.runner.Run(text.WorkExample, func(ctx context.Context, _ Progress) error {
		return a.options.Example(ctx, dir)
	}, func(err error) {
		if err != nil {
			a.fail(err)
			return
		}
		a.open(dir)
	})
}
