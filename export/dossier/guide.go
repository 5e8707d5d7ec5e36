package dossier

import (
	"slices"

	"strconv"

	"acquis/assets/text"
	ts "acquis/export/typeset"
	"acquis/portfolio"
)

// numbered is "3. ", which does not break from what follows.
func numbered(n int) string { return strconv.Itoa(n) + ".\u00a0" }

// guide is the index that a jury works from: indicator, situation and page,
// annex and page.
func (b *builder) guide(p *portfolio.Part) []ts.Block {
	var out []ts.Block
	for _, block := range b.blocks {
		t := b.guideTable(block)
		if len(t.Rows) > 0 {
			out = append(out, &ts.Heading{Level: 4, Runs: ts.T(block.Name()), Bookmark: "-", Contents: "-"}, t)
		}
	}
	if len(out) == 0 {
		return nil
	}
	how := text.GuideHowTo
	if b.o.WithoutAnnexes || len(b.annexes) == 0 {
		how = text.GuideHowToPlain
	}
	return append([]ts.Block{chapter(p), &ts.Paragraph{Runs: ts.T(how), Style: b.look.note}}, out...)
}

func (b *builder) guideTable(block *portfolio.Block) *ts.Table {
	small := b.look.small
	where, width := text.GuidePage, ts.MM(14)
	if b.filed != nil {
		where, width = text.GuideFile, ts.MM(20)
	}
	t := &ts.Table{Wide: true,
		Columns: []ts.Column{{Width: ts.MM(16), Head: true, Style: small}, {Width: ts.MM(13), Align: ts.Right, Style: small},
			{Clip: true, Style: small}, {Width: ts.MM(10), Align: ts.Right, Style: small},
			{Width: ts.MM(19), Style: small}, {Width: width, Align: ts.Right, Style: small}},
		Header: [][]ts.Run{ts.T(text.GuideIndicator), ts.T(text.GuideTable), ts.T(text.GuideSituation), ts.T(text.GuidePage),
			ts.T(text.GuideAnnex), ts.T(where)}}
	for k := range block.Competences {
		competence := &block.Competences[k]
		for i := range competence.Indicators {
			t.Rows = append(t.Rows, b.guideRows(competence.Indicators[i].Code)...)
		}
	}
	return t
}

// guideRows are the lines of one indicator: its situations, and beside them its
// annexes.
func (b *builder) guideRows(code string) []ts.Row {
	var tales, annexes []shown
	for _, e := range b.evidence(code) {
		switch {
		case e.tale != nil && slices.ContainsFunc(tales, func(o shown) bool { return o.tale == e.tale }):
			// Another passage of the same: the table has it, with its page.
		case e.tale != nil:
			tales = append(tales, e)
		default:
			annexes = append(annexes, e)
		}
	}
	n := max(len(tales), len(annexes))
	rows := make([]ts.Row, n)
	for i := range rows {
		cells := make([][]ts.Run, 6)
		if i == 0 && b.tables {
			row := indicatorAnchor(code)
			cells[0], cells[1] = []ts.Run{{Text: code, Bold: true, Link: row}}, []ts.Run{{PageOf: row, Link: row}}
		} else if i == 0 {
			cells[0] = []ts.Run{{Text: code, Bold: true}}
		}
		if i < len(tales) {
			t := tales[i].tale
			a := b.passageAnchor(tales[i].link)
			cells[2] = []ts.Run{{Text: numbered(b.number[t.ID]) + brief(titled(t.Title), guideTitle), Link: a, Quiet: true}}
			cells[3] = []ts.Run{{PageOf: a, Link: a}}
		}
		if i < len(annexes) {
			cells[4], cells[5] = b.annexCells(b.cite(annexes[i].piece))
		}
		rows[i] = ts.Row{Cells: cells, Tight: i > 0, NoRule: i < n-1, KeepNext: i < n-1}
	}
	return rows
}
