package ui

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	ftheme "fyne.io/fyne/v2/theme"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio/crashlog"
	"acquis/portfolio/explain"
	"acquis/portfolio/pdfium"
	"acquis/portfolio/picker"
	"acquis/portfolio/store"
	"acquis/ui/lang"
	"acquis/ui/widgets"
)

// Options says what the window begins with.
type Options struct {
	// Portfolio is the folder of a portfolio to open, "" for the home screen.
	Portfolio string
	// Copy is a file that holds a whole portfolio, which is offered to be
	// opened; "" for none.
	Copy string
	// Version is that of the program.
	Version string
	// Example makes the example portfolio in a folder that does not exist yet.
	Example func(ctx context.Context, dir string) error
	// Drawn is called once, when the first frame of the home screen, or of the
	// dashboard where there is a Portfolio, has been drawn; it may be nil. It
	// is how the time to start is measured.
	Drawn func()
}

// appID names the application to the system; the preferences are kept under it.
const appID = "fr.acquis.Acquis"

// App is the running application.
type App struct {
	options Options
	fyne    fyne.App
	window  fyne.Window
	runner  *Runner
	shell   *shell
	menu    *menu
	prefs   preferences
	crashes *crashlog.Log
	died    string // where the report is of how the last run ended, if it died; else ""

	session *session // nil while no portfolio is open
	finder  *finder  // of that portfolio
	reading *reading // likewise
	pdf     *pdfium.Engine
	linking *linking
	screens map[place]Screen // those made so far
	at      place

	typing    bool   // something typed is not handed on yet
	asking    bool   // a dialog of the system is open
	exporting bool   // a dossier is being written
	alone     bool   // nothing is read beside the window; see Tour
	dossier   string // the last dossier written, for "Ouvrir"
}

// NoWindowError says, in French, why there can be no window on this computer
// and what to do.
type NoWindowError struct{ Sentence string }

func (e *NoWindowError) Error() string { return e.Sentence }

// Run shows the window and returns when it is closed. It must be called on the
// goroutine of main. The error is a [*NoWindowError] where there can be none.
func Run(options Options) error {
	first := openAhead(options.Portfolio)
	if err := checkDisplay(); err != nil {
		first.drop()
		return err
	}
	if err := lang.Register(); err != nil {
		first.drop()
		return err
	}
	collectLater()
	a := newApp(app.NewWithID(appID), options)
	defer a.crashes.Close()
	defer a.diesClean()
	a.begin(first) // before Show, which draws the first frame
	if err := a.showWindow(); err != nil {
		a.end()
		return err
	}
	a.fyne.Run()
	a.end()
	return nil
}

// showWindow asks the system for the window. The error is a [*NoWindowError] where it
// gives none.
func (a *App) showWindow() (err error) {
	defer func() {
		if r := recover(); r != nil {
			a.crashes.Report("show: " + crashlog.Panic(r))
			err = &NoWindowError{text.NoOpenGL}
		}
	}()
	a.window.Show()
	if !hasWindow(a.window) {
		return &NoWindowError{text.NoOpenGL}
	}
	return nil
}

// newApp makes the window, with nothing in it yet.
func newApp(f fyne.App, options Options) *App {
	a := &App{options: options, fyne: f, prefs: preferences{f.Preferences()}, screens: map[place]Screen{}, pdf: newEngine()}
	a.crashes, a.died = openCrashLog(options.Version)
	f.SetIcon(fyne.NewStaticResource("acquis.png", icons.Application()))
	f.Settings().SetTheme(a.prefs.theme())
	a.window = f.NewWindow(text.WindowTitle(""))
	a.window.SetPadded(false)
	a.window.SetMaster()
	a.runner = newRunner(a.window.Canvas, a.crashes.Report)
	widgets.SetTimer(a.runner.After)
	widgets.SetTyping(func(pending bool) {
		a.typing = pending
		a.showStatus()
	})
	a.linking = &linking{app: a, catalogue: new(picker.Catalogue)}
	a.shell = newShell(a.goTo)
	a.menu = newMenu(a)
	a.window.SetMainMenu(a.menu.main)
	a.window.SetContent(a.shell.root)
	a.window.Resize(a.prefs.windowSize())
	a.window.SetCloseIntercept(a.quit)
	a.window.SetOnDropped(func(_ fyne.Position, uris []fyne.URI) { a.dropped(uris) })
	a.window.Canvas().SetOnTypedKey(a.typedKey)
	a.watchForeground()
	return a
}

// begin shows the first screen. The portfolio that the window begins with may
// be open or nearly so already; else first is nil.
func (a *App) begin(first *opening) {
	a.fyne.Lifecycle().SetOnStarted(a.started)
	if a.options.Portfolio != "" {
		a.openFirst(first) // goes home if it cannot
	} else {
		a.goTo(placeHome)
		a.watchFirstFrame()
	}
	if a.died != "" {
		widgets.Alert(a.shell.root, text.CrashedTitle, text.CrashedBefore)
	}
}

// started is called when the window is there: a dialog that stood in it before
// would be laid out without its menu.
func (a *App) started() {
	a.fitWindow()
	if a.options.Copy != "" {
		a.openCopy(a.options.Copy)
	}
}

// watchFirstFrame has Options.Drawn called once the screen that is shown now
// is drawn.
func (a *App) watchFirstFrame() {
	if drawn := a.options.Drawn; drawn != nil {
		a.options.Drawn = nil
		widgets.OnDrawn(a.window.Canvas(), drawn)
	}
}

// quit closes the window, once everything typed is on the disk.
func (a *App) quit() {
	a.flush()
	if a.session != nil && a.session.failed != nil {
		a.warnUnsaved(func() { a.fyne.Quit() })
		return
	}
	a.fyne.Quit()
}

// end gives the portfolio back after the last frame.
func (a *App) end() {
	a.prefs.setWindowSize(a.window.Canvas().Size())
	a.closeScreens()
	a.runner.Close(5 * time.Second)
	a.closeSession()
}

// flush hands on what was typed: on the screen shown first, then what another
// one could not save before.
func (a *App) flush() {
	shown := a.screens[a.at]
	if f, ok := shown.(flusher); ok {
		f.Flush()
	}
	for _, s := range a.screens {
		if f, ok := s.(flusher); ok && s != shown {
			f.Flush()
		}
	}
	// A field that is not a screen's own (a search, a dialog) hands its text
	// on when it loses the keyboard.
}

// fail says what went wrong, and what to do. Cancelling is not going wrong.
func (a *App) fail(err error) {
	if err == nil || isCancel(err) {
		return
	}
	if errors.Is(err, store.ErrLost) && a.session != nil {
		a.session.lost = true
		if !a.blocked() { // else it is being said
			a.offerAside(err)
		}
		return
	}
	widgets.Alert(a.shell.root, text.ProblemTitle, sentence(err))
}

// sentence is the French of an error: the window's own, or the portfolio's.
func sentence(err error) string {
	if errors.Is(err, errPanic) {
		return text.ProblemPanic
	}
	return explain.Error(err).Sentence
}

// told shows what has just been done; with undo, that it can be taken back.
func (a *App) told(words string, undo bool) {
	if undo {
		a.shell.toast.Tell(words, text.MenuUndo, a.undo)
	} else {
		a.shell.toast.Tell(words, "", nil)
	}
	a.shell.root.Refresh()
}

// showStatus says whether everything is on the disk.
func (a *App) showStatus() {
	if a.session == nil {
		a.shell.say("", ftheme.ColorNameForeground)
		return
	}
	saved := a.session.book.SavedAt().Local()
	switch {
	case a.session.failed != nil:
		a.shell.say(text.StatusNotSaved(sentence(a.session.failed)), ftheme.ColorNameError)
	case a.session.book.ReadOnly():
		a.shell.say(text.StatusReadOnly, ftheme.ColorNameWarning)
	case a.typing:
		a.shell.say(text.StatusTyping, ftheme.ColorNameForeground)
	case a.session.book.SnapshotError() != nil:
		full := errors.Is(a.session.book.SnapshotError(), store.ErrNoSpace)
		a.shell.say(text.StatusNoSnapshot(saved, full), ftheme.ColorNameWarning)
	case sameDay(saved, time.Now()):
		a.shell.say(text.StatusSaved(saved), ftheme.ColorNameForeground)
	default:
		a.shell.say(text.StatusSavedOn(saved), ftheme.ColorNameForeground)
	}
}

func sameDay(a, b time.Time) bool {
	return a.Year() == b.Year() && a.YearDay() == b.YearDay()
}

// closeSession gives the open portfolio back.
func (a *App) closeSession() {
	if a.session == nil {
		return
	}
	a.finder.close()
	a.reading.close()
	if err := a.session.book.Close(); err != nil && !errors.Is(err, store.ErrClosed) {
		a.crashes.Report(crashlog.Failure("close", err))
	}
	a.session = nil
}
