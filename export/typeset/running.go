package typeset

import (
	"fmt"
	"strings"
)

// mirrored says whether the margins of page n, counted from 0, have changed
// sides.
func (l *Layout) mirrored(n int) bool { return l.doc.TwoSided && n%2 == 1 }

// left is where the things of a box begin on page n.
func (l *Layout) left(n int, b *box) float64 {
	g := &l.theme.Page
	if b.wide {
		return g.offset(g.Full, l.mirrored(n))
	}
	return g.offset(g.Measure, l.mirrored(n))
}

// furniture is what stands around the text of page n: running heads and page
// number, the outer one on the side where pages are turned.
func (m *measurer) furniture(l *Layout, n int) []prim {
	pg, g, st := &l.pages[n], &m.theme.Page, &m.theme.Running
	mirrored := l.mirrored(n)
	left := g.offset(g.Full, mirrored)
	var out []prim
	put := func(s string, y, width float64, outer bool) (end float64) {
		lines := m.clipped(T(strings.Join(strings.Fields(s), " ")), st, width)
		if len(lines) == 0 {
			return 0
		}
		x := left
		if outer != mirrored {
			x += g.Full - lines[0].width
		}
		out = textPrims(out, lines[0], x, y)
		return lines[0].width
	}
	if !pg.bare {
		used := put(l.doc.Head, g.HeadBaseline, g.Full*0.55, false)
		put(pg.mark, g.HeadBaseline, g.Full-used-24, true)
	}
	if n == 0 && pg.bare || pg.blank {
		return out // a title page has no number
	}
	number := fmt.Sprintf("%d\u202f/\u202f%d", n+1, l.Total)
	if l.doc.PageNumber != nil {
		number = l.doc.PageNumber(n+1, l.Total)
	}
	used := put(number, g.FootBaseline, g.Full, true)
	put(l.doc.Foot, g.FootBaseline, g.Full-used-24, false)
	return out
}

// Numbers of paragraphs: their size as a part of that of page numbers, and the
// room between them and the text, in points.
const (
	countSize = 0.85
	countGap  = 10.0
)

// count puts the numbers of the paragraphs before their first lines.
func (m *measurer) count(l *Layout) {
	st := m.theme.Running.With(func(s *ParagraphStyle) { s.Size *= countSize })
	total := 0
	for n := range l.pages {
		pg := &l.pages[n]
		var places []place
		for _, pl := range pg.places {
			if pl.box.counted > 0 {
				total++
				ln := m.lines(T(digits(total)), st, m.theme.Page.Left)[0]
				apart([]line{ln})
				claim([]line{ln}, pl.box.first())
				number := &box{prims: textPrims(nil, ln, -countGap-ln.width, pl.box.counted)}
				places = append(places, place{number, pl.y})
			}
			places = append(places, pl)
		}
		pg.places = places
	}
}
