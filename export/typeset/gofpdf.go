package typeset

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"strconv"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/jung-kurt/gofpdf"
)

// This file is the only one that knows gofpdf, which writes the documents:
// pages, fonts, text, rules, images, places to click, bookmarks, what the
// document says of itself. What it cannot write is added to its file in
// finish.go.
//
// Text is shown by the operator TJ, which gofpdf does not have: a piece drawn
// by Text would have to end at each pair of letters that is kerned and at each
// space that is stretched, which takes twice the time and half as much room
// again.

// epoch is the date of a document without one, so that gofpdf does not look at
// the clock. finish.go takes it out.
var epoch = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// pen writes a document through gofpdf. It remembers what is set, since gofpdf
// writes every change, wanted or not.
type pen struct {
	pdf    *gofpdf.Fpdf
	kern   *metrics
	height float64 // of the page: PDF counts from below

	used  [faceCount]*alphabet // what each face draws; nil where it is not there
	face  face                 // faceCount before the first
	size  float64
	color Color
	scale float64
	op    []byte // memory for an operator

	links  map[string]int // of gofpdf, by anchor
	levels []int          // of the bookmarks so far
}

func newPen(width, height float64) (*pen, error) {
	kern, err := newMetrics()
	if err != nil {
		return nil, err
	}
	pdf := gofpdf.NewCustom(&gofpdf.InitType{OrientationStr: "P", UnitStr: "pt", Size: gofpdf.SizeType{Wd: width, Ht: height}})
	pdf.SetCatalogSort(true)
	pdf.SetMargins(0, 0, 0)
	pdf.SetCellMargin(0)
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetCreationDate(epoch)
	pdf.SetModificationDate(epoch)
	return &pen{pdf: pdf, kern: kern, height: height, face: faceCount, links: map[string]int{}}, nil
}

// page begins a page. gofpdf sets its font and colour again by itself.
func (p *pen) page() {
	p.pdf.AddPage()
	p.scale = 1
}

// font sets a face, which is embedded when it is first wanted.
func (p *pen) font(f face, size float64) {
	if p.face == f && p.size == size {
		return
	}
	if p.used[f] == nil {
		p.used[f] = &alphabet{}
		p.pdf.AddUTF8FontFromBytes(f.family(), "", bytes.Clone(faceFiles[f])) // it writes into what it is given
	}
	p.pdf.SetFont(f.family(), "", size)
	p.face, p.size = f, size
}

// family is what gofpdf knows a face by.
func (f face) family() string { return "f" + strconv.Itoa(int(f)) }

func (p *pen) ink(c Color) {
	if p.color != c {
		p.pdf.SetFillColor(int(c.R), int(c.G), int(c.B))
		p.color = c
	}
}

// raw writes operators as they are.
func (p *pen) raw(operators string) { p.pdf.RawWriteStr(operators) }

func (p *pen) rule(x, y, w, h float64, c Color) {
	p.ink(c)
	p.pdf.Rect(x, y, w, h, "F")
}

// image draws a picture; the same one is in the file once.
func (p *pen) image(pic *picture, x, y, w, h float64) {
	options := gofpdf.ImageOptions{ImageType: pic.format, AllowNegativePosition: true}
	p.pdf.RegisterImageOptionsReader(pic.name, options, bytes.NewReader(pic.data))
	p.pdf.ImageOptions(pic.name, x, y, w, h, false, options, 0, "")
}

// text draws a piece of a line whose baseline is y. Its codes are those of
// Unicode; pairs of letters are drawn together or apart as the font says, and
// the spaces of a justified line get their share.
func (p *pen) text(f *frag, text string, x, y float64) {
	p.font(f.face, f.look.size)
	p.ink(f.look.color)
	p.used[f.face].add(text)
	op := append(p.op[:0], "BT "...)
	if scale := cmp.Or(f.scale, 1); p.scale != scale {
		p.scale = scale
		op = append(number(op, scale*100), " Tz "...)
	}
	op = append(numbers(op, x, p.height-y), " Td["...)
	op = append(f.glyphs(op, p.kern, text), "]TJ ET"...)
	p.op = op
	p.raw(string(op))
}

// glyphs appends the codes of a text and the adjustments between them, in
// thousandths of the size.
func (f *frag) glyphs(op []byte, m *metrics, text string) []byte {
	stretch := f.stretch * 1000 / f.look.size / cmp.Or(f.scale, 1)
	var owed float64
	op = append(op, '(')
	last := rune(-1)
	for _, r := range text {
		move := 0
		switch {
		case last == ' ' && f.spaces > 0:
			owed += stretch
			move = int(owed)
			owed -= float64(move)
		case last >= 0 && f.ref == "":
			move = m.kern(f.face, last, r)
		}
		if move != 0 {
			op = strconv.AppendInt(append(op, ')'), int64(-move), 10)
			op = append(op, '(')
		}
		op = escaped(escaped(op, byte(r>>8)), byte(r))
		last = r
	}
	return append(op, ')')
}

// link makes a place lead to an address.
func (p *pen) link(r rect, uri string) {
	x, y, w, h := p.place(r)
	p.pdf.LinkString(x, y, w, h, uri)
}

// linkTo makes a place lead to another in the document.
func (p *pen) linkTo(r rect, anchor string, to spot) {
	id, known := p.links[anchor]
	if !known {
		id = p.pdf.AddLink()
		p.pdf.SetLink(id, max(0, to.y-headroom), to.page)
		p.links[anchor] = id
	}
	x, y, w, h := p.place(r)
	p.pdf.Link(x, y, w, h, id)
}

// place is a rectangle as gofpdf takes it, with a height below zero: so it
// writes the corners in the order of PDF, the lower one first.
func (p *pen) place(r rect) (x, y, w, h float64) {
	return r.x0, p.height - r.y0, r.x1 - r.x0, r.y0 - r.y1
}

// bookmark adds a bookmark that leads to the page at hand. A level that is
// skipped does not count.
func (p *pen) bookmark(text string, level int, y float64) {
	if p.face == faceCount {
		p.font(serif, 1) // with such a font it writes in Unicode
	}
	if n := len(p.levels); n == 0 {
		level = 0
	} else {
		level = min(level, p.levels[n-1]+1)
	}
	p.levels = append(p.levels, level)
	p.pdf.Bookmark(halves(text), level, max(0, y-headroom))
}

// describe sets what the document says of itself.
func (p *pen) describe(d *Document) {
	set := map[string]func(string, bool){"Title": p.pdf.SetTitle, "Author": p.pdf.SetAuthor, "Subject": p.pdf.SetSubject,
		"Keywords": p.pdf.SetKeywords, "Creator": p.pdf.SetCreator, "Producer": p.pdf.SetProducer}
	p.pdf.SetProducer("", false) // else it names itself
	for _, said := range d.properties() {
		set[said.key](halves(said.value), true)
	}
	p.pdf.SetXmpMetadata(d.packet())
	p.pdf.SetCreationDate(d.created())
	p.pdf.SetModificationDate(d.created())
}

// halves writes what lies beyond U+FFFF as its two halves in UTF-16, each on
// its own in UTF-8: gofpdf reads three bytes at most, and more make it panic.
func halves(s string) string {
	out := make([]byte, 0, len(s))
	for _, r := range s {
		if r <= 0xffff {
			out = utf8.AppendRune(out, r)
			continue
		}
		high, low := utf16.EncodeRune(r)
		for _, h := range [2]rune{high, low} {
			out = append(out, 0xe0|byte(h>>12), 0x80|byte(h>>6&0x3f), 0x80|byte(h&0x3f))
		}
	}
	return string(out)
}

// output gives the file as gofpdf writes it. The pages in it are not packed:
// it would make a new packer for each, of a megabyte.
func (p *pen) output() ([]byte, error) {
	p.declare()
	p.pdf.SetCompression(false)
	var out bytes.Buffer
	err := p.pdf.Output(&out)
	return out.Bytes(), err
}

// declare tells gofpdf which characters were drawn past it, by drawing each
// once in a template that is put on no page, and so not in the file.
func (p *pen) declare() {
	p.pdf.CreateTemplate(func(t *gofpdf.Tpl) {
		for f, used := range p.used {
			if used != nil {
				t.SetFont(face(f).family(), "", 1)
				t.Text(0, 0, string(used.runes()))
			}
		}
	})
}

// WriteBare writes lines through gofpdf in one pass and nothing else: the
// measure that the dossier's speed is held against.
func WriteBare(w io.Writer, lines []Line) error {
	p, err := newPen(MM(210), MM(297))
	if err != nil {
		return fmt.Errorf("writing: %w", err)
	}
	n := 0
	for i := range lines {
		for ; n < lines[i].Page; n++ {
			p.page()
		}
		p.show(&lines[i])
	}
	if err := p.pdf.Output(w); err != nil {
		return fmt.Errorf("writing: %w", err)
	}
	return nil
}

// show draws a line as gofpdf does.
func (p *pen) show(ln *Line) {
	p.font(ln.face, ln.Size)
	if c := ln.color; p.color != c {
		p.pdf.SetTextColor(int(c.R), int(c.G), int(c.B))
		p.ink(c) // the same, or it sets the colour with each piece
	}
	if !ln.Justify {
		p.pdf.Text(ln.X, ln.Y, ln.Text)
		return
	}
	// A cell aligned "J" spreads its spaces over its width. Its baseline lies
	// .3 of the size below its middle.
	p.pdf.SetXY(ln.X, ln.Y-.3*ln.Size)
	p.pdf.CellFormat(ln.Width, 0, ln.Text, "", 0, "J", false, 0, "")
}
