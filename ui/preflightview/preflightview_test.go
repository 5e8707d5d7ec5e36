package preflightview

import (
	"strings"
	"testing"

	"acquis/assets/text"
	"acquis/export/dossier"
	"acquis/export/preflight"
	"acquis/portfolio"
	"acquis/ui/screentest"
)

// What needs no file is there at once, and the whole check is asked for; what it
// finds takes the place of the first list.
func TestShowsAtOnceThenWhole(t *testing.T) {
	state := screentest.Sample(t)
	var asked []*portfolio.State
	s, _, _ := screentest.Open(t, state, screentest.Laptop, func(b *screentest.Book) *Screen {
		s := New(b)
		s.OnCheck = func(of *portfolio.State) { asked = append(asked, of) }
		return s
	})
	if len(asked) != 1 || !strings.Contains(screentest.Words(s.Object()), text.PreflightQuick) {
		t.Fatalf("asked %d times, shows %q", len(asked), screentest.Words(s.Object()))
	}
	s.Begin(func() {})
	s.Done(state, &preflight.Report{Pages: 60, Files: []dossier.File{{}}, Findings: []preflight.Finding{
		{Rule: preflight.RuleDeposit, Severity: preflight.Warning, Text: "Il faudrait neuf fichiers."}}})
	words := screentest.Words(s.Object())
	for _, want := range []string{"Il faudrait neuf fichiers.", text.CLIPreflightPages(60, 1), text.PreflightSum(1, 0)} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is not in %q", want, words)
		}
	}
	if strings.Contains(words, text.PreflightQuick) {
		t.Error("it still says that the pieces were not read")
	}
	s.Show(state)
	if len(asked) != 1 {
		t.Error("what has not changed is checked again")
	}
}

// A check that was overtaken says nothing any more, one that was stopped leaves
// what was known.
func TestOldAnswersDoNotCount(t *testing.T) {
	first, second := screentest.Sample(t), screentest.Empty(t)
	s, _, _ := screentest.Open(t, first, screentest.Laptop, newScreen)
	s.Show(second)
	s.Begin(func() {})
	s.Done(first, &preflight.Report{Findings: []preflight.Finding{{Text: "Ancien."}}})
	if strings.Contains(screentest.Words(s.Object()), "Ancien.") || s.progress == nil {
		t.Error("an older answer is shown")
	}
	s.Done(second, nil)
	if s.progress != nil || !strings.Contains(screentest.Words(s.Object()), text.PreflightQuick) {
		t.Error("a check that was stopped goes on")
	}
}

// Pressing a finding leads to where it is mended.
func TestLeads(t *testing.T) {
	var went preflight.Finding
	s, _, _ := screentest.Open(t, screentest.Sample(t), screentest.Laptop, func(b *screentest.Book) *Screen {
		s := New(b)
		s.OnGo = func(f preflight.Finding) { went = f }
		return s
	})
	found := preflight.Of(s.book.State(), dossier.Options{}, screentest.Today())
	i := 0
	for !found[i].Leads() {
		i++
	}
	row := screentest.Row(s.Object(), found[i].Text)
	if row == nil {
		t.Fatalf("no row for %q", found[i].Text)
	}
	row.Tapped(nil)
	if went.Text != found[i].Text {
		t.Errorf("went to %+v", went)
	}
}

func TestPictures(t *testing.T) {
	_, _, w := screentest.Open(t, screentest.Sample(t), screentest.Laptop, newScreen)
	screentest.Shot(t, w, "controle")
}

func newScreen(b *screentest.Book) *Screen { return New(b) }
