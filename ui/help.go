package ui

import (
	"context"
	"errors"

	"acquis/assets/text"
	"acquis/portfolio/store"
	"acquis/ui/home"
	"acquis/ui/settings"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// showKeys lists the keys of the window.
func (a *App) showKeys() {
	list := widgets.Column(6)
	for _, s := range text.Shortcuts() {
		list.Add(widgets.Columns(200, theme.Space, widgets.NewText(widgets.Strong, s.Keys), widgets.NewText(widgets.Body, s.Does)))
	}
	widgets.NewDialog(text.MenuKeys, widgets.NewScroll(list)).Wide(640).Tall().ShowIn(a.window.Canvas())
}

func (a *App) showAbout() {
	widgets.Alert(a.shell.root, text.MenuAbout, text.About(a.options.Version))
}

// about is what the preferences tell of this Acquis and its data.
func (a *App) about() settings.About {
	about := settings.About{Version: a.options.Version}
	about.Place, _ = store.Portfolios() // without a home there is nothing to show
	if a.session != nil {
		about.Open = a.session.book.Dir()
		about.Warning = store.PlaceWarning(about.Open).Sentence()
	}
	return about
}

// recents lists the portfolios to go on with: those opened last, then the
// others in the application's place.
func (a *App) recents() []home.Recent {
	var list []home.Recent
	seen := map[string]bool{}
	add := func(s store.Summary) {
		if seen[s.Dir] || len(list) == mostRecents {
			return
		}
		seen[s.Dir] = true
		r := home.Recent{Dir: s.Dir, Name: s.Name, Framework: s.Code}
		if s.Candidate != "" {
			r.Name = s.Candidate
		}
		if !s.Saved.IsZero() {
			r.When = text.DayAndTime(s.Saved.Local())
		}
		// What is damaged is offered all the same: opening it says more.
		if s.Err != nil && errors.Is(s.Err, store.ErrNotPortfolio) {
			r.Problem = sentence(s.Err)
		}
		list = append(list, r)
	}
	for _, dir := range a.prefs.recents() {
		add(store.Summarise(dir))
	}
	if others, err := store.List(); err == nil {
		for _, s := range others {
			add(s)
		}
	}
	return list
}

// verify reads every record and every file of the open portfolio again and
// says what it found.
func (a *App) verify() {
	if a.session == nil {
		return
	}
	a.flush()
	book := a.session.book
	var found store.Report
	a.runner.Run(text.SettingsVerify, func(ctx context.Context, progress Progress) error {
		var err error
		found, err = book.Verify(ctx, func(done, total int64) { progress(int(done>>10), int(total>>10), "") })
		return err
	}, func(err error) {
		switch {
		case err != nil:
			a.fail(err)
		case len(found.Problems) == 0:
			widgets.Alert(a.shell.root, text.SettingsVerify, text.VerifiedSound)
		default:
			lines := text.VerifiedProblems
			for _, p := range found.Problems {
				lines += "\n– " + p.Sentence()
			}
			widgets.Alert(a.shell.root, text.SettingsVerify, lines)
		}
	})
}
