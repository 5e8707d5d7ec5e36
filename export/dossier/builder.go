package dossier

import (
	"strings"

	"acquis/assets/text"
	ts "acquis/export/typeset"
	"acquis/portfolio"
)

// builder turns a state into a document. It is used once.
type builder struct {
	s    *portfolio.State
	o    Options
	look *look
	plan []portfolio.Part // what the outline prints

	blocks  []*portfolio.Block // presented
	told    bool               // the outline has a place for situations
	tables  bool               // and one for the tables of the competences
	narrow  bool               // and only for those of the blocks presented
	annexed bool               // annexed files leave with the dossier
	attach  bool               // and are in it
	filed   map[int]filed      // or in files apart, by the number of the annex
	tales   []*portfolio.Situation
	number  map[portfolio.ID]int // of a situation, in the order of printing

	annexes []*annexEntry
	annexOf map[portfolio.ID]*annexEntry

	parts    map[portfolio.ID]bool // sections that are printed
	where    string                // what is being built, for findings
	findings []Finding
	said     map[string]bool // the sentences of the findings
}

// built is a document with what it takes to finish it.
type built struct {
	doc      *ts.Document
	look     *look
	annexes  []*annexEntry
	annexed  bool
	findings []Finding
}

// build makes the document. It does not know the pages of annexes yet.
func build(s *portfolio.State, o Options) *built { return buildFiled(s, o, nil) }

// buildFiled makes the document of a dossier whose annexes are in files apart.
func buildFiled(s *portfolio.State, o Options, files map[int]filed) *built {
	b := &builder{s: s, o: o, filed: files, look: newLook(themeOf(o)), plan: s.Outline.Printed(), number: map[portfolio.ID]int{},
		annexOf: map[portfolio.ID]*annexEntry{}, parts: map[portfolio.ID]bool{}}
	for i := range s.Framework.Blocks {
		if block := &s.Framework.Blocks[i]; o.Presents(s, block.Code) {
			b.blocks = append(b.blocks, block)
		}
	}
	b.survey()
	blocks := b.body()
	c := s.Candidate()
	doc := &ts.Document{
		Title:      titleOf(c, s.Framework),
		Author:     c.Name(),
		Subject:    text.DossierSubject,
		Keywords:   strings.TrimSpace(s.Framework.Code + " " + s.Framework.ShortTitle),
		Producer:   text.DossierProducer,
		Created:    o.Created,
		Theme:      b.look.theme,
		Head:       text.DossierHead(ts.French(c.Name()), s.Framework.ShortTitle, s.Framework.Code),
		Blocks:     blocks,
		PageNumber: text.PageStamp,
	}
	if o.Review {
		doc.Foot, doc.ParagraphNumbers = draftWords(o), true
	}
	if o.profile().TwoSided {
		doc.TwoSided, doc.RectoLevel = true, 1
	}
	for _, a := range b.annexes {
		a.codes = b.codes(a.piece.Ref())
	}
	return &built{doc: doc, look: b.look, annexes: b.annexes, annexed: b.annexed, findings: b.findings}
}

func titleOf(c *portfolio.Candidate, f *portfolio.Framework) string {
	title := text.PrintedTitle
	if f.ShortTitle != "" {
		title += " – " + f.ShortTitle
	}
	if name := c.Name(); name != "" {
		title += " – " + name
	}
	return title
}

// survey numbers what is printed, since texts refer forward.
func (b *builder) survey() {
	for _, p := range b.plan {
		switch p.Kind {
		case portfolio.PartExperiences:
			b.told, b.narrow = true, !p.Prints(portfolio.OmitOtherBlocks)
		case portfolio.PartAnnexes:
			b.annexed = !b.o.WithoutAnnexes
			b.attach = b.annexed && b.filed == nil
		case portfolio.PartText, portfolio.PartAttestation:
			b.parts[portfolio.ID(p.Key)] = b.sectionText(portfolio.ID(p.Key)) != ""
		case portfolio.PartCompetences:
			b.tables = p.Prints(portfolio.OmitTables)
			for _, block := range b.blocks {
				b.parts[portfolio.IntroID(block.Code)] = true // its heading, whatever is under it
				for _, k := range block.Competences {
					b.parts[portfolio.ArgumentID(k.Code)] = b.sectionText(portfolio.ArgumentID(k.Code)) != ""
				}
			}
		}
	}
	if !b.told {
		return
	}
	for _, e := range b.s.Experiences() {
		if e.InDossier {
			b.tell(b.s.SituationsOf(e.ID))
		}
	}
	b.tell(b.strays())
}

func (b *builder) tell(list []*portfolio.Situation) {
	for _, t := range list {
		if t.InDossier && !(b.narrow && b.ofOthers(t)) {
			b.tales = append(b.tales, t)
			b.number[t.ID] = len(b.tales)
		}
	}
}

// ofOthers reports whether a situation shows something, yet nothing of the
// blocks presented: it served a block that is won already. One that is linked to
// nothing yet stays.
func (b *builder) ofOthers(t *portfolio.Situation) bool {
	links := b.s.LinksFrom(t.Ref())
	for _, l := range links {
		if _, _, block := b.s.Framework.Indicator(l.Indicator); block != nil && b.o.Presents(b.s, block.Code) {
			return false
		}
	}
	return len(links) > 0
}

// strays lists the situations that figure in the dossier though their
// experience does not.
func (b *builder) strays() []*portfolio.Situation {
	var out []*portfolio.Situation
	for _, t := range b.s.Situations() {
		if e := b.s.Experience(t.Experience); e == nil || !e.InDossier {
			out = append(out, t)
		}
	}
	return out
}

// body builds the parts in the outline's order. What indexes the others is
// built last and put in its place.
func (b *builder) body() []ts.Block {
	parts := b.plan
	slots := make([][]ts.Block, len(parts))
	for i := range parts {
		slots[i] = b.part(&parts[i])
	}
	for i := range parts {
		switch parts[i].Kind {
		case portfolio.PartGuide:
			slots[i] = b.guide(&parts[i])
		case portfolio.PartAnnexTable:
			slots[i] = b.annexTable(&parts[i])
		case portfolio.PartAnnexes:
			slots[i] = b.divider(&parts[i])
		}
	}
	var out []ts.Block
	for _, s := range slots {
		out = append(out, s...)
	}
	return out
}

func (b *builder) part(p *portfolio.Part) []ts.Block {
	b.where = p.Title
	switch p.Kind {
	case portfolio.PartTitle:
		return b.titlePage(p)
	case portfolio.PartContents:
		return []ts.Block{
			&ts.Heading{Level: 1, Runs: ts.T(p.Title), NewPage: true, Contents: "-", Anchor: partAnchor(p), Mark: p.Title},
			&ts.Contents{Depth: 3},
		}
	case portfolio.PartCareer:
		return b.career(p)
	case portfolio.PartText:
		return b.free(p)
	case portfolio.PartExperiences:
		return b.experiences(p)
	case portfolio.PartCompetences:
		return b.arguments(p)
	case portfolio.PartAttestation:
		return b.attestation(p)
	}
	return nil // built later
}

// chapter is the heading of a part.
func chapter(p *portfolio.Part) *ts.Heading {
	return &ts.Heading{Level: 1, Runs: ts.T(p.Title), NewPage: true, Anchor: partAnchor(p), Mark: p.Title}
}

// Anchors name places of the document. They hold no colon: a link with one is
// an address.
func partAnchor(p *portfolio.Part) string  { return anchor("partie", p.Key) }
func taleAnchor(id portfolio.ID) string    { return anchor("situation", string(id)) }
func sectionAnchor(id portfolio.ID) string { return anchor("texte", string(id)) }
func indicatorAnchor(code string) string   { return anchor("indicateur", code) }

func anchor(kind, id string) string { return kind + "-" + strings.ReplaceAll(id, ":", "-") }
