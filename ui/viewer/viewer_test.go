package viewer

import (
	"context"
	"image"
	"image/color"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"acquis/assets/text"
	"acquis/portfolio/pdfium"
	"acquis/portfolio/pdfium/pdfiumtest"
	"acquis/ui/screentest"
	"acquis/ui/widgets"
)

// later holds work back until a test lets it run.
type later struct{ queue []func() }

func (l *later) background(work func(context.Context) error, done func(error)) (cancel func()) {
	ctx, cancel := context.WithCancel(context.Background())
	l.queue = append(l.queue, func() { done(work(ctx)) })
	return cancel
}

// run does all that waits, and what comes of it.
func (l *later) run() {
	for len(l.queue) > 0 {
		next := l.queue[0]
		l.queue = l.queue[1:]
		next()
	}
}

// book is a document of blank pages that notes what is asked of it.
type book struct {
	pages  int
	drawn  []int
	broken int // a page that cannot be drawn
	closed bool
}

func (b *book) Pages() int { return b.pages }

func (b *book) Size(context.Context, int) (width, height float64, err error) { return 600, 800, nil }

func (b *book) Render(ctx context.Context, page, width, height int) (*image.RGBA, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	b.drawn = append(b.drawn, page)
	if page == b.broken {
		return nil, pdfium.ErrPage
	}
	return image.NewRGBA(image.Rect(0, 0, width, height)), nil
}

func (b *book) Links(_ context.Context, page int) ([]pdfium.Link, error) {
	return []pdfium.Link{{Area: pdfium.Area{Right: 0.5, Bottom: 0.5}, Page: 7}}, nil
}

func (b *book) Close() error { b.closed = true; return nil }

func open(t *testing.T, d Document) (*Viewer, *later, fyne.Window) {
	t.Helper()
	wait := &later{}
	w := screentest.Window(t, widget.NewLabel(""), 700, 800, 1)
	v := New(wait.background)
	w.SetContent(v.Object())
	w.Resize(fyne.NewSize(700, 800))
	v.Open(0, func(context.Context) (Document, error) { return d, nil })
	wait.run()
	v.Focus()
	return v, wait, w
}

func TestPagesTurn(t *testing.T) {
	v, wait, w := open(t, &book{pages: 12, broken: -1})
	for _, step := range []struct {
		key  fyne.KeyName
		want int
	}{
		{fyne.KeyPageUp, 0}, {fyne.KeyPageDown, 1}, {fyne.KeyRight, 2}, {fyne.KeyEnd, 11}, {fyne.KeyPageDown, 11},
		{fyne.KeyLeft, 10}, {fyne.KeyHome, 0}, {fyne.KeyDown, 1}, {fyne.KeyUp, 0},
	} {
		v.stage.sheet.TypedKey(&fyne.KeyEvent{Name: step.key})
		if v.Page() != step.want {
			t.Errorf("%s: page %d, want %d", step.key, v.Page(), step.want)
		}
	}
	test.Tap(v.bar.next)
	if v.Page() != 1 || v.bar.number.Text() != "2" {
		t.Errorf("by the button: page %d, the number says %q", v.Page(), v.bar.number.Text())
	}
	// A number that is typed on the page goes there.
	v.stage.sheet.TypedRune('1')
	test.Type(v.bar.number.Input(), "0")
	v.bar.key(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if v.Page() != 9 || w.Canvas().Focused() != v.stage.sheet {
		t.Errorf("typed 10: page %d, the keyboard is on %T", v.Page(), w.Canvas().Focused())
	}
	v.bar.number.Load("99")
	v.bar.key(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if v.Page() != 9 || !strings.Contains(screentest.Words(v.Object()), text.ViewerNoPage) {
		t.Errorf("typed 99: page %d", v.Page())
	}
	wait.run()
	// A click on a link follows it, one beside it does not.
	corner := v.stage.sheet.at()
	v.stage.sheet.Tapped(&fyne.PointEvent{Position: corner.AddXY(v.stage.sheet.page.Width-5, 5)})
	if v.Page() != 9 {
		t.Errorf("beside the link: page %d", v.Page())
	}
	v.stage.sheet.Tapped(&fyne.PointEvent{Position: corner.AddXY(5, 5)})
	if v.Page() != 7 {
		t.Errorf("on the link: page %d", v.Page())
	}
}

// Turning shows the page at once: the next one is drawn before.
func TestTheNextPageIsThere(t *testing.T) {
	b := &book{pages: 5, broken: -1}
	v, wait, _ := open(t, b)
	for range 4 {
		v.Turn(v.Page() + 1)
		if v.stage.sheet.picture == nil {
			t.Errorf("page %d is not there when one turns to it; drawn: %v", v.Page(), b.drawn)
		}
		wait.run()
	}
	if n := len(b.drawn); n != 5 {
		t.Errorf("drawn %v: each once", b.drawn)
	}
}

func TestZoomFitsTheRoom(t *testing.T) {
	v, wait, _ := open(t, &book{pages: 2, broken: -1})
	room := v.stage.room
	if page := v.stage.sheet.page; page.Height > room.Height || page.Height < room.Height-2*margin-2 {
		t.Errorf("the whole page is %v in %v", page, room)
	}
	v.setZoom(zoom{fit: fitWidth})
	wait.run()
	if page := v.stage.sheet.page; page.Width > room.Width || page.Width < room.Width-2*margin-scrollBar-2 {
		t.Errorf("the width of the page is %v in %v", page, room)
	}
	if pic := v.stage.sheet.picture; pic == nil || pic.Bounds().Dx() != int(v.stage.sheet.page.Width) {
		t.Error("drawn at another size than shown")
	}
	v.setZoom(zoom{fitNone, 1})
	if page := v.stage.sheet.page; page != fyne.NewSize(800, 1066) {
		t.Errorf("at its real size it is %v", page)
	}
	v.stage.sheet.TypedRune('+')
	if v.zoom != (zoom{fitNone, 1.25}) || v.bar.zoom.Text() != text.Percent(1.25) {
		t.Errorf("after +: %v, %q", v.zoom, v.bar.zoom.Text())
	}
	if again := New(wait.background); again.zoom != v.zoom {
		t.Errorf("another viewer begins with %v", again.zoom)
	}
	// Larger than the room, the wheel scrolls first and turns at the end.
	wheel := func(by float32) { v.stage.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, by)}) }
	wheel(-100)
	if v.Page() != 0 || v.stage.scroll.Offset.Y != 100 {
		t.Errorf("page %d, offset %v", v.Page(), v.stage.scroll.Offset)
	}
	wheel(-10000)
	wheel(-25)
	if v.Page() != 1 || v.stage.scroll.Offset.Y != 0 {
		t.Errorf("at the end: page %d, offset %v", v.Page(), v.stage.scroll.Offset)
	}
	wheel(25)
	if v.Page() != 0 || v.stage.scroll.Offset.Y < 100 {
		t.Errorf("back: page %d, offset %v", v.Page(), v.stage.scroll.Offset)
	}
}

func TestAPageThatCannotBeDrawnIsTold(t *testing.T) {
	v, wait, _ := open(t, &book{pages: 3, broken: 1})
	v.Turn(1)
	wait.run()
	if said := screentest.Words(v.Object()); !strings.Contains(said, text.PDFPage) {
		t.Errorf("said %q", said)
	}
	v.Turn(2)
	wait.run()
	if v.stage.sheet.picture == nil || strings.Contains(screentest.Words(v.Object()), text.PDFPage) {
		t.Error("the page after it is not shown")
	}
}

func TestAPageThatTakesLongIsTold(t *testing.T) {
	var ring func()
	widgets.SetTimer(func(_ time.Duration, f func()) func() { ring = f; return func() { ring = nil } })
	t.Cleanup(func() { widgets.SetTimer(func(time.Duration, func()) func() { return func() {} }) })
	v, wait, _ := open(t, &book{pages: 9, broken: -1})
	v.Turn(6) // not drawn ahead
	ring()
	if said := screentest.Words(v.Object()); !strings.Contains(said, text.ViewerSlow) {
		t.Errorf("said %q", said)
	}
	wait.run()
	if said := screentest.Words(v.Object()); strings.Contains(said, text.ViewerSlow) || ring != nil {
		t.Errorf("drawn, and still said %q", said)
	}
}

func TestAnotherDocumentTakesItsPlace(t *testing.T) {
	first, second := &book{pages: 9, broken: -1}, &book{pages: 4, broken: -1}
	v, wait, _ := open(t, first)
	v.setZoom(zoom{fitNone, 2})
	v.Turn(8)
	v.Reopen(func(context.Context) (Document, error) { return second, nil })
	if !v.Showing() || first.closed {
		t.Error("the first goes before the second has come")
	}
	wait.run()
	if !first.closed || v.Page() != 3 || v.zoom != (zoom{fitNone, 2}) || len(second.drawn) == 0 {
		t.Errorf("closed %v, page %d, zoom %v, drawn %v", first.closed, v.Page(), v.zoom, second.drawn)
	}
	// One that comes too late is closed unseen.
	third := &book{pages: 1, broken: -1}
	v.Open(0, func(context.Context) (Document, error) { return third, nil })
	v.Close()
	wait.run()
	if v.Showing() || !second.closed || !third.closed {
		t.Errorf("showing %v, closed %v %v", v.Showing(), second.closed, third.closed)
	}
	v.Open(0, func(context.Context) (Document, error) { return nil, pdfium.ErrPassword })
	wait.run()
	if said := screentest.Words(v.Object()); !strings.Contains(said, text.PDFPassword) {
		t.Errorf("said %q", said)
	}
}

// What is kept stays within its limit, whatever is shown.
func TestPicturesAreLetGo(t *testing.T) {
	v, wait, _ := open(t, &book{pages: 60, broken: -1})
	v.setZoom(zoom{fitNone, 2})
	for range 59 {
		v.Turn(v.Page() + 1)
		wait.run()
		if v.cache.bytes > cacheBytes || v.stage.sheet.picture == nil {
			t.Fatalf("page %d: %d bytes kept", v.Page(), v.cache.bytes)
		}
	}
	sum := 0
	for _, p := range v.cache.pages {
		if p.picture != nil {
			sum += len(p.picture.Pix)
		}
	}
	if sum != v.cache.bytes {
		t.Errorf("%d bytes kept, %d counted", sum, v.cache.bytes)
	}
}

func TestARealPageIsShown(t *testing.T) {
	engine := pdfiumtest.Engine(t)
	d, err := engine.Open(context.Background(), pdfiumtest.Write(t, pdfiumtest.PDF("Une page", "Deux")))
	if err != nil {
		t.Fatal(err)
	}
	_, _, w := open(t, d)
	screentest.Shot(t, w, "viewer")
	dark, shown := 0, w.Canvas().Capture()
	for y := shown.Bounds().Min.Y; y < shown.Bounds().Max.Y; y++ {
		for x := shown.Bounds().Min.X; x < shown.Bounds().Max.X; x++ {
			if r, _, _, _ := shown.At(x, y).RGBA(); r>>8 == 153 { // the bar of the test page
				dark++
			}
		}
	}
	if dark < 500 {
		t.Errorf("%d grey pixels: the page is not seen", dark)
	}
}

func TestMarkedWordsStandOut(t *testing.T) {
	engine := pdfiumtest.Engine(t)
	wait := &later{}
	w := screentest.Window(t, widget.NewLabel(""), 700, 800, 1)
	v := New(wait.background)
	w.SetContent(v.Object())
	v.Mark("page")
	path := pdfiumtest.Write(t, pdfiumtest.PDF("Une page", "Deux"))
	v.Open(0, func(ctx context.Context) (Document, error) { return engine.Open(ctx, path) })
	wait.run()
	screentest.Shot(t, w, "viewer-marked")
	marked := func() (n int) {
		for i := 0; i < len(v.stage.sheet.picture.Pix); i += 4 {
			if v.stage.sheet.picture.Pix[i+2] == 0x6b {
				n++
			}
		}
		return n
	}
	if n := marked(); n < 300 {
		t.Errorf("%d marked pixels", n)
	}
	v.Turn(1)
	if n := marked(); n > 20 { // an edge of a letter may have that grey
		t.Errorf("%d marked pixels on a page without the word", n)
	}
}

func TestPictureIsDrawnUpright(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 40, 20))
	for x := range 20 {
		for y := range 20 {
			img.Set(x, y, color.RGBA{R: 255, A: 255})
		}
	}
	drawn, err := Picture(img).Render(context.Background(), 0, 80, 40)
	if err != nil {
		t.Fatal(err)
	}
	if r, g, _, _ := drawn.At(10, 20).RGBA(); r>>8 != 255 || g != 0 {
		t.Error("left is not red")
	}
	if r, g, b, _ := drawn.At(70, 20).RGBA(); r>>8 != 255 || g>>8 != 255 || b>>8 != 255 {
		t.Error("what is transparent is not white")
	}
}

// The keyboard may be given to the pages before there are any.
func TestTheKeyboardWaitsForThePages(t *testing.T) {
	wait := &later{}
	w := screentest.Window(t, widget.NewLabel(""), 700, 800, 1)
	v := New(wait.background)
	w.SetContent(v.Object())
	v.Open(0, func(context.Context) (Document, error) { return &book{pages: 3, broken: -1}, nil })
	v.Focus()
	wait.run()
	if w.Canvas().Focused() != v.stage.sheet {
		t.Fatalf("it is on %T", w.Canvas().Focused())
	}
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	if v.Page() != 1 {
		t.Errorf("page %d", v.Page())
	}
}
