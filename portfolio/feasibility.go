package portfolio

import (
	"slices"
	"unicode/utf16"
)

// The dossier de faisabilité comes before any evidence. For each bloc the
// candidate says whether its activities have been exercised (OUI, PARTIELLEMENT,
// NON), with a comment that is mandatory for the first two. It is not an
// evaluation of competences. Acquis prepares it; the candidate copies it into
// the platform field by field.

// Exercised says whether the activities of a block have been exercised.
type Exercised string

// The answers, in the words of the form.
const (
	ExercisedYes    Exercised = "OUI"
	ExercisedPartly Exercised = "PARTIELLEMENT"
	ExercisedNo     Exercised = "NON"
)

// ExercisedAnswers lists the answers in the order in which they are offered.
func ExercisedAnswers() []Exercised {
	return []Exercised{ExercisedYes, ExercisedPartly, ExercisedNo}
}

// MaxComment is how many characters the comment of a block may have.
const MaxComment = 10_000

// Feasibility is what the candidate answers for one block, whose code is its ID.
type Feasibility struct {
	Block   string    `json:"block"`
	Answer  Exercised `json:"answer,omitempty"` // "" while not answered
	Comment string    `json:"comment,omitempty"`
}

// Ref implements [Record].
func (f *Feasibility) Ref() Ref { return Ref{KindFeasibility, ID(f.Block)} }

func (f *Feasibility) normalized() Record {
	n := *f
	texts(&n.Comment)
	return &n
}

// CommentLength is the length of a comment as a form of the web counts it: in
// UTF-16, in which rare characters count twice.
func CommentLength(comment string) int {
	n := 0
	for _, r := range comment {
		n += max(utf16.RuneLen(r), 1)
	}
	return n
}

// Lacks says what a platform would refuse in an answer.
func (f *Feasibility) Lacks() FeasibilityLack {
	switch {
	case f.Answer == "":
		return LacksAnswer
	case f.Answer != ExercisedNo && f.Comment == "":
		return LacksComment
	case CommentLength(f.Comment) > MaxComment:
		return LacksBrevity
	}
	return LacksNothing
}

// FeasibilityLack is what an answer still lacks.
type FeasibilityLack uint8

// What can be lacking.
const (
	LacksNothing FeasibilityLack = iota
	LacksAnswer
	LacksComment // mandatory with OUI and PARTIELLEMENT
	LacksBrevity // beyond MaxComment
)

// Feasibility is the answer for a block; never nil.
func (s *State) Feasibility(block string) *Feasibility {
	if f := one[*Feasibility](s, KindFeasibility, ID(block)); f != nil {
		return f
	}
	return &Feasibility{Block: block}
}

// Hint is what the repérage of a block's competences suggests to answer. It
// decides nothing: who has exercised the activities knows better.
type Hint struct {
	Answer Exercised // "" where no competence was answered
	Yes    []string  // codes of the competences, by their answer in the repérage
	Partly []string
	No     []string
	Open   []string // not answered
}

// HintFor works out the hint for a block: OUI where every competence that was
// answered is a oui, NON where each is a non, PARTIELLEMENT otherwise.
func HintFor(s *State, block *Block) Hint {
	var h Hint
	for _, k := range block.Competences {
		list := &h.Open
		switch s.SelfAssessment(k.Code).Answer {
		case AnswerYes:
			list = &h.Yes
		case AnswerPartly:
			list = &h.Partly
		case AnswerNo:
			list = &h.No
		}
		*list = append(*list, k.Code)
	}
	switch answered := len(block.Competences) - len(h.Open); {
	case answered == 0:
	case len(h.Yes) == answered:
		h.Answer = ExercisedYes
	case len(h.No) == answered:
		h.Answer = ExercisedNo
	default:
		h.Answer = ExercisedPartly
	}
	return h
}

// ExperiencesFor lists the experiences in which a block's activities show: those
// whose situations are linked to one of its indicators; where none is yet, all
// that figure in the dossier.
func ExperiencesFor(s *State, block *Block) []*Experience {
	codes := map[string]bool{}
	for _, k := range block.Competences {
		for _, i := range k.Indicators {
			codes[i.Code] = true
		}
	}
	shows := map[ID]bool{}
	for _, t := range s.Situations() {
		for _, l := range s.LinksFrom(t.Ref()) {
			if codes[l.Indicator] {
				shows[t.Experience] = true
			}
		}
	}
	var linked, all []*Experience
	for _, e := range s.Experiences() {
		if shows[e.ID] {
			linked = append(linked, e)
		}
		if e.InDossier {
			all = append(all, e)
		}
	}
	if len(linked) > 0 {
		return linked
	}
	return slices.Clip(all)
}
