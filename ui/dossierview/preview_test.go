package dossierview

import (
	"context"
	"image"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"acquis/assets/text"
	"acquis/export/dossier"
	"acquis/portfolio"
	"acquis/portfolio/pdfium"
	"acquis/ui/screentest"
	"acquis/ui/viewer"
)

// works holds back what a preview does in the background, and its pauses.
type works struct {
	queue  []func()
	pauses []func()
}

func (w *works) background(work func(context.Context) error, done func(error)) (cancel func()) {
	ctx, cancel := context.WithCancel(context.Background())
	w.queue = append(w.queue, func() { done(work(ctx)) })
	return cancel
}

func (w *works) after(_ time.Duration, f func()) (cancel func()) {
	at := len(w.pauses)
	w.pauses = append(w.pauses, f)
	return func() { w.pauses[at] = nil }
}

// pause lets all pauses end.
func (w *works) pause() {
	for i, f := range w.pauses {
		if f != nil {
			w.pauses[i] = nil
			f()
		}
	}
}

func (w *works) run() {
	for len(w.queue) > 0 {
		next := w.queue[0]
		w.queue = w.queue[1:]
		next()
	}
}

// pages makes documents of as many pages as it has made.
type pages struct {
	made   []*paper
	of     []*portfolio.State
	failed error
}

func (p *pages) Make(ctx context.Context, s *portfolio.State) (viewer.Document, dossier.Report, error) {
	if err := ctx.Err(); err != nil {
		return nil, dossier.Report{}, err
	}
	if p.failed != nil {
		return nil, dossier.Report{}, p.failed
	}
	d := &paper{pages: len(p.made) + 40}
	p.made, p.of = append(p.made, d), append(p.of, s)
	return d, dossier.Report{Pages: d.pages}, nil
}

type paper struct {
	pages  int
	closed bool
}

func (p *paper) Pages() int { return p.pages }
func (p *paper) Size(context.Context, int) (width, height float64, err error) {
	return 595, 842, nil
}
func (p *paper) Render(_ context.Context, _, width, height int) (*image.RGBA, error) {
	return image.NewRGBA(image.Rect(0, 0, width, height)), nil
}
func (p *paper) Links(context.Context, int) ([]pdfium.Link, error) { return nil, nil }
func (p *paper) Close() error                                      { p.closed = true; return nil }

func openPreview(t *testing.T) (*Screen, *screentest.Book, *pages, *works) {
	t.Helper()
	made, w := &pages{}, &works{}
	s, book, window := screentest.Open(t, screentest.Sample(t), screentest.Laptop, func(b *screentest.Book) *Screen {
		s := New(b)
		s.WithPreview(made, w.background, w.after)
		return s
	})
	w.pause()
	w.run()
	screentest.Shot(t, window, "dossier-preview")
	return s, book, made, w
}

func TestThePagesKeepInStep(t *testing.T) {
	s, book, made, w := openPreview(t)
	if len(made.made) != 1 || !s.preview.viewer.Showing() {
		t.Fatalf("made %d times", len(made.made))
	}
	said := func(want string) {
		t.Helper()
		if got := screentest.Words(s.preview.object); !strings.Contains(got, want) {
			t.Errorf("said %q, want %q", got, want)
		}
	}
	said(text.PreviewCurrent(40, 0))
	s.preview.viewer.Turn(7)
	// A change is told at once, and made after a pause; two changes once.
	test.Tap(s.options.gaps)
	said(text.PreviewStale)
	test.Tap(s.options.headings)
	if w.run(); len(made.made) != 1 {
		t.Error("made before the pause")
	}
	w.pause()
	said(text.PreviewRemakes)
	w.run()
	said(text.PreviewCurrent(41, 0))
	if len(made.made) != 2 || made.of[1] != book.State() || !made.made[0].closed || s.preview.viewer.Page() != 7 {
		t.Errorf("made %d times, page %d, the first closed: %v", len(made.made), s.preview.viewer.Page(), made.made[0].closed)
	}
	// Shown again without a change, nothing is made.
	s.Show(book.State())
	w.pause()
	if w.run(); len(made.made) != 2 {
		t.Errorf("made %d times", len(made.made))
	}
}

func TestMakingIsOvertaken(t *testing.T) {
	s, book, made, w := openPreview(t)
	test.Tap(s.options.gaps)
	w.pause() // it is being made
	test.Tap(s.options.headings)
	w.pause()
	w.run()
	if len(made.made) != 2 || made.of[1] != book.State() {
		t.Errorf("made %d times: what is overtaken is cancelled", len(made.made))
	}
	// An undo back to what is shown makes nothing.
	before := book.State()
	test.Tap(s.options.gaps)
	book.Undo()
	w.pause()
	if w.run(); book.State() == before && len(made.made) != 2 {
		t.Errorf("made %d times", len(made.made))
	}
}

func TestAFailureIsTold(t *testing.T) {
	s, _, made, w := openPreview(t)
	made.failed = dossier.ErrFolder
	test.Tap(s.options.gaps)
	w.pause()
	w.run()
	why, _ := dossier.Explain(dossier.ErrFolder)
	if got := screentest.Words(s.preview.object); !strings.Contains(got, why) || !s.preview.viewer.Showing() {
		t.Errorf("said %q", got)
	}
	made.failed = nil
	test.Tap(s.preview.again)
	w.run()
	if got := screentest.Words(s.preview.object); !strings.Contains(got, text.PreviewCurrent(41, 0)) {
		t.Errorf("said %q", got)
	}
}

func TestClosingGivesEverythingBack(t *testing.T) {
	s, _, made, w := openPreview(t)
	test.Tap(s.options.gaps)
	w.pause()
	s.Close()
	w.run()
	for i, d := range made.made {
		if !d.closed {
			t.Errorf("document %d is still open", i)
		}
	}
	if w.pause(); len(w.queue) > 0 {
		t.Error("something begins after the end")
	}
}

func TestWithoutAPreviewTheRestWorks(t *testing.T) {
	s, book, _ := open(t, screentest.Sample(t))
	s.WithoutPreview(text.PDFMissing)
	s.Show(book.State())
	if got := screentest.Words(s.Object()); !strings.Contains(got, text.PDFMissing) || !strings.Contains(got, text.DossierBlocks) {
		t.Errorf("said %q", got)
	}
	test.Tap(s.options.gaps)
	if !book.State().DossierOptions().PrintGaps {
		t.Error("the options are dead")
	}
}

// A dossier that nobody would read is not laid out before somebody asks: that
// takes minutes.
func TestAVeryLongDossierIsLaidOutWhenAskedFor(t *testing.T) {
	s, book, made, w := openPreview(t)
	err := book.Change("Écrire", func(e *portfolio.Edit) error {
		return e.Put(&portfolio.Situation{Title: "Très longue", InDossier: true, Actions: strings.Repeat("mot ", (pagesAlone+10)*portfolio.WordsPerPage)})
	})
	if err != nil {
		t.Fatal(err)
	}
	w.pause()
	w.run()
	if words := screentest.Words(s.preview.object); len(made.made) != 1 || !strings.Contains(words, "très long") {
		t.Fatalf("made %d times, said %q", len(made.made), words)
	}
	test.Tap(s.preview.again)
	w.run()
	if len(made.made) != 2 {
		t.Error("not made when it was asked for")
	}
}
