package dossier

import (
	"strings"

	"acquis/assets/text"
	ts "acquis/export/typeset"
	"acquis/portfolio"
)

// career is the parcours: a table of experiences and one of training.
func (b *builder) career(p *portfolio.Part) []ts.Block {
	out := []ts.Block{chapter(p)}
	if t := b.experienceTable(); p.Prints(portfolio.OmitPosts) && len(t.Rows) > 0 {
		out = append(out, &ts.Heading{Level: 2, Runs: ts.T(text.CareerTableExperiences), Contents: "-"}, t)
	}
	if t := b.trainingTable(); p.Prints(portfolio.OmitTrainings) && len(t.Rows) > 0 {
		out = append(out, &ts.Heading{Level: 2, Runs: ts.T(text.CareerTableTrainings), Contents: "-"}, t)
	}
	if len(out) == 1 {
		return nil
	}
	return out
}

func (b *builder) experienceTable() *ts.Table {
	t := &ts.Table{Wide: true,
		Columns: []ts.Column{{Width: ts.MM(33), Head: true}, {Share: 3}, {Width: ts.MM(38)}},
		Header:  [][]ts.Run{ts.T(text.CareerPeriod), ts.T(text.CareerFunction), ts.T(text.CareerFooting)}}
	for _, e := range b.s.Experiences() {
		if !e.InDossier {
			continue
		}
		what := []ts.Run{{Text: titled(e.Role), Bold: true}}
		if line := joined(" – ", e.Organisation, e.Place); line != "" {
			what = append(what, ts.Run{Text: "\n" + line})
		}
		t.Rows = append(t.Rows, ts.Row{Cells: [][]ts.Run{
			runs(periodWords(e.Period)), what, ts.T(joined("\n", string(e.Status), e.WorkTime))}})
	}
	return t
}

func (b *builder) trainingTable() *ts.Table {
	t := &ts.Table{Wide: true,
		Columns: []ts.Column{{Width: ts.MM(33), Head: true}, {Share: 3}, {Width: ts.MM(38)}},
		Header:  [][]ts.Run{ts.T(text.CareerPeriod), ts.T(text.CareerCourse), ts.T(text.CareerOutcome)}}
	for _, c := range b.s.Trainings() {
		if !c.InDossier {
			continue
		}
		what := []ts.Run{{Text: titled(c.Title), Bold: true}}
		if c.Organisation != "" {
			what = append(what, ts.Run{Text: "\n" + ts.French(c.Organisation)})
		}
		if c.Contents != "" {
			what = append(what, ts.Run{Text: "\n" + ts.French(strings.TrimSpace(c.Contents)), Muted: true})
		}
		t.Rows = append(t.Rows, ts.Row{Cells: [][]ts.Run{
			runs(periodWords(c.Period)), what, ts.T(joined("\n", c.Duration, c.Outcome))}})
	}
	return t
}

// joined puts the candidate's words together, leaving out what is empty.
func joined(sep string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, ts.French(p))
		}
	}
	return strings.Join(out, sep)
}
