package ui

import (
	"context"
	"io"
	"path/filepath"
	"time"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/export/diagnostic"
	"acquis/portfolio"
	"acquis/portfolio/durable"
	"acquis/portfolio/explain"
	"acquis/ui/native"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// diagnose makes what a person may send when something does not work, and
// shows all of it before it is written anywhere.
func (a *App) diagnose() {
	a.flush()
	dir := ""
	if a.session != nil {
		dir = a.session.book.Dir()
	}
	facts := a.facts()
	var report diagnostic.Report
	a.runner.Run(text.DiagnosticWorking, func(ctx context.Context, progress Progress) (err error) {
		report, err = diagnostic.Collect(ctx, facts, dir, func(done, total int64) { progress(int(done>>10), int(total>>10), "") })
		return err
	}, func(err error) {
		if err != nil {
			a.fail(err)
			return
		}
		a.showDiagnostic(report.Text())
	})
}

// facts are what the window knows of itself.
func (a *App) facts() diagnostic.Facts {
	look, size := a.prefs.theme(), a.window.Canvas().Size()
	return diagnostic.Facts{Version: a.options.Version, Window: true, PDF: a.pdf.Available(),
		Screen:   &diagnostic.Screen{Width: int(size.Width), Height: int(size.Height), Scale: a.window.Canvas().Scale()},
		Settings: &diagnostic.Settings{Look: string(look.Look()), Scale: look.Scale(), Suggests: a.prefs.suggests()}}
}

func (a *App) showDiagnostic(said string) {
	var d *widgets.Dialog
	copied := widgets.NewText(widgets.Secondary, "")
	body := widgets.Fill(theme.Space, widgets.Column(theme.Tight, widgets.NewText(widgets.Body, text.DiagnosticWhy), copied),
		widgets.NewScroll(widgets.NewText(widgets.Body, said)))
	d = widgets.NewDialog(text.DiagnosticTitle, body,
		widgets.NewButton(widgets.Quiet, text.DialogClose, icons.None, func() { d.Close() }),
		widgets.NewButton(widgets.Plain, text.DiagnosticCopy, icons.None, func() {
			widgets.CopyText(said)
			copied.SetText(text.DiagnosticCopied)
			d.Refresh()
		}),
		widgets.NewButton(widgets.Primary, text.DiagnosticSave, icons.Save, func() {
			d.Close()
			a.saveDiagnostic(said)
		})).Wide(760).Tall()
	d.ShowIn(a.window.Canvas())
}

// saveDiagnostic writes what was shown.
func (a *App) saveDiagnostic(said string) {
	name := text.DiagnosticFileName(portfolio.DateOf(time.Now()).String()) + extTXT
	a.askSave(text.DiagnosticAskFile, name, native.Filter{Name: text.DiagnosticFilter, Extensions: []string{extTXT}}, func(path string) {
		if filepath.Ext(path) == "" {
			path += extTXT
		}
		err := durable.WriteFile(nil, path, durable.Options{}, func(w io.Writer) error {
			_, err := io.WriteString(w, said)
			return err
		})
		if err != nil {
			a.fail(explain.About(path, err))
			return
		}
		a.told(text.DiagnosticSaved(filepath.Base(path)), false)
	})
}

// extTXT is the ending of a diagnostic file: any mail program takes it.
const extTXT = ".txt"
