package typeset

import (
	"context"
	"slices"
	"strconv"
)

// sheet is a page as it is drawn: which elements of structure it holds the text
// of, and where it can be clicked.
type sheet struct {
	*pen
	marks []*node
	hot   []hotspot
	rects map[*node]rect // where the figures stand

	open bool // in marked content
	node *node
}

// rect is a rectangle in the coordinates of PDF.
type rect struct{ x0, y0, x1, y1 float64 }

// hotspot is a place to click.
type hotspot struct {
	rect
	node   *node
	target string
}

// draw writes all pages.
func (l *Layout) draw(ctx context.Context, p *pen) ([]*sheet, error) {
	sheets := make([]*sheet, len(l.pages))
	for n := range l.pages {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		sheets[n] = &sheet{pen: p, rects: map[*node]rect{}}
		sheets[n].compose(l, n)
	}
	return sheets, nil
}

// compose draws page n.
func (s *sheet) compose(l *Layout, n int) {
	pg := &l.pages[n]
	s.page()
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
	s.lead(l)
	for _, pl := range pg.places {
		if b := pl.box.bookmark; b != nil {
			s.bookmark(cut(plainLine(b.text)), b.level, pl.y)
		}
	}
}

// furniture draws what is not read: running heads, what a table says again on
// each page, rules.
func (s *sheet) furniture(l *Layout, n int) {
	pg, g := &l.pages[n], &l.theme.Page
	if len(pg.furniture) > 0 {
		s.begin("/Artifact <</Type/Pagination>> BDC")
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
			if !s.open {
				s.begin("/Artifact BMC")
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
			s.touch(f, of, pc.x, pc.y)
		}
	}
}

// touch makes the place of a piece of text clickable; neighbours on a line are
// one place.
func (s *sheet) touch(f *frag, of *node, x, y float64) {
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
	s.raw(operator)
	s.open = true
}

// mark says that what follows belongs to an element.
func (s *sheet) mark(n *node) {
	if s.open && s.node == n {
		return
	}
	s.begin("/" + n.name() + " <</MCID " + strconv.Itoa(len(s.marks)) + ">> BDC")
	s.marks = append(s.marks, n)
	s.node = n
}

// close ends what is open.
func (s *sheet) close() {
	if s.open {
		s.raw("EMC")
	}
	s.open, s.node = false, nil
}
