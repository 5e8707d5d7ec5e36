package portfolio

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
)

// plainFramework is a valid framework with one competence without indicators.
func plainFramework() *Framework {
	return &Framework{
		Format: FrameworkFormat, Code: "RNCP1", Title: "Titre",
		Sources: []Source{{ID: "a", Title: "Fiche"}},
		Facts:   []Fact{{Key: "level", Label: "Niveau", Values: []string{"Niveau 7"}, Source: "a"}},
		Blocks: []Block{
			{Code: "RNCP1BC01", Number: "1", Title: "Un", Source: "a", Competences: []Competence{
				{Code: "1.1", Title: "Savoir", Source: "a", Indicators: []Indicator{
					{Code: "1.1.1", Text: "Savoir lire", Source: "a"}, {Code: "1.1.2", Text: "Savoir écrire", Source: "a"}}},
				{Code: "1.2", Title: "Dire", Source: "a"}}},
			{Code: "RNCP1BC02", Number: "2", Word: "Domaine", Title: "Deux", Source: "a", Competences: []Competence{
				{Code: "2.1", Title: "Compter", Source: "a", Indicators: []Indicator{{Code: "2.1.1", Text: "Compter", Source: "a"}}}}},
		},
		Dispenses: []Dispense{{Titles: []string{"CAFDES"}, Block: "RNCP1BC02", Text: "dispensés", Source: "a"}},
	}
}

func TestParseFrameworkRefusesWhatWouldMislead(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(*Framework)
		names string // what the error must name
	}{
		"indicator code twice":            {func(f *Framework) { f.Blocks[1].Competences[0].Indicators[0].Code = "1.1.2" }, `"1.1.2"`},
		"competence code twice":           {func(f *Framework) { f.Blocks[1].Competences[0].Code = "1.2" }, `"1.2"`},
		"block code twice":                {func(f *Framework) { f.Blocks[1].Code = "RNCP1BC01" }, `"RNCP1BC01"`},
		"indicator named as a competence": {func(f *Framework) { f.Blocks[1].Competences[0].Indicators[0].Code = "1.1" }, `"1.1"`},
		"no wording":                      {func(f *Framework) { f.Blocks[0].Competences[0].Indicators[0].Text = "" }, `"1.1.1"`},
		"no code":                         {func(f *Framework) { f.Blocks[0].Competences[0].Indicators[0].Code = "" }, `"Savoir lire"`},
		"block without competences":       {func(f *Framework) { f.Blocks[1].Competences = nil }, `"RNCP1BC02"`},
		"unknown source":                  {func(f *Framework) { f.Facts[0].Source = "z" }, `"z"`},
		"dispense of an unknown block":    {func(f *Framework) { f.Dispenses[0].Block = "BC09" }, `"BC09"`},
		"fact twice":                      {func(f *Framework) { f.Facts = append(f.Facts, f.Facts[0]) }, `"level"`},
		"épreuve of an unknown block": {func(f *Framework) {
			f.TrainingRoute = &TrainingRoute{Examinations: []Examination{{Title: "Mémoire", Block: "BC09", Source: "a"}}}
		}, `"BC09"`},
		"correspondence of an unknown code": {func(f *Framework) {
			f.Correspondence = &Correspondence{With: "RNCP0", Rows: []CorrespondsWith{{Here: "9.9", There: "1.1"}}}
		}, `"9.9"`},
		"newer format": {func(f *Framework) { f.Format = 2 }, "2"},
		"no block":     {func(f *Framework) { f.Blocks = nil }, "no block"},
	} {
		t.Run(name, func(t *testing.T) {
			f := plainFramework()
			c.spoil(f)
			data, err := json.Marshal(f)
			if err != nil {
				t.Fatal(err)
			}
			_, err = ParseFramework(data)
			if !errors.Is(err, ErrFramework) || !strings.Contains(err.Error(), c.names) {
				t.Errorf("error %v, want one that names %s", err, c.names)
			}
		})
	}
	if _, err := ParseFramework([]byte("{")); !errors.Is(err, ErrFramework) {
		t.Errorf("broken JSON: %v", err)
	}
}

func TestParseFrameworkLetsACompetenceStandForItsIndicators(t *testing.T) {
	data, _ := json.Marshal(plainFramework())
	f, err := ParseFramework(data)
	if err != nil {
		t.Fatal(err)
	}
	i, k, b := f.Indicator("1.2")
	if i == nil || i.Text != "Dire" || k.Code != "1.2" || b.Code != "RNCP1BC01" {
		t.Errorf("got %+v in %+v", i, k)
	}
	if n := len(f.Indicators()); n != 4 {
		t.Errorf("%d indicators, want 4", n)
	}
}

func TestFrameworkLookups(t *testing.T) {
	f := plainFramework()
	if k, b := f.Competence("2.1"); k == nil || b.Code != "RNCP1BC02" {
		t.Errorf("competence 2.1: %+v, %+v", k, b)
	}
	if i, _, _ := f.Indicator("9.9.9"); i != nil {
		t.Errorf("unknown indicator: %+v", i)
	}
	if got := f.DispenseTitles("RNCP1BC02"); len(got) != 1 || got[0] != "CAFDES" {
		t.Errorf("titles %v", got)
	}
	if got := f.DispenseTitles("RNCP1BC01"); got != nil {
		t.Errorf("titles of a block without dispense %v", got)
	}
	if a, b := f.Blocks[0].Name(), f.Blocks[1].Name(); a != "Bloc 1 – Un" || b != "Domaine 2 – Deux" {
		t.Errorf("names %q, %q", a, b)
	}
	if f.Fact("level") == nil || f.Fact("nsf") != nil {
		t.Error("facts are found by key")
	}
}
