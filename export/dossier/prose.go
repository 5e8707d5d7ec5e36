package dossier

import (
	"strings"

	"acquis/assets/text"
	ts "acquis/export/typeset"
	"acquis/portfolio"
)

// sectionText is the text of a section as it is printed, "" if it is not.
func (b *builder) sectionText(id portfolio.ID) string {
	s := b.s.Section(id)
	if !s.InDossier {
		return ""
	}
	return strings.TrimSpace(s.Text)
}

// prose sets what the candidate wrote.
func (b *builder) prose(s string, style *ts.ParagraphStyle) []ts.Block {
	return ts.ParseText(s, ts.TextOptions{Style: style, Print: ts.French, Reference: b.reference})
}

// runs sets one line that the candidate wrote, without paragraphs or emphasis.
func runs(s string) []ts.Run { return ts.T(ts.French(s)) }

// titled is a title that the candidate gave, or what stands for none.
func titled(s string) string {
	if strings.TrimSpace(s) == "" {
		return text.DossierUntitled
	}
	return ts.French(s)
}

// reference gives what a living reference prints.
func (b *builder) reference(raw, before string) ([]ts.Run, bool) {
	found := portfolio.References(raw)
	if len(found) != 1 {
		return nil, false
	}
	r := found[0]
	ref := b.s.Resolve(r)
	out := b.target(ref)
	if out == nil {
		return b.dangling(r, ref), true
	}
	if !saysSee(before) {
		out = append(ts.T(text.ReferenceSee+" "), out...)
	}
	return out, true
}

// saysSee tells whether the candidate wrote "voir" before the reference.
func saysSee(before string) bool {
	before = strings.ToLower(strings.TrimRight(before, " \u00a0\u202f"))
	for _, word := range []string{"voir", "cf.", "cf", "voyez"} {
		if strings.HasSuffix(before, word) {
			return true
		}
	}
	return false
}

// target is what names a record of the dossier, with its page; nil if it is
// not in it.
func (b *builder) target(ref portfolio.Ref) []ts.Run {
	switch ref.Kind {
	case portfolio.KindSituation:
		if t := b.s.Situation(ref.ID); t != nil && b.number[t.ID] > 0 {
			return paged(text.Quoted(brief(titled(t.Title), longTitle)), taleAnchor(t.ID))
		}
	case portfolio.KindPiece:
		if p := b.s.Piece(ref.ID); p != nil && p.Leaves() {
			return b.annexRuns(b.cite(p), false)
		}
	case portfolio.KindSection:
		if b.parts[ref.ID] {
			return paged(text.Quoted(brief(b.s.TitleOf(ref), longTitle)), sectionAnchor(ref.ID))
		}
	}
	return nil
}

// paged is a name, a comma and the page of an anchor, all of it a link.
func paged(name, anchor string) []ts.Run {
	return []ts.Run{{Text: name + ", ", Link: anchor, Quiet: true},
		{Text: text.ReferencePage, Link: anchor}, {PageOf: anchor, Link: anchor}}
}

// dangling is what is printed for a reference that leads nowhere, and tells
// the candidate.
func (b *builder) dangling(r portfolio.Reference, ref portfolio.Ref) []ts.Run {
	title, where := text.Unquoted(b.s.TitleOf(ref)), text.Unquoted(b.where)
	if p := b.s.Piece(ref.ID); ref.Kind == portfolio.KindPiece && p != nil && p.Confidentiality == portfolio.NotAttached {
		b.find(Warning, ref, text.CheckHeld(title, where))
		return ts.T(text.ReferenceHeld)
	}
	if ref.IsZero() {
		b.find(Warning, ref, text.CheckDangling(text.Unquoted(strings.TrimSpace(r.Title)), where))
	} else {
		b.find(Warning, ref, text.CheckOut(title, where))
	}
	return ts.T(text.ReferenceDangles)
}

// free is a part that the candidate wrote.
func (b *builder) free(p *portfolio.Part) []ts.Block {
	body := b.sectionText(portfolio.ID(p.Key))
	if body == "" {
		return nil
	}
	h := chapter(p)
	h.Anchor = sectionAnchor(portfolio.ID(p.Key))
	if !isList(body) {
		return append([]ts.Block{h}, b.prose(body, nil)...)
	}
	return append([]ts.Block{h}, ts.ParseText(body, ts.TextOptions{
		Style: b.look.source, Entries: true, Print: ts.French, Reference: b.reference})...)
}

// isList says whether a text is entries, as a bibliography or acronyms are,
// rather than prose: many lines, most of them short.
func isList(s string) bool {
	lines, long := 0, 0
	for _, l := range strings.Split(s, "\n") {
		if strings.TrimSpace(l) != "" {
			lines++
			if portfolio.Words(l) > 45 {
				long++
			}
		}
	}
	return lines >= 4 && long*5 < lines
}

// attestation is the text to sign.
func (b *builder) attestation(p *portfolio.Part) []ts.Block {
	body := b.sectionText(portfolio.ID(p.Key))
	if body == "" {
		return nil
	}
	h := chapter(p)
	h.Anchor = sectionAnchor(portfolio.ID(p.Key))
	out := append([]ts.Block{h}, b.prose(body, nil)...)
	switch {
	case !p.Prints(portfolio.OmitSignature):
		return out
	case saysDone(body):
		return append(out, &ts.Space{Height: ts.MM(38)})
	}
	c := b.s.Candidate()
	done := b.look.theme.Body.With(func(s *ts.ParagraphStyle) { s.Align, s.Before, s.KeepNext = ts.Left, 22, true })
	return append(out, &ts.Group{Blocks: []ts.Block{
		&ts.Paragraph{Runs: runs(text.AttestationDone(c.SignedAt, dateWords(c.SignedOn))), Style: done},
		&ts.Paragraph{Runs: runs(c.Name()), Style: b.look.theme.Body.With(func(s *ts.ParagraphStyle) { s.Before = 10; s.After = 2 })},
		&ts.Paragraph{Runs: ts.T(text.AttestationSignature), Style: b.look.note},
		&ts.Space{Height: ts.MM(38)},
		&ts.Rule{Width: ts.MM(70)},
	}})
}

// saysDone tells whether the candidate wrote "Fait à …" already.
func saysDone(body string) bool {
	for _, l := range strings.Split(strings.ToLower(body), "\n") {
		if strings.HasPrefix(strings.TrimSpace(l), "fait à ") {
			return true
		}
	}
	return false
}

// dateWords is a date as people read it, which does not break.
func dateWords(d portfolio.Date) string { return strings.ReplaceAll(d.French(), " ", "\u00a0") }

// periodWords is a period as people read it, which breaks between its dates
// only.
func periodWords(p portfolio.Period) string {
	from, to, both := strings.Cut(strings.ReplaceAll(p.French(), " ", "\u00a0"), "–\u00a0")
	if !both {
		return from
	}
	return from + "– " + to
}
