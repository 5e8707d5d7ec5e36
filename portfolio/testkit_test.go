package portfolio

import "testing"

// trialFramework has two blocks, three competences and four indicators.
func trialFramework() *Framework {
	return &Framework{Format: 1, Code: "T1", Title: "Diplôme d’essai", Sources: []Source{{ID: "s"}},
		Dispenses: []Dispense{{Titles: []string{"CAFDES"}, Block: "B2", Source: "s"}},
		Blocks: []Block{
			{Code: "B1", Number: "1", Title: "Un", Source: "s", Competences: []Competence{
				{Code: "1.1", Title: "Observer", Source: "s", Indicators: []Indicator{
					{"1.1.1", "Savoir chercher", "s"}, {"1.1.2", "Savoir relier", "s"}}},
				{Code: "1.2", Title: "Conclure", Source: "s", Indicators: []Indicator{{"1.2.1", "Savoir écrire", "s"}}},
			}},
			{Code: "B2", Number: "2", Title: "Deux", Source: "s", Competences: []Competence{
				{Code: "2.1", Title: "Animer", Source: "s", Indicators: []Indicator{{"2.1.1", "Savoir réunir", "s"}}}}},
		}}
}

func smallOutline() *Outline {
	return &Outline{Format: 1, Code: "o", Title: "Trame", Parts: []Part{
		{Key: "motivations", Kind: PartText, Title: "Motivations"},
		{Key: "experiences", Kind: PartExperiences, Title: "Expériences"},
		{Key: "competences", Kind: PartCompetences, Title: "Compétences"},
		{Key: "attestation", Kind: PartAttestation, Title: "Attestation", Default: "Je soussignée…"},
	}}
}

func emptyState() *State { return NewState("p", 0, trialFramework(), smallOutline(), nil) }

// change applies an edit that must succeed.
func change(t testing.TB, s *State, f func(*Edit) error) *State {
	t.Helper()
	e := NewEdit(s)
	if err := f(e); err != nil {
		t.Fatal(err)
	}
	next, _ := e.Result(s.Version + 1)
	return next
}

// withEvidence has a situation "s" and a piece "p", both in the dossier.
func withEvidence(t testing.TB) *State {
	return change(t, emptyState(), func(e *Edit) error {
		if err := e.Put(&Situation{ID: "s", Title: "Situation", InDossier: true}); err != nil {
			return err
		}
		return e.Put(&Piece{ID: "p", Title: "Pièce", InDossier: true})
	})
}

var (
	theSituation = Ref{KindSituation, "s"}
	thePiece     = Ref{KindPiece, "p"}
)

// today is the day of the tests that do not choose another.
var today = Date{Year: 2026, Month: 11, Day: 21}
