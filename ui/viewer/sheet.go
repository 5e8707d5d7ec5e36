package viewer

import (
	"image"
	"image/color"
	"math"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"acquis/portfolio/pdfium"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// sheet is the page itself, with the ground around it, and takes the keys and
// the mouse.
type sheet struct {
	widget.BaseWidget
	stage   *stage
	picture *image.RGBA
	links   []pdfium.Link
	page    fyne.Size // of the page, on the screen
	least   fyne.Size
	blank   bool // there is no page to be seen
	focused bool
	pointed int        // the link under the pointer, -1 for none
	moved   fyne.Delta // how far the page was dragged
}

var (
	_ fyne.Focusable     = (*sheet)(nil)
	_ fyne.Tappable      = (*sheet)(nil)
	_ fyne.Draggable     = (*sheet)(nil)
	_ desktop.Hoverable  = (*sheet)(nil)
	_ desktop.Cursorable = (*sheet)(nil)
	_ desktop.Mouseable  = (*sheet)(nil)
)

func newSheet(s *stage) *sheet {
	p := &sheet{stage: s, pointed: -1}
	p.ExtendBaseWidget(p)
	return p
}

// setPage gives the page a size, in a view of another.
func (p *sheet) setPage(size, room fyne.Size) {
	p.page = size
	p.least = fyne.NewSize(size.Width+2*margin, size.Height+2*margin)
	if p.least.Width <= room.Width+1 {
		p.least.Width = 0
	}
	if p.least.Height <= room.Height+1 {
		p.least.Height = 0
	}
	p.pointed = -1
	p.Refresh()
}

// at is where the page stands: in the middle, on whole pixels.
func (p *sheet) at() fyne.Position {
	scale := p.stage.scale()
	whole := func(v float32) float32 { return float32(math.Floor(float64(max(margin, v)*scale))) / scale }
	return fyne.NewPos(whole((p.Size().Width-p.page.Width)/2), whole((p.Size().Height-p.page.Height)/2))
}

// MinSize implements fyne.CanvasObject.
func (p *sheet) MinSize() fyne.Size { return p.least }

// FocusGained implements fyne.Focusable.
func (p *sheet) FocusGained() { p.focused = true; p.stage.show() }

// FocusLost implements fyne.Focusable.
func (p *sheet) FocusLost() { p.focused = false; p.stage.show() }

// TypedRune implements fyne.Focusable.
func (p *sheet) TypedRune(r rune) {
	v := p.stage.viewer
	switch {
	case v.document == nil:
	case unicode.IsDigit(r):
		v.bar.typeNumber(r)
	case r == '+', r == '=':
		v.larger()
	case r == '-', r == '−':
		v.smaller()
	}
}

// TypedKey implements fyne.Focusable.
func (p *sheet) TypedKey(e *fyne.KeyEvent) {
	v := p.stage.viewer
	const line = 48
	switch e.Name {
	case fyne.KeyPageDown, fyne.KeyRight:
		v.Turn(v.page + 1)
	case fyne.KeyPageUp, fyne.KeyLeft:
		v.Turn(v.page - 1)
	case fyne.KeyHome:
		v.Turn(0)
	case fyne.KeyEnd:
		if v.document != nil {
			v.Turn(v.document.Pages() - 1)
		}
	case fyne.KeyDown:
		p.stage.scroll.by(0, line)
	case fyne.KeyUp:
		p.stage.scroll.by(0, -line)
	case fyne.KeySpace:
		p.stage.scroll.by(0, p.stage.room.Height-line)
	default:
		widgets.ForwardKey(p, e)
	}
}

// linkAt is the link at a place, -1 for none.
func (p *sheet) linkAt(at fyne.Position) int {
	on := at.Subtract(p.at())
	x, y := float64(on.X/p.page.Width), float64(on.Y/p.page.Height)
	for i, l := range p.links {
		if x >= l.Left && x <= l.Right && y >= l.Top && y <= l.Bottom {
			return i
		}
	}
	return -1
}

// Tapped implements fyne.Tappable: a link is followed.
func (p *sheet) Tapped(e *fyne.PointEvent) {
	widgets.Focus(p)
	if i := p.linkAt(e.Position); i >= 0 {
		p.stage.viewer.Turn(p.links[i].Page)
	}
}

// MouseDown implements desktop.Mouseable.
func (p *sheet) MouseDown(e *desktop.MouseEvent) { p.moved = fyne.Delta{} }

// MouseUp implements desktop.Mouseable: a hand that moved a little clicked.
func (p *sheet) MouseUp(e *desktop.MouseEvent) {
	const tolerance = 12
	far := max(p.moved.DX, -p.moved.DX, p.moved.DY, -p.moved.DY)
	if far > 0 && far <= tolerance {
		p.Tapped(&fyne.PointEvent{Position: e.Position})
	}
	p.moved = fyne.Delta{}
}

// Dragged implements fyne.Draggable: the page follows the hand.
func (p *sheet) Dragged(e *fyne.DragEvent) {
	p.moved.DX += e.Dragged.DX
	p.moved.DY += e.Dragged.DY
	s := p.stage.scroll
	s.ScrollToOffset(s.Offset.SubtractXY(e.Dragged.DX, e.Dragged.DY))
}

// DragEnd implements fyne.Draggable.
func (p *sheet) DragEnd() {}

// MouseIn implements desktop.Hoverable.
func (p *sheet) MouseIn(e *desktop.MouseEvent) { p.MouseMoved(e) }

// MouseMoved implements desktop.Hoverable.
func (p *sheet) MouseMoved(e *desktop.MouseEvent) { p.pointed = p.linkAt(e.Position) }

// MouseOut implements desktop.Hoverable.
func (p *sheet) MouseOut() { p.pointed = -1 }

// Cursor implements desktop.Cursorable.
func (p *sheet) Cursor() desktop.Cursor {
	if p.pointed >= 0 {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// CreateRenderer implements fyne.Widget.
func (p *sheet) CreateRenderer() fyne.WidgetRenderer {
	r := &sheetRenderer{sheet: p, paper: canvas.NewRectangle(color.White), image: canvas.NewImageFromImage(nil)}
	for range shadowSteps {
		r.shadow = append(r.shadow, canvas.NewRectangle(color.Transparent))
	}
	r.image.FillMode, r.image.ScaleMode = canvas.ImageFillStretch, canvas.ImageScaleFastest
	r.Refresh()
	return r
}

// shadowSteps is of how many layers the shadow under a page is.
const shadowSteps = 5

type sheetRenderer struct {
	sheet  *sheet
	shadow []*canvas.Rectangle
	paper  *canvas.Rectangle
	image  *canvas.Image
	shown  *image.RGBA
}

// Destroy implements fyne.WidgetRenderer.
func (r *sheetRenderer) Destroy() {}

// MinSize implements fyne.WidgetRenderer.
func (r *sheetRenderer) MinSize() fyne.Size { return r.sheet.MinSize() }

// Objects implements fyne.WidgetRenderer.
func (r *sheetRenderer) Objects() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, s := range r.shadow {
		all = append(all, s)
	}
	return append(all, r.paper, r.image)
}

// Layout implements fyne.WidgetRenderer.
func (r *sheetRenderer) Layout(fyne.Size) {
	at, size := r.sheet.at(), r.sheet.page
	for i, s := range r.shadow { // wider and lower, each on the one before
		grow := float32(shadowSteps - i)
		s.CornerRadius = grow
		s.Move(at.AddXY(-grow, -grow+2))
		s.Resize(size.AddWidthHeight(2*grow, 2*grow))
	}
	r.paper.Move(at.SubtractXY(theme.Hair, theme.Hair))
	r.paper.Resize(size.AddWidthHeight(2*theme.Hair, 2*theme.Hair))
	r.image.Move(at)
	r.image.Resize(size)
}

// Refresh implements fyne.WidgetRenderer.
func (r *sheetRenderer) Refresh() {
	for _, s := range r.shadow {
		s.FillColor, s.Hidden = color.NRGBA{A: 0x0e}, r.sheet.blank
		s.Refresh()
	}
	r.paper.FillColor = color.White
	r.paper.StrokeColor, r.paper.StrokeWidth = theme.Color(theme.ColorBorder), theme.Hair
	r.paper.Refresh()
	r.Layout(r.sheet.Size())
	r.image.Hidden = r.sheet.picture == nil || r.sheet.blank
	r.paper.Hidden = r.sheet.blank
	if r.shown != r.sheet.picture {
		r.shown = r.sheet.picture
		r.image.Image = nil
		if r.shown != nil {
			r.image.Image = r.shown
		}
	}
	r.image.Refresh()
}
