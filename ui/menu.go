package ui

import (
	"path/filepath"
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"acquis/assets/text"
	"acquis/ui/widgets"
)

// menu is the main menu. Its items hold the shortcuts of the window, because a
// focused field swallows any other; a shortcut fires even where its item is
// disabled, so that every action guards itself.
type menu struct {
	app  *App
	main *fyne.MainMenu

	undo, redo, search, find, link, recent *fyne.MenuItem
	needOpen                               []*fyne.MenuItem // those that need an open portfolio
	state                                  menuState
}

// menuState is what the menu shows of the window; it is built again only when
// that changes.
type menuState struct {
	open       bool
	finds      bool // the screen shown has a search of its own
	undo, redo string
	recents    string
}

func ctrl(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
}

// item is a line of the menu. Its keys stand in its words: Fyne would write
// them in the colour of a shadow, which nobody can read. macOS draws the menu
// itself and shows them its own way.
func item(label string, shortcut fyne.Shortcut, action func()) *fyne.MenuItem {
	m := fyne.NewMenuItem(label, action)
	switch k, ok := shortcut.(fyne.KeyboardShortcut); {
	case !ok:
	case runtime.GOOS == "darwin":
		m.Shortcut = shortcut
	default:
		m.Shortcut = unwritten{shortcut}
		m.Label = text.MenuKeyed(label, keyName(k.Key()))
	}
	return m
}

// unwritten is a shortcut that the menu does not write beside its item.
type unwritten struct{ fyne.Shortcut }

// keyName is how a key is called after "Ctrl+".
func keyName(key fyne.KeyName) string {
	switch key {
	case fyne.KeyPlus:
		return text.KeyPlus
	case fyne.KeyMinus:
		return text.KeyMinus
	}
	return string(key)
}

func newMenu(a *App) *menu {
	m := &menu{app: a}
	widgets.SetMore(a.moreOf)
	m.recent = fyne.NewMenuItem(text.MenuRecent, nil)
	export := item(text.MenuExport, ctrl(fyne.KeyE), a.guarded(a.exportDossier))
	copies := []*fyne.MenuItem{
		item(text.MenuCopy, ctrl(fyne.KeyS), a.guarded(a.saveCopy)),
		item(text.MenuSealedCopy, nil, a.guarded(a.saveSealedCopy)),
		item(text.MenuOpenFormat, nil, a.guarded(a.exportOpen)),
		item(text.MenuVersions, ctrl(fyne.KeyH), a.guarded(func() { a.goToFocused(placeVersions) })),
	}
	closing := item(text.MenuClose, ctrl(fyne.KeyW), a.guarded(a.closePortfolio))
	destroy := item(text.MenuDestroy, nil, a.guarded(a.destroyPortfolio))
	m.needOpen = append(copies, export, closing, destroy)
	quit := item(text.MenuQuit, ctrl(fyne.KeyQ), a.quit)
	quit.IsQuit = true
	file := fyne.NewMenu(text.MenuFile,
		item(text.MenuNew, ctrl(fyne.KeyN), a.unblocked(a.newPortfolio)),
		item(text.MenuOpen, ctrl(fyne.KeyO), a.unblocked(a.askOpen)),
		item(text.MenuOpenCopy, nil, a.unblocked(a.askCopy)),
		item(text.MenuExample, nil, a.unblocked(a.openExample)),
		m.recent, fyne.NewMenuItemSeparator(), export)
	file.Items = append(append(append(file.Items, fyne.NewMenuItemSeparator()), copies...),
		fyne.NewMenuItemSeparator(), closing, destroy, fyne.NewMenuItemSeparator(), quit)
	m.undo = item(text.MenuUndo, &fyne.ShortcutUndo{}, a.unblocked(a.undo))
	m.redo = item(text.MenuRedo, &fyne.ShortcutRedo{}, a.unblocked(a.redo))
	m.search = item(text.MenuSearch, ctrl(fyne.KeyF), a.searchAll)
	m.find = item(text.MenuFindHere+" (F3)", nil, a.find)
	edit := fyne.NewMenu(text.MenuEdit, m.undo, m.redo, fyne.NewMenuItemSeparator(),
		item(text.EditCut, &fyne.ShortcutCut{}, a.forwarded(func() fyne.Shortcut { return &fyne.ShortcutCut{Clipboard: a.fyne.Clipboard()} })),
		item(text.EditCopy, &fyne.ShortcutCopy{}, a.forwarded(func() fyne.Shortcut { return &fyne.ShortcutCopy{Clipboard: a.fyne.Clipboard()} })),
		item(text.EditPaste, &fyne.ShortcutPaste{}, a.forwarded(func() fyne.Shortcut { return &fyne.ShortcutPaste{Clipboard: a.fyne.Clipboard()} })),
		item(text.EditSelectAll, &fyne.ShortcutSelectAll{}, a.forwarded(func() fyne.Shortcut { return &fyne.ShortcutSelectAll{} })),
		fyne.NewMenuItemSeparator(), m.search, m.find)
	m.link = item(text.MenuLink, ctrl(fyne.KeyK), a.link)
	m.needOpen = append(m.needOpen, m.link)
	erase := item(text.MenuErase, nil, a.guarded(a.eraseText))
	m.needOpen = append(m.needOpen, erase)
	edit.Items = append(edit.Items, fyne.NewMenuItemSeparator(), m.link, fyne.NewMenuItemSeparator(), erase)
	help := fyne.NewMenu(text.MenuHelp,
		item(text.MenuKeys+" (F1)", nil, a.unblocked(a.showKeys)),
		item(text.MenuDiagnostic, nil, a.unblocked(a.diagnose)),
		item(text.MenuAbout, nil, a.unblocked(a.showAbout)))
	m.main = fyne.NewMainMenu(file, edit, m.viewMenu(), help)
	m.update()
	return m
}

func (m *menu) viewMenu() *fyne.Menu {
	a := m.app
	view := fyne.NewMenu(text.MenuView)
	for i, info := range railPlaces() {
		var shortcut fyne.Shortcut
		if info.key != "" {
			shortcut = ctrl(info.key)
		}
		view.Items = append(view.Items, item(info.label, shortcut, func() {
			if !a.linking.digit(i + 1) {
				a.goToFocused(info.place)
			}
		}))
	}
	view.Items = append(view.Items, fyne.NewMenuItemSeparator(),
		item(text.MenuMap, ctrl(fyne.KeyM), a.guarded(func() { a.goToFocused(placeMap) })),
		item(text.MenuHolding, ctrl(fyne.KeyT), a.guarded(func() { a.goToFocused(placeHolding) })),
		item(text.MenuRecheck, nil, a.guarded(func() { a.goToFocused(placeRecheck) })),
		item(text.MenuRequirements, nil, a.guarded(func() { a.goToFocused(placeSufficiency) })),
		item(text.MenuFeasibility, nil, a.guarded(func() { a.goToFocused(placeFeasibility) })),
		item(text.MenuPreflight, nil, a.guarded(func() { a.goToFocused(placePreflight) })),
		item(text.MenuOutline, nil, a.guarded(func() { a.goToFocused(placeOutline) })),
		fyne.NewMenuItemSeparator(),
		item(text.MenuLargerText, ctrl(fyne.KeyPlus), func() { a.changeScale(+1) }),
		item(text.MenuSmallerText, ctrl(fyne.KeyMinus), func() { a.changeScale(-1) }),
		item(text.MenuSwitchPane+" (F6)", nil, a.switchPane))
	return view
}

// update makes the menu say what can be done now.
func (m *menu) update() {
	a := m.app
	var now menuState
	if now.open = a.session != nil; now.open {
		now.undo, _ = a.session.book.CanUndo()
		now.redo, _ = a.session.book.CanRedo()
	}
	_, now.finds = a.screens[a.at].(searcher)
	recents := a.prefs.recents()
	for _, dir := range recents {
		now.recents += dir + "\x00"
	}
	if m.undo.Label != "" && m.recent.ChildMenu != nil && now == m.state {
		return
	}
	m.state = now
	m.undo.Label, m.undo.Disabled = item(text.MenuUndoOf(now.undo), &fyne.ShortcutUndo{}, nil).Label, now.undo == ""
	m.redo.Label, m.redo.Disabled = item(text.MenuRedoOf(now.redo), &fyne.ShortcutRedo{}, nil).Label, now.redo == ""
	m.find.Disabled, m.search.Disabled = !now.finds, !now.finds && !now.open
	for _, i := range m.needOpen {
		i.Disabled = !now.open
	}
	m.recent.ChildMenu = m.recentMenu(recents)
	if m.main != nil {
		m.main.Refresh()
	}
}

func (m *menu) recentMenu(recents []string) *fyne.Menu {
	if len(recents) == 0 {
		none := fyne.NewMenuItem(text.MenuNoRecent, nil)
		none.Disabled = true
		return fyne.NewMenu("", none)
	}
	sub := fyne.NewMenu("")
	for _, dir := range recents {
		sub.Items = append(sub.Items, fyne.NewMenuItem(filepath.Base(dir), m.app.unblocked(func() { m.app.open(dir) })))
	}
	return sub
}

// unblocked is an action that waits while a dialog is open.
func (a *App) unblocked(action func()) func() {
	return func() {
		if !a.blocked() {
			action()
		}
	}
}

// guarded is an action that needs an open portfolio, and no dialog over it.
func (a *App) guarded(action func()) func() {
	return func() {
		if a.session != nil && !a.blocked() {
			action()
		}
	}
}

// forwarded is an editing action, done by the field that has the keyboard: the
// menu takes these shortcuts before the field sees them.
func (a *App) forwarded(shortcut func() fyne.Shortcut) func() {
	return func() {
		if s := a.clipboardTarget(); s != nil {
			s.TypedShortcut(shortcut())
		}
	}
}

// undo takes the last change back, whichever screen it was made on.
func (a *App) undo() { a.reverse((*session).undo, text.Undone, text.NothingToUndo) }

// redo does again what was last undone.
func (a *App) redo() { a.reverse((*session).redo, text.Redone, text.NothingToRedo) }
