package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	ftheme "fyne.io/fyne/v2/theme"

	"acquis/ui/theme"
)

// gridMetrics are the measures of a grid in the room and at the size of text
// in force.
type gridMetrics struct {
	cell, row          float32 // width of a column, height of a row
	upper, lower, head float32 // heights of the bands and of all heads together
	side               float32 // width of the titles
	beside             bool    // the sign of a column stands beside its name, not under it
	// How many lines the names of the wide bands, of the narrow ones, and the
	// words of a column have; 0 where there is no room for them.
	upperLines, lowerLines, wordLines int
}

// gridRoom is what the measures depend on, besides the content.
type gridRoom struct {
	size          fyne.Size
	text, caption float32
}

// gridBarWidth is that of a scroll bar, with the room around it.
const gridBarWidth float32 = 12

// lowGrid is how many rows a grid shows at least before it draws closer.
const lowGrid = 9

// Of the height of a grid, the share that its heads take at most where they
// wrap, and the most lines of a name.
const (
	headShare float32 = 0.27

	mostUpperLines = 2
	mostLowerLines = 3
	mostWordLines  = 3
)

func (g *Grid) metrics() gridMetrics {
	room := gridRoom{g.Size(), theme.Size(ftheme.SizeNameText), theme.Size(ftheme.SizeNameCaptionText)}
	if room != g.measuredFor {
		g.measured, g.measuredFor = g.measure(room), room
	}
	return g.measured
}

func (g *Grid) measure(room gridRoom) gridMetrics {
	m := gridMetrics{row: float32(int(room.text * 1.56)), upperLines: 1, lowerLines: 1}
	m.cell, m.side = room.columns(len(g.content.Columns))
	m.beside = m.cell >= room.text*4
	m.layHeads(room)
	if height := room.size.Height; height > 0 && height < m.head+gridBarWidth+lowGrid*m.row {
		// On a low screen cells count more than air, and the names of the narrow
		// bands are the first to be cut to nothing.
		m.row, m.lowerLines = float32(int(room.text*1.42)), 0
		m.layHeads(room)
	}
	g.wrapHeads(&m, room)
	return m
}

// columns shares the width out. The columns are wide where they are few: the
// titles leave them what they do not need themselves. Where they are many, the
// titles get shorter and columns a little narrower, if all are in view then.
func (r gridRoom) columns(n int) (cell, side float32) {
	whole := func(sizes float32) float32 { return float32(int(r.text * sizes)) }
	least, free, count := r.text*13, r.size.Width-gridBarWidth, float32(max(1, n))
	cell = max(whole(1.94), min(whole(16), float32(int((free-r.text*30)/count))))
	if narrow := float32(int((free - least) / count)); narrow < cell && narrow >= whole(1.8) {
		cell = narrow
	}
	if side = free - count*cell; side < least {
		side = min(least, max(r.text*6, r.size.Width/2))
	}
	return cell, side
}

// layHeads works the heights of the heads out from their lines.
func (m *gridMetrics) layHeads(room gridRoom) {
	bands := func(lines int) float32 {
		if lines == 0 {
			return 0
		}
		return room.caption*0.4 + float32(lines)*room.headLine()
	}
	m.upper, m.lower = bands(m.upperLines), bands(m.lowerLines)
	m.head = m.upper + m.lower + m.names(room) + float32(m.wordLines)*room.headLine()
	if m.wordLines > 0 {
		m.head += 4
	}
}

// headLine is the height of a line of the heads.
func (r gridRoom) headLine() float32 { return float32(int(r.caption*1.25 + 0.5)) }

// names is the height of the names of the columns with their signs.
func (m *gridMetrics) names(room gridRoom) float32 {
	if m.beside {
		return room.text + 14
	}
	return room.caption*1.35 + room.text + 8
}

// wrapHeads gives the heads more lines while some are cut and there is room:
// the narrow bands first, which are cut most.
func (g *Grid) wrapHeads(m *gridMetrics, room gridRoom) {
	more := func(lines *int, most, needed int) {
		for *lines < min(most, needed) {
			*lines++
			if m.layHeads(room); m.head > room.size.Height*headShare {
				*lines--
				m.layHeads(room)
				return
			}
		}
	}
	if m.lowerLines > 0 {
		more(&m.lowerLines, mostLowerLines, g.linesOf(g.content.Lower, m, gridWordsOf(gridCaption, 1, false, ftheme.ColorNameForeground)))
	}
	more(&m.upperLines, mostUpperLines, g.linesOf(g.content.Upper, m, gridWordsOf(gridCaption, 0.96, true, ftheme.ColorNameForeground)))
	if m.cell >= room.text*7 {
		needed, look := 0, gridWordsOf(gridCaption, 0.9, false, ftheme.ColorNameForeground)
		for i := range g.content.Columns {
			needed = max(needed, len(headLines(g.content.Columns[i].Words, m.cell-headMargin, mostWordLines, look.width)))
		}
		more(&m.wordLines, mostWordLines, needed)
	}
}

// headMargin is the room beside the words of a head.
const headMargin float32 = 9

// linesOf is how many lines the longest name of some bands needs.
func (g *Grid) linesOf(bands []GridBand, m *gridMetrics, look gridWords) int {
	needed := 1
	for _, b := range bands {
		needed = max(needed, len(headLines(b.Name, float32(b.Columns)*m.cell-headMargin, mostLowerLines, look.width)))
	}
	return needed
}

// headLines breaks a name into so many lines at most, at spaces; what does not
// fit is cut, and so is a word wider than a line, for one broken in two reads
// badly in a head.
func headLines(name string, width float32, most int, measure func(string) float32) []string {
	var lines []string
	rest := strings.FieldsFunc(name, breakable)
	for len(rest) > 0 && len(lines) < most-1 {
		n := 0
		for n < len(rest) && measure(strings.Join(rest[:n+1], " ")) <= width {
			n++
		}
		if n == 0 {
			break
		}
		lines = append(lines, strings.Join(rest[:n], " "))
		rest = rest[n:]
	}
	if len(rest) == 0 {
		return lines
	}
	last := strings.Join(rest, " ")
	if measure(last) > width {
		last = cutTo(last, width, measure)
	}
	return append(lines, last)
}
