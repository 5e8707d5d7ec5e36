package competences

import (
	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/marks"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// filter says which cells the map shows.
type filter int

const (
	filterAll filter = iota
	filterMissing
	filterAgain
)

// keeps reports whether a filter shows an indicator of a block.
func (f filter) keeps(i *portfolio.IndicatorCoverage, aimed bool) bool {
	switch f {
	case filterMissing:
		return aimed && i.Gap == nil && i.State < portfolio.Argued
	case filterAgain:
		return i.Suspect
	}
	return true
}

// board is the map: every indicator of the framework as a cell.
type board struct {
	choose func(code string)
	object fyne.CanvasObject

	framework *portfolio.Framework // that the cells were made for
	coverage  *portfolio.Coverage
	filter    filter
	segments  *widgets.Segments
	list      *fyne.Container
	scroll    *widgets.Scroll
	nothing   *widgets.Text
	blocks    []*blockView
	cells     []*cell
	group     *widgets.RowGroup
}

// blockView is the head of a block and the compétences under it.
type blockView struct {
	bar         *widgets.Bar
	out         *widgets.Text // why the block is not counted
	whole       *fyne.Container
	competences []*fyne.Container
}

// cell is one indicator in the map.
type cell struct {
	code        string
	block       int
	competence  *fyne.Container
	row         *widgets.Row
	mark, again *widgets.StateMark
}

func newBoard(choose func(code string)) *board {
	b := &board{choose: choose, list: widgets.Column(theme.Margin), group: widgets.NewRowGroup(),
		nothing: widgets.NewText(widgets.Secondary, text.CompetencesNothing)}
	b.group.Follow = true
	b.nothing.Hide()
	b.segments = widgets.NewSegments([]string{text.CompetencesAll, text.CompetencesMissing, text.CompetencesAgain},
		func(i int) { b.setFilter(filter(i)) })
	b.segments.SetChosen(0)
	b.scroll = widgets.NewScroll(widgets.Inset(0, theme.Tight, widgets.Column(theme.Space, b.nothing, b.list)))
	b.object = widgets.Fill(theme.Gap+2, b.segments, b.scroll)
	return b
}

// show shows other states; the cells are made anew for another framework only,
// so that neither the keyboard nor the place in the list is lost.
func (b *board) show(f *portfolio.Framework, c *portfolio.Coverage, chosen string) {
	b.coverage = c
	if f != b.framework {
		b.framework = f
		b.build()
	}
	for i := range b.blocks {
		b.blocks[i].set(&c.Blocks[i])
	}
	for _, cell := range b.cells {
		cell.set(c.Indicator(cell.code), c.Blocks[cell.block].Aimed())
		if cell.code == chosen && !cell.row.Selected() {
			b.group.Select(cell.row)
		}
	}
	b.sift()
}

func (b *board) showAll() {
	if b.filter != filterAll {
		b.segments.SetChosen(int(filterAll))
		b.setFilter(filterAll)
	}
}

func (b *board) setFilter(f filter) {
	b.filter = f
	b.sift()
	b.scroll.ToTop()
}

// focus gives a cell the keyboard, which brings it into view.
func (b *board) focus(code string) {
	for _, cell := range b.cells {
		if cell.code == code {
			b.group.Select(cell.row)
			b.group.Focus()
		}
	}
}

// sift hides what the filter leaves out. The chosen cell stays while it is
// chosen: what one is working on does not vanish under the hands.
func (b *board) sift() {
	shown := map[*fyne.Container]bool{}
	any := false
	for _, cell := range b.cells {
		keep := cell.row.Selected() && b.filter != filterAgain ||
			b.filter.keeps(b.coverage.Indicator(cell.code), b.coverage.Blocks[cell.block].Aimed())
		widgets.SetVisible(cell.row, keep)
		if keep {
			shown[cell.competence], shown[b.blocks[cell.block].whole], any = true, true, true
		}
	}
	for _, v := range b.blocks {
		widgets.SetVisible(v.whole, shown[v.whole])
		for _, k := range v.competences {
			widgets.SetVisible(k, shown[k])
		}
	}
	widgets.SetVisible(b.nothing, !any)
	b.list.Refresh()
	b.scroll.Relayout()
}

// build makes the cells of a framework.
func (b *board) build() {
	b.blocks, b.cells, b.list.Objects = nil, nil, nil
	for i := range b.framework.Blocks {
		b.list.Add(b.buildBlock(i))
	}
	rows := make([]*widgets.Row, len(b.cells))
	for i, c := range b.cells {
		rows[i] = c.row
	}
	b.group.SetRows(rows...)
	b.list.Refresh()
}

func (b *board) buildBlock(index int) fyne.CanvasObject {
	block := &b.framework.Blocks[index]
	v := &blockView{bar: widgets.NewBar(), out: widgets.NewText(widgets.Caption, "")}
	v.whole = widgets.Column(theme.Space-2, widgets.Column(theme.Gap, widgets.NewText(widgets.Subheading, block.Name()), v.bar, v.out))
	for k := range block.Competences {
		competence := b.buildCompetence(index, &block.Competences[k])
		v.competences = append(v.competences, competence)
		v.whole.Add(competence)
	}
	b.blocks = append(b.blocks, v)
	return v.whole
}

func (b *board) buildCompetence(block int, k *portfolio.Competence) *fyne.Container {
	list := widgets.Column(1)
	whole := widgets.Column(theme.Tight, widgets.NewText(widgets.Strong, k.Code+" "+k.Title),
		widgets.NewPanel(theme.ColorSurface, theme.ColorBorder, widgets.Inset(3, 3, list)).Rounded(theme.Radius+3))
	for i := range k.Indicators {
		c := newCell(&k.Indicators[i], b.choose)
		c.block, c.competence = block, whole
		b.cells = append(b.cells, c)
		list.Add(c.row)
	}
	return whole
}

func newCell(i *portfolio.Indicator, choose func(code string)) *cell {
	c := &cell{code: i.Code, mark: widgets.NewStateMark(widgets.MarkNone, ""), again: widgets.NewStateMark(widgets.MarkAgain, "")}
	code := widgets.OneLine(widgets.NewText(widgets.Strong, i.Code))
	words := widgets.NewText(widgets.Body, i.Text).Lines(2)
	c.row = widgets.NewRow(widgets.BesideTop(theme.Gap, 2, c.mark, code, words, c.again), func() { choose(c.code) }).Padded(10, 6)
	return c
}

// set shows the state of the cell's indicator. A block that is not counted
// says so with the sign for it.
func (c *cell) set(i *portfolio.IndicatorCoverage, aimed bool) {
	mark, _ := marks.Of(i)
	if !aimed {
		mark = widgets.MarkOut
	}
	c.mark.Set(mark, "")
	flag, _, flagged := marks.Flag(i)
	if flagged {
		c.again.Set(flag, "")
	}
	widgets.SetVisible(c.again, flagged)
	c.row.Content().Refresh()
}

// set shows the counts of a block, or why it has none.
func (v *blockView) set(b *portfolio.BlockCoverage) {
	v.bar.Set(marks.Segments(b.Counts)...)
	widgets.SetVisible(v.bar, b.Aimed())
	if !b.Aimed() {
		v.out.SetText(text.CompetencesBlockOut(string(b.Choice.Status), b.Choice.By))
	}
	widgets.SetVisible(v.out, !b.Aimed())
}

// evidenceIcon is the sign of a situation or of a piece.
func evidenceIcon(kind portfolio.Kind) icons.Name {
	if kind == portfolio.KindSituation {
		return icons.Pen
	}
	return icons.Clip
}
