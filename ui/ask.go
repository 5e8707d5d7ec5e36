package ui

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"acquis/assets/text"
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

// askFiles asks for one or several files.
func (a *App) askFiles(title string, several bool, filter native.Filter, got func(paths []string)) {
	asked(a, func(ctx context.Context) ([]string, error) {
		if several {
			return native.OpenFiles(ctx, title, filter, native.Filter{Name: text.AllFiles})
		}
		path, err := native.OpenFile(ctx, title, filter)
		return []string{path}, err
	}, got, func() {
		d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
			if err != nil || r == nil {
				a.fail(err)
				return
			}
			path := r.URI().Path()
			r.Close() //nolint:errcheck // only its path is wanted
			got([]string{path})
		}, a.window)
		if len(filter.Extensions) > 0 && !several {
			d.SetFilter(storage.NewExtensionFileFilter(filter.Extensions))
		}
		a.showToolkitDialog(d)
	})
}

// askFolder asks for a folder.
func (a *App) askFolder(title string, got func(dir string)) {
	asked(a, func(ctx context.Context) (string, error) { return native.ChooseFolder(ctx, title) }, got, func() {
		a.showToolkitDialog(dialog.NewFolderOpen(func(u fyne.ListableURI, err error) {
			if err != nil || u == nil {
				a.fail(err)
				return
			}
			got(u.Path())
		}, a.window))
	})
}

// askSave asks where to write a file.
func (a *App) askSave(title, name string, filter native.Filter, got func(path string)) {
	asked(a, func(ctx context.Context) (string, error) { return native.SaveFile(ctx, title, name, filter) }, got, func() {
		d := dialog.NewFileSave(func(w fyne.URIWriteCloser, err error) {
			if err != nil || w == nil {
				a.fail(err)
				return
			}
			path := w.URI().Path()
			w.Close() //nolint:errcheck // only its path is wanted
			got(path)
		}, a.window)
		d.SetFileName(name)
		a.showToolkitDialog(d)
	})
}

// showToolkitDialog shows one of Fyne's dialogs, large enough to be used.
func (a *App) showToolkitDialog(d dialog.Dialog) {
	size := a.window.Canvas().Size()
	d.Resize(fyne.NewSize(min(820, size.Width-60), min(560, size.Height-60)))
	d.Show()
}
