package portfolio

// Candidate is the person whose portfolio it is. There is one, with the ID
// [CandidateID].
type Candidate struct {
	GivenName  string `json:"givenName,omitempty"`
	FamilyName string `json:"familyName,omitempty"`
	Position   string `json:"position,omitempty"` // what the candidate is today
	Address    string `json:"address,omitempty"`  // several lines
	Email      string `json:"email,omitempty"`
	Phone      string `json:"phone,omitempty"`
	Certifier  string `json:"certifier,omitempty"` // where the dossier is handed in
	AdmittedOn Date   `json:"admittedOn,omitzero"` // recevabilité
	DepositOn  Date   `json:"depositOn,omitzero"`  // deposit aimed at
	SignedAt   string `json:"signedAt,omitempty"`  // "Fait à …"
	SignedOn   Date   `json:"signedOn,omitzero"`   // "… le …"
}

// CandidateID is the ID of the one Candidate.
const CandidateID ID = "candidate"

// Ref implements [Record].
func (*Candidate) Ref() Ref { return Ref{KindCandidate, CandidateID} }

// Name is "Prénom Nom".
func (c *Candidate) Name() string { return NormalizeLine(c.GivenName + " " + c.FamilyName) }

func (c *Candidate) normalized() Record {
	n := *c
	lines(&n.GivenName, &n.FamilyName, &n.Position, &n.Email, &n.Phone, &n.Certifier, &n.SignedAt)
	texts(&n.Address)
	return &n
}

// BlockStatus says what a candidate does with a block.
type BlockStatus string

// The statuses of a block, in the words of the interface.
const (
	BlockAimed     BlockStatus = "visé"
	BlockWon       BlockStatus = "déjà validé"
	BlockDispensed BlockStatus = "dispensé"
	BlockLeft      BlockStatus = "non visé"
)

// BlockStatuses lists the statuses in the order in which they are offered.
func BlockStatuses() []BlockStatus {
	return []BlockStatus{BlockAimed, BlockWon, BlockDispensed, BlockLeft}
}

// BlockChoice is what the candidate does with one block; its ID is the block's
// code. A block without a BlockChoice is aimed at.
type BlockChoice struct {
	Code   string      `json:"code"`
	Status BlockStatus `json:"status"`
	By     string      `json:"by,omitempty"`   // the title that dispenses, or the jury that validated
	On     Date        `json:"on,omitzero"`    // when it was won
	Note   string      `json:"note,omitempty"` // private
}

// Ref implements [Record].
func (b *BlockChoice) Ref() Ref { return Ref{KindBlockChoice, ID(b.Code)} }

func (b *BlockChoice) normalized() Record {
	n := *b
	lines(&n.By)
	texts(&n.Note)
	if n.Status == "" {
		n.Status = BlockAimed
	}
	return &n
}

// Answer is what a candidate says of a competence before any evidence.
type Answer string

// The answers of the repérage, in the words of the interface.
const (
	AnswerYes    Answer = "oui"
	AnswerPartly Answer = "en partie"
	AnswerNo     Answer = "non"
)

// Answers lists the answers in the order in which they are offered.
func Answers() []Answer { return []Answer{AnswerYes, AnswerPartly, AnswerNo} }

// SelfAssessment is the repérage of one competence, whose code is its ID: the
// first thing that a candidate does.
type SelfAssessment struct {
	Competence string `json:"competence"`
	Answer     Answer `json:"answer,omitempty"` // "" while not answered
	Line       string `json:"line,omitempty"`   // where and when: one line
}

// Ref implements [Record].
func (s *SelfAssessment) Ref() Ref { return Ref{KindSelfAssessment, ID(s.Competence)} }

func (s *SelfAssessment) normalized() Record {
	n := *s
	lines(&n.Line)
	return &n
}

// AcceptedGap is a point non traité: an indicator that the candidate leaves,
// with the reason. Its ID is the indicator's code.
type AcceptedGap struct {
	Indicator string `json:"indicator"`
	Reason    string `json:"reason,omitempty"`
}

// Ref implements [Record].
func (g *AcceptedGap) Ref() Ref { return Ref{KindAcceptedGap, ID(g.Indicator)} }

func (g *AcceptedGap) normalized() Record {
	n := *g
	texts(&n.Reason)
	return &n
}

// DossierOptions are the choices for the export, kept with the portfolio.
// There is one, with the ID [DossierOptionsID].
type DossierOptions struct {
	Profile        string   `json:"profile,omitempty"` // code of the deposit profile; "" for the simple one
	WithoutAnnexes bool     `json:"withoutAnnexes,omitempty"`
	AnnexesApart   bool     `json:"annexesApart,omitempty"` // annexes in files of their own
	PartHeadings   bool     `json:"partHeadings,omitempty"` // print the six headings of situations
	PrintGaps      bool     `json:"printGaps,omitempty"`    // print the points non traités
	Review         bool     `json:"review,omitempty"`       // the version de relecture
	LeftBlocks     []string `json:"leftBlocks,omitempty"`   // blocks aimed at, yet left out of this export
}

// DossierOptionsID is the ID of the one DossierOptions.
const DossierOptionsID ID = "dossier"

// Ref implements [Record].
func (*DossierOptions) Ref() Ref { return Ref{KindDossierOptions, DossierOptionsID} }

func (o *DossierOptions) normalized() Record {
	n := *o
	n.LeftBlocks = append([]string(nil), o.LeftBlocks...)
	return &n
}

// lines brings texts of one line into the form that is kept, texts longer ones.
func lines(fields ...*string) {
	for _, f := range fields {
		*f = NormalizeLine(*f)
	}
}

func texts(fields ...*string) {
	for _, f := range fields {
		*f = Normalize(*f)
	}
}
