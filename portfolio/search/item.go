package search

import (
	"acquis/portfolio"
)

// The kinds of what is found in the framework, which are no records: the ID of
// such a [portfolio.Ref] is the code.
const (
	KindIndicator  portfolio.Kind = "indicator"
	KindCompetence portfolio.Kind = "competence"
	KindFramework  portfolio.Kind = "bloc" // not portfolio.KindBlockChoice, what a candidate does with it
)

// item is one thing to be found, and what its texts depend on: two items of
// one identity say the same.
type item struct {
	ref      portfolio.Ref
	identity any
	fields   func() []field
	files    []string // SHA-256 of the files whose text belongs to it
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
func items(s *portfolio.State, source TextSource) []item {
	all := frameworkItems(s.Framework)
	all = append(all, sectionItems(s)...)
	s.Records(func(r portfolio.Record) {
		fields := recordFields(r)
		if fields == nil {
			return
		}
		i := item{ref: r.Ref(), identity: r, fields: fields}
		if p, ok := r.(*portfolio.Piece); ok {
			for _, f := range p.Files() {
				i.files = append(i.files, f.SHA256)
			}
			i.fields = func() []field { return append(fields(), fileFields(p, source)...) }
		}
		all = append(all, i)
	})
	return all
}

func frameworkItems(f *portfolio.Framework) []item {
	var all []item
	add := func(kind portfolio.Kind, code, text string, identity any) {
		all = append(all, item{ref: portfolio.Ref{Kind: kind, ID: portfolio.ID(code)}, identity: identity,
			fields: func() []field { return []field{{"code", 0, code, titleBoost}, {"text", 0, text, lineBoost}} }})
	}
	for b := range f.Blocks {
		block := &f.Blocks[b]
		add(KindFramework, block.Code, block.Name(), block)
		for k := range block.Competences {
			competence := &block.Competences[k]
			add(KindCompetence, competence.Code, competence.Title, competence)
			for i := range competence.Indicators {
				if indicator := &competence.Indicators[i]; indicator.Code != competence.Code {
					add(KindIndicator, indicator.Code, indicator.Text, indicator)
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
		all = append(all, item{ref: portfolio.Ref{Kind: portfolio.KindSection, ID: id}, identity: t, fields: t.fields})
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

// recordFields gives the texts of a record in the order in which they are
// told; nil for a record that is not searched, or is with the outline.
func recordFields(r portfolio.Record) func() []field {
	switch r := r.(type) {
	case *portfolio.Situation:
		return func() []field { return situationFields(r) }
	case *portfolio.Piece:
		return func() []field {
			fields := []field{{"title", 0, r.Title, titleBoost}, {"proves", 0, r.Proves, lineBoost},
				{"author", 0, r.Author, lineBoost}, {"nature", 0, r.Nature, lineBoost}, {"url", 0, r.URL, textBoost}, {"note", 0, r.Note, textBoost}}
			for _, f := range r.Files() {
				fields = append(fields, field{"file.name", 0, f.Name, lineBoost})
			}
			return fields
		}
	case *portfolio.Experience:
		return func() []field {
			return []field{{"role", 0, r.Role, titleBoost}, {"organisation", 0, r.Organisation, titleBoost},
				{"place", 0, r.Place, lineBoost}, {"structure", 0, r.Structure, textBoost}, {"public", 0, r.Public, textBoost},
				{"setting", 0, r.Setting, textBoost}, {"standing", 0, r.Standing, textBoost}, {"note", 0, r.Note, textBoost}}
		}
	case *portfolio.Training:
		return func() []field {
			return []field{{"title", 0, r.Title, titleBoost}, {"organisation", 0, r.Organisation, lineBoost},
				{"outcome", 0, r.Outcome, lineBoost}, {"contents", 0, r.Contents, textBoost}, {"note", 0, r.Note, textBoost}}
		}
	case *portfolio.Link:
		return line("justification", r.Justification)
	case *portfolio.AcceptedGap:
		return line("reason", r.Reason)
	case *portfolio.SelfAssessment:
		return line("line", r.Line)
	}
	return nil
}

func line(name, text string) func() []field {
	if text == "" {
		return nil
	}
	return func() []field { return []field{{name, 0, text, textBoost}} }
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
