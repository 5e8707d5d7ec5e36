package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	ftheme "fyne.io/fyne/v2/theme"

	"acquis/ui/theme"
)

// CreateRenderer implements fyne.Widget.
func (g *Grid) CreateRenderer() fyne.WidgetRenderer {
	r := &gridRenderer{grid: g, cells: newGridLayer(), titles: newGridLayer(), heads: newGridLayer(), frame: newGridLayer()}
	r.draw()
	return r
}

// gridRenderer draws the areas of a grid: the cells, the titles at the left,
// the heads above, and over them what does not scroll.
type gridRenderer struct {
	grid                         *Grid
	cells, titles, heads, frame  *gridLayer
	first, last, left, right     int // rows and columns in view, the last ones not included
	metrics                      gridMetrics
	view                         fyne.Size
	line, strong, tint, mute     color.Color
	plain, bold, caption, codes  gridWords
	words                        gridWords // what a column says
	headLine                     float32   // height of a line of the heads
	background, surface, primary color.Color
}

func (r *gridRenderer) Destroy()           {}
func (r *gridRenderer) MinSize() fyne.Size { return r.grid.MinSize() }
func (r *gridRenderer) Layout(fyne.Size)   { r.draw() }

func (r *gridRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.cells, r.titles, r.heads, r.frame}
}

// Refresh implements fyne.WidgetRenderer.
func (r *gridRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.grid)
}

func (r *gridRenderer) draw() {
	g := r.grid
	r.look()
	r.metrics, r.view = g.metrics(), g.view()
	m := r.metrics
	r.first, r.last = inView(g.offset.Y, r.view.Height, m.row, len(g.content.Rows))
	r.left, r.right = inView(g.offset.X, r.view.Width, m.cell, len(g.content.Columns))
	place := func(l *gridLayer, x, y, width, height float32) {
		l.Move(fyne.NewPos(x, y))
		l.Resize(fyne.NewSize(width, height))
		l.begin()
	}
	place(r.cells, m.side, m.head, r.view.Width, r.view.Height)
	place(r.titles, 0, m.head, m.side, r.view.Height)
	place(r.heads, m.side, 0, r.view.Width, m.head)
	place(r.frame, 0, 0, g.Size().Width, g.Size().Height)
	if len(g.content.Columns) == 0 {
		return
	}
	r.drawCells()
	r.drawTitles()
	r.drawHeads()
	r.drawFrame()
}

// inView are the indices of what is at least partly in view.
func inView(offset, view, each float32, n int) (first, end int) {
	if view <= 0 || each <= 0 {
		return 0, 0
	}
	return max(0, int(offset/each)), min(n, int((offset+view)/each)+1)
}

// look takes the colours and sizes of the theme in force. Signs are drawn anew
// when the colours are others than before.
func (r *gridRenderer) look() {
	surface := theme.Color(theme.ColorSurface)
	if r.surface != nil && r.surface != surface || r.primary != nil && r.primary != theme.Color(ftheme.ColorNamePrimary) {
		for _, l := range []*gridLayer{r.cells, r.titles, r.heads, r.frame} {
			l.repaint()
		}
	}
	r.surface, r.background = surface, theme.Color(ftheme.ColorNameBackground)
	r.primary = theme.Color(ftheme.ColorNamePrimary)
	r.line, r.strong = theme.Color(theme.ColorBorder), theme.Color(ftheme.ColorNameInputBorder)
	r.tint, r.mute = theme.Color(theme.ColorTintPrimary), theme.Color(theme.ColorTintNeutral)
	r.plain = gridWordsOf(ftheme.SizeNameText, 0.94, false, ftheme.ColorNameForeground)
	r.bold = gridWordsOf(gridCaption, 1, true, theme.ColorSecondary)
	r.caption = gridWordsOf(gridCaption, 0.96, true, ftheme.ColorNameForeground)
	r.codes = gridWordsOf(gridCaption, 0.9, false, ftheme.ColorNameForeground)
	r.words = gridWordsOf(gridCaption, 0.9, false, theme.ColorSecondary)
	r.headLine = gridRoom{caption: theme.Size(gridCaption)}.headLine()
	r.codes.align = fyne.TextAlignCenter
}

func (r *gridRenderer) x(column int) float32 {
	return float32(column)*r.metrics.cell - r.grid.offset.X
}

func (r *gridRenderer) y(row int) float32 { return float32(row)*r.metrics.row - r.grid.offset.Y }

// drawCells draws the grounds, the lines, the cells that hold something, and
// the ring around the current one.
func (r *gridRenderer) drawCells() {
	g, m, l := r.grid, r.metrics, r.cells
	c := &g.content
	width, height := r.x(len(c.Columns)), min(r.view.Height, r.y(len(c.Rows)))
	l.rectangle(0, 0, min(width, r.view.Width), height, r.surface)
	for i := r.left; i < r.right; i++ {
		if c.Columns[i].Muted {
			l.rectangle(r.x(i), 0, m.cell, height, r.mute)
		}
	}
	if g.row >= r.first && g.row < r.last {
		l.rectangle(0, r.y(g.row), min(width, r.view.Width), m.row, r.tint)
	}
	if g.column >= r.left && g.column < r.right {
		l.rectangle(r.x(g.column), 0, m.cell, height, r.tint)
	}
	for i := r.left; i < r.right; i++ {
		l.rectangle(r.x(i+1)-1, 0, 1, height, r.line)
	}
	for i := r.first; i < r.last; i++ {
		l.rectangle(0, r.y(i+1)-1, min(width, r.view.Width), 1, r.line)
	}
	r.bandLines(l, c.Lower, height, r.strong, 1)
	r.bandLines(l, c.Upper, height, r.strong, 2)
	r.drawHeadings(l, -m.side, min(width, r.view.Width)+m.side)
	r.drawSigns()
	if g.row >= 0 && g.column >= 0 {
		thick := float32(1)
		if g.focused {
			thick = 2.5
		}
		l.frame(r.x(g.column)-1, r.y(g.row)-1, m.cell+1, m.row+1, thick, r.primary)
	}
}

// bandLines draws the end of each band.
func (r *gridRenderer) bandLines(l *gridLayer, bands []GridBand, height float32, paint color.Color, thick float32) {
	end := 0
	for _, b := range bands {
		end += b.Columns
		if end >= r.left && end <= r.right {
			l.rectangle(r.x(end)-thick, 0, thick, height, paint)
		}
	}
}

// drawHeadings draws the headings among the rows. They begin over the titles
// and run on over the cells: each of the two areas draws its part.
func (r *gridRenderer) drawHeadings(l *gridLayer, x, width float32) {
	m, slots := r.metrics, r.slots(r.view.Height/r.metrics.row)
	for i := r.first; i < r.last; i++ {
		if row := &r.grid.content.Rows[i]; row.Heading {
			l.rectangle(x, r.y(i), width, m.row-1, r.mute)
			l.text(i%slots, row.Title, x+6, r.y(i), width-12, m.row, r.bold)
		}
	}
}

func (r *gridRenderer) drawSigns() {
	c, m := &r.grid.content, r.metrics
	side := float32(int(m.row * 0.74))
	for row := r.first; row < r.last; row++ {
		if c.Rows[row].Heading {
			continue
		}
		top := r.y(row) + (m.row-side)/2
		for column := r.left; column < r.right; column++ {
			if mark := c.Cell(row, column); mark != MarkNone {
				r.cells.sign(gridSign{mark, true}, r.x(column)+(m.cell-side)/2-0.5, top-0.5, side)
			}
		}
	}
}

// drawTitles draws the titles of the rows.
func (r *gridRenderer) drawTitles() {
	g, m, l := r.grid, r.metrics, r.titles
	slots := r.slots(r.view.Height / m.row)
	for i := r.first; i < r.last; i++ {
		row, top := &g.content.Rows[i], r.y(i)
		l.rectangle(0, top+m.row-1, m.side, 1, r.line)
		switch {
		case row.Heading:
			continue
		case i == g.row:
			l.rectangle(0, top, m.side, m.row, r.tint)
			l.rectangle(0, top+3, 4, m.row-6, r.primary)
			bold := r.plain
			bold.style.Bold = true
			l.text(i%slots, row.Title, 14, top, m.side-20, m.row, bold)
		default:
			l.text(i%slots, row.Title, 14, top, m.side-20, m.row, r.plain)
		}
		l.rectangle(m.side-1, top, 1, m.row, r.strong)
	}
	r.drawHeadings(l, 0, m.side+min(r.x(len(g.content.Columns)), r.view.Width))
}

// slots is how many texts a run of rows or columns in view needs at most.
func (r *gridRenderer) slots(inView float32) int { return int(inView) + 3 }

// drawHeads draws the names of the columns under their bands, with the state
// of each, and what it says where there is room.
func (r *gridRenderer) drawHeads() {
	g, m, l := r.grid, r.metrics, r.heads
	top, size := m.upper+m.lower, theme.Size(ftheme.SizeNameText)
	slots := r.slots(r.view.Width/m.cell) * (1 + mostWordLines)
	for i := r.left; i < r.right; i++ {
		column, words, slot := &g.content.Columns[i], r.codes, i*(1+mostWordLines)%slots
		if i == g.column {
			l.rectangle(r.x(i), top, m.cell, m.head-top, r.tint)
			l.rectangle(r.x(i)+4, m.head-4, m.cell-8, 4, r.primary)
			words.style.Bold = true
		}
		sign := gridSign{mark: column.Mark}
		if !m.beside {
			l.text(slot, column.Name, r.x(i), top+1, m.cell, words.size*1.4, words)
			l.sign(sign, r.x(i)+(m.cell-size)/2, m.head-size-5, size)
			continue
		}
		width := words.width(column.Name)
		from := r.x(i) + max(0, (m.cell-size-5-width)/2)
		if m.wordLines > 0 {
			from = r.x(i) + 5
		}
		l.sign(sign, from, top+5, size)
		words.align = fyne.TextAlignLeading
		l.text(slot, column.Name, from+size+5, top+5, min(width+1, m.cell-size-5), size, words)
		r.lines(slot+1, column.Words, r.x(i)+5, top+size+10, m.cell-headMargin, m.wordLines, r.words)
	}
	r.bands(g.content.Upper, 0, m.upper, m.upperLines, slots, r.caption)
	lower := r.bold
	lower.style.Bold = false
	r.bands(g.content.Lower, m.upper, m.lower, m.lowerLines, slots+len(g.content.Upper)*mostLowerLines, lower)
}

// lines draws words in so many lines at most.
func (r *gridRenderer) lines(slot int, words string, x, y, width float32, most int, look gridWords) {
	if most == 0 {
		return
	}
	for n, line := range headLines(words, width, most, look.width) {
		r.heads.text(slot+n, line, x, y, width, r.headLine, look)
		y += r.headLine
	}
}

// bands draws names over their columns. A name whose band is partly out of view
// moves along, so that one always reads where one is.
func (r *gridRenderer) bands(bands []GridBand, top, height float32, lines, slot int, words gridWords) {
	l, start := r.heads, 0
	for n, b := range bands {
		end := start + b.Columns
		if end > r.left && start < r.right {
			from, to := max(0, r.x(start)), min(r.view.Width, r.x(end))
			if to-from > words.size*1.5 {
				r.lines(slot+n*mostLowerLines, b.Name, from+5, top+r.headLine*0.15, to-from-headMargin, lines, words)
			}
			l.rectangle(r.x(end)-1, top, 1, r.metrics.head-top, r.strong)
		}
		start = end
	}
	if height == 0 {
		return
	}
	l.rectangle(0, top+height-1, min(r.view.Width, r.x(start)), 1, r.line)
}

// drawFrame draws what does not scroll: the legend, the heading that the first
// row in view stands under, the lines beside the heads, and the scroll bars.
func (r *gridRenderer) drawFrame() {
	g, m, l := r.grid, r.metrics, r.frame
	r.drawCorner()
	l.rectangle(0, m.head-1, min(m.side+r.view.Width, m.side+r.x(len(g.content.Columns))), 1, r.strong)
	l.rectangle(m.side-1, 0, 1, m.head, r.strong)
	bar := theme.Color(ftheme.ColorNameScrollBar)
	if t := g.thumb(barDown); t.length > 0 {
		l.rectangle(m.side+r.view.Width+4, m.head+t.start, gridBarWidth-6, t.length, bar)
	}
	if t := g.thumb(barAcross); t.length > 0 {
		l.rectangle(m.side+t.start, m.head+r.view.Height+4, t.length, gridBarWidth-6, bar)
	}
}

// drawCorner draws the legend, and under it the heading that has scrolled out
// of view.
func (r *gridRenderer) drawCorner() {
	g, m, l := r.grid, r.metrics, r.frame
	words := r.codes
	words.align = fyne.TextAlignLeading
	line := min(m.head/4, words.size*1.6)
	for i, entry := range g.content.Legend {
		top := float32(i)*line + 2
		l.sign(gridSign{entry.Mark, true}, 8, top+(line-words.size*1.2)/2, words.size*1.2)
		l.text(1+i, entry.Word, 14+words.size*1.2, top, m.side-28-words.size, line, words)
	}
	if heading := g.headingOver(r.first); heading != "" {
		l.text(0, heading, 6, m.head-line, m.side-12, line, r.bold)
	}
}

// headingOver is the heading above the first row in view, once it has scrolled
// out of it.
func (g *Grid) headingOver(row int) string {
	if row >= len(g.content.Rows) || g.offset.Y <= 0 || g.content.Rows[row].Heading {
		return ""
	}
	for i := row; i >= 0; i-- {
		if g.content.Rows[i].Heading {
			return g.content.Rows[i].Title
		}
	}
	return ""
}
