package portfolio

// Status is the footing on which work was done.
type Status string

// The statuses of an experience, in the words of the interface.
const (
	StatusEmployee   Status = "salarié"
	StatusVolunteer  Status = "bénévole"
	StatusMandate    Status = "mandat"
	StatusSelfEmploy Status = "indépendant"
)

// Statuses lists the statuses in the order in which they are offered.
func Statuses() []Status {
	return []Status{StatusEmployee, StatusVolunteer, StatusMandate, StatusSelfEmploy}
}

// Experience is a post or an engagement, with the frame that a jury needs.
type Experience struct {
	ID           ID     `json:"id"`
	Rank         Rank   `json:"rank"`
	Role         string `json:"role"`                   // fonction
	Organisation string `json:"organisation,omitempty"` // name of the structure
	Place        string `json:"place,omitempty"`        // town, département
	Status       Status `json:"status,omitempty"`
	WorkTime     string `json:"workTime,omitempty"` // quotité: "80 %", "2 jours par mois"
	Period       Period `json:"period,omitzero"`
	Structure    string `json:"structure,omitempty"` // what the structure is and does
	Public       string `json:"public,omitempty"`    // for whom
	Setting      string `json:"setting,omitempty"`   // how it is organised
	Standing     string `json:"standing,omitempty"`  // place of the candidate in it
	Note         string `json:"note,omitempty"`      // private, never printed
	InDossier    bool   `json:"inDossier"`           // Figure au dossier
}

// Ref implements [Record].
func (e *Experience) Ref() Ref { return Ref{KindExperience, e.ID} }

func (e *Experience) normalized() Record {
	n := *e
	lines(&n.Role, &n.Organisation, &n.Place, &n.WorkTime)
	texts(&n.Structure, &n.Public, &n.Setting, &n.Standing, &n.Note)
	return &n
}

// Name is how an experience is called in lists: "Role, Organisation".
func (e *Experience) Name() string {
	switch {
	case e.Organisation == "":
		return e.Role
	case e.Role == "":
		return e.Organisation
	}
	return e.Role + ", " + e.Organisation
}

// Training is a course, a diploma or a certificate.
type Training struct {
	ID           ID     `json:"id"`
	Rank         Rank   `json:"rank"`
	Title        string `json:"title"`
	Organisation string `json:"organisation,omitempty"` // who gave it
	Period       Period `json:"period,omitzero"`
	Duration     string `json:"duration,omitempty"` // "70 heures"
	Outcome      string `json:"outcome,omitempty"`  // diploma, certificate, attestation
	Contents     string `json:"contents,omitempty"`
	Note         string `json:"note,omitempty"` // private, never printed
	InDossier    bool   `json:"inDossier"`
}

// Ref implements [Record].
func (t *Training) Ref() Ref { return Ref{KindTraining, t.ID} }

func (t *Training) normalized() Record {
	n := *t
	lines(&n.Title, &n.Organisation, &n.Duration, &n.Outcome)
	texts(&n.Contents, &n.Note)
	return &n
}
