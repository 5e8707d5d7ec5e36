package typeset

import (
	"cmp"
	"slices"
	"strconv"
)

// sheet is a page as it goes into the file: what it draws, which elements of
// structure that is the text of, and where it can be clicked.
type sheet struct {
	out   []byte // the content stream
	marks []*node
	hot   []hotspot
	rects map[*node]rect // where the figures stand

	kern   *metrics
	height float64 // of the page: PDF counts from below
	open   opened
	node   *node
	face   face
	size   float64
	color  Color
	scale  float64
	fresh  bool // no font is set yet
	lx, ly int  // where the last piece of text began, in hundredths
}

// rect is a rectangle in the coordinates of PDF.
type rect struct{ x0, y0, x1, y1 float64 }

// hotspot is a place to click.
type hotspot struct {
	rect
	node   *node
	target string
}

// opened says what the content stream is in the middle of.
type opened uint8

const (
	nothing opened = iota
	marked         // marked content
	inText         // a text object in marked content
)

// compose draws page n.
func (l *Layout) compose(n int, kern *metrics) *sheet {
	pg, g := &l.pages[n], &l.theme.Page
	s := &sheet{kern: kern, height: g.Height, rects: map[*node]rect{}, fresh: true, out: make([]byte, 0, 16<<10)}
	s.color, s.scale = Color{1, 2, 3}, 1 // nobody's colour
	s.furniture(l, n)
	for i := 0; i < len(pg.places); {
		end := i + 1
		for row := pg.places[i].box.row; row != nil && end < len(pg.places) && pg.places[end].box.row == row; {
			end++
		}
		s.boxes(l, n, pg.places[i:end])
		i = end
	}
	s.close()
	return s
}

// furniture draws what is not read: running heads, what a table says again on
// each page, rules.
func (s *sheet) furniture(l *Layout, n int) {
	pg, g := &l.pages[n], &l.theme.Page
	if len(pg.furniture) > 0 {
		s.begin("/Artifact<</Type/Pagination>>BDC\n")
		if !pg.bare {
			s.rule(g.offset(g.Full, l.mirrored(n)), g.HeadBaseline+6, g.Full, 0.4, Hair)
		}
		for i := range pg.furniture {
			s.text(&pg.furniture[i].frag, pg.furniture[i].frag.text, pg.furniture[i].x, pg.furniture[i].y)
		}
		s.close()
	}
	for _, pl := range pg.places {
		left := l.left(n, pl.box)
		for i := range pl.box.prims {
			p := &pl.box.prims[i]
			if p.element() != nil && !pl.box.again {
				continue
			}
			if s.open == nothing {
				s.begin("/Artifact BMC\n")
			}
			switch x, y := left+p.x, pl.y+p.y; p.kind {
			case primRule:
				s.rule(x, y, p.w, p.h, p.col)
			case primImage:
				s.image(p.img, x, y, p.w, p.h)
			case primText:
				s.text(&p.frag, l.textOf(&p.frag), x, y)
			}
		}
	}
	s.close()
}

// element is what a prim is a part of, nil if nobody reads it.
func (p *prim) element() *node {
	if p.kind == primText {
		return p.frag.node
	}
	return p.node
}

// piece is a part of an element, on its place.
type piece struct {
	p    *prim
	x, y float64
}

// boxes draws what is read of some boxes. Those of a row are slices through all
// of its cells: each cell is drawn whole, in the order of reading.
func (s *sheet) boxes(l *Layout, n int, places []place) {
	var pieces []piece
	for _, pl := range places {
		if pl.box.again {
			continue
		}
		left := l.left(n, pl.box)
		for i := range pl.box.prims {
			if p := &pl.box.prims[i]; p.element() != nil {
				pieces = append(pieces, piece{p, left + p.x, pl.y + p.y})
			}
		}
	}
	if len(places) > 1 {
		slices.SortStableFunc(pieces, func(a, b piece) int { return a.p.element().leaf().number - b.p.element().leaf().number })
	}
	for _, pc := range pieces {
		if p := pc.p; p.kind == primImage {
			s.mark(p.node)
			s.image(p.img, pc.x, pc.y, p.w, p.h)
			s.rects[p.node] = rect{pc.x, s.height - pc.y - p.h, pc.x + p.w, s.height - pc.y}
			continue
		}
		f := &pc.p.frag
		of, leads := f.node, f.node.role == roleLink && l.reaches(f.look.link)
		if !leads {
			of = of.leaf()
		}
		s.mark(of)
		s.text(f, l.textOf(f), pc.x, pc.y-f.look.rise)
		if leads {
			s.link(f, of, pc.x, pc.y)
		}
	}
}

// link makes the place of a piece of text clickable; neighbours on a line are
// one place.
func (s *sheet) link(f *frag, of *node, x, y float64) {
	r := rect{x, s.height - y - f.look.size*0.3, x + f.width + float64(f.spaces)*f.stretch, s.height - y + f.look.size*0.9}
	if n := len(s.hot); n > 0 && s.hot[n-1].node == of && s.hot[n-1].y0 == r.y0 && s.hot[n-1].x0 <= r.x0 {
		s.hot[n-1].x1 = r.x1
		return
	}
	s.hot = append(s.hot, hotspot{r, of, f.look.link})
}

// begin opens marked content.
func (s *sheet) begin(operator string) {
	s.close()
	s.out = append(s.out, operator...)
	s.open, s.node = marked, nil
}

// mark says that what follows belongs to an element.
func (s *sheet) mark(n *node) {
	if s.node == n && s.open != nothing {
		return
	}
	s.close()
	s.out = append(append(s.out, '/'), n.name()...)
	s.out = strconv.AppendInt(append(s.out, "<</MCID "...), int64(len(s.marks)), 10)
	s.out = append(s.out, ">>BDC\n"...)
	s.marks = append(s.marks, n)
	s.open, s.node = marked, n
}

// close ends what is open.
func (s *sheet) close() {
	if s.open == inText {
		s.out = append(s.out, "ET\n"...)
	}
	if s.open != nothing {
		s.out = append(s.out, "EMC\n"...)
	}
	s.open, s.node = nothing, nil
}

func (s *sheet) fill(c Color) {
	if s.color == c {
		return
	}
	s.color = c
	for _, v := range [3]uint8{c.R, c.G, c.B} {
		s.out = strconv.AppendFloat(s.out, float64(v)/255, 'f', 3, 64)
		s.out = append(s.out, ' ')
	}
	s.out = append(s.out, "rg\n"...)
}

// leaveText ends the text object: nothing but text may stand in one.
func (s *sheet) leaveText() {
	if s.open == inText {
		s.out, s.open = append(s.out, "ET\n"...), marked
	}
}

func (s *sheet) rule(x, y, w, h float64, c Color) {
	s.leaveText()
	s.fill(c)
	s.out = append(numbers(s.out, x, s.height-y-h, w, h), " re f\n"...)
}

func (s *sheet) image(p *picture, x, y, w, h float64) {
	s.leaveText()
	s.out = append(number(append(s.out, "q "...), w), " 0 0 "...)
	s.out = append(numbers(s.out, h, x, s.height-y-h), " cm /I"...)
	s.out = append(strconv.AppendInt(s.out, int64(p.number), 10), " Do Q\n"...)
}

// text draws a piece of a line whose baseline is y. Its codes are those of
// Unicode; pairs of letters are drawn together or apart as the font says, and
// the spaces of a justified line get their share.
func (s *sheet) text(f *frag, text string, x, y float64) {
	if s.open == marked {
		s.out, s.open = append(s.out, "BT\n"...), inText
		s.lx, s.ly = 0, 0
	}
	s.fill(f.look.color)
	if s.fresh || s.face != f.face || s.size != f.look.size {
		s.face, s.size, s.fresh = f.face, f.look.size, false
		s.out = strconv.AppendInt(append(s.out, "/F"...), int64(f.face), 10)
		s.out = append(number(append(s.out, ' '), f.look.size), " Tf\n"...)
	}
	if scale := cmp.Or(f.scale, 1); s.scale != scale {
		s.scale = scale
		s.out = append(number(s.out, scale*100), " Tz\n"...)
	}
	px, py := int(x*100+0.5), int((s.height-y)*100+0.5)
	s.out = append(numbers(s.out, float64(px-s.lx)/100, float64(py-s.ly)/100), " Td["...)
	s.lx, s.ly = px, py
	s.glyphs(f, text)
	s.out = append(s.out, "]TJ\n"...)
}

// glyphs writes the codes of a text and the adjustments between them, in
// thousandths of the size.
func (s *sheet) glyphs(f *frag, text string) {
	stretch := f.stretch * 1000 / f.look.size / s.scale
	var owed float64
	s.out = append(s.out, '(')
	last := rune(-1)
	for _, r := range text {
		move := 0
		switch {
		case last == ' ' && f.spaces > 0:
			owed += stretch
			move = int(owed)
			owed -= float64(move)
		case last >= 0 && f.ref == "":
			move = s.kern.kern(f.face, last, r)
		}
		if move != 0 {
			s.out = strconv.AppendInt(append(s.out, ')'), int64(-move), 10)
			s.out = append(s.out, '(')
		}
		s.out = escaped(escaped(s.out, byte(r>>8)), byte(r))
		last = r
	}
	s.out = append(s.out, ')')
}
