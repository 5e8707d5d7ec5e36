package feasibility

import (
	"fmt"
	"strings"
	"testing"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/catalogue"
)

func state(t *testing.T, records ...portfolio.Record) *portfolio.State {
	t.Helper()
	f, err := catalogue.FrameworkOf("RNCP39644")
	if err != nil {
		t.Fatal(err)
	}
	o, err := catalogue.OutlineFor(f.Code)
	if err != nil {
		t.Fatal(err)
	}
	e := portfolio.NewEdit(portfolio.NewState("p", 1, f.Framework, o.Outline, nil))
	for _, r := range records {
		if err := e.Put(r); err != nil {
			t.Fatal(err)
		}
	}
	s, _ := e.Result(2)
	return s
}

func filled(t *testing.T) *portfolio.State {
	return state(t,
		&portfolio.Candidate{GivenName: "Zoé", FamilyName: "Œuvre", Position: "Cheffe de projet", AdmittedOn: portfolio.Date{Year: 2026}},
		&portfolio.BlockChoice{Code: "RNCP39644BC03", Status: portfolio.BlockDispensed, By: "CAFDES", Note: "zhprivé"},
		&portfolio.SelfAssessment{Competence: "1.1", Answer: portfolio.AnswerYes, Line: "Diagnostic, 2021"},
		&portfolio.SelfAssessment{Competence: "1.2", Answer: portfolio.AnswerPartly},
		&portfolio.SelfAssessment{Competence: "1.3", Answer: portfolio.AnswerNo, Line: "jamais"},
		&portfolio.Experience{ID: "e1", Role: "Chargée d’études", Organisation: "Département", WorkTime: "80 %", Note: "zhprivé", InDossier: true,
			Period: portfolio.Period{Start: portfolio.Date{Year: 2019, Month: 9}, Current: true}},
		&portfolio.Experience{ID: "e2", Role: "Directrice", InDossier: true},
		&portfolio.Experience{ID: "e3", Role: "zhhors dossier"},
		&portfolio.Training{ID: "t1", Title: "Méthodes", Duration: "70 heures", Note: "zhprivé", InDossier: true},
		&portfolio.Situation{ID: "s", Title: "Le diagnostic", Experience: "e1"},
		&portfolio.Link{ID: "l", Evidence: portfolio.Ref{Kind: portfolio.KindSituation, ID: "s"}, Indicator: "1.1.1"},
		&portfolio.Feasibility{Block: "RNCP39644BC01", Answer: portfolio.ExercisedPartly, Comment: "Depuis 2019."})
}

func TestTheFormHoldsWhatThePlatformAsksForAndNothingPrivate(t *testing.T) {
	f := Of(filled(t))
	said := fmt.Sprintf("%+v", f.Groups)
	for _, want := range []string{"Zoé", "Cheffe de projet", "RNCP39644", "septembre 2019", text.FeasibilityNow, "80 %", "70 heures", "CAFDES"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is missing", want)
		}
	}
	if strings.Contains(said, "zh") {
		t.Errorf("something private is in it: %s", said)
	}
	if len(f.Groups) != 2+2+1 {
		t.Errorf("%d groups", len(f.Groups))
	}
	if ready, asked := f.Ready(); ready != 1 || asked != 2 {
		t.Errorf("%d ready of %d", ready, asked)
	}
	if a := f.Blocks[0]; a.Answer != portfolio.ExercisedPartly || a.Hint.Answer != portfolio.ExercisedPartly || !a.Asked() || f.Blocks[2].Asked() {
		t.Errorf("%+v", a)
	}
}

func TestADraftSaysWhatThePortfolioHolds(t *testing.T) {
	s := filled(t)
	draft := Draft(s, s.Framework.Block("RNCP39644BC01"))
	for _, want := range []string{"- 1.1 ", "Diagnostic, 2021", "(en partie)", "Chargée d’études, Département", "80 %", text.Quoted("Le diagnostic")} {
		if !strings.Contains(draft, want) {
			t.Errorf("%q is missing in\n%s", want, draft)
		}
	}
	for _, unwanted := range []string{"jamais", "Directrice", "zh"} {
		if strings.Contains(draft, unwanted) {
			t.Errorf("%q is in\n%s", unwanted, draft)
		}
	}
	if draft := Draft(state(t), s.Framework.Block("RNCP39644BC01")); draft != "" {
		t.Errorf("of an empty portfolio: %q", draft)
	}
}

func TestADraftFitsIntoTheComment(t *testing.T) {
	var records []portfolio.Record
	for i := range 100 {
		records = append(records, &portfolio.Experience{ID: portfolio.ID(fmt.Sprint("e", i)), Role: strings.Repeat("très long ", 20), InDossier: true})
	}
	s := state(t, records...)
	if n := portfolio.CommentLength(Draft(s, &s.Framework.Blocks[0])); n > portfolio.MaxComment || n < portfolio.MaxComment/2 {
		t.Errorf("%d characters", n)
	}
}
