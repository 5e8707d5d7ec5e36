package dossier

import (
	"cmp"
	"path/filepath"
	"slices"
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
	codes  []string        // of the presented indicators that it serves
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
	if at, ok := b.filed[a.number]; ok {
		return []ts.Run{{Text: name + " ", Link: a.row()}, {Text: text.InFile(at.file, at.page), Link: cmp.Or(at.link(), a.row())}}
	}
	return []ts.Run{{Text: name, Link: a.row()}}
}

// link leads to where the annex begins in its file; it is empty if that has no
// pages.
func (f filed) link() string {
	if filepath.Ext(f.name) != ".pdf" {
		return ""
	}
	return ts.Beside(f.name, max(1, f.page))
}

// annexCells names an annex in two columns, its name and its page.
func (b *builder) annexCells(a *annexEntry) (name, page []ts.Run) {
	target := a.row()
	if b.paged(a) {
		target = a.anchor()
		page = []ts.Run{{PageOf: target, Link: target}}
	} else if at, ok := b.filed[a.number]; ok {
		page = []ts.Run{{Text: text.FilePage(at.file, at.page), Link: cmp.Or(at.link(), target)}}
	} else if a.file == nil && a.piece.URL != "" {
		page = []ts.Run{{Text: text.AnnexOnline, Muted: true}}
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
	where, width := text.AnnexTablePage, ts.MM(10)
	if b.filed != nil {
		where, width = text.AnnexTableFile, ts.MM(19)
	}
	t := &ts.Table{Wide: true,
		Columns: []ts.Column{{Width: ts.MM(7), Head: true, Style: small}, {Style: small}, {Width: ts.MM(28), Style: small},
			{Width: ts.MM(22), Style: small}, {Width: width, Align: ts.Right, Style: small}},
		Header: [][]ts.Run{ts.T(text.AnnexTableNumber), ts.T(text.AnnexTableDocument), ts.T(text.AnnexTableNature),
			ts.T(text.AnnexTableIndicators), ts.T(where)}}
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
	case b.filed[a.number].file > 0:
		at := b.filed[a.number]
		return []ts.Run{{Text: text.FilePage(at.file, at.page), Link: at.link()}}
	case a.file == nil && a.piece.URL != "":
		return []ts.Run{{Text: text.AnnexOnline, Muted: true}}
	}
	return nil
}

// divider is the page before the annexes, with their list. It is the last of
// the document's own.
func (b *builder) divider(p *portfolio.Part) []ts.Block {
	if b.filed != nil {
		return b.fileList(p)
	}
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

// fileList is the page that says in which files the annexes are handed in.
func (b *builder) fileList(p *portfolio.Part) []ts.Block {
	var rows []ts.Row
	for i := 0; i < len(b.annexes); i++ {
		at, ok := b.filed[b.annexes[i].number]
		if !ok || slices.ContainsFunc(rows, func(r ts.Row) bool { return r.Anchor == fileAnchor(at.file) }) {
			continue
		}
		var numbers []int
		for _, a := range b.annexes[i:] {
			if b.filed[a.number].file == at.file {
				numbers = append(numbers, a.number)
			}
		}
		rows = append(rows, ts.Row{Anchor: fileAnchor(at.file), Cells: [][]ts.Run{
			{{Text: text.FileHeading(at.file), Bold: true}}, {{Text: at.name, Link: filed{name: at.name}.link()}}, ts.T(text.FileOfAnnexes(numbers))}})
	}
	if len(rows) == 0 {
		return nil
	}
	small := b.look.small
	return []ts.Block{chapter(p), &ts.Paragraph{Runs: ts.T(text.AnnexFilesFollow), Style: b.look.note},
		&ts.Table{Wide: true, Columns: []ts.Column{{Width: ts.MM(20), Head: true, Style: small}, {Style: small}, {Width: ts.MM(50), Style: small}}, Rows: rows}}
}

// fileAnchor is the line of a file in the list of files.
func fileAnchor(file int) string { return "fichier-" + strconv.Itoa(file) }
