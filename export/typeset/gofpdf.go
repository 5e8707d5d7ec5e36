package typeset

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math"
	"strings"
	"time"

	"github.com/jung-kurt/gofpdf"
)

// This file is the only one that knows gofpdf. What it must not be trusted
// with is handled before (see font.go, image.go) or after (finalise.go).

// epoch stands for the date of documents that say none, so that gofpdf does
// not look at the clock; finalise takes it out.
var epoch = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// pen draws on the pages of a gofpdf document and remembers what is set, since
// gofpdf writes every change of font, wanted or not.
type pen struct {
	pdf    *gofpdf.Fpdf
	added  [faceCount]bool
	face   face
	size   float64
	ready  bool // a font is set on this page
	text   Color
	fill   Color
	links  map[string]int
	levels []int // of the bookmarks so far
	names  map[*picture]string
}

func newPen(g *Geometry) *pen {
	pdf := gofpdf.NewCustom(&gofpdf.InitType{
		OrientationStr: "P", UnitStr: "pt",
		Size: gofpdf.SizeType{Wd: g.Width, Ht: g.Height},
	})
	pdf.SetCatalogSort(true)
	pdf.SetMargins(0, 0, 0)
	pdf.SetCellMargin(0)
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetTextColor(0, 0, 0)
	return &pen{pdf: pdf, links: map[string]int{}, names: map[*picture]string{}}
}

// font sets the face and size of the text to come.
func (p *pen) font(f face, size float64) {
	if p.ready && p.face == f && p.size == size {
		return
	}
	name := fmt.Sprintf("f%d", f)
	if !p.added[f] {
		p.pdf.AddUTF8FontFromBytes(name, "", bytes.Clone(faceFiles[f]))
		p.added[f] = true
	}
	p.pdf.SetFont(name, "", size)
	p.face, p.size, p.ready = f, size, true
}

func (p *pen) page() {
	p.pdf.AddPage()
	p.ready = false
}

// color sets the colour of text and of rules: as long as the two are the same
// gofpdf writes it once, and not with each piece of text.
func (p *pen) color(c Color) {
	if p.text != c {
		p.pdf.SetTextColor(int(c.R), int(c.G), int(c.B))
		p.text = c
	}
	if p.fill != c {
		p.pdf.SetFillColor(int(c.R), int(c.G), int(c.B))
		p.fill = c
	}
}

// show draws a piece of a line whose baseline is y.
func (p *pen) show(f *frag, text string, x, y float64) {
	p.font(f.face, f.look.size)
	p.color(f.look.color)
	if f.stretch == 0 || f.spaces == 0 {
		p.pdf.Text(x, y, text)
		return
	}
	// A cell aligned "J" spreads its spaces over its width. Its baseline lies
	// .3 of the size below its middle.
	w := f.width + float64(f.spaces)*f.stretch
	p.pdf.SetXY(x, y-.3*f.look.size)
	p.pdf.CellFormat(w, 0, text, "", 0, "J", false, 0, "")
}

func (p *pen) rule(x, y, w, h float64, c Color) {
	p.color(c)
	p.pdf.Rect(x, y, w, h, "F")
}

func (p *pen) image(pic *picture, x, y, w, h float64) {
	name, ok := p.names[pic]
	if !ok {
		name = fmt.Sprintf("i%d", len(p.names))
		p.names[pic] = name
		p.pdf.RegisterImageOptionsReader(name, gofpdf.ImageOptions{ImageType: pic.format}, bytes.NewReader(pic.data))
	}
	p.pdf.ImageOptions(name, x, y, w, h, false, gofpdf.ImageOptions{ImageType: pic.format}, 0, "")
}

// longBookmark is where the text of a bookmark is cut, in characters.
const longBookmark = 250

// bookmark adds an entry to the outline. gofpdf loses its way when a level is
// skipped, and writes the text right only while a UTF-8 font is set.
func (p *pen) bookmark(b *bookmark, y float64) {
	level := 0
	if n := len(p.levels); n > 0 {
		level = min(b.level, p.levels[n-1]+1)
	}
	p.levels = append(p.levels, level)
	text := []rune(drawable(strings.Join(strings.Fields(b.text), " ")))
	if len(text) > longBookmark {
		text = append(text[:longBookmark], '…')
	}
	p.font(sans, 9)
	p.pdf.Bookmark(string(text), level, y)
}

// link makes a rectangle clickable.
func (p *pen) link(l *Layout, target string, x, y, w, h float64) {
	if a, ok := l.ahead[target]; ok {
		p.pdf.LinkString(x, y, w, h, a.uri)
		return
	}
	if isURI(target) {
		p.pdf.LinkString(x, y, w, h, drawable(target))
		return
	}
	s, ok := l.spots[target]
	if !ok {
		return
	}
	id, ok := p.links[target]
	if !ok {
		id = p.pdf.AddLink()
		if id == 0 { // gofpdf takes link 0 for none
			id = p.pdf.AddLink()
		}
		p.links[target] = id
		p.pdf.SetLink(id, max(0, s.y-8), s.page)
	}
	p.pdf.Link(x, y, w, h, id)
}

// drawable replaces what gofpdf cannot write in a string: characters above
// U+FFFF make it panic.
func drawable(s string) string {
	return strings.Map(func(r rune) rune {
		if r > 0xFFFF {
			return mark
		}
		return r
	}, strings.ToValidUTF8(s, string(mark)))
}

// Write writes the document as one PDF. The same layout gives the same bytes.
func (l *Layout) Write(ctx context.Context, w io.Writer) error {
	p := newPen(&l.theme.Page)
	p.pdf.SetCompression(false) // finalise packs better
	l.describe(p.pdf)
	for n := range l.pages {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("writing: %w", err)
		}
		l.draw(p, n)
	}
	var out bytes.Buffer
	if err := p.pdf.Output(&out); err != nil {
		return fmt.Errorf("writing: %w", err)
	}
	mended, err := finalise(out.Bytes(), !l.doc.Created.IsZero(), p.levels)
	if err != nil {
		return fmt.Errorf("writing: %w", err)
	}
	if _, err := w.Write(mended); err != nil {
		return fmt.Errorf("writing: %w", err)
	}
	return nil
}

func (l *Layout) describe(pdf *gofpdf.Fpdf) {
	d := l.doc
	pdf.SetTitle(drawable(d.Title), true)
	pdf.SetAuthor(drawable(d.Author), true)
	pdf.SetSubject(drawable(d.Subject), true)
	pdf.SetKeywords(drawable(d.Keywords), true)
	pdf.SetProducer(drawable(d.Producer), true)
	pdf.SetCreator(drawable(d.Producer), true)
	at := created(d)
	pdf.SetCreationDate(at)
	pdf.SetModificationDate(at)
}

func created(d *Document) time.Time {
	if d.Created.IsZero() {
		return epoch
	}
	return d.Created
}

// draw writes one page.
func (l *Layout) draw(p *pen, n int) {
	p.page()
	pg, g := &l.pages[n], &l.theme.Page
	for i := range pg.furniture {
		f := &pg.furniture[i]
		p.show(&f.frag, f.frag.text, f.x, f.y)
	}
	if !pg.bare {
		p.rule(g.offset(g.Full, l.mirrored(n)), g.HeadBaseline+6, g.Full, 0.4, Hair)
	}
	for _, pl := range pg.places {
		if b := pl.box.bookmark; b != nil {
			p.bookmark(b, max(0, pl.y-8))
		}
		for i := range pl.box.prims {
			l.prim(p, &pl.box.prims[i], l.left(n, pl.box), pl.y)
		}
	}
}

func (l *Layout) prim(p *pen, pr *prim, left, top float64) {
	x, y := left+pr.x, top+pr.y
	switch pr.kind {
	case primRule:
		p.rule(x, y, pr.w, pr.h, pr.col)
	case primImage:
		p.image(pr.img, x, y, pr.w, pr.h)
	case primText:
		f := &pr.frag
		p.show(f, l.textOf(f), x, y)
		if f.look.link != "" {
			w := f.width + float64(f.spaces)*f.stretch
			p.link(l, f.look.link, x, y-f.look.size*0.9, w, f.look.size*1.2)
		}
	}
}

// textOf is the text of a piece, with its page number if it is one.
func (l *Layout) textOf(f *frag) string {
	if f.ref != "" {
		return digits(l.pageOf(f.ref))
	}
	return f.text
}

// Line is a piece of a set line: what is left of a layout for one who only
// writes it down.
type Line struct {
	Page    int // 1-based
	X, Y    float64
	Width   float64
	Size    float64
	Text    string
	Justify bool
	face    face
	color   Color
}

// Lines dumps the text of the layout, page by page, for measuring.
func (l *Layout) Lines() []Line {
	var out []Line
	for n, pg := range l.pages {
		for _, f := range pg.furniture {
			out = append(out, Line{Page: n + 1, X: f.x, Y: f.y, Width: f.frag.width, Size: f.frag.look.size,
				Text: f.frag.text, face: f.frag.face, color: f.frag.look.color})
		}
		for _, pl := range pg.places {
			for i := range pl.box.prims {
				pr := &pl.box.prims[i]
				if pr.kind != primText {
					continue
				}
				f := &pr.frag
				out = append(out, Line{Page: n + 1, X: l.left(n, pl.box) + pr.x, Y: pl.y + pr.y,
					Width: f.width + float64(f.spaces)*f.stretch, Size: f.look.size, Text: l.textOf(f),
					Justify: f.stretch != 0 && f.spaces > 0, face: f.face, color: f.look.color})
			}
		}
	}
	return out
}

// WriteBare writes lines through gofpdf in one pass and nothing else: the
// measure that the dossier's speed is held against.
func WriteBare(w io.Writer, lines []Line) error {
	p := newPen(&Book().Page)
	p.pdf.SetCreationDate(epoch)
	p.pdf.SetModificationDate(epoch)
	n := 0
	for i := range lines {
		ln := &lines[i]
		for ; n < ln.Page; n++ {
			p.page()
		}
		f := frag{face: ln.face, look: &look{size: ln.Size, color: ln.color}, width: ln.Width}
		if ln.Justify {
			f.spaces, f.stretch = 1, math.SmallestNonzeroFloat64
		}
		p.show(&f, ln.Text, ln.X, ln.Y)
	}
	if err := p.pdf.Output(w); err != nil {
		return fmt.Errorf("writing: %w", err)
	}
	return nil
}
