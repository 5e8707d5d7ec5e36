package typeset

import "slices"

// CellGap is the room between two columns of a table.
const CellGap = 12.0

// Room inside tables.
const (
	padTop   = 3.4 // above and below the text of a row
	padBelow = 3.6
)

// A row of at most this many lines is never broken; a longer one keeps at
// least minSlice lines on either side of a break.
const (
	unbroken = 9
	minSlice = 3
)

// table makes the boxes of a table: each row is cut in slices of one line of
// each of its cells.
func (m *measurer) table(s *strip, t *Table) {
	total := m.theme.Page.Measure
	if t.Wide {
		total = m.theme.Page.Full
	}
	xs, ws := columnWidths(t.Columns, total)
	var header, band []*box
	tags := &node{role: roleTable}
	if len(t.Header) > 0 {
		header = []*box{m.tableHeader(t, xs, ws, total, tags.add(&node{role: roleRow}))}
		s.boxes = append(s.boxes, header...)
	}
	for i := range t.Rows {
		row := &t.Rows[i]
		boxes := m.row(t, row, xs, ws, total, tags.add(&node{role: roleRow}))
		if row.Band {
			band = nil
		}
		carry := carried(slices.Concat(header, band), t.Wide)
		for _, b := range boxes {
			b.carry = carry
		}
		if row.Band && len(boxes) <= unbroken {
			band = boxes
		}
		s.boxes = append(s.boxes, boxes...)
	}
	for _, b := range s.boxes {
		b.wide = t.Wide
	}
	if n := len(s.boxes); n > 0 {
		s.nodes = []*node{tags}
		s.boxes[0].before = 11
		s.boxes[n-1].keep = false
	}
	s.after = 14
}

// carried lists what is drawn again where a table goes on.
func carried(parts []*box, wide bool) []*box {
	var out []*box
	for _, p := range parts {
		again := *p
		again.anchor, again.bookmark, again.before, again.carry = "", nil, 0, nil
		again.wide, again.again = wide, true
		out = append(out, &again)
	}
	return out
}

// columnWidths shares the width out: fixed columns first, the rest by shares.
func columnWidths(cols []Column, total float64) (xs, ws []float64) {
	xs, ws = make([]float64, len(cols)), make([]float64, len(cols))
	left, shares := total-CellGap*float64(max(0, len(cols)-1)), 0.0
	for _, c := range cols {
		if c.Width > 0 {
			left -= c.Width
		} else {
			shares += share(c)
		}
	}
	x := 0.0
	for i, c := range cols {
		ws[i] = c.Width
		if c.Width <= 0 {
			ws[i] = max(20, left*share(c)/shares)
		}
		xs[i] = x
		x += ws[i] + CellGap
	}
	return xs, ws
}

// Widths are the widths of the columns on a page, each but the last with the
// room that parts it from the next.
func (t *Table) Widths(g *Geometry) []float64 {
	total := g.Measure
	if t.Wide {
		total = g.Full
	}
	_, ws := columnWidths(t.Columns, total)
	for i := range len(ws) - 1 {
		ws[i] += CellGap
	}
	return ws
}

func share(c Column) float64 {
	if c.Share <= 0 {
		return 1
	}
	return c.Share
}

func (m *measurer) tableHeader(t *Table, xs, ws []float64, total float64, tags *node) *box {
	st := m.theme.CellHead
	b := &box{keep: true, height: padTop + padBelow, row: tags}
	lines := 0
	for i, cell := range t.Header {
		if i >= len(ws) {
			break
		}
		own := st
		own.Align = t.Columns[i].Align
		ls := m.lines(cell, &own, ws[i])
		claim(ls, tags.add(&node{role: roleHead, column: true}))
		for k, l := range ls {
			b.prims = textPrims(b.prims, l, xs[i], padTop+float64(k)*st.Leading+baseline(&st))
		}
		lines = max(lines, len(ls))
	}
	b.height += float64(lines) * st.Leading
	b.prims = append(b.prims, prim{kind: primRule, y: b.height - 0.7, w: total, h: 0.7, col: Grey})
	return b
}

// row cuts a row in slices.
func (m *measurer) row(t *Table, row *Row, xs, ws []float64, total float64, tags *node) []*box {
	columns, styles := m.cells(t, row, xs, ws, total, tags)
	leading := 0.0
	for _, st := range styles {
		leading = max(leading, st.Leading)
	}
	n := 1
	for _, c := range columns {
		n = max(n, len(c))
	}
	if leading == 0 {
		leading = m.theme.Cell.Leading
	}
	boxes := make([]*box, n)
	for k := range boxes {
		b := &box{row: tags, height: leading, keep: k < n-1 && (n <= unbroken || k < minSlice-1 || k >= n-minSlice)}
		top := 0.0
		if k == 0 {
			top = rowTop(row)
			b.anchor = row.Anchor
			b.height += top
		}
		for i, c := range columns {
			if k < len(c) {
				b.prims = textPrims(b.prims, c[k], xs[i]+styles[i].Indent, top+baseline(styles[i]))
			}
		}
		boxes[k] = b
	}
	last := boxes[n-1]
	if !(row.Tight && row.NoRule) {
		last.height += padBelow
	}
	last.keep = row.KeepNext || row.Band
	if !t.Plain && !row.NoRule {
		last.prims = append(last.prims, prim{kind: primRule, y: last.height - 0.4, w: total, h: 0.4, col: Hair})
	}
	return boxes
}

// cells breaks the lines of each cell of a row; the last of a band runs on to
// the right edge.
func (m *measurer) cells(t *Table, row *Row, xs, ws []float64, total float64, tags *node) (columns [][]line, styles []*ParagraphStyle) {
	for i := range ws {
		n := tags.add(&node{role: roleCell}) // an empty cell keeps its column
		if i >= len(row.Cells) {
			continue
		}
		if (row.Band || t.Columns[i].Head) && len(row.Cells[i]) > 0 {
			n.role = roleHead
		}
		st, width := m.cellStyle(t, row, i), ws[i]
		last := row.Band && i == len(row.Cells)-1
		if last {
			width, n.span = total-xs[i], len(ws)-i
		}
		lines := m.cellLines(row.Cells[i], st, width, t.Columns[i].Clip && !row.Band)
		claim(lines, n)
		columns, styles = append(columns, lines), append(styles, st)
		if last {
			break
		}
	}
	return columns, styles
}

func (m *measurer) cellLines(runs []Run, st *ParagraphStyle, width float64, clip bool) []line {
	if clip {
		return m.clipped(runs, st, width)
	}
	return m.lines(runs, st, width)
}

// rowTop is the space above the text of a row, in points.
func rowTop(row *Row) float64 {
	switch {
	case row.Band:
		return padTop + 3
	case row.Tight:
		return 0.5
	}
	return padTop
}

// cellStyle is the style of a cell.
func (m *measurer) cellStyle(t *Table, row *Row, i int) *ParagraphStyle {
	if row.Band {
		return &m.theme.Band
	}
	st := m.theme.Cell
	if s := t.Columns[i].Style; s != nil {
		st = *s
	}
	st.Align = t.Columns[i].Align
	return &st
}

// clipped sets runs on one line, cut with an ellipsis where they do not fit.
func (m *measurer) clipped(runs []Run, st *ParagraphStyle, width float64) []line {
	all := m.lines(runs, st, width)
	if len(all) < 2 {
		return all
	}
	dots := m.shaper.shape(T("…"), st)[0]
	dots.segs = append([]seg(nil), dots.segs...) // the next call uses their place again
	tokens := m.shaper.shape(runs, st)
	n, used := 0, dots.width
	for n < len(tokens) && used+tokens[n].width <= width {
		used += tokens[n].width + tokens[n].spaceWidth()
		n++
	}
	for n > 1 && tokens[n-1].after == breakZero {
		n-- // not inside a compound word
	}
	if n == 0 {
		return all[:1]
	}
	kept := append([]token(nil), tokens[:n]...)
	last := &kept[n-1]
	last.segs = append(append([]seg(nil), last.segs...), dots.segs...)
	last.width += dots.width
	last.after, last.space = breakEnd, nil
	lines, _ := m.scratch.breakLines(m.shaper.m, kept, width, width, st.Align)
	return lines[:1]
}
