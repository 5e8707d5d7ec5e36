package dossier

import (
	"cmp"
	"slices"

	"acquis/assets/text"
	ts "acquis/export/typeset"
	"acquis/portfolio"
)

// shown is a link whose evidence is printed or annexed.
type shown struct {
	link  *portfolio.Link
	tale  *portfolio.Situation // either
	piece *portfolio.Piece     // or
}

// evidence lists what is shown of an indicator: situations in the order of the
// dossier, then pieces in the candidate's.
func (b *builder) evidence(indicator string) []shown {
	var tales, pieces []shown
	for _, l := range b.s.LinksTo(indicator) {
		switch l.Evidence.Kind {
		case portfolio.KindSituation:
			if t := b.s.Situation(l.Evidence.ID); t != nil && b.number[t.ID] > 0 {
				tales = append(tales, shown{link: l, tale: t})
			}
		case portfolio.KindPiece:
			if p := b.s.Piece(l.Evidence.ID); p != nil && p.Leaves() {
				pieces = append(pieces, shown{link: l, piece: p})
			}
		}
	}
	b.inTextOrder(tales)
	slices.SortStableFunc(pieces, func(x, y shown) int {
		return cmp.Or(cmp.Compare(x.piece.Rank, y.piece.Rank), cmp.Compare(x.piece.ID, y.piece.ID))
	})
	return append(tales, pieces...)
}

// arguments is the part that argues, bloc by bloc and competence by
// competence.
func (b *builder) arguments(p *portfolio.Part) []ts.Block {
	var out []ts.Block
	for _, block := range b.blocks {
		b.where = block.Name()
		var intro []ts.Block
		if p.Prints(portfolio.OmitIntros) {
			intro = b.prose(b.sectionText(portfolio.IntroID(block.Code)), nil)
		}
		var body []ts.Block
		for k := range block.Competences {
			body = append(body, b.competence(p, block, &block.Competences[k])...)
		}
		if len(intro) == 0 && len(body) == 0 {
			continue
		}
		out = append(out, &ts.Heading{Level: 1, Over: ts.T(p.Title), Runs: ts.T(block.Name()), NewPage: true,
			Anchor: sectionAnchor(portfolio.IntroID(block.Code)), Mark: block.Short()})
		out = append(append(out, intro...), body...)
	}
	return out
}

// competence is the argument of a competence, followed by its table.
func (b *builder) competence(p *portfolio.Part, block *portfolio.Block, k *portfolio.Competence) []ts.Block {
	b.where = k.Code + " " + k.Title
	argument := b.prose(b.sectionText(portfolio.ArgumentID(k.Code)), nil)
	table := new(ts.Table)
	if p.Prints(portfolio.OmitTables) {
		table = b.proofs(k)
	}
	if len(argument) == 0 && len(table.Rows) == 0 {
		return nil
	}
	out := []ts.Block{&ts.Heading{Level: 2, Runs: ts.T(k.Code + " " + k.Title),
		Anchor: sectionAnchor(portfolio.ArgumentID(k.Code)), Mark: text.CompetenceMark(block.Short(), k.Code)}}
	out = append(out, argument...)
	if len(table.Rows) > 0 {
		out = append(out, table)
	}
	return out
}

// proofs is the table of a competence: where each indicator is shown, and why.
// Justifications are printed here and nowhere else.
func (b *builder) proofs(k *portfolio.Competence) *ts.Table {
	t := &ts.Table{Wide: true,
		Columns: []ts.Column{{Width: ts.MM(15)}, {Width: ts.MM(43)}, {Width: ts.MM(22)}, {}},
		Header: [][]ts.Run{ts.T(text.TableIndicator), ts.T(text.TableSituation),
			ts.T(text.TableAnnex), ts.T(text.TableJustification)}}
	for i := range k.Indicators {
		ind := &k.Indicators[i]
		gap := b.s.Gap(ind.Code)
		list := b.evidence(ind.Code)
		printGap := gap != nil && b.o.PrintGaps
		if len(list) == 0 && !printGap {
			continue
		}
		t.Rows = append(t.Rows, ts.Row{Band: true, Anchor: indicatorAnchor(ind.Code), NoRule: true,
			Cells: [][]ts.Run{{{Text: ind.Code, Bold: true}}, wording(k, ind)}})
		for n, e := range list {
			t.Rows = append(t.Rows, ts.Row{Cells: b.proof(e), NoRule: n < len(list)-1 || printGap})
		}
		if printGap {
			t.Rows = append(t.Rows, ts.Row{Cells: [][]ts.Run{nil, {{Text: text.GapPrinted, Italic: true}}, nil, runs(gap.Reason)}})
		}
	}
	return t
}

// wording is the official text of an indicator, nothing if it is the
// competence that stands for it: its title is just above.
func wording(k *portfolio.Competence, i *portfolio.Indicator) []ts.Run {
	if i.Code == k.Code {
		return nil
	}
	return []ts.Run{{Text: i.Text, Bold: true}}
}

func (b *builder) proof(e shown) [][]ts.Run {
	why := runs(e.link.Justification)
	if e.tale != nil {
		return [][]ts.Run{nil, append(b.taleRuns(e.tale, b.passageAnchor(e.link)), b.quoteRuns(e.link, e.tale)...), nil, why}
	}
	return [][]ts.Run{nil, nil, b.annexRuns(b.cite(e.piece), true), why}
}

// longTitle is where the title of a situation is cut when it is named
// elsewhere than at its head.
const longTitle = 80

// guideTitle is where it is cut in the guide de lecture, whose lines are one
// line high.
const guideTitle = 62

// headTitle is where it is cut in the running head, beside who and what.
const headTitle = 60

// taleRuns names a situation in a table, with the page of a place in it: "3.
// Title, p. 23".
func (b *builder) taleRuns(t *portfolio.Situation, a string) []ts.Run {
	name := numbered(b.number[t.ID]) + brief(titled(t.Title), longTitle)
	return []ts.Run{{Text: name + ", "}, {Text: text.ReferencePage, Link: a}, {PageOf: a, Link: a}}
}
