package ui

import (
	"context"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"acquis/assets/text"
	"acquis/export/dossier"
	"acquis/portfolio/explain"
	"acquis/portfolio/store"
	"acquis/ui/dossierview"
	"acquis/ui/native"
	"acquis/ui/widgets"
)

// dossierScreen ties the screen of the dossier to the export.
func (a *App) dossierScreen() Screen {
	s := dossierview.New(a.session)
	s.OnError, s.OnGo, s.OnLook = a.fail, a.openFinding, a.lookBefore
	s.OnPreflight = func() { a.goToFocused(placePreflight) }
	s.OnExport, s.OnExportODT = a.exportDossier, a.exportODT
	s.OnOutline = func() { a.goToFocused(placeOutline) }
	s.OnOpen = func() { a.show(a.dossier, native.Open) }
	s.OnShow = func() { a.show(filepath.Dir(a.dossier), native.OpenFolder) }
	return s
}

// The endings of the two forms of a dossier.
const (
	extPDF = ".pdf"
	extODT = ".odt"
)

// exportDossier asks where to, and writes the dossier there.
func (a *App) exportDossier() {
	a.askDossier(native.Filter{Name: text.FilterPDF, Extensions: []string{extPDF}})
}

// exportODT does so as a text document.
func (a *App) exportODT() {
	a.askDossier(native.Filter{Name: text.FilterODT, Extensions: []string{extODT}})
}

// askDossier asks where to write the dossier, in the format of filter.
func (a *App) askDossier(filter native.Filter) {
	if a.exporting {
		return
	}
	a.flush()
	state := a.session.State()
	name := text.DossierFileName(state.Candidate().Name())
	if state.DossierOptions().Review { // it must not take the place of the one for the jury
		name = text.DossierReviewFileName(name)
	}
	a.askSave(text.AskDossier, store.CleanName(name, filter.Extensions[0]), filter, a.writeDossier)
}

// writeDossier writes the dossier: as a text document where the name says so,
// else as a PDF.
func (a *App) writeDossier(path string) {
	if a.session == nil {
		return
	}
	if filepath.Ext(path) == "" {
		path += extPDF
	}
	a.flush()
	a.goTo(placeDossier)
	screen := a.screens[placeDossier].(*dossierview.Screen)
	book, state := a.session.book, a.session.State()
	odt := strings.EqualFold(filepath.Ext(path), extODT)
	var report dossier.Report
	a.exporting = true
	cancel := a.runner.Cancellable(func(ctx context.Context, progress Progress) error {
		var err error
		options := dossier.OptionsOf(state)
		options.Created = time.Now()
		tell := func(p dossier.Progress) { progress(p.Done, p.Total, p.Step) }
		if odt {
			report, err = dossier.ExportODT(ctx, state, options, path, tell)
		} else {
			report, err = dossier.Export(ctx, state, book, options, path, tell)
		}
		return err
	}, func(done, total int, step string) {
		screen.Advance(dossier.Progress{Step: step, Done: done, Total: total})
	}, func(err error) {
		a.exporting = false
		switch {
		case isCancel(err):
			screen.Cancelled()
		case err != nil:
			screen.Done(dossierview.Result{Name: filepath.Base(path), Err: exportSentence(path, err)})
		default:
			a.dossier = path
			screen.Done(dossierview.Result{Name: filepath.Base(path), Report: report, ODT: odt})
		}
	})
	screen.Begin(cancel)
}

// exportSentence says why a dossier was not written: the export's own words
// where it has some, and about the file.
func exportSentence(path string, err error) string {
	if said, ok := dossier.Explain(err); ok {
		return said
	}
	return sentence(explain.About(path, err))
}

// show opens a file or a folder with the system.
func (a *App) show(path string, open func(string) error) {
	a.runner.Quietly(func(context.Context) error { return open(path) }, func(err error) {
		if err != nil {
			a.cannotShow(path, err)
		}
	})
}

// cannotShow says that no program opened a file or a folder, or why there is
// none.
func (a *App) cannotShow(path string, err error) {
	switch {
	case errors.Is(err, native.ErrNoProgram), errors.Is(err, native.ErrNotAllowed):
		said := text.CannotShow(path)
		if info, failed := os.Stat(path); failed == nil && info.IsDir() {
			said = text.CannotShowPlace(path)
		}
		widgets.Alert(a.shell.root, text.ProblemTitle, said)
	case errors.Is(err, fs.ErrNotExist) && path != "":
		a.fail(explain.About(path, err))
	default:
		a.fail(err)
	}
}

// openAddress opens a web address in the browser; nothing else than http and
// https is handed to the system.
func (a *App) openAddress(address string) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		widgets.Alert(a.shell.root, text.ProblemTitle, text.PieceURLWrong)
		return
	}
	a.fail(a.fyne.OpenURL(u))
}
