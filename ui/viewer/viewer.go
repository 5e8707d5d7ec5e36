package viewer

import (
	"context"

	"fyne.io/fyne/v2"

	"acquis/assets/text"
	"acquis/portfolio/explain"
	"acquis/portfolio/pdfium"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// Viewer shows the pages of a document.
type Viewer struct {
	// OnPage is called when another page has come up.
	OnPage func(page int)

	background Background
	object     fyne.CanvasObject
	bar        *bar
	stage      *stage

	document Document // nil while there is none
	page     int
	zoom     zoom
	marked   []string // words that are marked where they stand
	said     string   // a sentence in place of the pages
	opening  func()   // cancels the opening under way
	cache    cache
	job      *job // the drawing under way
}

// New makes a viewer without a document.
func New(background Background) *Viewer {
	v := &Viewer{background: background, opening: func() {}, zoom: rememberedZoom()}
	v.bar, v.stage = newBar(v), newStage(v)
	v.object = widgets.Fill(theme.Gap, v.bar.object, v.stage.object)
	v.refresh()
	return v
}

// Object is what is shown.
func (v *Viewer) Object() fyne.CanvasObject { return v.object }

// Open opens a document in the background and shows it, from a page on. What
// was shown before is closed at once.
func (v *Viewer) Open(page int, open func(context.Context) (Document, error)) {
	v.Say(text.ViewerOpening)
	v.begin(open, func(d Document) {
		v.page = max(0, min(page, d.Pages()-1))
		v.show(d)
	})
}

// Mark marks words wherever they stand on the pages of the documents that are
// opened from now on; none ends it.
func (v *Viewer) Mark(words ...string) { v.marked = words }

// Reopen opens a document made anew in place of the one that is shown, which
// stays until then: the page and the zoom do not change.
func (v *Viewer) Reopen(open func(context.Context) (Document, error)) {
	v.begin(open, func(d Document) {
		v.drop()
		v.page = max(0, min(v.page, d.Pages()-1))
		v.show(d)
	})
}

func (v *Viewer) begin(open func(context.Context) (Document, error), show func(Document)) {
	v.opening()
	cancelled := false
	var opened Document
	cancel := v.background(func(ctx context.Context) (err error) {
		opened, err = open(ctx)
		return err
	}, func(err error) {
		switch {
		case cancelled && err == nil:
			v.close(opened)
		case cancelled:
		case err != nil:
			v.Say(sentence(err))
		default:
			show(opened)
		}
	})
	v.opening = func() { cancelled = true; cancel() }
}

func (v *Viewer) show(d Document) {
	v.document, v.said = d, ""
	v.stage.toTop()
	v.turned()
}

// sentence says why a document or a page is not shown.
func sentence(err error) string {
	if said := pdfium.Sentence(err); said != "" {
		return said
	}
	return explain.Error(err).Sentence
}

// Say closes the document and shows a sentence in its place.
func (v *Viewer) Say(sentence string) {
	v.Close()
	v.said = sentence
	v.refresh()
}

// Close closes the document, and stops what is under way.
func (v *Viewer) Close() {
	v.opening()
	v.opening = func() {}
	v.drop()
	v.page, v.said = 0, ""
	v.refresh()
}

// drop lets the document go, with its pictures.
func (v *Viewer) drop() {
	if v.job != nil {
		v.job.unsay()
		v.job.cancel()
		v.job = nil
	}
	v.cache.clear()
	if v.document != nil {
		v.close(v.document)
		v.document = nil
	}
}

// close gives a document back, which may have to wait for what it is doing.
func (v *Viewer) close(d Document) {
	v.background(func(context.Context) error { return d.Close() }, func(error) {})
}

// Showing reports whether there is a document.
func (v *Viewer) Showing() bool { return v.document != nil }

// Page is the page that is shown, from 0.
func (v *Viewer) Page() int { return v.page }

// Focus gives the keyboard to the pages.
func (v *Viewer) Focus() { widgets.Focus(v.stage.sheet) }

// Turn goes to a page, from 0, or the nearest there is. Its beginning comes
// into view.
func (v *Viewer) Turn(page int) { v.turn(page, false) }

func (v *Viewer) turn(page int, atEnd bool) {
	if v.document == nil {
		return
	}
	page = max(0, min(page, v.document.Pages()-1))
	if page == v.page {
		return
	}
	v.page = page
	if atEnd {
		v.stage.toBottom()
	} else {
		v.stage.toTop()
	}
	v.turned()
}

// turned brings everything up to date with the page.
func (v *Viewer) turned() {
	v.refresh()
	v.draw()
	if v.OnPage != nil {
		v.OnPage(v.page)
	}
}

func (v *Viewer) refresh() {
	had := v.bar.object.Visible()
	v.bar.show()
	v.stage.show()
	if had != v.bar.object.Visible() {
		v.object.Refresh() // the pages get its room, or give it
	}
}

// setZoom changes how large pages are.
func (v *Viewer) setZoom(z zoom) {
	v.zoom = z
	z.remember()
	v.refresh()
	v.draw()
}
