package portfolio

import "fmt"

// Kind names a type of record, in the store and in the open format.
type Kind string

// The kinds of records. Those marked "one" exist at most once in a portfolio,
// those marked "per …" at most once for each code or key, which is their ID.
const (
	KindCandidate      Kind = "candidate"      // one
	KindBlockChoice    Kind = "block"          // per block
	KindSelfAssessment Kind = "selfassessment" // per competence
	KindAcceptedGap    Kind = "gap"            // per indicator
	KindExperience     Kind = "experience"
	KindTraining       Kind = "training"
	KindSituation      Kind = "situation"
	KindSection        Kind = "section" // per text of the outline
	KindPiece          Kind = "piece"
	KindLink           Kind = "link"
	KindDossierOptions Kind = "dossier"     // one
	KindSufficiency    Kind = "sufficiency" // one
	KindOutline        Kind = "outline"     // one
	KindFeasibility    Kind = "feasibility" // per block
)

// Kinds lists all kinds in the order in which they are written out: a record
// comes after those that it refers to.
func Kinds() []Kind {
	return []Kind{KindCandidate, KindBlockChoice, KindSelfAssessment, KindAcceptedGap, KindExperience,
		KindTraining, KindSituation, KindSection, KindPiece, KindLink, KindDossierOptions, KindSufficiency,
		KindOutline, KindFeasibility}
}

// Ref names a record.
type Ref struct {
	Kind Kind `json:"kind"`
	ID   ID   `json:"id"`
}

func (r Ref) String() string { return string(r.Kind) + "/" + string(r.ID) }

// IsZero reports whether r names nothing.
func (r Ref) IsZero() bool { return r == Ref{} }

// Record is one thing in a portfolio. The set of implementations is closed:
// pointers to the record types of this package. Their JSON form is both what
// the store keeps and what the journal's operations name fields by.
type Record interface {
	Ref() Ref
	// normalized returns a copy whose texts are in the form that is kept.
	normalized() Record
}

// NewRecord returns an empty record of a kind, for decoding into. The error
// names a kind that this program does not know.
func NewRecord(kind Kind) (Record, error) {
	switch kind {
	case KindCandidate:
		return new(Candidate), nil
	case KindBlockChoice:
		return new(BlockChoice), nil
	case KindSelfAssessment:
		return new(SelfAssessment), nil
	case KindAcceptedGap:
		return new(AcceptedGap), nil
	case KindExperience:
		return new(Experience), nil
	case KindTraining:
		return new(Training), nil
	case KindSituation:
		return new(Situation), nil
	case KindSection:
		return new(Section), nil
	case KindPiece:
		return new(Piece), nil
	case KindLink:
		return new(Link), nil
	case KindDossierOptions:
		return new(DossierOptions), nil
	case KindOutline:
		return new(Outline), nil
	case KindFeasibility:
		return new(Feasibility), nil
	case KindSufficiency:
		return new(OwnSufficiency), nil
	}
	return nil, fmt.Errorf("unknown kind of record %q", kind)
}
