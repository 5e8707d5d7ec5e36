package dossier_test

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"acquis/export/dossier"
	"acquis/export/example"
	"acquis/portfolio"
	"acquis/portfolio/store"
)

// The example's dossier is the one that people see first: it is long, whole,
// and holds nothing that is not in the portfolio's printed part.
func TestExample(t *testing.T) {
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed (Debian package poppler-utils): the PDF is not read back")
	}
	dir := filepath.Join(t.TempDir(), "example")
	if err := example.Build(t.Context(), dir); err != nil {
		t.Fatal(err)
	}
	p, err := store.Open(dir, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	s, out := p.State(), filepath.Join(t.TempDir(), "dossier.pdf")
	o := dossier.OptionsOf(s)
	whole, err := dossier.Export(t.Context(), s, p, o, out, nil)
	if err != nil || len(whole.Replaced) > 0 || whole.Annexes == 0 {
		t.Fatalf("%+v: %v", whole, err)
	}
	o.WithoutAnnexes = true
	text, err := dossier.Export(t.Context(), s, nil, o, out, nil)
	if err != nil || text.Pages < 50 || text.Pages >= whole.Pages {
		t.Fatalf("%d pages without annexes, %d with: %v", text.Pages, whole.Pages, err)
	}
	read, err := exec.Command(tool, "-r", "72", "-x", "0", "-y", "62", "-W", "596", "-H", "715", "-enc", "UTF-8", out, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	pdf := squeeze(string(read))
	for _, want := range toPrint(s) {
		if !strings.Contains(pdf, squeeze(want)) {
			t.Errorf("%q is not printed", want)
		}
	}
	for _, no := range notToPrint(s) {
		if w := squeeze(no); len(w) > 12 && strings.Contains(pdf, w) {
			t.Errorf("%q is printed", no)
		}
	}
}

// squeeze leaves out what line breaks, hyphenation and typography change.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune("'’-*•\u00ad\u202f", r) {
			return -1
		}
		return r
	}, s)
}

// toPrint lists the texts that figure in the dossier, cut at references.
func toPrint(s *portfolio.State) []string {
	var out []string
	add := func(list ...string) {
		for _, t := range list {
			for _, r := range portfolio.References(t) {
				t = strings.ReplaceAll(t, r.String(), "\n")
			}
			out = append(out, strings.Split(t, "\n")...)
		}
	}
	for _, e := range s.Experiences() {
		if e.InDossier {
			add(e.Role, e.Organisation, e.Place, e.WorkTime, e.Structure, e.Public, e.Setting, e.Standing)
		}
	}
	for _, c := range s.Trainings() {
		if c.InDossier {
			add(c.Title, c.Organisation, c.Duration, c.Outcome, c.Contents)
		}
	}
	for _, t := range s.Situations() {
		if t.InDossier {
			add(t.Title, t.Context, t.Request, t.Actions, t.Choices, t.Results, t.Analysis)
		}
	}
	for _, t := range s.Sections() {
		if t.InDossier {
			add(t.Text)
		}
	}
	for _, l := range s.Links() {
		t, p := s.Situation(l.Evidence.ID), s.Piece(l.Evidence.ID)
		if t != nil && t.InDossier || p != nil && p.Leaves() {
			add(l.Justification)
		}
		if p != nil && p.Leaves() {
			add(p.Title, p.Nature, p.Author, p.Proves)
		}
	}
	return out
}

// notToPrint lists what is private or held back.
func notToPrint(s *portfolio.State) []string {
	var out []string
	for _, e := range s.Experiences() {
		out = append(out, e.Note)
	}
	for _, t := range s.Situations() {
		if out = append(out, t.Note); !t.InDossier {
			out = append(out, t.Title, t.Actions)
		}
	}
	for _, t := range s.Sections() {
		out = append(out, t.Note)
	}
	for _, p := range s.Pieces() {
		out = append(out, p.Note)
		for _, f := range p.Files() {
			out = append(out, f.Name)
		}
		if !p.Leaves() {
			out = append(out, p.Title, p.Proves)
		}
	}
	for _, i := range s.Framework.Indicators() {
		if g := s.Gap(i.Code); g != nil {
			out = append(out, g.Reason)
		}
	}
	for i := range s.Framework.Blocks {
		for _, k := range s.Framework.Blocks[i].Competences {
			out = append(out, s.SelfAssessment(k.Code).Line)
		}
	}
	return out
}
