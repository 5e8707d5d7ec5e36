package ui

import (
	"context"
	"errors"
	"path/filepath"

	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio/bundle"
	"acquis/portfolio/explain"
	"acquis/portfolio/store"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// askCopy asks for a file that holds a whole portfolio.
func (a *App) askCopy() {
	a.askFiles(text.AskOpenCopy, false, bundles, func(paths []string) { a.openCopy(paths[0]) })
}

// openCopy offers to make a portfolio of such a file.
func (a *App) openCopy(path string) { a.lookAtCopy(path, "") }

// lookAtCopy reads what is in a file, asks for its passphrase until it fits,
// and offers to open it.
func (a *App) lookAtCopy(path, passphrase string) {
	a.flush()
	found := foundCopy{path: path}
	a.runner.Run(text.WorkLooking, func(context.Context, Progress) (err error) {
		if found.file, err = bundle.OpenFile(path, passphrase); err != nil {
			return err
		}
		found.twins = store.Twins(found.file.Manifest.Portfolio, path)
		if found.dir, err = placeOfCopy(found.file.Manifest.Name); err != nil {
			found.file.Close()
		}
		return err
	}, func(err error) {
		switch {
		case errors.Is(err, bundle.ErrSealed):
			a.askPassphrase(path, "")
		case errors.Is(err, bundle.ErrPassphrase):
			a.askPassphrase(path, sentence(err))
		case err != nil:
			a.fail(explain.About(path, err))
		default:
			a.offerCopy(found)
		}
	})
}

// foundCopy is a file that can be opened, and where it would go.
type foundCopy struct {
	path  string
	file  *bundle.File
	twins []store.Summary
	dir   string
}

// mostCopies is how many portfolios of one name there may be.
const mostCopies = 100

// placeOfCopy is a place for a portfolio of a name in the application's own,
// where there is nothing yet.
func placeOfCopy(name string) (string, error) {
	for n := 1; ; n++ {
		dir, err := store.Place(text.CopyFolder(name, n))
		if err == nil {
			err = store.CheckVacant(dir)
		}
		if !errors.Is(err, store.ErrExists) || n == mostCopies {
			return dir, err
		}
	}
}

// askPassphrase asks for the passphrase of a sealed file; wrong says why the
// last one did not fit.
func (a *App) askPassphrase(path, wrong string) {
	field := widgets.NewSecretEntry(text.PassphraseLabel, "")
	field.SetError(wrong)
	var d *widgets.Dialog
	try := func() {
		if field.Text() == "" {
			field.SetError(text.PassphraseAsk)
			return
		}
		d.Close()
		a.lookAtCopy(path, field.Text())
	}
	body := widgets.Column(theme.Space, widgets.NewText(widgets.Body, text.CopySealed(filepath.Base(path))), field, revealing(field))
	d = widgets.NewDialog(text.OpenCopyTitle, body,
		widgets.NewButton(widgets.Plain, text.DialogCancel, icons.None, func() { d.Close() }),
		widgets.NewButton(widgets.Primary, text.OpenCopyNext, icons.None, try))
	d.ShowIn(a.window.Canvas())
}

// offerCopy says what is in a file, whether it is here already, and where it
// would go.
func (a *App) offerCopy(found foundCopy) {
	m, taken := found.file.Manifest, false
	where := widgets.NewText(widgets.Secondary, "")
	show := func() { where.SetText(text.CopyGoesTo(found.dir)) }
	show()
	body := widgets.Column(theme.Space, widgets.NewText(widgets.Body, text.CopyHolds(m.Name, m.Made.Local(), len(m.Files), m.Bytes())))
	var d *widgets.Dialog
	buttons := []*widgets.Button{widgets.NewButton(widgets.Plain, text.DialogCancel, icons.None, func() { d.Close() })}
	if len(found.twins) > 0 {
		twin := found.twins[0]
		body.Add(widgets.NewNotice(widgets.Warning, text.CopyTwin(twin.Name, twin.Saved.Local())))
		buttons = append(buttons, widgets.NewButton(widgets.Plain, text.OpenTwin, icons.None, func() {
			d.Close()
			a.open(twin.Dir)
		}))
	}
	if len(m.Missing) > 0 {
		body.Add(widgets.NewNotice(widgets.Info, text.BundleOpenedMissing(len(m.Missing))))
	}
	body.Add(where)
	buttons = append(buttons,
		widgets.NewButton(widgets.Plain, text.OpenCopyElsewhere, icons.Folder, func() {
			a.askFolder(text.AskCopyPlace, func(dir string) {
				found.dir = filepath.Join(dir, store.CleanName(m.Name, ""))
				show()
				body.Refresh()
			})
		}),
		widgets.NewButton(widgets.Primary, text.OpenCopyDo, icons.Check, func() {
			taken = true
			d.Close()
			a.unpack(found)
		}))
	d = widgets.NewDialog(text.OpenCopyTitle, body, buttons...).Wide(720)
	d.OnClosed = func() {
		if !taken {
			found.file.Close()
		}
	}
	d.ShowIn(a.window.Canvas())
}

// unpack makes a portfolio of a file and opens it.
func (a *App) unpack(found foundCopy) {
	a.runner.Run(text.WorkOpeningCopy, func(ctx context.Context, progress Progress) error {
		defer found.file.Close()
		_, err := found.file.Unpack(ctx, found.dir, inKilobytes(progress))
		if errors.Is(err, store.ErrExists) {
			return err // speaks of where to, not where from
		}
		return explain.About(found.path, err)
	}, func(err error) {
		if err != nil {
			a.fail(err)
			return
		}
		a.open(found.dir)
		a.told(text.CopyIsOpen(found.dir), false)
	})
}

// droppedCopy reports whether what was dropped is one such file, and offers to
// open it.
func (a *App) droppedCopy(uris []fyne.URI) bool {
	if len(uris) != 1 || uris[0].Scheme() != "file" || !bundle.Is(uris[0].Path()) {
		return false
	}
	a.openCopy(uris[0].Path())
	return true
}
