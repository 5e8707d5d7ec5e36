package dossierview

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/export/dossier"
	"acquis/portfolio"
	"acquis/portfolio/explain"
	"acquis/ui/theme"
	"acquis/ui/viewer"
	"acquis/ui/widgets"
)

// Pages makes the dossier as it would be exported, to be looked at.
type Pages interface {
	// Make is called away from the interface's goroutine. The document is the
	// caller's to close.
	Make(ctx context.Context, s *portfolio.State) (viewer.Document, dossier.Report, error)
}

// Timer calls f on the interface's goroutine after a delay, unless cancelled.
type Timer func(delay time.Duration, f func()) (cancel func())

// The pauses before the preview is made: when the screen comes up, and after a
// change, while others may follow. A dossier with heavy annexes takes long to
// make, and is made anew less often: after as long a pause.
const (
	pauseFirst = 150 * time.Millisecond
	pauseAgain = 1200 * time.Millisecond
	pauseMost  = 10 * time.Second
)

// preview shows the pages of the dossier and keeps them in step with it.
type preview struct {
	pages      Pages
	background viewer.Background
	after      Timer

	object fyne.CanvasObject
	viewer *viewer.Viewer
	said   *widgets.Text
	again  *widgets.Button

	now     *portfolio.State // as it is
	shown   *portfolio.State // of which the pages are; nil before there are any
	current string           // says what they are
	making  *portfolio.State // of which pages are being made, nil for none
	stop    func()           // ends that making
	unwait  func()           // ends the pause before the next
	closed  bool
	took    time.Duration // the last making
}

func newPreview(pages Pages, background viewer.Background, after Timer) *preview {
	p := &preview{pages: pages, background: background, after: after, viewer: viewer.New(background),
		said: widgets.NewText(widgets.Secondary, ""), stop: func() {}, unwait: func() {}}
	p.again = widgets.NewButton(widgets.Quiet, text.PreviewAgain, icons.None, p.make)
	p.object = widgets.Fill(theme.Gap, widgets.Beside(theme.Gap, 0, p.said, p.again), p.viewer.Object())
	return p
}

// follow brings the pages up to a state, after a pause.
func (p *preview) follow(s *portfolio.State) {
	if p.closed || s == p.now {
		return
	}
	p.now = s
	p.unwait()
	p.cancel()
	if s == p.shown { // an undo has come back to it
		p.tell(p.current, false)
		return
	}
	if pages := pagesOf(s); pages > pagesAlone {
		p.tell(text.PreviewLong(pages), true)
		return
	}
	pause := min(max(pauseAgain, p.took), pauseMost)
	if p.shown == nil {
		pause = pauseFirst
		p.tell(text.PreviewMakes, false)
	} else {
		p.tell(text.PreviewStale, true)
	}
	p.unwait = p.after(pause, p.make)
}

// pagesAlone is how long a dossier may be to be laid out without being asked
// for: twice what anybody reads. A longer one takes minutes, and memory.
const pagesAlone = 600

// pagesOf is about how many pages the dossier has without its annexes.
func pagesOf(s *portfolio.State) int {
	words := 0
	for _, t := range s.Situations() {
		if t.InDossier {
			words += s.Words(t)
		}
	}
	return (&portfolio.Weight{Words: words}).Pages()
}

// cancel ends the making under way.
func (p *preview) cancel() {
	p.stop()
	p.stop, p.making = func() {}, nil
}

// make makes the pages of the state as it is.
func (p *preview) make() {
	p.unwait()
	if p.closed || p.now == nil || p.making == p.now {
		return
	}
	p.cancel()
	s := p.now
	p.making = s
	if p.shown == nil {
		p.tell(text.PreviewMakes, false)
	} else {
		p.tell(text.PreviewRemakes, false)
	}
	var made viewer.Document
	var report dossier.Report
	began := time.Now()
	p.stop = p.background(func(ctx context.Context) (err error) {
		made, report, err = p.pages.Make(ctx, s)
		return err
	}, func(err error) {
		p.took = time.Since(began)
		p.made(s, made, report, err)
	})
}

// made shows pages that were made of a state.
func (p *preview) made(s *portfolio.State, made viewer.Document, report dossier.Report, err error) {
	if p.closed || p.making != s { // nobody waits for them any more
		if err == nil {
			p.background(func(context.Context) error { return made.Close() }, func(error) {})
		}
		return
	}
	p.making = nil
	if err != nil {
		if !errors.Is(err, context.Canceled) {
			p.fail(err)
		}
		return
	}
	p.shown = s
	p.current = text.PreviewCurrent(report.Pages, report.Annexes)
	p.tell(p.current, false)
	p.viewer.Reopen(func(context.Context) (viewer.Document, error) { return made, nil })
}

// fail says why there are no pages; those of before stay.
func (p *preview) fail(err error) {
	said, ok := dossier.Explain(err)
	if !ok {
		said = explain.Error(err).Sentence
	}
	if p.shown == nil {
		p.viewer.Say(said)
		said = text.PreviewStopped
	}
	p.tell(said, true)
}

func (p *preview) tell(said string, again bool) {
	p.said.SetText(said)
	p.again.SetEnabled(again)
	p.object.Refresh()
}

// close ends everything: the portfolio goes.
func (p *preview) close() {
	p.closed = true
	p.unwait()
	p.cancel()
	p.viewer.Close()
}
