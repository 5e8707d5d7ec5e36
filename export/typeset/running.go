package typeset

import (
	"fmt"
	"strings"
)

// furniture is what stands around the text of page n: running head and page
// number.
func (m *measurer) furniture(l *Layout, n int) []prim {
	pg, g, st := &l.pages[n], &m.theme.Page, &m.theme.Running
	var out []prim
	put := func(s string, y, width float64, right bool) (end float64) {
		lines := m.clipped(T(strings.Join(strings.Fields(s), " ")), st, width)
		if len(lines) == 0 {
			return 0
		}
		x := g.Left
		if right {
			x += g.Full - lines[0].width
		}
		out = textPrims(out, lines[0], x, y)
		return lines[0].width
	}
	if !pg.bare {
		used := put(l.doc.Head, g.HeadBaseline, g.Full*0.55, false)
		put(pg.mark, g.HeadBaseline, g.Full-used-24, true)
	}
	if n == 0 && pg.bare {
		return out // a title page has no number
	}
	number := fmt.Sprintf("%d\u202f/\u202f%d", n+1, l.Total)
	if l.doc.PageNumber != nil {
		number = l.doc.PageNumber(n+1, l.Total)
	}
	put(number, g.FootBaseline, g.Full, true)
	return out
}
