package viewer

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	ftheme "fyne.io/fyne/v2/theme"

	"acquis/assets/text"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// margin is the ground that is seen around a page.
const margin float32 = 16

// scrollBar is the room that a scroll bar takes.
const scrollBar float32 = 12

// stage is the ground on which the page stands, and what scrolls it.
type stage struct {
	viewer *Viewer
	object *fyne.Container
	ground *canvas.Rectangle
	ring   *canvas.Rectangle // shows that the pages have the keyboard
	said   *widgets.Text
	words  fyne.CanvasObject
	scroll *scroll
	sheet  *sheet
	room   fyne.Size // that of the view, as last laid out
	slow   int       // the page of which is said that it takes long, -1 for none
}

func newStage(v *Viewer) *stage {
	s := &stage{viewer: v, ground: canvas.NewRectangle(color.Transparent), ring: canvas.NewRectangle(color.Transparent),
		said: widgets.NewText(widgets.Secondary, ""), slow: -1}
	s.ring.StrokeWidth = 2
	s.words = widgets.Inset(margin, margin, widgets.Readable(s.said))
	s.sheet = newSheet(s)
	s.scroll = newScroll(s)
	s.object = container.New(stageLayout{s}, s.ground, s.scroll, s.words, s.ring)
	return s
}

// show brings the stage up to date with the page.
func (s *stage) show() {
	v := s.viewer
	known := v.cache.pages[v.page]
	said := v.said
	if v.document != nil && known != nil && known.err != nil {
		said = sentence(known.err)
	}
	s.sheet.blank = said != "" || v.document == nil // it keeps the keyboard all the same
	if said == "" && s.slow == v.page && (known == nil || known.picture == nil) {
		said = text.ViewerSlow
	}
	s.said.SetText(said)
	if said != "" {
		s.words.Show()
	} else {
		s.words.Hide()
	}
	s.ground.FillColor = theme.Color(theme.ColorTintNeutral)
	s.ring.StrokeColor = color.Transparent
	if s.sheet.focused {
		s.ring.StrokeColor = theme.Color(ftheme.ColorNamePrimary)
	}
	s.ground.Refresh()
	s.ring.Refresh()
	s.layOut()
}

// wait says that a page takes long.
func (s *stage) wait(page int) {
	s.slow = page
	s.show()
}

// layOut gives the page its size and place.
func (s *stage) layOut() {
	v := s.viewer
	known := v.cache.pages[v.page]
	s.sheet.picture, s.sheet.links = nil, nil
	size := s.likely()
	if known != nil && known.err == nil {
		size, s.sheet.links = known.size, known.links
		if known.picture != nil {
			s.sheet.picture = known.picture
		}
	}
	s.sheet.setPage(s.shownSize(size), s.room)
	s.scroll.refit()
}

// likely is the size of a page that is not known yet: that of one that is, or
// of a sheet of A4.
func (s *stage) likely() fyne.Size {
	for _, by := range []int{-1, 1} {
		if p := s.viewer.cache.pages[s.viewer.page+by]; p != nil && !p.size.IsZero() {
			return p.size
		}
	}
	return fyne.NewSize(595, 842)
}

// free is the room for a page.
func (s *stage) free() fyne.Size {
	free := fyne.NewSize(s.room.Width-2*margin, s.room.Height-2*margin)
	if s.viewer.zoom.fit == fitWidth {
		free.Width -= scrollBar
	}
	return free
}

// part is how large the page is now, 1 for its real size.
func (s *stage) part() float32 {
	size := s.likely()
	if known := s.viewer.cache.pages[s.viewer.page]; known != nil && !known.size.IsZero() {
		size = known.size
	}
	return s.viewer.zoom.of(size, s.free())
}

// scale is how many pixels Fyne's unit has.
func (s *stage) scale() float32 {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s.object); c != nil {
		return c.Scale()
	}
	return 1
}

// pixels is the size of the picture of a page of so many points.
func (s *stage) pixels(size fyne.Size) image.Point { return s.measure()(size) }

// measure gives that function, good away from the interface's goroutine.
func (s *stage) measure() func(fyne.Size) image.Point {
	zoom, free, scale := s.viewer.zoom, s.free(), s.scale()
	return func(size fyne.Size) image.Point {
		by := float64(zoom.of(size, free) * perPoint * scale)
		side := func(points float32) int { return max(1, int(math.Floor(float64(points)*by))) }
		return image.Pt(side(size.Width), side(size.Height))
	}
}

// shownSize is the size of a page on the screen: whole pixels.
func (s *stage) shownSize(size fyne.Size) fyne.Size {
	pixels, scale := s.pixels(size), s.scale()
	return fyne.NewSize(float32(pixels.X)/scale, float32(pixels.Y)/scale)
}

func (s *stage) toTop()    { s.scroll.Offset = fyne.Position{} }
func (s *stage) toBottom() { s.scroll.Offset = fyne.NewPos(0, math.MaxFloat32) }

// resized follows the window.
func (s *stage) resized(room fyne.Size) {
	if room == s.room {
		return
	}
	s.room = room
	s.layOut()
	s.viewer.draw()
}

// stageLayout fills the stage with everything on it.
type stageLayout struct{ stage *stage }

// Layout implements fyne.Layout.
func (l stageLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.Position{})
		o.Resize(size)
	}
	l.stage.resized(size)
}

// MinSize implements fyne.Layout.
func (l stageLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 160) }

// scroll moves the page under the view. At its ends the wheel turns pages.
type scroll struct {
	container.Scroll
	stage *stage
	past  float32 // how far the wheel has turned beyond the end
}

func newScroll(s *stage) *scroll {
	c := &scroll{stage: s}
	c.Direction, c.Content = container.ScrollBoth, s.sheet
	c.ExtendBaseWidget(c)
	return c
}

// refit follows a page of another size.
func (c *scroll) refit() {
	most := fyne.NewPos(max(0, c.Content.MinSize().Width-c.Size().Width), max(0, c.Content.MinSize().Height-c.Size().Height))
	c.Offset = fyne.NewPos(min(c.Offset.X, most.X), min(c.Offset.Y, most.Y))
	c.Refresh()
}

// notch is how far the wheel goes before it turns a page.
const notch float32 = 20

// Scrolled implements fyne.Scrollable.
func (c *scroll) Scrolled(e *fyne.ScrollEvent) {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok && d.CurrentKeyModifiers()&fyne.KeyModifierControl != 0 {
		c.stage.viewer.wheelZoom(e.Scrolled.DY)
		return
	}
	before := c.Offset
	c.Scroll.Scrolled(e)
	if c.Offset != before || e.Scrolled.DY == 0 {
		c.past = 0
		return
	}
	if (c.past > 0) != (e.Scrolled.DY > 0) {
		c.past = 0
	}
	if c.past += e.Scrolled.DY; c.past >= notch || c.past <= -notch {
		back := c.past > 0
		c.past = 0
		c.stage.viewer.step(back)
	}
}

// step turns to the next page, or back to the end of the one before.
func (v *Viewer) step(back bool) {
	if back {
		v.turn(v.page-1, true)
	} else {
		v.turn(v.page+1, false)
	}
}

func (v *Viewer) wheelZoom(by float32) {
	switch {
	case by > 0:
		v.larger()
	case by < 0:
		v.smaller()
	}
}

// by scrolls by a part of the view; at the end it turns the page.
func (c *scroll) by(dx, dy float32) {
	before := c.Offset
	c.ScrollToOffset(c.Offset.AddXY(dx, dy))
	if c.Offset == before && dy != 0 {
		c.stage.viewer.step(dy < 0)
	}
}
