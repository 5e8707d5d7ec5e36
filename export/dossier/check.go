package dossier

import (
	"encoding/json"
	"strings"
	"unicode/utf8"

	"acquis/assets/text"
	"acquis/export/annex"
	ts "acquis/export/typeset"
	"acquis/portfolio"
)

// Severity says how much a finding matters.
type Severity uint8

// The severities. Nothing forbids an export: the candidate decides.
const (
	Note    Severity = iota // good to know
	Warning                 // should be mended before the deposit
)

// Finding is something that a candidate should know before an export.
type Finding struct {
	Severity Severity
	Text     string        // a French sentence that says what to do
	Ref      portfolio.Ref // the record it is about; may be zero
}

// Where findings lead that are about no one record: the choices of the dossier,
// and its plan.
var (
	choices = portfolio.Ref{Kind: portfolio.KindDossierOptions, ID: portfolio.DossierOptionsID}
	plan    = portfolio.Ref{Kind: portfolio.KindOutline, ID: portfolio.OutlineID}
)

// find adds a finding, once.
func (b *builder) find(sev Severity, ref portfolio.Ref, sentence string) {
	if b.said[sentence] {
		return
	}
	if b.said == nil {
		b.said = map[string]bool{}
	}
	b.said[sentence] = true
	b.findings = append(b.findings, Finding{Severity: sev, Text: sentence, Ref: ref})
}

// Check says what a candidate should know before an export. It writes nothing
// and reads no file.
func Check(s *portfolio.State, o Options) []Finding {
	return review(s, o, build(s, o))
}

// review completes the findings of a build.
func review(s *portfolio.State, o Options, made *built) []Finding {
	b := &builder{s: s, o: o, findings: made.findings}
	b.checkWhole(made)
	for _, a := range made.annexes {
		b.checkAnnex(a)
	}
	b.checkUncited(made.annexes)
	b.checkLinks()
	if n := len(b.s.Strays()); n > 0 {
		b.find(Note, portfolio.Ref{Kind: portfolio.KindSection, ID: b.s.Strays()[0].ID}, text.CheckStrays(n))
	}
	if lacking := ts.LackingIn(made.doc); len(lacking) > 0 {
		b.find(Warning, firstWith(b.s, lacking), text.CheckLacking(lackingWords(lacking)))
	}
	return b.findings
}

// checkWhole looks at what is missing altogether.
func (b *builder) checkWhole(made *built) {
	if b.s.Candidate().Name() == "" {
		b.find(Warning, portfolio.Ref{Kind: portfolio.KindCandidate, ID: portfolio.CandidateID}, text.CheckNoName)
	}
	presented := false
	for i := range b.s.Framework.Blocks {
		presented = presented || b.o.Presents(b.s, b.s.Framework.Blocks[i].Code)
	}
	if !presented {
		b.find(Warning, choices, text.CheckNoBlock)
	}
	kinds := map[portfolio.PartKind]bool{}
	for _, p := range b.s.Outline.Printed() {
		kinds[p.Kind] = true
	}
	nothing := true
	for _, e := range b.s.Experiences() {
		if e.InDossier {
			nothing = false
			if !kinds[portfolio.PartCareer] {
				b.find(Warning, plan, text.CheckNoPart(text.NoPartCareer))
			}
		}
	}
	for _, t := range b.s.Situations() {
		if t.InDossier {
			nothing = false
			if !kinds[portfolio.PartExperiences] {
				b.find(Warning, plan, text.CheckNoPart(text.NoPartSituations))
			}
		}
	}
	for _, t := range b.s.Trainings() {
		if t.InDossier && !kinds[portfolio.PartCareer] {
			b.find(Warning, plan, text.CheckNoPart(text.NoPartCareer))
		}
	}
	for _, t := range b.s.Sections() {
		nothing = nothing && (!t.InDossier || strings.TrimSpace(t.Text) == "")
	}
	if nothing {
		b.find(Warning, portfolio.Ref{Kind: portfolio.KindSituation}, text.CheckNothing)
	}
}

// checkAnnex looks at one piece that will leave.
func (b *builder) checkAnnex(a *annexEntry) {
	p, title := a.piece, text.Unquoted(titled(a.piece.Title))
	if p.Confidentiality == portfolio.ToCheck && !b.o.WithoutAnnexes {
		b.find(Warning, p.Ref(), text.CheckToVerify(title, a.number))
	}
	switch {
	case b.o.WithoutAnnexes:
	case a.file == nil && p.URL == "":
		b.find(Warning, p.Ref(), text.CheckNoFile(title, a.number))
	case a.file == nil:
	case !attachable(a.file.Media):
		b.find(Warning, p.Ref(), text.CheckConvert(title, a.number))
	case a.file.Fault != "":
		b.find(Warning, p.Ref(), text.CheckFault(title, a.number))
	default:
		if place := b.o.profile(); place.Name != "" && place.Files.MaxBytes > 0 && a.file.Size > place.Files.MaxBytes {
			b.find(Note, p.Ref(), text.HeavyPiece(title, a.number, a.file.Size, place.Name, place.Files.MaxBytes))
		}
	}
}

// attachable says whether files of a media type can become pages.
func attachable(media string) bool {
	switch media {
	case annex.PDF, annex.JPEG, annex.PNG:
		return true
	}
	return false
}

// fewUncited is how many pieces that nothing cites are named one by one.
const fewUncited = 3

// checkUncited names the pieces that figure in the dossier and that nothing
// printed cites.
func (b *builder) checkUncited(annexes []*annexEntry) {
	cited := map[portfolio.ID]bool{}
	for _, a := range annexes {
		cited[a.piece.ID] = true
	}
	var uncited []*portfolio.Piece
	for _, p := range b.s.Pieces() {
		if p.Leaves() && !cited[p.ID] {
			uncited = append(uncited, p)
		}
	}
	if len(uncited) > fewUncited {
		b.find(Note, uncited[0].Ref(), text.CheckManyUncited(len(uncited)))
		return
	}
	for _, p := range uncited {
		b.find(Note, p.Ref(), text.CheckUncited(text.Unquoted(titled(p.Title))))
	}
}

// checkLinks counts the links that will print without a reason.
func (b *builder) checkLinks() {
	n, first := 0, portfolio.Ref{}
	for _, l := range b.s.Links() {
		_, _, block := b.s.Framework.Indicator(l.Indicator)
		if block == nil || !b.o.Presents(b.s, block.Code) || l.Justified() {
			continue
		}
		t, p := b.s.Situation(l.Evidence.ID), b.s.Piece(l.Evidence.ID)
		if t != nil && t.InDossier || p != nil && p.Leaves() {
			if n++; n == 1 {
				first = l.Ref()
			}
		}
	}
	if n > 0 {
		b.find(Note, first, text.CheckUnjustified(n))
	}
}

// firstWith is the first record that says one of some characters, the zero Ref
// where none does: they stand in an official wording then.
func firstWith(s *portfolio.State, lacking []rune) portfolio.Ref {
	var found portfolio.Ref
	s.Records(func(r portfolio.Record) {
		if said, err := json.Marshal(r); found.IsZero() && err == nil && strings.ContainsAny(string(said), string(lacking)) {
			found = r.Ref()
		}
	})
	return found
}

// lackingWords lists characters for a person, not more than a dozen.
func lackingWords(list []rune) string {
	var shown []string
	for i, r := range list {
		if i == 12 {
			return text.AndOthers(strings.Join(shown, " "), len(list)-i)
		}
		if utf8.ValidRune(r) {
			shown = append(shown, string(r))
		}
	}
	return strings.Join(shown, " ")
}
