// Package feasibility prepares what a candidate copies into the dossier de
// faisabilité of the platform, field by field: who asks, for which diploma, the
// experiences and trainings of the portfolio, and for each bloc the answer with
// its comment.
//
// What it promises: nothing leaves by itself; nothing private is in it; every
// value is the candidate's own word or the official wording; a field that is
// still empty is there, and says so. The sources of Acquis give the question
// asked for each bloc, its three answers and the limit of the comment; they do
// not give the other fields of the platform, which may differ.
package feasibility

import (
	"strings"

	"acquis/assets/text"
	"acquis/portfolio"
)

// Form is the whole of it.
type Form struct {
	Groups []Group
	Blocks []Answer
}

// Group is what belongs together on the platform: the candidate, an experience…
type Group struct {
	Title  string
	Ref    portfolio.Ref // what it comes from, and where to complete it; may be zero
	Fields []Field
}

// Field is one value to copy; "" where there is none yet.
type Field struct {
	Label, Value string
}

// Answer is what is answered for one block.
type Answer struct {
	*portfolio.Feasibility
	Block  *portfolio.Block
	Status portfolio.BlockStatus
	Hint   portfolio.Hint
}

// Asked reports whether the block is one that the candidate asks for.
func (a *Answer) Asked() bool { return a.Status == portfolio.BlockAimed }

// Of prepares the form of a portfolio.
func Of(s *portfolio.State) Form {
	f := Form{Groups: []Group{candidate(s), aim(s)}}
	for _, e := range s.Experiences() {
		if e.InDossier {
			f.Groups = append(f.Groups, experience(e))
		}
	}
	for _, t := range s.Trainings() {
		if t.InDossier {
			f.Groups = append(f.Groups, training(t))
		}
	}
	for b := range s.Framework.Blocks {
		block := &s.Framework.Blocks[b]
		f.Blocks = append(f.Blocks, Answer{s.Feasibility(block.Code), block, s.Block(block.Code).Status, portfolio.HintFor(s, block)})
	}
	return f
}

// Ready counts the blocks asked for, and those of them that lack nothing.
func (f *Form) Ready() (ready, asked int) {
	for i := range f.Blocks {
		if a := &f.Blocks[i]; a.Asked() {
			asked++
			if a.Lacks() == portfolio.LacksNothing {
				ready++
			}
		}
	}
	return ready, asked
}

func candidate(s *portfolio.State) Group {
	c := s.Candidate()
	return Group{text.FeasibilityYou, portfolio.Ref{Kind: portfolio.KindCandidate, ID: portfolio.CandidateID}, []Field{
		{text.CandidacyGiven, c.GivenName}, {text.CandidacyFamily, c.FamilyName}, {text.CandidacyAddress, c.Address},
		{text.CandidacyEmail, c.Email}, {text.CandidacyPhone, c.Phone}, {text.CandidacyPosition, c.Position}}}
}

func aim(s *portfolio.State) Group {
	var aimed, other []string
	for b := range s.Framework.Blocks {
		block := &s.Framework.Blocks[b]
		choice := s.Block(block.Code)
		switch choice.Status {
		case portfolio.BlockAimed:
			aimed = append(aimed, block.Name())
		case portfolio.BlockWon, portfolio.BlockDispensed:
			other = append(other, joined(", ", block.Name()+" ("+string(choice.Status)+")", choice.By, choice.On.French()))
		}
	}
	g := Group{text.FeasibilityAim, portfolio.Ref{Kind: portfolio.KindBlockChoice, ID: portfolio.ID(s.Framework.Blocks[0].Code)}, []Field{
		{text.FeasibilityDiploma, s.Framework.Title}, {text.FeasibilityCode, s.Framework.Code},
		{text.CandidacyWhere, s.Candidate().Certifier}, {text.FeasibilityAimed, strings.Join(aimed, "\n")}}}
	if len(other) > 0 {
		g.Fields = append(g.Fields, Field{text.FeasibilityOther, strings.Join(other, "\n")})
	}
	return g
}

func experience(e *portfolio.Experience) Group {
	return Group{text.FeasibilityPost + " – " + e.Name(), e.Ref(), append([]Field{
		{text.FeasibilityRole, e.Role}, {text.FeasibilityEmployer, e.Organisation}, {text.FeasibilityPlace, e.Place},
		{text.FeasibilityStatus, string(e.Status)}, {text.FeasibilityFrom, e.Period.Start.French()},
		{text.FeasibilityTo, end(e.Period)}, {text.FeasibilityWorkTime, e.WorkTime}},
		written(Field{text.FeasibilityStructure, e.Structure}, Field{text.FeasibilityPublic, e.Public},
			Field{text.FeasibilityActivities, joined("\n\n", e.Setting, e.Standing)})...)}
}

func training(t *portfolio.Training) Group {
	return Group{text.FeasibilityTraining + " – " + t.Title, t.Ref(), append([]Field{
		{text.FeasibilityCourse, t.Title}, {text.FeasibilityBy, t.Organisation}, {text.FeasibilityFrom, t.Period.Start.French()},
		{text.FeasibilityTo, end(t.Period)}},
		written(Field{text.FeasibilityDuration, t.Duration}, Field{text.FeasibilityOutcome, t.Outcome},
			Field{text.FeasibilityContents, t.Contents})...)}
}

func end(p portfolio.Period) string {
	if p.Current {
		return text.FeasibilityNow
	}
	return p.End.French()
}

// written are the fields that hold something: nobody asks for the others.
func written(fields ...Field) []Field {
	var out []Field
	for _, f := range fields {
		if f.Value != "" {
			out = append(out, f)
		}
	}
	return out
}

func joined(sep string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, sep)
}
