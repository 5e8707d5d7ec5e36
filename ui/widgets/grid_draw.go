package widgets

import (
	"bytes"
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	ftheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"acquis/assets/icons"
	"acquis/ui/theme"
)

// gridLayer is one of the areas of a Grid that scroll on their own. Its
// renderer clips, so that a cell half in view does not run over the heads.
type gridLayer struct {
	widget.BaseWidget
	objects []fyne.CanvasObject

	rectangles []*canvas.Rectangle
	texts      map[int]*canvas.Text // by the row or column that they were last used for
	images     map[gridSign][]*canvas.Image
	used       int
	usedImages map[gridSign]int
}

// gridSign is what a picture in a grid shows.
type gridSign struct {
	mark Mark
	cell bool // on a square of its colour, in a cell
}

func newGridLayer() *gridLayer {
	l := &gridLayer{texts: map[int]*canvas.Text{}, images: map[gridSign][]*canvas.Image{}, usedImages: map[gridSign]int{}}
	l.ExtendBaseWidget(l)
	return l
}

// CreateRenderer implements fyne.Widget.
func (l *gridLayer) CreateRenderer() fyne.WidgetRenderer { return &gridLayerRenderer{l} }

type gridLayerRenderer struct{ layer *gridLayer }

func (r *gridLayerRenderer) Destroy()                     {}
func (r *gridLayerRenderer) IsClip()                      {} // how Fyne knows that a renderer clips
func (r *gridLayerRenderer) Layout(fyne.Size)             {}
func (r *gridLayerRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r *gridLayerRenderer) Objects() []fyne.CanvasObject { return r.layer.objects }
func (r *gridLayerRenderer) Refresh()                     {}

// begin starts to draw the layer anew.
func (l *gridLayer) begin() {
	l.objects, l.used = l.objects[:0], 0
	clear(l.usedImages)
}

// rectangle draws an area of one colour.
func (l *gridLayer) rectangle(x, y, width, height float32, paint color.Color) {
	if l.used == len(l.rectangles) {
		l.rectangles = append(l.rectangles, canvas.NewRectangle(color.Transparent))
	}
	r := l.rectangles[l.used]
	l.used++
	if r.FillColor != paint {
		r.FillColor = paint
		r.Refresh()
	}
	r.Move(fyne.NewPos(x, y))
	r.Resize(fyne.NewSize(width, height))
	l.objects = append(l.objects, r)
}

// frame draws the edge of an area inside it.
func (l *gridLayer) frame(x, y, width, height, thick float32, paint color.Color) {
	l.rectangle(x, y, width, thick, paint)
	l.rectangle(x, y+height-thick, width, thick, paint)
	l.rectangle(x, y+thick, thick, height-2*thick, paint)
	l.rectangle(x+width-thick, y+thick, thick, height-2*thick, paint)
}

// gridWords is how a text in a grid looks.
type gridWords struct {
	size  float32
	style fyne.TextStyle
	paint color.Color
	align fyne.TextAlign
}

// width is how wide a line is drawn.
func (w gridWords) width(line string) float32 { return textWidth(line, w.size, w.style) }

// text draws a line of text, cut where it does not fit. The slot is the same
// for the same row or column, so that scrolling draws few texts anew.
func (l *gridLayer) text(slot int, words string, x, y, width, height float32, look gridWords) {
	t := l.texts[slot]
	if t == nil {
		t = canvas.NewText("", color.Transparent)
		l.texts[slot] = t
	}
	if look.width(words) > width {
		words = cutTo(words, width, look.width)
	}
	if t.Text != words || t.TextSize != look.size || t.TextStyle != look.style || t.Color != look.paint || t.Alignment != look.align {
		t.Text, t.TextSize, t.TextStyle, t.Color, t.Alignment = words, look.size, look.style, look.paint, look.align
		t.FontSource = fontOf(words, look.style)
		t.Refresh()
	}
	t.Move(fyne.NewPos(x, y))
	t.Resize(fyne.NewSize(width, height))
	l.objects = append(l.objects, t)
}

// cutTo cuts a line to a width and ends it with an ellipsis; it looks for the
// place from both sides, for a title may be long.
func cutTo(words string, width float32, measure func(string) float32) string {
	runes := []rune(words)
	low, high := 0, len(runes)
	for low < high {
		if middle := (low + high + 1) / 2; measure(string(runes[:middle])+"…") <= width {
			low = middle
		} else {
			high = middle - 1
		}
	}
	if low == 0 {
		return ""
	}
	return string(bytes.TrimRight([]byte(string(runes[:low])), " ")) + "…"
}

// sign draws a mark.
func (l *gridLayer) sign(s gridSign, x, y, side float32) {
	pool := l.images[s]
	at := l.usedImages[s]
	if at == len(pool) {
		image := canvas.NewImageFromResource(s.resource())
		image.FillMode = canvas.ImageFillStretch
		pool = append(pool, image)
		l.images[s] = pool
	}
	l.usedImages[s]++
	pool[at].Move(fyne.NewPos(x, y))
	pool[at].Resize(fyne.NewSquareSize(side))
	l.objects = append(l.objects, pool[at])
}

// repaint makes the signs take the colours of the theme in force.
func (l *gridLayer) repaint() {
	for s, pool := range l.images {
		for _, image := range pool {
			image.Resource = s.resource()
			image.Refresh()
		}
	}
}

// gridCellStyles say how a cell with a mark looks: a square of a colour with a
// sign on it. A hollow square is not finished.
var gridCellStyles = map[Mark]struct {
	icon   icons.Name
	hollow bool
}{
	MarkStarted: {icons.StateStarted, true},
	MarkReached: {icons.Check, false},
	MarkAgain:   {icons.FlagAgain, false},
}

func (s gridSign) resource() fyne.Resource {
	style := markStyles[s.mark]
	cell, known := gridCellStyles[s.mark]
	if !s.cell || !known {
		return iconIn(style.icon, style.color)
	}
	state := hexColor(style.color)
	fill, paint := state, hexColor(theme.ColorOnState)
	if cell.hollow {
		fill, paint = hexColor(theme.ColorSurface), state
	}
	sign := icons.SVG(cell.icon)
	sign = sign[bytes.IndexByte(sign, '>')+1 : bytes.LastIndex(sign, []byte("</svg>"))]
	sign = bytes.ReplaceAll(sign, []byte("#000000"), []byte(paint))
	svg := fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24">`+
		`<rect x="1" y="1" width="22" height="22" rx="5" fill="%s" stroke="%s" stroke-width="1.6"/>`+
		`%s</svg>`, fill, state, sign)
	// Fyne keeps drawn images by name: it says all that the drawing depends on.
	return fyne.NewStaticResource("grid-"+string(cell.icon)+fill+paint+".svg", []byte(svg))
}

func hexColor(name fyne.ThemeColorName) string {
	r, g, b, _ := theme.Color(name).RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

// gridWordsOf are the looks of the texts of a grid, in whole sizes: the toolkit
// measures others wrong.
func gridWordsOf(size fyne.ThemeSizeName, factor float32, bold bool, paint fyne.ThemeColorName) gridWords {
	return gridWords{size: float32(int(theme.Size(size)*factor + 0.5)), style: fyne.TextStyle{Bold: bold}, paint: theme.Color(paint)}
}

const gridCaption = ftheme.SizeNameCaptionText
