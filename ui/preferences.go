package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"acquis/ui/theme"
)

// preferences are what the window remembers on this computer from one day to
// the next; nothing of a portfolio is in them but the folders of the recent
// ones.
type preferences struct{ fyne.Preferences }

const (
	prefLook    = "look"
	prefScale   = "scale"
	prefRecents = "recents"
	prefWidth   = "window.width"
	prefHeight  = "window.height"
	prefSuggest = "suggest"
	prefFolder  = "folder" // where files were last chosen

	mostRecents = 8
)

func (p preferences) theme() *theme.Theme {
	return theme.New(theme.Look(p.String(prefLook)), float32(p.FloatWithFallback(prefScale, 1)))
}

func (p preferences) setTheme(t *theme.Theme) {
	p.SetString(prefLook, string(t.Look()))
	p.SetFloat(prefScale, float64(t.Scale()))
}

// suggests reports whether the picker proposes indicators.
func (p preferences) suggests() bool { return p.BoolWithFallback(prefSuggest, true) }

// recents lists the folders of the portfolios opened last, the last one first.
func (p preferences) recents() []string { return p.StringList(prefRecents) }

func (p preferences) addRecent(dir string) {
	list := append([]string{dir}, p.withoutRecent(dir)...)
	p.SetStringList(prefRecents, list[:min(mostRecents, len(list))])
}

func (p preferences) dropRecent(dir string) { p.SetStringList(prefRecents, p.withoutRecent(dir)) }

func (p preferences) withoutRecent(dir string) []string {
	return slices.DeleteFunc(slices.Clone(p.recents()), func(other string) bool { return other == dir })
}

// windowSize is the size the window had last; at first, one that fits a screen
// of 1366 by 768 with its bars.
func (p preferences) windowSize() fyne.Size {
	return fyne.NewSize(
		float32(max(720, p.FloatWithFallback(prefWidth, 1240))),
		float32(max(420, p.FloatWithFallback(prefHeight, 690))))
}

func (p preferences) setWindowSize(s fyne.Size) {
	p.SetFloat(prefWidth, float64(s.Width))
	p.SetFloat(prefHeight, float64(s.Height))
}

// changeScale makes the text of the whole window larger or smaller by a step.
func (a *App) changeScale(by int) {
	now := a.prefs.theme()
	scales := theme.Scales()
	at := slices.Index(scales, now.Scale())
	if at < 0 {
		at = slices.Index(scales, 1)
	}
	a.setTheme(theme.New(now.Look(), scales[max(0, min(len(scales)-1, at+by))]))
}

// setTheme changes and remembers how the window looks.
func (a *App) setTheme(t *theme.Theme) {
	a.prefs.setTheme(t)
	a.fyne.Settings().SetTheme(t)
	a.shell.root.Refresh()
	a.refresh()
}
