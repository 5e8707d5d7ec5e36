package dossier

import (
	"strings"
	"testing"
	"time"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/catalogue"
)

// partial is a portfolio after a partial validation: the second block is won.
func partial(t *testing.T) *portfolio.State {
	t.Helper()
	f, err := catalogue.FrameworkOf("RNCP39644")
	if err != nil {
		t.Fatal(err)
	}
	o, err := catalogue.OutlineOf("deis-blocs-vises")
	if err != nil {
		t.Fatal(err)
	}
	e := portfolio.NewEdit(portfolio.NewState("p", 1, f.Framework, o.Outline, nil))
	put := func(records ...portfolio.Record) {
		for _, r := range records {
			if err := e.Put(r); err != nil {
				t.Fatal(err)
			}
		}
	}
	put(&portfolio.Candidate{GivenName: "Zoé", FamilyName: "Œuvre", Position: "Cheffe de projet", Email: "zoe@example.org", Certifier: "Service des examens"},
		&portfolio.BlockChoice{Code: "RNCP39644BC02", Status: portfolio.BlockWon, By: "jury de juin", On: portfolio.Date{Year: 2025, Month: 6, Day: 12}},
		&portfolio.BlockChoice{Code: "RNCP39644BC03", Status: portfolio.BlockDispensed, By: "CAFDES"},
		&portfolio.Experience{ID: "e1", Role: "Chargée d’études", Structure: "Une structure d’études.", InDossier: true},
		&portfolio.Experience{ID: "e2", Role: "Directrice", Structure: "Une maison.", InDossier: true},
		&portfolio.Training{ID: "t1", Title: "Méthodes d’enquête", InDossier: true},
		&portfolio.Situation{ID: "aimed", Title: "Le diagnostic", Experience: "e1", Actions: "J’ai enquêté.", InDossier: true},
		&portfolio.Situation{ID: "won", Title: "Le projet de service", Experience: "e2", Actions: "J’ai dirigé.", InDossier: true},
		&portfolio.Situation{ID: "new", Title: "Pas encore associée", Actions: "J’ai commencé.", InDossier: true},
		&portfolio.Piece{ID: "p1", Title: "Rapport d’enquête", Genre: portfolio.GenreURL, URL: "https://example.org", Confidentiality: portfolio.Shareable, InDossier: true},
		&portfolio.Piece{ID: "p2", Title: "Projet signé", Genre: portfolio.GenreURL, URL: "https://example.org", Confidentiality: portfolio.Shareable, InDossier: true},
		&portfolio.Section{ID: portfolio.IntroID("RNCP39644BC01"), Text: "Ce bloc traverse mon parcours.", InDossier: true},
		&portfolio.Section{ID: portfolio.ArgumentID("1.1"), Text: "Je sais chercher.", InDossier: true},
		&portfolio.Section{ID: portfolio.ArgumentID("2.1"), Text: "Je sais concevoir.", InDossier: true})
	for _, l := range [][2]string{{"aimed", "1.1.1"}, {"won", "2.1.1"}} {
		if _, err := e.Link(portfolio.Ref{Kind: portfolio.KindSituation, ID: portfolio.ID(l[0])}, l[1], "parce que "+l[0]); err != nil {
			t.Fatal(err)
		}
	}
	for _, l := range [][2]string{{"p1", "1.1.1"}, {"p2", "2.1.1"}} {
		if _, err := e.Link(portfolio.Ref{Kind: portfolio.KindPiece, ID: portfolio.ID(l[0])}, l[1], "pièce"); err != nil {
			t.Fatal(err)
		}
	}
	s, _ := e.Result(2)
	return s
}

// laid is all that a dossier says, as normal leaves it.
func laid(t *testing.T, s *portfolio.State, o Options) string {
	t.Helper()
	lines, err := Lines(t.Context(), s, o)
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, l := range lines {
		all.WriteString(l.Text)
	}
	return normal(all.String())
}

func says(said, words string) bool { return strings.Contains(said, normal(words)) }

func TestAfterAPartialValidationOnlyTheBlocksAimedAtAreArgued(t *testing.T) {
	s := partial(t)
	said := laid(t, s, Options{})
	for _, want := range []string{text.DossierWon, "jury de juin, 12\u00a0juin\u00a02025", text.DossierDispensed, "CAFDES",
		"Le diagnostic", "Pas encore associée", "Rapport d’enquête", "Je sais chercher."} {
		if !says(said, want) {
			t.Errorf("it does not say %q", want)
		}
	}
	for _, unwanted := range []string{"Le projet de service", "Une maison.", "Projet signé", "Je sais concevoir.", "2.1.1"} {
		if says(said, unwanted) {
			t.Errorf("it says %q", unwanted)
		}
	}
	usual, err := catalogue.OutlineOf("deis-usuel")
	if err != nil {
		t.Fatal(err)
	}
	if whole := laid(t, s.WithOutline(usual.Outline), Options{}); !says(whole, "Le projet de service") {
		t.Error("the usual outline leaves a situation out")
	}
}

func TestAnOutlineSaysWhatPrints(t *testing.T) {
	s := partial(t)
	for _, c := range []struct {
		part string
		what portfolio.Omission
		said string
	}{
		{"titre", portfolio.OmitPosition, "Cheffe de projet"},
		{"titre", portfolio.OmitContact, "zoe@example.org"},
		{"titre", portfolio.OmitDates, "Service des examens"},
		{"parcours", portfolio.OmitPosts, text.CareerTableExperiences},
		{"parcours", portfolio.OmitTrainings, "Méthodes d’enquête"},
		{"experiences", portfolio.OmitSetting, "Une structure d’études."},
		{"experiences", portfolio.OmitCodes, text.TaleShows + "1.1.1"},
		{"competences", portfolio.OmitIntros, "Ce bloc traverse mon parcours."},
		{"competences", portfolio.OmitTables, "parce que aimed"},
		{"attestation", portfolio.OmitSignature, text.AttestationSignature},
	} {
		if !says(laid(t, s, Options{}), c.said) {
			t.Errorf("%s: %q is not there anyway", c.part, c.said)
			continue
		}
		o := s.Outline.Clone()
		p := o.Part(c.part)
		p.Without = append(p.Without, c.what)
		if err := o.Validate(); err != nil {
			t.Fatal(err)
		}
		if says(laid(t, s.WithOutline(o), Options{}), c.said) {
			t.Errorf("%s without %s still says %q", c.part, c.what, c.said)
		}
		p.Unprinted, p.Without = true, nil
		if says(laid(t, s.WithOutline(o), Options{}), c.said) {
			t.Errorf("%s, unprinted, still says %q", c.part, c.said)
		}
	}
}

func TestAReviewSaysThatItIsADraftAndNumbersItsParagraphs(t *testing.T) {
	s := partial(t)
	o := Options{Created: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)}.Reviewed()
	made := build(s, o)
	if !made.doc.ParagraphNumbers || made.annexed || made.doc.Foot != "Brouillon du 22\u00a0novembre\u00a02026" {
		t.Errorf("numbers %v, annexes %v, foot %q", made.doc.ParagraphNumbers, made.annexed, made.doc.Foot)
	}
	said := laid(t, s, o)
	if !says(said, text.DossierReview) || says(laid(t, s, Options{}), text.DossierDraft) {
		t.Error("the title page does not say it, or the dossier of the jury does")
	}
	kept := portfolio.NewEdit(s)
	if err := kept.Put(&portfolio.DossierOptions{Review: true}); err != nil {
		t.Fatal(err)
	}
	if of := OptionsOf(kept.State()); !of.Review || !of.WithoutAnnexes {
		t.Errorf("%+v", of)
	}
}

func TestTextsWithoutAPartAreToldBeforeAnExport(t *testing.T) {
	s := partial(t)
	if said := findings(Check(s, Options{})); strings.Contains(said, "trame") {
		t.Errorf("nothing is without a part, yet: %s", said)
	}
	e := portfolio.NewEdit(s)
	if err := e.Put(&portfolio.Section{ID: "ancienne", Text: "Un mot.", Heading: "Ancienne partie"}); err != nil {
		t.Fatal(err)
	}
	if said := findings(Check(e.State(), Options{})); !strings.Contains(said, text.CheckStrays(1)) {
		t.Errorf("%s", said)
	}
}
