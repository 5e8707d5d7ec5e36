package ui

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio/bundle"
	"acquis/portfolio/explain"
	"acquis/portfolio/interchange"
	"acquis/portfolio/store"
	"acquis/ui/native"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

var bundles = native.Filter{Name: text.FilterBundle, Extensions: []string{bundle.Extension}}

// saveCopy writes the whole portfolio to one file, meant to be on something
// that is not this computer.
func (a *App) saveCopy() { a.saveCopyWith("") }

// saveSealedCopy asks for a passphrase first.
func (a *App) saveSealedCopy() { a.askNewPassphrase(a.saveCopyWith) }

func (a *App) saveCopyWith(passphrase string) {
	a.flush()
	name := store.CleanName(text.BundleFileName(a.session.book.Name(), time.Now()), bundle.Extension)
	a.askSave(text.AskBundle, name, bundles, func(path string) {
		if filepath.Ext(path) == "" {
			path += bundle.Extension
		}
		a.pack(path, passphrase)
	})
}

// pack writes the copy and notes that there is one.
func (a *App) pack(path, passphrase string) {
	if a.session == nil {
		return
	}
	book := a.session.book
	var written bundle.Written
	a.runner.Run(text.WorkCopying, func(ctx context.Context, progress Progress) error {
		var err error
		written, err = bundle.Pack(ctx, book, path, bundle.Options{Passphrase: passphrase, Made: time.Now(), Progress: inKilobytes(progress)})
		if err != nil {
			return explain.About(path, err)
		}
		if err := book.SetLastCopy(time.Now(), filepath.Dir(path)); !errors.Is(err, store.ErrReadOnly) {
			return err
		}
		return nil
	}, func(err error) {
		if err != nil {
			a.fail(err)
			return
		}
		a.refresh()
		if len(written.Missing) > 0 {
			widgets.Alert(a.shell.root, text.CopyIncompleteTitle, text.BundleMissing(written.Missing))
		}
		a.told(text.CopyWritten(filepath.Base(path), filepath.Dir(path), written.Size, written.Sealed,
			store.NotElsewhere(filepath.Dir(path), book.Dir())), false)
	})
}

// inKilobytes lets a work that counts bytes tell the window.
func inKilobytes(progress Progress) bundle.Progress {
	return func(done, total int64, step string) { progress(int(done>>10), int(total>>10), step) }
}

// exportOpen writes the portfolio in the open format, for other programs.
func (a *App) exportOpen() {
	a.flush()
	name := store.CleanName(a.session.book.Name(), ".json")
	a.askSave(text.AskOpenFormat, name, native.Filter{Name: text.FilterOpenFormat, Extensions: []string{".json"}}, func(path string) {
		if a.session == nil {
			return
		}
		if filepath.Ext(path) == "" {
			path += ".json"
		}
		book := a.session.book
		var written interchange.Written
		a.runner.Run(text.WorkExporting, func(ctx context.Context, progress Progress) error {
			var err error
			written, err = interchange.ExportChecked(ctx, book, path, func(done, total int64) {
				progress(int(done>>10), int(total>>10), text.CopyChecks)
			})
			return explain.About(path, err)
		}, func(err error) {
			if err != nil {
				a.fail(err)
				return
			}
			a.told(text.OpenFormatWritten(filepath.Base(written.Document), filepath.Dir(written.Document), written.Files), false)
		})
	})
}

// leastPassphrase is how many characters the window asks for.
const leastPassphrase = 8

// askNewPassphrase asks for a passphrase twice, and warns that it cannot be
// found again.
func (a *App) askNewPassphrase(got func(passphrase string)) {
	first := widgets.NewSecretEntry(text.PassphraseLabel, text.PassphraseHelp)
	second := widgets.NewSecretEntry(text.PassphraseAgain, "")
	first.Check = func(s string) string {
		if n := len([]rune(s)); n > 0 && n < leastPassphrase {
			return text.PassphraseShort(leastPassphrase)
		}
		return ""
	}
	var d *widgets.Dialog
	next := widgets.NewButton(widgets.Primary, text.PassphraseNext, icons.None, func() {
		first.SetError(first.Check(first.Text()))
		second.SetError("")
		switch {
		case first.Text() == "":
			first.SetError(text.BundlePassphraseEmpty)
			first.Focus()
		case first.Failed():
			first.Focus()
		case first.Text() != second.Text():
			second.SetError(text.PassphraseDiffers)
			second.Focus()
		default:
			d.Close()
			got(first.Text())
		}
	})
	body := widgets.Column(theme.Space, widgets.NewText(widgets.Body, text.PassphraseWhy), first, second, revealing(first, second),
		widgets.NewNotice(widgets.Warning, text.PassphraseLost))
	d = widgets.NewDialog(text.PassphraseTitle, body, widgets.NewButton(widgets.Plain, text.DialogCancel, icons.None, func() { d.Close() }), next).Wide(620)
	d.ShowIn(a.window.Canvas())
}

// revealing is a box to tick to see what one types.
func revealing(fields ...*widgets.LabeledEntry) *widgets.Check {
	return widgets.NewCheck(text.PassphraseReveal, func(on bool) {
		for _, f := range fields {
			f.Reveal(on)
		}
	})
}
