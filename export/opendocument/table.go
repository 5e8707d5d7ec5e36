package opendocument

import (
	"strconv"
	"unicode/utf8"

	ts "acquis/export/typeset"
)

// Room around the text of a row, and above and below a table, in points.
const (
	cellTop, cellTight, cellBand, cellBelow = 3.4, 0.5, 6.4, 3.6
	tableBefore, tableAfter                 = 11.0, 14.0
)

// wholeRow is how many characters a row may have to stay on one page. A longer
// one may be broken.
const wholeRow = 700

func (c *content) table(t *ts.Table) {
	if len(t.Columns) == 0 || len(t.Header) == 0 && len(t.Rows) == 0 {
		return
	}
	c.tables++
	c.start("table:table", "table:name", "Tableau"+strconv.Itoa(c.tables), "table:style-name", c.tableStyle(t))
	for _, w := range t.Widths(&c.theme.Page) {
		c.empty("table:table-column", "table:style-name", c.auto.style("Colonne", "table-column", nil, func(m *markup) {
			m.empty("style:table-column-properties", "style:column-width", length(w))
		}))
	}
	if len(t.Header) > 0 {
		c.start("table:table-header-rows")
		c.row(t, &ts.Row{Cells: t.Header}, true)
		c.end()
	}
	for i := range t.Rows {
		c.row(t, &t.Rows[i], false)
	}
	c.end()
}

// tableStyle names the style of a table, and takes what waits for one.
func (c *content) tableStyle(t *ts.Table) string {
	g := &c.theme.Page
	width := g.Measure
	if t.Wide {
		width = g.Full
	}
	name := c.auto.style("Tableau", "table", []string{"style:master-page-name", c.first}, func(m *markup) {
		m.empty("style:table-properties", "style:width", length(width), "table:align", "left", "fo:margin-left", "0pt",
			"fo:margin-top", length(max(tableBefore, c.space)), "fo:margin-bottom", length(tableAfter),
			"fo:keep-with-next", flag(c.keep, "always", ""), "table:border-model", "collapsing")
	})
	c.first, c.space = "", 0
	return name
}

func (c *content) row(t *ts.Table, row *ts.Row, header bool) {
	size := 0
	for _, cell := range row.Cells {
		for _, r := range cell {
			size += utf8.RuneCountInString(r.Text)
		}
	}
	c.start("table:table-row", "table:style-name", c.auto.style("Ligne", "table-row", nil, func(m *markup) {
		m.empty("style:table-row-properties", "fo:keep-together", flag(size <= wholeRow, "always", "auto"))
	}))
	c.later(row.Anchor, "")
	for i := 0; i < len(t.Columns); i++ {
		var runs []ts.Run
		if i < len(row.Cells) {
			runs = row.Cells[i]
		}
		last := row.Band && i == len(row.Cells)-1
		span := ""
		if rest := len(t.Columns) - i; last && rest > 1 {
			span = strconv.Itoa(rest)
		}
		c.start("table:table-cell", "table:style-name", c.cellStyle(t, row, i, header), "table:number-columns-spanned", span,
			"office:value-type", "string")
		c.begin("text:p", c.paragraphStyle(c.cellSetting(t, row, i, header)), "", "")
		c.runs(runs)
		c.end()
		c.end()
		for ; last && i+1 < len(t.Columns); i++ {
			c.empty("table:covered-table-cell")
		}
	}
	c.end()
}

// cellStyle names the style of a cell: its room and its rule.
func (c *content) cellStyle(t *ts.Table, row *ts.Row, i int, header bool) string {
	top, gap := cellTop, 0.0
	switch {
	case row.Band:
		top = cellBand
	case row.Tight:
		top = cellTight
	}
	if i < len(t.Columns)-1 {
		gap = ts.CellGap
	}
	line := "0.5pt solid " + colorOf(ts.Hair)
	if row.NoRule || t.Plain && !header {
		line = "none"
	}
	return c.auto.style("Cellule", "table-cell", nil, func(m *markup) {
		m.empty("style:table-cell-properties", "fo:padding-top", length(top), "fo:padding-bottom", length(cellBelow),
			"fo:padding-left", "0pt", "fo:padding-right", length(gap), "fo:border-top", "none", "fo:border-left", "none",
			"fo:border-right", "none", "fo:border-bottom", line, "style:vertical-align", flag(header, "bottom", "top"))
	})
}

// cellSetting is how the text of a cell is set.
func (c *content) cellSetting(t *ts.Table, row *ts.Row, i int, header bool) setting {
	s := setting{parent: styleCell, base: c.theme.Cell, cell: true}
	own := s.base
	switch {
	case header:
		s.parent, s.base = styleCellHead, c.theme.CellHead
		own = s.base
	case row.Band:
		s.parent, s.base = styleBand, c.theme.Band
		own = s.base
		s.own = &own
		return s
	case t.Columns[i].Style != nil:
		own = *t.Columns[i].Style
	}
	own.Align = t.Columns[i].Align
	s.own = &own
	return s
}
