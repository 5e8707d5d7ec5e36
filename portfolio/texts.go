package portfolio

// FreeText is one text of a record that a person has written, as opposed to a
// code, an id, a date or a choice.
type FreeText struct {
	Field string // name in the stored form of the field that it stands in: "file" for a file's name
	Text  *string
	// Name: the text is that of a file, which has an ending.
	Name bool
}

// FreeTexts lists everything in a record that a person has written, in the
// order in which it is stored. The texts are those of the record itself: who
// wants to write into them takes a [CloneRecord] first.
func FreeTexts(r Record) []FreeText {
	switch r := r.(type) {
	case *Candidate:
		return []FreeText{
			{Field: "givenName", Text: &r.GivenName}, {Field: "familyName", Text: &r.FamilyName},
			{Field: "position", Text: &r.Position}, {Field: "address", Text: &r.Address},
			{Field: "email", Text: &r.Email}, {Field: "phone", Text: &r.Phone},
			{Field: "certifier", Text: &r.Certifier}, {Field: "signedAt", Text: &r.SignedAt}}
	case *BlockChoice:
		return []FreeText{{Field: "by", Text: &r.By}, {Field: "note", Text: &r.Note}}
	case *SelfAssessment:
		return []FreeText{{Field: "line", Text: &r.Line}}
	case *AcceptedGap:
		return []FreeText{{Field: "reason", Text: &r.Reason}}
	case *Experience:
		return []FreeText{
			{Field: "role", Text: &r.Role}, {Field: "organisation", Text: &r.Organisation},
			{Field: "place", Text: &r.Place}, {Field: "workTime", Text: &r.WorkTime},
			{Field: "structure", Text: &r.Structure}, {Field: "public", Text: &r.Public},
			{Field: "setting", Text: &r.Setting}, {Field: "standing", Text: &r.Standing}, {Field: "note", Text: &r.Note}}
	case *Training:
		return []FreeText{
			{Field: "title", Text: &r.Title}, {Field: "organisation", Text: &r.Organisation},
			{Field: "duration", Text: &r.Duration}, {Field: "outcome", Text: &r.Outcome},
			{Field: "contents", Text: &r.Contents}, {Field: "note", Text: &r.Note}}
	case *Situation:
		list := []FreeText{{Field: "title", Text: &r.Title}}
		for _, p := range situationParts {
			list = append(list, FreeText{Field: p.Field, Text: p.Of(r)})
		}
		return append(list, FreeText{Field: "note", Text: &r.Note})
	case *Section:
		return []FreeText{{Field: "text", Text: &r.Text}, {Field: "note", Text: &r.Note}, {Field: "heading", Text: &r.Heading}}
	case *Piece:
		return r.freeTexts()
	case *Link:
		return []FreeText{{Field: "justification", Text: &r.Justification}, {Field: "quote", Text: &r.Quote}}
	case *Feasibility:
		return []FreeText{{Field: "comment", Text: &r.Comment}}
	case *OwnSufficiency:
		return r.freeTexts()
	case *Outline:
		return r.freeTexts()
	}
	return nil // the options of the dossier hold choices only
}

func (p *Piece) freeTexts() []FreeText {
	list := []FreeText{{Field: "title", Text: &p.Title}, {Field: "nature", Text: &p.Nature}, {Field: "author", Text: &p.Author},
		{Field: "proves", Text: &p.Proves}, {Field: "url", Text: &p.URL}}
	if p.File != nil {
		list = append(list, FreeText{"file", &p.File.Name, true})
	}
	if p.StandIn != nil {
		list = append(list, FreeText{"standIn", &p.StandIn.Name, true})
	}
	return append(list, FreeText{Field: "note", Text: &p.Note})
}

// freeTexts of a profile: the natures that it names are typed by people too.
func (o *OwnSufficiency) freeTexts() []FreeText {
	list := []FreeText{{Field: "note", Text: &o.Note}}
	for _, l := range []struct {
		field string
		level *Level
	}{{"argued", &o.Argued}, {"supported", &o.Supported}, {"advice", &o.Advice}} {
		for _, group := range l.level.OneOf {
			for i := range group {
				list = append(list, FreeText{Field: l.field, Text: &group[i]})
			}
		}
	}
	return list
}

func (o *Outline) freeTexts() []FreeText {
	list := []FreeText{{Field: "title", Text: &o.Title}, {Field: "note", Text: &o.Note}}
	for i := range o.Parts {
		p := &o.Parts[i]
		for _, t := range []*string{&p.Title, &p.Advice.Prompt, &p.Default, &p.Intro.Prompt, &p.Argument.Prompt} {
			list = append(list, FreeText{Field: "parts", Text: t})
		}
	}
	return list
}

// CloneRecord is a copy of a record that shares nothing with it that could be
// written into.
func CloneRecord(r Record) Record {
	switch r := r.(type) {
	case *Piece:
		n := *r
		n.File, n.StandIn = cloneOf(r.File), cloneOf(r.StandIn)
		return &n
	case *Link:
		n := *r
		n.Passage = cloneOf(r.Passage)
		return &n
	}
	return r.normalized() // copies all lists
}

func cloneOf[T any](p *T) *T {
	if p == nil {
		return nil
	}
	n := *p
	return &n
}
