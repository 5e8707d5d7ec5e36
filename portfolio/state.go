package portfolio

import (
	"sync"
)

// State is an immutable picture of a whole portfolio. It may be read from any
// goroutine. Slices and records that it returns must not be written into.
type State struct {
	ID        ID     // of the portfolio
	Version   uint64 // number of the last journal entry that is in it
	Framework *Framework
	Outline   *Outline // the one in force: see [Edit.SetOutline]

	pinned *Outline // the one that the portfolio was begun with
	tables map[Kind]anyTable
	index  *linkIndex
	memo   *memo
	prints *sync.Map // Record or *Indicator → digest of what it says, see fingerprint.go
}

// NewState builds a State from records, for instance those that a store read.
// It takes the records as they are.
func NewState(id ID, version uint64, f *Framework, o *Outline, records []Record) *State {
	s := &State{ID: id, Version: version, Framework: f, Outline: o, pinned: o,
		tables: newTables(), index: newLinkIndex(), memo: new(memo), prints: new(sync.Map)}
	for _, r := range records {
		s.tables[r.Ref().Kind].put(r)
	}
	s.adoptOutline()
	return s
}

func list[T Record](s *State, kind Kind) []T { return s.tables[kind].(*table[T]).list }

func one[T Record](s *State, kind Kind, id ID) T { return s.tables[kind].(*table[T]).byID[id] }

// Experiences, Trainings, Situations and Pieces are in the candidate's order;
// Links and Sections in that of their IDs.
func (s *State) Experiences() []*Experience { return list[*Experience](s, KindExperience) }
func (s *State) Trainings() []*Training     { return list[*Training](s, KindTraining) }
func (s *State) Situations() []*Situation   { return list[*Situation](s, KindSituation) }
func (s *State) Pieces() []*Piece           { return list[*Piece](s, KindPiece) }
func (s *State) Links() []*Link             { return list[*Link](s, KindLink) }
func (s *State) Sections() []*Section       { return list[*Section](s, KindSection) }

// Experience, Training, Situation, Piece and Link return nil where there is no
// such record.
func (s *State) Experience(id ID) *Experience { return one[*Experience](s, KindExperience, id) }
func (s *State) Training(id ID) *Training     { return one[*Training](s, KindTraining, id) }
func (s *State) Situation(id ID) *Situation   { return one[*Situation](s, KindSituation, id) }
func (s *State) Piece(id ID) *Piece           { return one[*Piece](s, KindPiece, id) }
func (s *State) Link(id ID) *Link             { return one[*Link](s, KindLink, id) }

// Gap returns the point non traité of an indicator, or nil.
func (s *State) Gap(indicator string) *AcceptedGap {
	return one[*AcceptedGap](s, KindAcceptedGap, ID(indicator))
}

// Candidate is never nil.
func (s *State) Candidate() *Candidate {
	if c := one[*Candidate](s, KindCandidate, CandidateID); c != nil {
		return c
	}
	return &Candidate{}
}

// DossierOptions is never nil.
func (s *State) DossierOptions() *DossierOptions {
	if o := one[*DossierOptions](s, KindDossierOptions, DossierOptionsID); o != nil {
		return o
	}
	return &DossierOptions{}
}

// OwnSufficiency is the candidate's own profile, or nil.
func (s *State) OwnSufficiency() *OwnSufficiency {
	return one[*OwnSufficiency](s, KindSufficiency, OwnSufficiencyID)
}

// Block returns what the candidate does with a block; never nil: a block of
// which nothing is said is aimed at.
func (s *State) Block(code string) *BlockChoice {
	if b := one[*BlockChoice](s, KindBlockChoice, ID(code)); b != nil {
		return b
	}
	return &BlockChoice{Code: code, Status: BlockAimed}
}

// Aimed reports whether a block is aimed at, and so counted and argued.
func (s *State) Aimed(block string) bool { return s.Block(block).Status == BlockAimed }

// SelfAssessment is the repérage of a competence; never nil.
func (s *State) SelfAssessment(competence string) *SelfAssessment {
	if a := one[*SelfAssessment](s, KindSelfAssessment, ID(competence)); a != nil {
		return a
	}
	return &SelfAssessment{Competence: competence}
}

// Section is the text of a part of the outline; never nil. One that was never
// touched holds the outline's default text.
func (s *State) Section(id ID) *Section {
	if t := one[*Section](s, KindSection, id); t != nil {
		return t
	}
	for _, p := range s.Outline.Parts {
		if ID(p.Key) == id {
			return &Section{ID: id, Text: p.Default, InDossier: true}
		}
	}
	return &Section{ID: id, InDossier: true}
}

// Get returns any record, or nil.
func (s *State) Get(ref Ref) Record {
	t, ok := s.tables[ref.Kind]
	if !ok {
		return nil
	}
	return t.get(ref.ID)
}

// Records calls f for every record, kind after kind in the order of [Kinds].
func (s *State) Records(f func(Record)) {
	for _, k := range Kinds() {
		s.tables[k].each(f)
	}
}

// Count is the number of records of a kind.
func (s *State) Count(kind Kind) int { return s.tables[kind].size() }

// SituationsOf lists the situations of an experience; the empty ID gives those
// that belong to none.
func (s *State) SituationsOf(experience ID) []*Situation {
	var of []*Situation
	for _, t := range s.Situations() {
		if t.Experience == experience || experience == "" && s.Experience(t.Experience) == nil {
			of = append(of, t)
		}
	}
	return of
}

// TitleOf is the name of any record that a person can name, "" for others.
func (s *State) TitleOf(ref Ref) string {
	switch r := s.Get(ref).(type) {
	case *Situation:
		return r.Title
	case *Piece:
		return r.Title
	case *Experience:
		return r.Name()
	case *Training:
		return r.Title
	case *Outline:
		return r.Title
	case *Feasibility:
		if b := s.Framework.Block(r.Block); b != nil {
			return b.Name()
		}
	}
	if ref.Kind == KindSection {
		return s.sectionTitle(ref.ID)
	}
	return ""
}

func (s *State) sectionTitle(id ID) string {
	for _, spec := range s.Outline.Sections(s.Framework) {
		if spec.ID == id {
			return spec.Title
		}
	}
	if t := one[*Section](s, KindSection, id); t != nil {
		return s.strayOf(t).Title
	}
	return ""
}
