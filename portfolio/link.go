package portfolio

// JustificationAdvice is the advised length of a justification: one sentence,
// in characters.
const JustificationAdvice = 300

// Link says that a situation, a passage of one, or a piece shows an indicator,
// and why. A situation may be linked to one indicator whole and by any number
// of its passages.
type Link struct {
	ID            ID     `json:"id"`
	Evidence      Ref    `json:"evidence"`  // a situation or a piece
	Indicator     string `json:"indicator"` // code
	Justification string `json:"justification,omitempty"`
	// Checked is the [State.Fingerprint] of both ends when a person last said
	// that the link is right (relu); "" if nobody did.
	Checked string `json:"checked,omitempty"`
	// Made is the fingerprint of both ends when the link was made, first
	// justified, or last said to be right. When an end has changed since, the
	// link is to be looked at again (à revérifier, see [State.Suspect]). It is
	// "" for links of programs that did not keep it.
	Made string `json:"made,omitempty"`
	// Passage is where in the situation the passage stands that is linked; nil
	// for the whole. Quote is what it said when Made was taken. The place
	// follows the edits of the text, the quote does not: see [Link.Locate].
	Passage *Passage `json:"passage,omitempty"`
	Quote   string   `json:"quote,omitempty"`
}

// Ref implements [Record].
func (l *Link) Ref() Ref { return Ref{KindLink, l.ID} }

// Justified reports whether the link says why.
func (l *Link) Justified() bool { return l.Justification != "" }

// OfPassage reports whether a passage is linked and not the whole situation.
func (l *Link) OfPassage() bool { return l.Passage != nil }

// sameEnds reports whether two links say the same of the same.
func (l *Link) sameEnds(other *Link) bool {
	if l.Evidence != other.Evidence || l.Indicator != other.Indicator || l.OfPassage() != other.OfPassage() {
		return false
	}
	return !l.OfPassage() || *l.Passage == *other.Passage && l.Quote == other.Quote
}

func (l *Link) normalized() Record {
	n := *l
	lines(&n.Justification)
	if n.Passage == nil {
		n.Quote = ""
	} else {
		place := *n.Passage // the caller's is not the record's
		n.Passage, n.Quote = &place, Normalize(n.Quote)
	}
	return &n
}
