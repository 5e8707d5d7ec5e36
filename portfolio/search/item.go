package search

import (
	"slices"

	"acquis/portfolio"
)

// The kinds of what is found in the framework, which are no records: the ID of
// such a [portfolio.Ref] is the code.
const (
	KindIndicator  portfolio.Kind = "indicator"
	KindCompetence portfolio.Kind = "competence"
	KindFramework  portfolio.Kind = "bloc" // not portfolio.KindBlockChoice, what a candidate does with it
)

// item is one thing to be found, by what its texts come from: a record, a
// titledSection or a wording. Two items of one source say the same.
type item struct {
	ref    portfolio.Ref
	source any
}

// field is one text of an item.
type field struct {
	name  string // of the stored form; "code" and "text" for the framework
	page  int    // of a file, from 1; 0 elsewhere
	text  string
	boost float32 // how much more a word weighs here than in a long text
}

const (
	titleBoost = 4
	lineBoost  = 2
	textBoost  = 1
)

// items lists everything that can be found.
func items(s *portfolio.State) []item {
	all := append(frameworkItems(s.Framework), sectionItems(s)...)
	s.Records(func(r portfolio.Record) {
		if isSearched(r) {
			all = append(all, item{r.Ref(), r})
		}
	})
	return all
}

// isSearched leaves out the records without a text, and the sections, which
// are listed with the outline.
func isSearched(r portfolio.Record) bool {
	switch r := r.(type) {
	case *portfolio.Situation, *portfolio.Piece, *portfolio.Experience, *portfolio.Training:
		return true
	case *portfolio.Link:
		return r.Justification != ""
	case *portfolio.AcceptedGap:
		return r.Reason != ""
	case *portfolio.SelfAssessment:
		return r.Line != ""
	case *portfolio.Feasibility:
		return r.Comment != ""
	}
	return false
}

// wording is a text of the framework.
type wording struct {
	code, text string
}

func frameworkItems(f *portfolio.Framework) []item {
	var all []item
	add := func(kind portfolio.Kind, code, text string) {
		all = append(all, item{portfolio.Ref{Kind: kind, ID: portfolio.ID(code)}, wording{code, text}})
	}
	for b := range f.Blocks {
		block := &f.Blocks[b]
		add(KindFramework, block.Code, block.Name())
		for _, competence := range block.Competences {
			add(KindCompetence, competence.Code, competence.Title)
			for _, indicator := range competence.Indicators {
				if indicator.Code != competence.Code {
					add(KindIndicator, indicator.Code, indicator.Text)
				}
			}
		}
	}
	return all
}

// titledSection is a section under the title that the outline gives it.
type titledSection struct {
	section *portfolio.Section // nil if it was never touched
	title   string
}

func sectionItems(s *portfolio.State) []item {
	written := map[portfolio.ID]*portfolio.Section{}
	for _, t := range s.Sections() {
		written[t.ID] = t
	}
	var all []item
	add := func(id portfolio.ID, t titledSection) {
		all = append(all, item{portfolio.Ref{Kind: portfolio.KindSection, ID: id}, t})
	}
	for _, spec := range s.Outline.Sections(s.Framework) {
		t := titledSection{written[spec.ID], spec.Title}
		if spec.Block != "" { // found as the bloc or the compétence already
			t.title = ""
		}
		add(spec.ID, t)
		delete(written, spec.ID)
	}
	for _, t := range s.Sections() {
		if written[t.ID] != nil { // of another outline: not lost
			add(t.ID, titledSection{t, ""})
		}
	}
	return all
}

func (t titledSection) fields() []field {
	fields := []field{{"title", 0, t.title, titleBoost}}
	if t.section != nil {
		fields = append(fields, field{"text", 0, t.section.Text, textBoost}, field{"note", 0, t.section.Note, textBoost})
	}
	return fields
}

// fields gives the texts of an item in the order in which they are told, those
// of its files as far as they are known.
func (i item) fields(files TextSource) []field {
	switch r := i.source.(type) {
	case wording:
		return []field{{"code", 0, r.code, titleBoost}, {"text", 0, r.text, lineBoost}}
	case titledSection:
		return r.fields()
	case *portfolio.Situation:
		return situationFields(r)
	case *portfolio.Piece:
		return append(pieceFields(r), fileFields(r, files)...)
	case *portfolio.Experience:
		return []field{{"role", 0, r.Role, titleBoost}, {"organisation", 0, r.Organisation, titleBoost},
			{"place", 0, r.Place, lineBoost}, {"structure", 0, r.Structure, textBoost}, {"public", 0, r.Public, textBoost},
			{"setting", 0, r.Setting, textBoost}, {"standing", 0, r.Standing, textBoost}, {"note", 0, r.Note, textBoost}}
	case *portfolio.Training:
		return []field{{"title", 0, r.Title, titleBoost}, {"organisation", 0, r.Organisation, lineBoost},
			{"outcome", 0, r.Outcome, lineBoost}, {"contents", 0, r.Contents, textBoost}, {"note", 0, r.Note, textBoost}}
	case *portfolio.Link:
		return []field{{"justification", 0, r.Justification, textBoost}}
	case *portfolio.AcceptedGap:
		return []field{{"reason", 0, r.Reason, textBoost}}
	case *portfolio.SelfAssessment:
		return []field{{"line", 0, r.Line, textBoost}}
	case *portfolio.Feasibility:
		return []field{{"comment", 0, r.Comment, textBoost}}
	}
	return nil
}

// hasFile reports whether the text of a file belongs to an item.
func (i item) hasFile(sha256 string) bool {
	p, ok := i.source.(*portfolio.Piece)
	return ok && slices.ContainsFunc(p.Files(), func(f *portfolio.File) bool { return f.SHA256 == sha256 })
}

func pieceFields(p *portfolio.Piece) []field {
	fields := []field{{"title", 0, p.Title, titleBoost}, {"proves", 0, p.Proves, lineBoost},
		{"author", 0, p.Author, lineBoost}, {"nature", 0, p.Nature, lineBoost}, {"url", 0, p.URL, textBoost}, {"note", 0, p.Note, textBoost}}
	for _, f := range p.Files() {
		fields = append(fields, field{"file.name", 0, f.Name, lineBoost})
	}
	return fields
}

func situationFields(s *portfolio.Situation) []field {
	fields := []field{{"title", 0, s.Title, titleBoost}}
	for _, p := range portfolio.SituationParts() {
		fields = append(fields, field{p.Field, 0, *p.Of(s), textBoost})
	}
	return append(fields, field{"note", 0, s.Note, textBoost})
}

// fileFields gives the text inside the files of a piece as far as it is known.
func fileFields(p *portfolio.Piece, source TextSource) []field {
	var fields []field
	for _, f := range []struct {
		name string
		file *portfolio.File
	}{{"file", p.File}, {"standIn", p.StandIn}} {
		if f.file == nil {
			continue
		}
		pages, _ := source.Pages(f.file.SHA256)
		for n, text := range pages {
			fields = append(fields, field{f.name, n + 1, text, textBoost})
		}
	}
	return fields
}
