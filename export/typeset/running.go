package typeset

import (
	"fmt"
	"strings"
)

// Lengths of the two halves of a running head, in characters.
const (
	headLength = 58
	markLength = 64
)

// furniture is what stands around the text of page n: running head and page
// number.
func (m *measurer) furniture(l *Layout, n int) []prim {
	pg, g, st := &l.pages[n], &m.theme.Page, &m.theme.Running
	var out []prim
	put := func(s string, y float64, right bool) {
		if s == "" {
			return
		}
		ln := m.lines(T(s), st, g.Full)[0]
		x := g.Left
		if right {
			x += g.Full - ln.width
		}
		out = textPrims(out, ln, x, y)
	}
	if !pg.bare {
		put(shorten(l.doc.Head, headLength), g.HeadBaseline, false)
		put(shorten(pg.mark, markLength), g.HeadBaseline, true)
	}
	if n == 0 && pg.bare {
		return out // a title page has no number
	}
	number := fmt.Sprintf("%d\u202f/\u202f%d", n+1, l.Total)
	if l.doc.PageNumber != nil {
		number = l.doc.PageNumber(n+1, l.Total)
	}
	put(number, g.FootBaseline, true)
	return out
}

// shorten cuts s after n characters, at a space where there is one near.
func shorten(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	cut := string(r[:n-1])
	if i := strings.LastIndexByte(cut, ' '); i > n/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:–-") + "…"
}
