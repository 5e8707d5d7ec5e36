package dossier

import (
	"strings"

	"acquis/assets/text"
	ts "acquis/export/typeset"
	"acquis/portfolio"
)

// titlePage says who asks for what, and which blocks are argued here.
func (b *builder) titlePage(p *portfolio.Part) []ts.Block {
	f, c, l := b.s.Framework, b.s.Candidate(), b.look
	name := ts.French(c.Name())
	if name == "" {
		name = text.DossierNoName
	}
	out := []ts.Block{
		&ts.PageBreak{Bare: true},
		&ts.Space{Height: ts.MM(30)},
		&ts.Paragraph{Runs: ts.T(b.overline()), Style: l.overline},
		&ts.Paragraph{Runs: ts.T(text.PrintedTitle), Style: l.title, Role: ts.RoleTitle},
		&ts.Paragraph{Runs: ts.T(f.Title), Style: l.diploma},
		&ts.Paragraph{Runs: []ts.Run{{Text: codeLine(f), Muted: true}}, Style: l.plain},
		&ts.Space{Height: ts.MM(16)},
		&ts.Paragraph{Runs: []ts.Run{{Text: text.DossierBy, Muted: true}}, Style: l.plain},
		&ts.Paragraph{Runs: ts.T(name), Style: l.name},
	}
	if c.Position != "" && p.Prints(portfolio.OmitPosition) {
		out = append(out, &ts.Paragraph{Runs: runs(c.Position), Style: l.plain})
	}
	out = append(out, &ts.Space{Height: ts.MM(12)}, b.blocksTable())
	if t := b.particulars(p, c); len(t.Rows) > 0 {
		out = append(out, &ts.Space{Height: ts.MM(6)}, t)
	}
	return out
}

// overline says what kind of document this is.
func (b *builder) overline() string {
	if b.o.Review {
		return text.DossierReview + " · " + draftWords(b.o)
	}
	return text.DossierOverline
}

// draftWords is "Brouillon du 22 novembre 2026".
func draftWords(o Options) string {
	if o.Created.IsZero() {
		return text.DossierDraft
	}
	return text.DossierDraftOf(dateWords(portfolio.DateOf(o.Created)))
}

// codeLine is "DEIS · RNCP39644".
func codeLine(f *portfolio.Framework) string {
	if f.ShortTitle == "" {
		return f.Code
	}
	return f.ShortTitle + " · " + f.Code
}

// blocksTable says of each block whether it is argued in the dossier; those that
// are come first.
func (b *builder) blocksTable() *ts.Table {
	t := &ts.Table{Wide: true, Columns: []ts.Column{{Width: ts.MM(33), Head: true}, {}}}
	last := ""
	for _, block := range b.presentedFirst() {
		name := []ts.Run{{Text: block.Name(), Bold: b.o.Presents(b.s, block.Code)}}
		if extra := b.choiceWords(b.s.Block(block.Code)); extra != "" {
			name = append(name, ts.Run{Text: "\n" + extra, Muted: true})
		}
		word := b.statusWord(block)
		label := []ts.Run{{Text: word, Muted: true}}
		if word == last { // said once for all that follow
			label = nil
		}
		last = word
		t.Rows = append(t.Rows, ts.Row{Cells: [][]ts.Run{label, name}})
	}
	return t
}

func (b *builder) presentedFirst() []*portfolio.Block {
	var presented, others []*portfolio.Block
	for i := range b.s.Framework.Blocks {
		if block := &b.s.Framework.Blocks[i]; b.o.Presents(b.s, block.Code) {
			presented = append(presented, block)
		} else {
			others = append(others, block)
		}
	}
	return append(presented, others...)
}

func (b *builder) statusWord(block *portfolio.Block) string {
	switch b.s.Block(block.Code).Status {
	case portfolio.BlockWon:
		return text.DossierWon
	case portfolio.BlockDispensed:
		return text.DossierDispensed
	case portfolio.BlockLeft:
		return text.DossierLeft
	}
	if !b.o.Presents(b.s, block.Code) {
		return text.DossierOtherTime
	}
	return text.DossierAimed
}

// choiceWords says by which title or jury, and when.
func (b *builder) choiceWords(c *portfolio.BlockChoice) string {
	if c.Status != portfolio.BlockWon && c.Status != portfolio.BlockDispensed {
		return ""
	}
	var parts []string
	for _, s := range []string{ts.French(c.By), dateWords(c.On)} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, ", ")
}

// particulars are the dates and the address.
func (b *builder) particulars(p *portfolio.Part, c *portfolio.Candidate) *ts.Table {
	t := &ts.Table{Wide: true, Plain: true, Columns: []ts.Column{{Width: ts.MM(33), Head: true}, {}}}
	add := func(label, value string) {
		if strings.TrimSpace(value) != "" {
			t.Rows = append(t.Rows, ts.Row{Cells: [][]ts.Run{{{Text: label, Muted: true}}, runs(value)}})
		}
	}
	if p.Prints(portfolio.OmitDates) {
		add(text.DossierCertifier, c.Certifier)
		add(text.DossierAdmitted, dateWords(c.AdmittedOn))
		add(text.DossierDeposit, dateWords(c.DepositOn))
	}
	if !p.Prints(portfolio.OmitContact) {
		return t
	}
	var contact []string
	for _, s := range []string{c.Address, c.Email, c.Phone} {
		if s = strings.TrimSpace(s); s != "" {
			contact = append(contact, s)
		}
	}
	add(text.DossierContact, strings.Join(contact, "\n"))
	return t
}
