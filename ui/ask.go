package ui

import (
	"context"
	"errors"
	"path/filepath"

	"acquis/assets/text"
	"acquis/ui/browse"
	"acquis/ui/native"
)

// isCancel reports whether an error only says that the person thought better
// of it.
func isCancel(err error) bool {
	return errors.Is(err, context.Canceled) || errors.Is(err, native.ErrCancelled)
}

// asked runs one of the system's dialogs; where there is none, fallback shows
// the toolkit's. got is called with what was chosen, not when nothing was.
func asked[T any](a *App, ask func(context.Context) (T, error), got func(T), fallback func()) {
	if a.asking {
		return // one at a time: the system's dialogs do not hold our window
	}
	a.asking = true
	var answer T
	a.runner.Quietly(func(ctx context.Context) error {
		var err error
		answer, err = ask(ctx)
		return err
	}, func(err error) {
		a.asking = false
		switch {
		case errors.Is(err, native.ErrUnavailable):
			fallback()
		case err != nil:
			a.fail(err)
		default:
			got(answer)
		}
	})
}

// browse asks in our own dialog.
func (a *App) browse(q browse.Question, got func(paths []string)) {
	background := func(work func() error, done func(error)) {
		a.runner.Quietly(func(context.Context) error { return work() }, done)
	}
	q.From = a.prefs.String(prefFolder)
	browse.Ask(a.window.Canvas(), q, background, func(paths []string) {
		a.prefs.SetString(prefFolder, filepath.Dir(paths[0]))
		got(paths)
	})
}

// askFiles asks for one or several files.
func (a *App) askFiles(title string, several bool, filter native.Filter, got func(paths []string)) {
	asked(a, func(ctx context.Context) ([]string, error) {
		if several {
			return native.OpenFiles(ctx, title, filter, native.Filter{Name: text.AllFiles})
		}
		path, err := native.OpenFile(ctx, title, filter)
		return []string{path}, err
	}, got, func() {
		q := browse.Question{Kind: browse.File, Title: title, Extensions: filter.Extensions}
		if several { // any file can be evidence
			q.Kind, q.Extensions = browse.Files, nil
		}
		a.browse(q, got)
	})
}

// askFolder asks for a folder.
func (a *App) askFolder(title string, got func(dir string)) {
	asked(a, func(ctx context.Context) (string, error) { return native.ChooseFolder(ctx, title) }, got, func() {
		a.browse(browse.Question{Kind: browse.Folder, Title: title}, func(paths []string) { got(paths[0]) })
	})
}

// askSave asks where to write a file.
func (a *App) askSave(title, name string, filter native.Filter, got func(path string)) {
	asked(a, func(ctx context.Context) (string, error) { return native.SaveFile(ctx, title, name, filter) }, got, func() {
		a.browse(browse.Question{Kind: browse.Save, Title: title, Name: name, Extensions: filter.Extensions},
			func(paths []string) { got(paths[0]) })
	})
}
