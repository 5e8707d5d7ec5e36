package portfolio

// JustificationAdvice is the advised length of a justification: one sentence,
// in characters.
const JustificationAdvice = 300

// Link says that a situation or a piece shows an indicator, and why.
type Link struct {
	ID            ID     `json:"id"`
	Evidence      Ref    `json:"evidence"`  // a situation or a piece
	Indicator     string `json:"indicator"` // code
	Justification string `json:"justification,omitempty"`
	// Checked is the fingerprint of both ends when a person last said that
	// the link is right (relu); "" if nobody did. When an end has changed
	// since, the link is to be looked at again (à revérifier).
	Checked string `json:"checked,omitempty"`
}

// Ref implements [Record].
func (l *Link) Ref() Ref { return Ref{KindLink, l.ID} }

// Justified reports whether the link says why.
func (l *Link) Justified() bool { return l.Justification != "" }

func (l *Link) normalized() Record {
	n := *l
	lines(&n.Justification)
	return &n
}
