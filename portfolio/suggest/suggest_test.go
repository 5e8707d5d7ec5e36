package suggest

import (
	"reflect"
	"slices"
	"testing"

	"acquis/portfolio"
	"acquis/portfolio/catalogue"
)

func deis(t testing.TB) *portfolio.Framework {
	t.Helper()
	f, err := catalogue.FrameworkOf("RNCP39644")
	if err != nil {
		t.Fatal(err)
	}
	return f.Framework
}

func ask(text string) Query { return Query{Parts: []Part{{"text", text}}, Limit: 5} }

func codes(all []Suggestion) []string {
	var codes []string
	for _, s := range all {
		codes = append(codes, s.Indicator.Code)
	}
	return codes
}

func TestSuggest(t *testing.T) {
	e := New(deis(t))
	for _, c := range []struct{ text, want string }{
		{"J’ai rédigé le cahier des charges de l’étude.", "1.3.3"},
		{"APPEL D'OFFRES", "1.3.3"},
		{"Le tutorat des stagiaires sur un site qualifiant", "3.2.1"},
		{"J’ai animé un espace éthique", "2.3.3"},
		{"une médiation entre deux équipes en désaccord", "3.3.1"},
		{"quatre scénarios prospectifs", "2.1.1"},
		{"un questionnaire et des entretiens semi-directifs", "1.3.1"},
		{"la co-construction avec les personnes concernées", "2.2.4"},
		{"des élus et des techniciens", "3.4.2"},
	} {
		if got := codes(e.Suggest(ask(c.text))); !slices.Contains(got[:min(3, len(got))], c.want) {
			t.Errorf("%q suggests %v, want %s among the first three", c.text, got, c.want)
		}
	}
	for _, nothing := range []string{"", "et la de", "xyzzy"} {
		if got := e.Suggest(ask(nothing)); len(got) != 0 {
			t.Errorf("%q suggests %v", nothing, codes(got))
		}
	}
}

func TestReasonsStandInTheText(t *testing.T) {
	e := New(deis(t))
	parts := []Part{{"title", "Un tutorat"}, {"actions", "J’ai rédigé le cahier des charges ; l’ÉVALUATION, puis l’évaluation."}}
	suggestions := e.Suggest(Query{Parts: parts})
	if len(suggestions) < 5 {
		t.Fatalf("%d suggestions", len(suggestions))
	}
	found := map[string]Reason{}
	for _, s := range suggestions {
		if len(s.Reasons) == 0 || len(s.Reasons) > reasonsMax {
			t.Errorf("%s has %d reasons", s.Indicator.Code, len(s.Reasons))
		}
		for _, r := range s.Reasons {
			for _, p := range parts {
				if p.Field == r.Field && string([]rune(p.Text)[r.Start:r.End]) != r.Word {
					t.Errorf("%s: %q does not stand at %d of %s", s.Indicator.Code, r.Word, r.Start, r.Field)
				}
			}
			if r.Because != OwnLinks && r.Of == "" {
				t.Errorf("%s: %q meets no word", s.Indicator.Code, r.Word)
			}
			found[s.Indicator.Code+" "+r.Word] = r
		}
	}
	if r := found["2.3.2 ÉVALUATION"]; r.Times != 2 || r.Because != SameWord || r.Field != "actions" {
		t.Errorf("evaluation of 2.3.2: %+v", r)
	}
	if r := found["1.3.3 cahier des charges"]; r.Because != Synonym || r.Of != "appels d’offres" {
		t.Errorf("cahier des charges of 1.3.3: %+v", r)
	}
	if _, twice := found["1.3.3 charges"]; twice {
		t.Error("a word inside an expression is said again")
	}
	if r := found["3.2.1 tutorat"]; r.Because != Synonym || r.Of != "transmission" {
		t.Errorf("tutorat of 3.2.1: %+v", r)
	}
}

// taught is a portfolio in which harvests have been linked to 1.2.1.
func taught(t *testing.T) *portfolio.State {
	e := portfolio.NewEdit(portfolio.NewState("p", 0, deis(t), &portfolio.Outline{}, nil))
	for _, r := range []portfolio.Record{
		&portfolio.Situation{ID: "a", Title: "Vendanges", Actions: "Les vendangeurs du coteau"},
		&portfolio.Situation{ID: "b", Title: "Vendanges encore", Note: "secret"},
		&portfolio.Link{ID: "l", Evidence: portfolio.Ref{Kind: portfolio.KindSituation, ID: "a"}, Indicator: "1.2.1", Justification: "J’ai lu le carnet du pressoir."},
		&portfolio.Link{ID: "m", Evidence: portfolio.Ref{Kind: portfolio.KindSituation, ID: "b"}, Indicator: "3.3.1"}, // not justified
	} {
		if err := e.Put(r); err != nil {
			t.Fatal(err)
		}
	}
	s, _ := e.Result(1)
	return s
}

func TestLearnsFromJustifiedLinks(t *testing.T) {
	s := taught(t)
	e := New(s.Framework)
	learned := e.Learn(s)
	for text, want := range map[string][]string{
		"des vendanges": {"1.2.1"}, "au pressoir": {"1.2.1"}, "encore un secret": nil,
	} {
		q := ask(text)
		if before := codes(e.Suggest(q)); before != nil {
			t.Errorf("untaught, %q suggests %v", text, before)
		}
		q.Learned = learned
		got := e.Suggest(q)
		if !slices.Equal(codes(got), want) {
			t.Errorf("taught, %q suggests %v, want %v", text, codes(got), want)
		}
		if want != nil && got[0].Reasons[0].Because != OwnLinks {
			t.Errorf("%q: %+v", text, got[0].Reasons[0])
		}
	}
}

// Of a situation of which a passage is linked, only the passage teaches.
func TestLearnsFromThePassageAlone(t *testing.T) {
	e := portfolio.NewEdit(portfolio.NewState("p", 0, deis(t), &portfolio.Outline{}, nil))
	told := &portfolio.Situation{ID: "a", Title: "Vendanges", Actions: "Les vendangeurs du coteau. Le pressoir du village."}
	if err := e.Put(told); err != nil {
		t.Fatal(err)
	}
	if _, err := e.LinkPassage("a", portfolio.Passage{Field: "actions", Start: 0, End: 26}, "1.2.1", "Parce que."); err != nil {
		t.Fatal(err)
	}
	s, _ := e.Result(1)
	engine := New(s.Framework)
	for text, want := range map[string][]string{"des vendangeurs": {"1.2.1"}, "un pressoir": nil, "des vendanges": nil} {
		q := ask(text)
		q.Learned = engine.Learn(s)
		if got := codes(engine.Suggest(q)); !slices.Equal(got, want) {
			t.Errorf("%q suggests %v, want %v", text, got, want)
		}
	}
}

// What is asked about must not answer for itself: hiding its links is the same
// as never having made them.
func TestWithoutIsAsIfNeverLinked(t *testing.T) {
	s := taught(t)
	e := New(s.Framework)
	edit := portfolio.NewEdit(s)
	other := portfolio.Ref{Kind: portfolio.KindSituation, ID: "b"}
	if _, err := edit.Link(other, "1.2.1", "Une autre vendange, un autre pressoir."); err != nil {
		t.Fatal(err)
	}
	both, _ := edit.Result(2)
	q := Query{Parts: PartsOf(s.Situation("a")), Learned: e.Learn(both), Without: other}
	hidden := e.Suggest(q)
	q.Learned, q.Without = e.Learn(s), portfolio.Ref{}
	never := e.Suggest(q)
	if !reflect.DeepEqual(hidden, never) {
		t.Errorf("hidden: %+v\nnever made: %+v", hidden, never)
	}
}

func TestSameAnswerEveryTime(t *testing.T) {
	s := taught(t)
	e := New(s.Framework)
	q := Query{Parts: []Part{{"text", "Évaluer, animer, coordonner des équipes et des partenaires pour la formation"}}, Learned: e.Learn(s)}
	first := e.Suggest(q)
	for range 20 {
		if again := New(s.Framework).Suggest(q); !reflect.DeepEqual(first, again) {
			t.Fatal("another answer to the same question")
		}
	}
}

// A record without indicators: the compétence stands for itself.
func TestFrameworkWithoutIndicators(t *testing.T) {
	for _, f := range []string{"RNCP4505", "RNCP39644"} {
		known, err := catalogue.FrameworkOf(f)
		if err != nil {
			t.Fatal(err)
		}
		if got := New(known.Framework).Suggest(ask("évaluation d’un projet")); len(got) == 0 {
			t.Errorf("%s: nothing is suggested", f)
		}
	}
}
