package dossier

import (
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
	t := &ts.Table{Wide: true,
		Columns: []ts.Column{{Width: ts.MM(16), Style: small}, {Clip: true, Style: small}, {Width: ts.MM(10), Align: ts.Right, Style: small},
			{Width: ts.MM(19), Style: small}, {Width: ts.MM(10), Align: ts.Right, Style: small}},
		Header: [][]ts.Run{ts.T(text.GuideIndicator), ts.T(text.GuideSituation), ts.T(text.GuidePage),
			ts.T(text.GuideAnnex), ts.T(text.GuidePage)}}
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
		if e.tale != nil {
			tales = append(tales, e)
		} else {
			annexes = append(annexes, e)
		}
	}
	n := max(len(tales), len(annexes))
	rows := make([]ts.Row, n)
	for i := range rows {
		cells := make([][]ts.Run, 5)
		if i == 0 {
			cells[0] = []ts.Run{{Text: code, Bold: true, Link: indicatorAnchor(code)}}
		}
		if i < len(tales) {
			t := tales[i].tale
			a := taleAnchor(t.ID)
			cells[1] = ts.T(numbered(b.number[t.ID]) + brief(titled(t.Title), guideTitle))
			cells[2] = []ts.Run{{PageOf: a, Link: a}}
		}
		if i < len(annexes) {
			cells[3], cells[4] = b.annexCells(b.cite(annexes[i].piece))
		}
		rows[i] = ts.Row{Cells: cells, Tight: i > 0, NoRule: i < n-1, KeepNext: i < n-1}
	}
	return rows
}
