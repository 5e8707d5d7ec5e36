package suggestbench

import (
	"strings"
	"testing"

	"acquis/assets/example"
	"acquis/portfolio"
	"acquis/portfolio/catalogue"
	"acquis/portfolio/suggest"
)

// exampleState is the example portfolio as far as suggestions see it.
func exampleState(t testing.TB) *portfolio.State {
	t.Helper()
	content, err := example.Load()
	if err != nil {
		t.Fatal(err)
	}
	e := portfolio.NewEdit(portfolio.NewState("example", 0, framework(t), &portfolio.Outline{}, nil))
	put := func(r portfolio.Record) {
		if err := e.Put(r); err != nil {
			t.Fatal(err)
		}
	}
	for _, entry := range content.Experiences {
		put(&portfolio.Experience{ID: portfolio.ID(entry.Fields["cle"]), Role: entry.Fields["fonction"]})
	}
	evidence := map[string]portfolio.Ref{}
	for _, entry := range content.Situations {
		s := &portfolio.Situation{ID: portfolio.ID(entry.Name), Title: entry.Fields["titre"],
			Experience: portfolio.ID(entry.Fields["experience"]), InDossier: true}
		for _, p := range portfolio.SituationParts() {
			*p.Of(s) = entry.Part(p.Title)
		}
		put(s)
		evidence[entry.Fields["tag"]] = s.Ref()
	}
	for _, entry := range content.Pieces {
		p := &portfolio.Piece{ID: portfolio.ID(entry.Name), Title: entry.Fields["titre"], Proves: entry.Fields["prouve"],
			Experience: portfolio.ID(entry.Fields["experience"]), InDossier: true}
		put(p)
		evidence[entry.Fields["tag"]] = p.Ref()
	}
	for _, row := range content.Links {
		put(&portfolio.Link{ID: portfolio.ID(row[0] + row[1]), Evidence: evidence[row[0]], Indicator: row[1], Justification: row[2]})
	}
	s, _ := e.Result(1)
	return s
}

func framework(t testing.TB) *portfolio.Framework {
	t.Helper()
	f, err := catalogue.FrameworkOf("RNCP39644")
	if err != nil {
		t.Fatal(err)
	}
	return f.Framework
}

// What is measured is printed with -v; what is held is that suggestions serve
// better than counting words.
func TestMeasureActivities(t *testing.T) {
	shares, err := Activities(framework(t))
	if err != nil {
		t.Fatal(err)
	}
	report(t, shares)
	if shares[0].Hits < shares[1].Hits {
		t.Errorf("suggestions are worse than counting words: %v, %v", shares[0], shares[1])
	}
}

func TestMeasureOwnLinks(t *testing.T) {
	shares := OwnLinks(exampleState(t))
	report(t, shares)
	if shares[0].Hits < shares[1].Hits || shares[5].Hits < shares[6].Hits {
		t.Errorf("suggestions are worse than counting words: %v", shares)
	}
}

func report(t *testing.T, shares []Share) {
	for _, s := range shares {
		t.Log(s)
		for _, m := range s.Misses {
			t.Log("      missed:", portfolio.Shorten(m, 90))
		}
	}
}

func BenchmarkSuggestSituation(b *testing.B) {
	s := exampleState(b)
	engine := suggest.New(s.Framework)
	learned := engine.Learn(s)
	t := s.Situations()[0]
	b.ReportMetric(float64(t.Words()), "words")
	for b.Loop() {
		engine.Suggest(suggest.Query{Parts: suggest.PartsOf(t), Learned: learned, Without: t.Ref(), Limit: 8})
	}
}

func BenchmarkLearn(b *testing.B) {
	s := exampleState(b)
	engine := suggest.New(s.Framework)
	for b.Loop() {
		engine.Learn(s)
	}
}

func TestLabelsMustFit(t *testing.T) {
	f := *framework(t)
	f.Functions = f.Functions[:1]
	if _, err := Activities(&f); err == nil || !strings.Contains(err.Error(), "no activity") {
		t.Errorf("labels of missing activities are taken: %v", err)
	}
}
