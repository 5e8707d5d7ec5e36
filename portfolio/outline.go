package portfolio

import (
	"encoding/json"
	"fmt"
)

// Outline is the plan (trame) of a dossier, as data: which parts, in which
// order, under which headings, with which advice. Each certifier has its own;
// see assets/outlines for the format.
type Outline struct {
	Format int    `json:"format"` // 1
	Code   string `json:"code"`   // "deis-usuel"
	Title  string `json:"title"`
	Note   string `json:"note,omitempty"`
	Parts  []Part `json:"parts"`
}

// Part is one part of an outline.
type Part struct {
	Key   string   `json:"key"` // unique; the Section of a text part has it as ID
	Kind  PartKind `json:"kind"`
	Title string   `json:"title"`
	// Advice and Default concern the text of a part of kind PartText or
	// PartAttestation; Intro and Argument the texts that a part of kind
	// PartCompetences holds for each block and each competence.
	Advice   Advice `json:"advice,omitzero"`
	Default  string `json:"default,omitempty"` // text to begin with
	Intro    Advice `json:"intro,omitzero"`
	Argument Advice `json:"argument,omitzero"`
}

// Advice is what helps to write a text: its usual length in words (0: none)
// and what to tell in it.
type Advice struct {
	MinWords int    `json:"minWords,omitempty"`
	MaxWords int    `json:"maxWords,omitempty"`
	Prompt   string `json:"prompt,omitempty"`
}

// PartKind says how a part comes to be.
type PartKind string

// The kinds of parts.
const (
	PartTitle       PartKind = "titre"       // title page
	PartContents    PartKind = "sommaire"    // table of contents
	PartGuide       PartKind = "guide"       // guide de lecture
	PartCareer      PartKind = "parcours"    // tables of experiences and training
	PartText        PartKind = "texte"       // a Section of its own
	PartExperiences PartKind = "experiences" // experiences with their situations
	PartCompetences PartKind = "competences" // per block and competence: argument and table
	PartAnnexTable  PartKind = "pieces"      // tableau de synthèse des annexes
	PartAttestation PartKind = "attestation" // attestation sur l'honneur, room to sign
	PartAnnexes     PartKind = "annexes"     // the cited pieces themselves; always last
)

var partKinds = map[PartKind]bool{PartTitle: true, PartContents: true, PartGuide: true, PartCareer: true,
	PartText: true, PartExperiences: true, PartCompetences: true, PartAnnexTable: true,
	PartAttestation: true, PartAnnexes: true}

// OutlineFormat is the format of outline files that this program reads.
const OutlineFormat = 1

// ParseOutline reads an outline file and checks it with [Outline.Validate].
// Errors wrap [ErrOutline] and name the part at fault.
func ParseOutline(data []byte) (*Outline, error) {
	var o Outline
	if err := json.Unmarshal(data, &o); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrOutline, err)
	}
	return &o, o.Validate()
}

// Validate checks what the dossier relies on: known kinds, no key twice, a
// title where one is printed, no kind but text twice, annexes last.
func (o *Outline) Validate() error {
	if o.Format != OutlineFormat || o.Code == "" || len(o.Parts) == 0 {
		return fmt.Errorf("%w: format %d, code %q, %d parts", ErrOutline, o.Format, o.Code, len(o.Parts))
	}
	keys, kinds := map[string]bool{}, map[PartKind]bool{}
	for i, p := range o.Parts {
		switch {
		case p.Key == "" || keys[p.Key]:
			return fmt.Errorf("%w: part %d: key %q empty or used twice", ErrOutline, i+1, p.Key)
		case !partKinds[p.Kind]:
			return fmt.Errorf("%w: part %q: unknown kind %q", ErrOutline, p.Key, p.Kind)
		case p.Kind != PartText && kinds[p.Kind]:
			return fmt.Errorf("%w: part %q: kind %q used twice", ErrOutline, p.Key, p.Kind)
		case p.Title == "":
			return fmt.Errorf("%w: part %q: no title", ErrOutline, p.Key)
		case p.Kind == PartAnnexes && i != len(o.Parts)-1:
			return fmt.Errorf("%w: part %q: annexes come last", ErrOutline, p.Key)
		}
		keys[p.Key], kinds[p.Kind] = true, true
	}
	return nil
}

// SectionSpec is one text that the outline asks for: a text part, the
// attestation, the introduction of a block or the argument of a competence.
type SectionSpec struct {
	ID         ID     // of the Section
	Title      string // heading
	Part       string // key of the part it belongs to
	Block      string // code, for an introduction and an argument
	Competence string // code, for an argument
	Default    string
	Advice
}

// IntroID is the ID of the Section that introduces a block, ArgumentID that of
// the argument of a competence.
func IntroID(block string) ID         { return ID("bloc:" + block) }
func ArgumentID(competence string) ID { return ID("competence:" + competence) }

// Sections lists the texts that the outline asks for on a framework, in the
// order of the dossier.
func (o *Outline) Sections(f *Framework) []SectionSpec {
	var specs []SectionSpec
	for _, p := range o.Parts {
		switch p.Kind {
		case PartText, PartAttestation:
			specs = append(specs, SectionSpec{ID: ID(p.Key), Title: p.Title, Part: p.Key, Default: p.Default, Advice: p.Advice})
		case PartCompetences:
			for b := range f.Blocks {
				block := &f.Blocks[b]
				specs = append(specs, SectionSpec{ID: IntroID(block.Code), Title: block.Name(),
					Part: p.Key, Block: block.Code, Advice: p.Intro})
				for _, k := range block.Competences {
					specs = append(specs, SectionSpec{ID: ArgumentID(k.Code), Title: k.Code + " " + k.Title,
						Part: p.Key, Block: block.Code, Competence: k.Code, Advice: p.Argument})
				}
			}
		}
	}
	return specs
}
