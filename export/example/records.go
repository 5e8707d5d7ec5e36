package example

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"

	"acquis/assets/example"
	"acquis/portfolio"
)

// started is when the first record of the example says that it was made.
var started = time.Date(2026, time.March, 16, 19, 30, 0, 0, time.UTC)

// ids gives records the UUIDv7 that they would have had: in the order in which
// they were made, yet the same each time.
type ids struct{ made int64 }

func (i *ids) next(kind portfolio.Kind, name string) portfolio.ID {
	sum := sha256.Sum256([]byte(string(kind) + "/" + name))
	u := uuid.UUID(sum[:16])
	ms := started.UnixMilli() + i.made
	i.made++
	for b := range 6 {
		u[b] = byte(ms >> (40 - 8*b))
	}
	u[6] = u[6]&0x0f | 0x70 // version 7
	u[8] = u[8]&0x3f | 0x80 // variant of RFC 9562
	return portfolio.ID(u.String())
}

// records turns the content into records and puts them in.
type records struct {
	edit        *portfolio.Edit
	documents   map[string]document // by the name of the piece's entry
	ids         ids
	experiences map[string]portfolio.ID  // by key
	evidence    map[string]portfolio.Ref // by tag
	fault       error                    // the first thing in the content that cannot be read
	changed     []*portfolio.Situation   // as they are in the end: they change once all is there
}

func newRecords(e *portfolio.Edit, documents []document) *records {
	r := &records{edit: e, documents: map[string]document{},
		experiences: map[string]portfolio.ID{}, evidence: map[string]portfolio.Ref{}}
	for _, d := range documents {
		r.documents[d.name] = d
	}
	return r
}

func (r *records) put(c *example.Content) error {
	var all []portfolio.Record
	add := func(record portfolio.Record) { all = append(all, record) }
	add(r.candidate(c.Candidate))
	for _, e := range c.Experiences {
		add(r.experience(e))
	}
	for _, e := range c.Trainings {
		add(r.training(e))
	}
	for _, e := range c.Situations {
		add(r.situation(e))
	}
	for _, e := range c.Pieces {
		add(r.piece(e))
	}
	for _, e := range c.Sections {
		add(r.section(e))
	}
	for _, row := range c.Answers {
		add(&portfolio.SelfAssessment{Competence: row[0], Answer: portfolio.Answer(row[1]), Line: row[2]})
	}
	for _, row := range c.Gaps {
		add(&portfolio.AcceptedGap{Indicator: row[0], Reason: row[1]})
	}
	for _, row := range c.Feasibility {
		add(&portfolio.Feasibility{Block: r.blockCode(row[0]), Answer: portfolio.Exercised(row[1]), Comment: row[2]})
	}
	if r.fault != nil {
		return r.fault
	}
	for _, record := range all {
		if err := r.edit.Put(record); err != nil {
			return fmt.Errorf("example: %s: %w", record.Ref(), err)
		}
	}
	for _, row := range c.Links {
		if err := r.link(row); err != nil {
			return fmt.Errorf("example: link %s to %s: %w", row[0], row[1], err)
		}
	}
	for _, s := range r.changed {
		r.edit.PutAsIs(unfinished(s))
	}
	return nil
}

// unfinished is a situation before its last part was written.
func unfinished(s *portfolio.Situation) *portfolio.Situation {
	before := *s
	before.Analysis = ""
	return &before
}

// link puts a link in and has it looked at if the row says so: as the evidence
// is now, or as it was before its last change.
func (r *records) link(row example.Row) error {
	l := &portfolio.Link{ID: r.ids.next(portfolio.KindLink, row[0]+row[1]),
		Evidence: r.evidence[row[0]], Indicator: row[1], Justification: row[2]}
	s, ok := r.edit.State().Get(l.Evidence).(*portfolio.Situation)
	if ok && len(row) == 4 && row[3] == example.Changed {
		r.changed = append(r.changed, s)
		r.edit.PutAsIs(unfinished(s))
		defer r.edit.PutAsIs(s)
	}
	l.Made = r.edit.State().Fingerprint(l)
	if err := r.edit.Put(l); err != nil || len(row) < 4 {
		return err
	}
	return r.edit.Check(l.ID, true)
}

func (r *records) date(e example.Entry, key string) portfolio.Date {
	d, err := portfolio.ParseDate(e.Fields[key])
	if err != nil && r.fault == nil {
		r.fault = fmt.Errorf("example: %s: %w", e.Name, err)
	}
	return d
}

func (r *records) period(e example.Entry) portfolio.Period {
	p := portfolio.Period{Start: r.date(e, "debut")}
	if p.Current = e.Fields["fin"] == "en cours"; !p.Current {
		p.End = r.date(e, "fin")
	}
	return p
}

func (r *records) candidate(e example.Entry) *portfolio.Candidate {
	return &portfolio.Candidate{
		GivenName: e.Fields["prenom"], FamilyName: e.Fields["nom"], Position: e.Fields["fonction"],
		Address: e.Body, Email: e.Fields["courriel"], Phone: e.Fields["telephone"], Certifier: e.Fields["certificateur"],
		AdmittedOn: r.date(e, "recevabilite"), DepositOn: r.date(e, "depot"), SignedAt: e.Fields["fait-a"],
	}
}

func (r *records) experience(e example.Entry) *portfolio.Experience {
	key := e.Fields["cle"]
	r.experiences[key] = r.ids.next(portfolio.KindExperience, key)
	return &portfolio.Experience{
		ID: r.experiences[key], Role: e.Fields["fonction"], Organisation: e.Fields["structure"], Place: e.Fields["lieu"],
		Status: portfolio.Status(e.Fields["statut"]), WorkTime: e.Fields["quotite"], Period: r.period(e),
		Structure: e.Part("Structure"), Public: e.Part("Public"), Setting: e.Part("Organisation"),
		Standing: e.Part("Place de la candidate"), InDossier: true,
	}
}

func (r *records) training(e example.Entry) *portfolio.Training {
	return &portfolio.Training{
		ID: r.ids.next(portfolio.KindTraining, e.Name), Title: e.Fields["titre"], Organisation: e.Fields["organisme"],
		Period: r.period(e), Duration: e.Fields["duree"], Outcome: e.Fields["resultat"], Contents: e.Body, InDossier: true,
	}
}

func (r *records) situation(e example.Entry) *portfolio.Situation {
	s := &portfolio.Situation{
		ID: r.ids.next(portfolio.KindSituation, e.Name), Tag: portfolio.Tag(e.Fields["tag"]), Title: e.Fields["titre"],
		Experience: r.experiences[e.Fields["experience"]], Period: r.period(e), InDossier: true,
	}
	for _, part := range portfolio.SituationParts() {
		*part.Of(s) = e.Part(part.Title)
	}
	r.evidence[e.Fields["tag"]] = s.Ref()
	return s
}

var genres = map[string]portfolio.Genre{"pdf": portfolio.GenreFile, "organigramme": portfolio.GenreFile,
	"photo": portfolio.GenrePhoto, "lien": portfolio.GenreURL}

func (r *records) piece(e example.Entry) *portfolio.Piece {
	p := &portfolio.Piece{
		ID: r.ids.next(portfolio.KindPiece, e.Name), Tag: portfolio.Tag(e.Fields["tag"]), Genre: genres[e.Fields["genre"]],
		Title: e.Fields["titre"], Nature: e.Fields["nature"], Date: r.date(e, "date"), Author: e.Fields["auteur"],
		Proves: e.Fields["prouve"], Confidentiality: portfolio.Confidentiality(e.Fields["confidentialite"]),
		Experience: r.experiences[e.Fields["experience"]], URL: e.Fields["adresse"],
		File: r.documents[e.Name].file, Note: e.Fields["note"], InDossier: true,
	}
	r.evidence[e.Fields["tag"]] = p.Ref()
	return p
}

// section finds the part of the outline that a text is for by its file's name.
func (r *records) section(e example.Entry) *portfolio.Section {
	id := portfolio.ID(e.Name)
	if code, ok := strings.CutPrefix(e.Name, "competence-"); ok {
		id = portfolio.ArgumentID(code)
	}
	if code := r.blockCode(e.Name); code != "" {
		id = portfolio.IntroID(code)
	}
	return &portfolio.Section{ID: id, Text: e.Body, InDossier: true}
}

// blockCode is the code of the block that is called "bloc-N", "" for none.
func (r *records) blockCode(name string) string {
	for i, block := range r.edit.State().Framework.Blocks {
		if name == fmt.Sprintf("bloc-%d", i+1) {
			return block.Code
		}
	}
	return ""
}
