package portfolio

import "slices"

// Outline is the plan (trame) of a dossier, as data: which parts, in which
// order, under which headings, with which advice, and what of them prints. Each
// certifier has its own; see assets/outlines for the format.
//
// A portfolio keeps the one that it was begun with. Another one, or one that the
// candidate has changed, is a record with the ID [OutlineID]: it comes and goes
// by [Edit.SetOutline] like anything else that is written, and is what
// [State.Outline] then holds.
type Outline struct {
	Format int    `json:"format"` // 1
	Code   string `json:"code"`   // "deis-usuel"
	Title  string `json:"title"`
	Note   string `json:"note,omitempty"`
	// Frameworks are the codes of those that the outline is for; none: any.
	Frameworks []string `json:"frameworks,omitempty"`
	Parts      []Part   `json:"parts"`
}

// OutlineID is the ID of the one Outline that is a record.
const OutlineID ID = "outline"

// Ref implements [Record].
func (*Outline) Ref() Ref { return Ref{KindOutline, OutlineID} }

func (o *Outline) normalized() Record {
	n := o.Clone()
	lines(&n.Code, &n.Title)
	texts(&n.Note)
	for i := range n.Parts {
		p := &n.Parts[i]
		lines(&p.Title)
		texts(&p.Default, &p.Advice.Prompt, &p.Intro.Prompt, &p.Argument.Prompt)
	}
	return n
}

// Clone is a copy that can be changed.
func (o *Outline) Clone() *Outline {
	n := *o
	n.Frameworks = slices.Clone(o.Frameworks)
	n.Parts = slices.Clone(o.Parts)
	for i := range n.Parts {
		n.Parts[i].Without = slices.Clone(n.Parts[i].Without)
	}
	return &n
}

// Fits reports whether the outline is for a framework.
func (o *Outline) Fits(framework string) bool {
	return len(o.Frameworks) == 0 || slices.Contains(o.Frameworks, framework)
}

// Part is one part of an outline.
type Part struct {
	Key   string   `json:"key"` // unique; the Section of a text part has it as ID
	Kind  PartKind `json:"kind"`
	Title string   `json:"title"`
	// Unprinted leaves the part, and whatever is written for it, out of the
	// dossier; Without leaves only these things of it out.
	Unprinted bool       `json:"unprinted,omitempty"`
	Without   []Omission `json:"without,omitempty"`
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

// PartKinds lists the kinds in the order of the usual dossier.
func PartKinds() []PartKind {
	return []PartKind{PartTitle, PartContents, PartGuide, PartCareer, PartText, PartExperiences,
		PartCompetences, PartAnnexTable, PartAttestation, PartAnnexes}
}

// Written reports whether a part of this kind is one text of the candidate.
func (k PartKind) Written() bool { return k == PartText || k == PartAttestation }

// Omission is something that a part prints unless its outline says otherwise.
type Omission string

// What can be left out of a part.
const (
	OmitPosition    Omission = "fonction"      // titre: what the candidate is today
	OmitContact     Omission = "coordonnees"   // titre: address, e-mail, telephone
	OmitDates       Omission = "calendrier"    // titre: certifier, recevabilité, deposit
	OmitPosts       Omission = "experiences"   // parcours: the table of experiences
	OmitTrainings   Omission = "formations"    // parcours: the table of training
	OmitSetting     Omission = "cadre"         // experiences: structure, public, organisation, place
	OmitCodes       Omission = "codes"         // experiences: the line of indicators of a situation
	OmitOtherBlocks Omission = "autres-blocs"  // experiences: situations that show nothing of the blocs presented
	OmitIntros      Omission = "introductions" // competences: the introduction of each bloc
	OmitTables      Omission = "tableaux"      // competences: the table of the links
	OmitSignature   Omission = "signature"     // attestation: place, date, room to sign
)

var omissions = map[PartKind][]Omission{
	PartTitle:       {OmitPosition, OmitDates, OmitContact},
	PartCareer:      {OmitPosts, OmitTrainings},
	PartExperiences: {OmitSetting, OmitCodes, OmitOtherBlocks},
	PartCompetences: {OmitIntros, OmitTables},
	PartAttestation: {OmitSignature},
}

// Omissions lists what can be left out of a part of this kind, in the order in
// which it is offered.
func (k PartKind) Omissions() []Omission { return omissions[k] }

// Prints reports whether the part prints something that it could leave out.
func (p *Part) Prints(what Omission) bool { return !slices.Contains(p.Without, what) }

// Printed lists the parts that print, in order.
func (o *Outline) Printed() []Part {
	return slices.DeleteFunc(slices.Clone(o.Parts), func(p Part) bool { return p.Unprinted })
}

// Part is the part with a key, or nil.
func (o *Outline) Part(key string) *Part {
	if i := o.index(key); i >= 0 {
		return &o.Parts[i]
	}
	return nil
}

func (o *Outline) index(key string) int {
	return slices.IndexFunc(o.Parts, func(p Part) bool { return p.Key == key })
}

// SectionSpec is one text that the outline asks for: a text part, the
// attestation, the introduction of a block or the argument of a competence.
type SectionSpec struct {
	ID         ID     // of the Section
	Title      string // heading
	Part       string // key of the part it belongs to; "" for a text that has none any more
	Block      string // code, for an introduction and an argument
	Competence string // code, for an argument
	Default    string
	Unprinted  bool // the part does not print
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
			specs = append(specs, SectionSpec{ID: ID(p.Key), Title: p.Title, Part: p.Key,
				Default: p.Default, Unprinted: p.Unprinted, Advice: p.Advice})
		case PartCompetences:
			for b := range f.Blocks {
				block := &f.Blocks[b]
				specs = append(specs, SectionSpec{ID: IntroID(block.Code), Title: block.Name(),
					Part: p.Key, Block: block.Code, Unprinted: p.Unprinted || !p.Prints(OmitIntros), Advice: p.Intro})
				for _, k := range block.Competences {
					specs = append(specs, SectionSpec{ID: ArgumentID(k.Code), Title: k.Code + " " + k.Title,
						Part: p.Key, Block: block.Code, Competence: k.Code, Unprinted: p.Unprinted, Advice: p.Argument})
				}
			}
		}
	}
	return specs
}
