// Package dossierview is the screen Dossier: what goes into the PDF for the
// jury, what to know before it is written, its progress and its result.
//
// The window asks where to write, runs the export and tells the screen how far
// it is; the screen knows no file.
package dossierview

import (
	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/export/dossier"
	"acquis/export/preflight"
	"acquis/portfolio"
	"acquis/ui/marks"
	"acquis/ui/theme"
	"acquis/ui/viewer"
	"acquis/ui/widgets"
)

// Book is what the screen needs of a portfolio.
type Book interface {
	State() *portfolio.State
	Change(label string, edit func(*portfolio.Edit) error) error
	Today() portfolio.Date
}

// Result is what became of an export.
type Result struct {
	Name   string // of the file, without its folder
	Report dossier.Report
	ODT    bool   // a text document, not the PDF
	Err    string // a sentence, if it failed; "" if it did not
}

// Screen is the screen Dossier.
type Screen struct {
	// OnExport begins an export, OnExportODT one as a text document; OnOpen
	// opens the last one written, OnShow shows where it is. OnGo goes to where
	// something is mended. OnError says what went wrong.
	OnExport    func()
	OnExportODT func()
	OnOpen      func()
	OnShow      func()
	OnGo        func(preflight.Finding)
	// OnOutline goes to the plan of the dossier, OnPreflight to the contrôle
	// avant dépôt.
	OnOutline   func()
	OnPreflight func()
	OnError     func(error)
	// OnLook finds what to know before, and answers before it returns or, of a
	// very large portfolio, later. Without it the screen looks itself.
	OnLook func(state *portfolio.State, answer func([]preflight.Finding))

	book     Book
	page     *widgets.Page
	body     *widgets.Scroll
	options  *options
	export   *widgets.Button
	odt      *widgets.Button
	sum      *fyne.Container // how the dossier stands, in a sentence
	found    *fyne.Container // what to know before
	outcome  *fyne.Container // progress, or the result of the last export
	progress *widgets.Progress
	preview  *preview         // nil where there is none
	looked   *portfolio.State // that sum and found are about
}

// New makes the screen.
func New(book Book) *Screen {
	s := &Screen{book: book, outcome: widgets.Column(theme.Gap)}
	s.options, s.sum, s.found = newOptions(s), widgets.Column(0), widgets.Column(0)
	s.body = widgets.NewScroll(widgets.Column(theme.Space, s.outcome, s.sum,
		widgets.Columns(430, theme.Space, s.options.object, s.found)))
	s.export = widgets.NewButton(widgets.Primary, text.DossierExport, icons.Print, func() {
		s.Flush()
		call(s.OnExport)
	})
	outline := widgets.NewButton(widgets.Plain, text.OutlineOpen, icons.None, func() {
		s.Flush()
		call(s.OnOutline)
	})
	s.odt = widgets.NewButton(widgets.Plain, text.DossierExportODT, icons.None, func() {
		s.Flush()
		call(s.OnExportODT)
	})
	s.page = widgets.NewPage(text.DossierScreen, text.DossierScreenDo, s.body, outline, s.odt, s.export)
	return s
}

// WithPreview shows the pages of the dossier beside its options.
func (s *Screen) WithPreview(pages Pages, background viewer.Background, after Timer) {
	s.preview = newPreview(pages, background, after)
	s.body.SetContent(widgets.Column(theme.Space, s.outcome, s.sum, s.options.object, s.found))
	s.page.SetBody(widgets.NewSplit("dossier", 0.4, s.body, s.preview.object))
}

// WithoutPreview says why there are no pages to be seen.
func (s *Screen) WithoutPreview(why string) {
	s.body.SetContent(widgets.Column(theme.Space, s.outcome, s.sum, widgets.NewNotice(widgets.Info, why),
		widgets.Columns(430, theme.Space, s.options.object, s.found)))
}

// Close gives back what the screen holds.
func (s *Screen) Close() {
	if s.preview != nil {
		s.preview.close()
	}
}

// Object is what the window shows.
func (s *Screen) Object() fyne.CanvasObject { return s.page }

// Show shows a portfolio.
func (s *Screen) Show(state *portfolio.State) {
	s.options.show(state)
	s.look(state)
	s.body.Relayout()
	if s.preview != nil {
		s.preview.follow(state)
	}
}

// look finds what to know before, and shows it. What was known stays in view
// until then.
func (s *Screen) look(state *portfolio.State) {
	answer := func(found []preflight.Finding) {
		if state != s.book.State() {
			return // another one was asked for since
		}
		s.looked = state
		s.sum.Objects = []fyne.CanvasObject{s.standing(found)}
		s.found.Objects = []fyne.CanvasObject{s.findings(found)}
		s.sum.Refresh()
		s.found.Refresh()
		s.body.Relayout()
	}
	switch {
	case s.looked == state:
	case s.OnLook == nil:
		answer(preflight.Of(state, dossier.OptionsOf(state), s.book.Today()))
	default:
		s.OnLook(state, answer)
	}
}

// Flush saves what was typed and not saved yet.
func (s *Screen) Flush() { s.options.flush() }

// Focus gives the keyboard to what one comes here for.
func (s *Screen) Focus() { widgets.Focus(s.export) }

// Begin shows that an export runs; cancel stops it.
func (s *Screen) Begin(cancel func()) {
	s.enable(false)
	s.progress = widgets.NewProgress(text.DossierExport, cancel)
	s.tell(s.progress)
	s.body.ToTop()
}

// enable says whether an export may begin.
func (s *Screen) enable(on bool) {
	s.export.SetEnabled(on)
	s.odt.SetEnabled(on)
}

// Advance shows how far it is.
func (s *Screen) Advance(p dossier.Progress) {
	if s.progress != nil {
		s.progress.Set(p.Done, p.Total, p.Step)
	}
}

// Cancelled shows that there is no export any more, and no file.
func (s *Screen) Cancelled() {
	s.enable(true)
	s.tell()
}

// Done shows what became of the export.
func (s *Screen) Done(r Result) {
	s.enable(true)
	if r.Err != "" {
		s.tell(widgets.NewNotice(widgets.Error, r.Err))
		return
	}
	said := text.DossierWritten(r.Name, r.Report.Pages, r.Report.Annexes)
	if r.ODT {
		said = text.DossierODTWritten(r.Name)
	}
	notices := []fyne.CanvasObject{widgets.NewNotice(widgets.Success, said,
		widgets.NewButton(widgets.Plain, text.DossierOpen, icons.Open, func() { call(s.OnOpen) }),
		widgets.NewButton(widgets.Quiet, text.DossierShow, icons.Folder, func() { call(s.OnShow) }))}
	for _, replaced := range r.Report.Replaced {
		notices = append(notices, widgets.NewNotice(widgets.Warning, replaced))
	}
	notices = append(notices, reported(r.Report)...)
	s.tell(notices...)
	s.body.ToTop()
}

func (s *Screen) tell(objects ...fyne.CanvasObject) {
	s.outcome.Objects = objects
	s.outcome.Refresh()
	s.body.Relayout()
}

// fewFindings is how many findings stand here; the contrôle avant dépôt lists
// them all.
const fewFindings = 6

// standing says in a sentence how the dossier stands, and leads to the contrôle
// avant dépôt.
func (s *Screen) standing(found []preflight.Finding) fyne.CanvasObject {
	warnings := preflight.Warnings(found)
	kind := widgets.Info
	if warnings > 0 {
		kind = widgets.Warning
	}
	return widgets.NewNotice(kind, text.PreflightSum(warnings, len(found)-warnings),
		widgets.NewButton(widgets.Plain, text.PreflightOpen, icons.Check, func() {
			s.Flush()
			call(s.OnPreflight)
		}))
}

// findings lists what to know before exporting, what should be mended first at
// the head, each one press away from where it is.
func (s *Screen) findings(found []preflight.Finding) fyne.CanvasObject {
	if len(found) == 0 {
		return widgets.Column(0)
	}
	var list []fyne.CanvasObject
	for _, f := range found[:min(len(found), fewFindings)] {
		list = append(list, marks.Finding(f, s.OnGo))
	}
	return widgets.Card(text.DossierBefore, list...)
}

// change makes a change, and says what went wrong.
func (s *Screen) change(label string, edit func(*portfolio.Edit) error) error {
	err := s.book.Change(label, edit)
	if err != nil && s.OnError != nil {
		s.OnError(err)
	}
	return err
}

func call(f func()) {
	if f != nil {
		f()
	}
}
