package ui

import (
	"fyne.io/fyne/v2"

	"acquis/ui/widgets"
)

// goTo shows another screen. What was typed on this one is handed on first.
func (a *App) goTo(p place) {
	if a.session == nil && p != placeHome && p != placeSettings && p != placeFramework {
		return
	}
	a.flush()
	if s, ok := a.screens[a.at].(leaver); ok && a.at != p {
		s.Leave()
	}
	a.at = p
	s := a.screen(p)
	a.refreshScreen(s)
	a.shell.setScreen(s.Object(), a.session != nil)
	a.shell.rail.show(p)
	a.menu.update()
	a.showStatus()
}

// goToFocused is goTo for those who came by a key: the keyboard goes to where
// one begins on that screen.
func (a *App) goToFocused(p place) {
	if a.blocked() {
		return
	}
	a.window.Canvas().Unfocus()
	a.goTo(p)
	a.focusScreen()
}

func (a *App) focusScreen() {
	s := a.screens[a.at]
	if f, ok := s.(focuser); ok {
		f.Focus()
		return
	}
	if s != nil {
		widgets.FocusFirst(s.Object())
	}
}

// screen is the screen of a place, made when it is first asked for.
func (a *App) screen(p place) Screen {
	if s, ok := a.screens[p]; ok {
		return s
	}
	s := a.makeScreen(p)
	a.screens[p] = s
	return s
}

// changed brings everything up to date after a change of the portfolio.
func (a *App) changed() {
	a.refresh()
	a.finder.changed()
	a.reading.follow()
}

// refresh brings up to date what shows the portfolio, after a change.
func (a *App) refresh() {
	if s, ok := a.screens[a.at]; ok {
		widgets.KeepFocus(a.window.Canvas(), s.Object(), func() { a.refreshScreen(s) })
	}
	if a.session != nil {
		a.shell.rail.setOwner(a.ownerLine())
	}
	a.menu.update()
	a.showStatus()
}

func (a *App) refreshScreen(s Screen) {
	if a.session == nil {
		s.Show(nil)
		return
	}
	s.Show(a.session.State())
}

// blocked reports whether a dialog or a menu is open over the window: the
// shortcuts of the menu then wait.
func (a *App) blocked() bool { return a.window.Canvas().Overlays().Top() != nil }

// typedKey takes the keys that nothing on the screen used.
func (a *App) typedKey(e *fyne.KeyEvent) {
	if widgets.OverlayKey(a.window.Canvas(), e) {
		return
	}
	switch e.Name {
	case fyne.KeyF1:
		a.showKeys()
	case fyne.KeyF3:
		a.find()
	case fyne.KeyF6:
		a.switchPane()
	case fyne.KeyPageUp:
		a.scroll(-1)
	case fyne.KeyPageDown:
		a.scroll(+1)
	case fyne.KeyEscape:
		a.shell.toast.Hide()
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyReturn, fyne.KeyEnter:
		// Nothing has the keyboard, as when the screen came by the mouse: the
		// first key shows where one is, the next one acts there. Not Space: words
		// typed into the void would press what they come to.
		a.focusScreen()
	}
}

// scroll moves the screen by a page, where nothing that has the keyboard does.
func (a *App) scroll(pages float32) {
	if s, ok := a.screens[a.at]; ok {
		widgets.ScrollPages(s.Object(), a.window.Canvas().Focused(), pages)
	}
}

// switchPane moves the keyboard between the rail and the screen.
func (a *App) switchPane() {
	if a.blocked() || a.session == nil {
		return
	}
	c := a.window.Canvas()
	if row, ok := c.Focused().(*widgets.Row); ok && a.shell.rail.has(row) {
		c.Unfocus()
		a.focusScreen()
		return
	}
	a.shell.rail.group.Focus()
}

// find goes to the field to search in of the screen shown, where it has one.
func (a *App) find() {
	if f, ok := a.screens[a.at].(searcher); ok && !a.blocked() {
		f.Find()
	}
}

// dropped hands files that were dropped on the window to the screen shown; a
// screen that takes none leaves them to the pieces. A portfolio in one file is
// no piece: it is offered to be opened.
func (a *App) dropped(uris []fyne.URI) {
	if a.blocked() || a.droppedCopy(uris) || a.session == nil {
		return
	}
	if _, ok := a.screens[a.at].(dropper); !ok {
		a.goTo(placePieces)
	}
	if d, ok := a.screens[a.at].(dropper); ok {
		d.Dropped(uris)
	}
}

// menuCloser is what the window's canvas can do and Fyne does not say.
type menuCloser interface{ DismissMenu() bool }

// watchForeground mends what Alt+Tab does: leaving the window by Alt releases
// that key here, which opens the menu and takes the keyboard from the text.
func (a *App) watchForeground() {
	const moment = 50 // milliseconds: the key comes after the window
	c := a.window.Canvas()
	var focused fyne.Focusable
	dismiss := func() {
		a.runner.After(moment*1e6, func() {
			closer, ok := c.(menuCloser)
			if ok && closer.DismissMenu() && focused != nil && c.Focused() == nil {
				c.Focus(focused)
			}
		})
	}
	a.fyne.Lifecycle().SetOnExitedForeground(func() {
		focused = c.Focused()
		a.flush() // somebody may pull the plug while we are behind
		dismiss()
	})
	a.fyne.Lifecycle().SetOnEnteredForeground(dismiss)
}

// clipboardTarget is what Edit items forward to: the focused field.
func (a *App) clipboardTarget() fyne.Shortcutable {
	s, _ := a.window.Canvas().Focused().(fyne.Shortcutable)
	return s
}
