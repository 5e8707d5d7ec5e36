package dossier

import (
	"strconv"
	"strings"

	"acquis/assets/text"
	ts "acquis/export/typeset"
	"acquis/portfolio"
)

// annexEntry is a cited piece with its number.
type annexEntry struct {
	number int
	piece  *portfolio.Piece
	file   *portfolio.File // what is attached; nil for an address
}

// anchor is where the pages of the annex begin; row, its line in the table.
func (a *annexEntry) anchor() string { return "annexe-" + strconv.Itoa(a.number) }
func (a *annexEntry) row() string    { return "tableau-annexe-" + strconv.Itoa(a.number) }

// uri is how a link to the annex is written for the one who adds its pages.
func (a *annexEntry) uri() string { return "acquis:annexe/" + strconv.Itoa(a.number) }

// cite gives a piece its number, the first time it is cited.
func (b *builder) cite(p *portfolio.Piece) *annexEntry {
	if a := b.annexOf[p.ID]; a != nil {
		return a
	}
	a := &annexEntry{number: len(b.annexes) + 1, piece: p, file: p.Attached()}
	b.annexes = append(b.annexes, a)
	b.annexOf[p.ID] = a
	return a
}

// paged says whether the pages of an annex are in the dossier.
func (b *builder) paged(a *annexEntry) bool { return a.file != nil && b.attach }

// annexRuns names an annex, with its page if it has one: "annexe 5, p. 83", or
// shorter "5, p. 83" in a column of annexes.
func (b *builder) annexRuns(a *annexEntry, short bool) []ts.Run {
	name := strings.ToLower(text.AnnexHeading(a.number)[:1]) + text.AnnexHeading(a.number)[1:]
	if short {
		name = text.AnnexHeading(a.number)
	}
	if b.paged(a) {
		return paged(name, a.anchor())
	}
	return []ts.Run{{Text: name, Link: a.row()}}
}

// annexCells names an annex in two columns, its name and its page.
func (b *builder) annexCells(a *annexEntry) (name, page []ts.Run) {
	target := a.row()
	if b.paged(a) {
		target = a.anchor()
		page = []ts.Run{{PageOf: target, Link: target}}
	}
	return []ts.Run{{Text: text.AnnexHeading(a.number), Link: target}}, page
}

// annexTable lists the annexes: number, nature, what each shows, for which
// indicators.
func (b *builder) annexTable(p *portfolio.Part) []ts.Block {
	if len(b.annexes) == 0 {
		return nil
	}
	small := b.look.small
	t := &ts.Table{Wide: true,
		Columns: []ts.Column{{Width: ts.MM(7), Style: small}, {Style: small}, {Width: ts.MM(28), Style: small},
			{Width: ts.MM(22), Style: small}, {Width: ts.MM(10), Align: ts.Right, Style: small}},
		Header: [][]ts.Run{ts.T(text.AnnexTableNumber), ts.T(text.AnnexTableDocument), ts.T(text.AnnexTableNature),
			ts.T(text.AnnexTableIndicators), ts.T(text.AnnexTablePage)}}
	for _, a := range b.annexes {
		t.Rows = append(t.Rows, ts.Row{Anchor: a.row(), Cells: [][]ts.Run{
			{{Text: strconv.Itoa(a.number), Bold: true}}, b.documentRuns(a), runs(a.piece.Nature),
			b.linkedCodes(a.piece.Ref(), ", "), b.pageRuns(a)}})
	}
	return []ts.Block{chapter(p), t}
}

// documentRuns is what a piece is and what it shows.
func (b *builder) documentRuns(a *annexEntry) []ts.Run {
	p := a.piece
	out := []ts.Run{{Text: titled(p.Title), Bold: true}}
	if line := joined(", ", p.Author, dateWords(p.Date)); line != "" {
		out = append(out, ts.Run{Text: "\n" + line, Muted: true})
	}
	if p.URL != "" {
		out = append(out, ts.Run{Text: "\n"}, ts.Run{Text: p.URL, Link: webLink(p.URL)})
	}
	if s := strings.TrimSpace(p.Proves); s != "" {
		out = append(out, ts.Run{Text: "\n" + ts.French(s)})
	}
	return out
}

// webLink is the address if it is one of the web: nothing else is made
// clickable.
func webLink(s string) string {
	if strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://") {
		return s
	}
	return ""
}

func (b *builder) pageRuns(a *annexEntry) []ts.Run {
	switch {
	case b.paged(a):
		return []ts.Run{{PageOf: a.anchor(), Link: a.anchor()}}
	case a.file == nil && a.piece.URL != "":
		return []ts.Run{{Text: text.AnnexOnline, Muted: true}}
	}
	return nil
}

// divider is the page before the annexes, with their list. It is the last of
// the document's own.
func (b *builder) divider(p *portfolio.Part) []ts.Block {
	var out []ts.Block
	for _, a := range b.annexes {
		if b.paged(a) {
			out = append(out, &ts.Paragraph{
				Runs:   []ts.Run{{Text: text.AnnexHeading(a.number), Bold: true, Link: a.anchor()}, {Text: "\u2002" + titled(a.piece.Title)}},
				Flush:  []ts.Run{{PageOf: a.anchor(), Link: a.anchor()}},
				Leader: true,
				Style:  b.look.plain,
			})
		}
	}
	if len(out) == 0 {
		return nil
	}
	return append([]ts.Block{chapter(p), &ts.Paragraph{Runs: ts.T(text.AnnexesFollow), Style: b.look.note}}, out...)
}
