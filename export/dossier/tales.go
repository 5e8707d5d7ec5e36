package dossier

import (
	"slices"
	"strings"

	"acquis/assets/text"
	ts "acquis/export/typeset"
	"acquis/portfolio"
)

// contentsTitle is where titles are cut in the table of contents, so that each
// takes one line.
const contentsTitle = 84

// experiences tells each experience with its frame, and its situations in
// full: the only place where they are told.
func (b *builder) experiences(p *portfolio.Part) []ts.Block {
	var out []ts.Block
	for _, e := range b.s.Experiences() {
		if !e.InDossier {
			continue
		}
		tales := b.printed(b.s.SituationsOf(e.ID))
		var frame []ts.Block
		if p.Prints(portfolio.OmitSetting) {
			frame = b.frame(e)
		}
		if len(tales) == 0 && (len(frame) == 0 || b.narrow) {
			continue // the parcours names it
		}
		out = append(out, b.experience(e, len(out) > 0 && len(tales) > 0)...)
		out = append(out, frame...)
		out = append(out, b.tellAll(p, tales)...)
	}
	if strays := b.printed(b.strays()); len(strays) > 0 {
		if len(out) > 0 {
			out = append(out, &ts.Heading{Level: 2, Runs: ts.T(text.DossierOtherTales), NewPage: true,
				Anchor: "autres-situations", Mark: text.DossierOtherTales})
		}
		out = append(out, b.tellAll(p, strays)...)
	}
	if len(out) == 0 {
		return nil
	}
	return append([]ts.Block{chapter(p)}, out...)
}

func (b *builder) printed(list []*portfolio.Situation) []*portfolio.Situation {
	return slices.DeleteFunc(slices.Clone(list), func(t *portfolio.Situation) bool { return b.number[t.ID] == 0 })
}

// experience is the heading of an experience and the line under it.
func (b *builder) experience(e *portfolio.Experience, newPage bool) []ts.Block {
	name := titled(e.Name())
	b.where = name
	title, organisation := titled(e.Role), e.Organisation
	if e.Role == "" {
		title, organisation = name, ""
	}
	out := []ts.Block{&ts.Heading{Level: 2, Runs: ts.T(title), NewPage: newPage,
		Anchor: anchor("experience", string(e.ID)), Mark: brief(name, headTitle), Bookmark: name, Contents: brief(name, contentsTitle+12)}}
	if organisation != "" {
		out = append(out, &ts.Paragraph{Runs: runs(organisation), Style: b.look.place})
	}
	if line := joined(" · ", e.Place, periodWords(e.Period), string(e.Status), e.WorkTime); line != "" {
		out = append(out, &ts.Paragraph{Runs: ts.T(line), Style: b.look.meta})
	}
	return out
}

// frame is what a jury needs to know of the place of work.
func (b *builder) frame(e *portfolio.Experience) []ts.Block {
	b.where = e.Name()
	var out []ts.Block
	for _, part := range []struct{ label, body string }{
		{text.FrameStructure, e.Structure}, {text.FramePublic, e.Public},
		{text.FrameSetting, e.Setting}, {text.FrameStanding, e.Standing},
	} {
		if strings.TrimSpace(part.body) == "" {
			continue
		}
		out = append(out, &ts.Heading{Level: 4, Runs: ts.T(part.label), Bookmark: "-", Contents: "-"})
		out = append(out, b.prose(part.body, nil)...)
	}
	return out
}

func (b *builder) tellAll(p *portfolio.Part, tales []*portfolio.Situation) []ts.Block {
	var out []ts.Block
	for _, t := range tales {
		out = append(out, b.tale(p, t)...)
	}
	return out
}

// tale is a situation: its title, one small line of indicator codes, and the
// story.
func (b *builder) tale(p *portfolio.Part, t *portfolio.Situation) []ts.Block {
	title := titled(t.Title)
	b.where = title
	over := text.SituationNumber(b.number[t.ID])
	if when := periodWords(t.Period); when != "" {
		over += " · " + when
	}
	out := []ts.Block{&ts.Heading{Level: 3, Over: ts.T(over), Runs: ts.T(title), Style: b.look.tale,
		Anchor: taleAnchor(t.ID), Mark: text.SituationNumber(b.number[t.ID]) + " · " + brief(title, headTitle),
		Bookmark: text.SituationNumber(b.number[t.ID]) + " – " + title,
		Contents: text.SituationNumber(b.number[t.ID]) + " – " + brief(title, contentsTitle)}}
	if codes := b.codesOf(t); p.Prints(portfolio.OmitCodes) && len(codes) > 0 {
		out = append(out, &ts.Paragraph{Runs: codes, Style: b.look.codes})
	}
	empty := true
	for _, part := range portfolio.SituationParts() {
		body := strings.TrimSpace(*part.Of(t))
		if body == "" {
			continue
		}
		empty = false
		if b.o.PartHeadings {
			out = append(out, &ts.Heading{Level: 4, Runs: ts.T(part.Title), Bookmark: "-", Contents: "-"})
		}
		prose := b.prose(body, nil)
		b.markPassages(t, part.Field, prose)
		out = append(out, prose...)
	}
	if empty {
		b.find(Warning, t.Ref(), text.CheckEmptySituation(text.Unquoted(title)))
	}
	return out
}

// codesOf is the line that heads a situation: what it shows, with the pages of
// the tables that argue it; nil where it is linked to nothing that is presented.
func (b *builder) codesOf(t *portfolio.Situation) []ts.Run {
	var out []ts.Run
	first := "" // code of the competence's that are being listed
	last := ""  // their competence
	page := func() {
		if first != "" && b.tables {
			out = append(out, ts.Run{Text: " (" + text.ReferencePage, Link: indicatorAnchor(first), Quiet: true},
				ts.Run{PageOf: indicatorAnchor(first), Link: indicatorAnchor(first), Quiet: true}, ts.Run{Text: ")"})
		}
	}
	for _, code := range b.codes(t.Ref()) {
		_, k, _ := b.s.Framework.Indicator(code)
		switch {
		case first == "":
			out = append(out, ts.T(text.TaleShows+" ")...)
		case k.Code == last:
			out = append(out, ts.Run{Text: ", "})
		default:
			page()
			out = append(out, ts.Run{Text: " · "})
		}
		if k.Code != last {
			first, last = code, k.Code
		}
		out = append(out, b.codeRun(code))
	}
	page()
	return out
}

// linkedCodes lists the presented indicators that evidence is linked to, each a
// link to its line in the table of its competence; nil if there is none.
func (b *builder) linkedCodes(evidence portfolio.Ref, separator string) []ts.Run {
	var out []ts.Run
	for i, code := range b.codes(evidence) {
		if i > 0 {
			out = append(out, ts.Run{Text: separator})
		}
		out = append(out, b.codeRun(code))
	}
	return out
}

// codeRun is the code of an indicator, which leads to its line in the table of
// its competence where tables are printed.
func (b *builder) codeRun(code string) ts.Run {
	if !b.tables {
		return ts.Run{Text: code}
	}
	return ts.Run{Text: code, Link: indicatorAnchor(code)}
}

// codes lists the presented indicators that evidence is linked to, in the order
// of the framework.
func (b *builder) codes(evidence portfolio.Ref) []string {
	linked := map[string]bool{}
	for _, l := range b.s.LinksFrom(evidence) {
		linked[l.Indicator] = true
	}
	var out []string
	for _, block := range b.blocks {
		for k := range block.Competences {
			for _, i := range block.Competences[k].Indicators {
				if linked[i.Code] {
					out = append(out, i.Code)
				}
			}
		}
	}
	return out
}
