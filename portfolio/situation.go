package portfolio

// Situation is a told piece of work within an experience. Its six texts are a
// guide to writing; the dossier prints them as one story.
type Situation struct {
	ID         ID     `json:"id"`
	Rank       Rank   `json:"rank"`
	Tag        Tag    `json:"tag"`
	Title      string `json:"title"`
	Experience ID     `json:"experience,omitempty"`
	Period     Period `json:"period,omitzero"`
	Context    string `json:"context,omitempty"`  // contexte
	Request    string `json:"request,omitempty"`  // demande
	Actions    string `json:"actions,omitempty"`  // ce que j'ai fait
	Choices    string `json:"choices,omitempty"`  // choix et références
	Results    string `json:"results,omitempty"`  // résultats
	Analysis   string `json:"analysis,omitempty"` // analyse
	Note       string `json:"note,omitempty"`     // private, never printed
	InDossier  bool   `json:"inDossier"`
}

// Ref implements [Record].
func (s *Situation) Ref() Ref { return Ref{KindSituation, s.ID} }

func (s *Situation) normalized() Record {
	n := *s
	lines(&n.Title)
	texts(&n.Note)
	for _, p := range SituationParts() {
		texts(p.Of(&n))
	}
	return &n
}

// SituationPart is one of the six texts of a situation.
type SituationPart struct {
	Field string // name of the field in the stored form
	Title string // heading
	// Of points into a situation: read through it, or write into a copy.
	Of func(*Situation) *string
}

var situationParts = []SituationPart{
	{"context", "Contexte", func(s *Situation) *string { return &s.Context }},
	{"request", "Demande", func(s *Situation) *string { return &s.Request }},
	{"actions", "Ce que j’ai fait", func(s *Situation) *string { return &s.Actions }},
	{"choices", "Choix et références", func(s *Situation) *string { return &s.Choices }},
	{"results", "Résultats", func(s *Situation) *string { return &s.Results }},
	{"analysis", "Analyse", func(s *Situation) *string { return &s.Analysis }},
}

// SituationParts lists the six texts in the order of the story.
func SituationParts() []SituationPart { return situationParts }

// TitleOfPart is the heading of one of the six texts, "" for another field.
func TitleOfPart(field string) string {
	if part := partNamed(field); part != nil {
		return part.Title
	}
	return ""
}

// Words counts the words of the six texts.
func (s *Situation) Words() int {
	n := 0
	for _, p := range situationParts {
		n += Words(*p.Of(s))
	}
	return n
}

// Section is a free text for a part of the outline; its ID is a
// [SectionSpec]'s.
type Section struct {
	ID        ID     `json:"id"`
	Text      string `json:"text,omitempty"`
	Note      string `json:"note,omitempty"` // private, never printed
	InDossier bool   `json:"inDossier"`
	// Heading is that of the part for which the text was written, kept when the
	// outline loses that part.
	Heading string `json:"heading,omitempty"`
}

// Ref implements [Record].
func (s *Section) Ref() Ref { return Ref{KindSection, s.ID} }

func (s *Section) normalized() Record {
	n := *s
	lines(&n.Heading)
	texts(&n.Text, &n.Note)
	return &n
}
