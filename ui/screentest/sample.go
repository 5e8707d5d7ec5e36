package screentest

import (
	"fmt"
	"strings"
	"testing"

	"acquis/assets/frameworks"
	"acquis/assets/outlines"
	"acquis/portfolio"
)

// Empty is a portfolio just created on RNCP39644: no record at all.
func Empty(t testing.TB) *portfolio.State {
	t.Helper()
	data, err := frameworks.File("RNCP39644")
	if err != nil {
		t.Fatal(err)
	}
	framework, err := portfolio.ParseFramework(data)
	if err != nil {
		t.Fatal(err)
	}
	if data, err = outlines.File("deis-usuel"); err != nil {
		t.Fatal(err)
	}
	outline, err := portfolio.ParseOutline(data)
	if err != nil {
		t.Fatal(err)
	}
	return portfolio.NewState("sample", 1, framework, outline, nil)
}

// Sample is a portfolio half-way: long titles, some texts, some links, a point
// non traité, a block that is dispensed.
func Sample(t testing.TB) *portfolio.State {
	t.Helper()
	e := portfolio.NewEdit(Empty(t))
	put := func(records ...portfolio.Record) {
		for _, r := range records {
			if err := e.Put(r); err != nil {
				t.Fatal(err)
			}
		}
	}
	put(sampleCareer()...)
	put(sampleSituations()...)
	put(samplePieces()...)
	put(
		&portfolio.SelfAssessment{Competence: "1.1", Answer: portfolio.AnswerYes, Line: "Diagnostic du non-recours, Hauts de Sarne, 2021"},
		&portfolio.SelfAssessment{Competence: "1.2", Answer: portfolio.AnswerPartly, Line: "Veille sur les nuits refusées"},
		&portfolio.SelfAssessment{Competence: "2.1", Answer: portfolio.AnswerNo},
		&portfolio.Section{ID: "motivations", Text: paragraphs(4), InDossier: true},
		&portfolio.Section{ID: portfolio.ArgumentID("1.1"), Text: "Dans [[Le diagnostic #" + string(e.State().Situation("non-recours").Tag) + "]], j’ai choisi de travailler la commande avant de l’exécuter.\n\n" + paragraphs(2), InDossier: true},
		&portfolio.Section{ID: portfolio.IntroID("RNCP39644BC01"), Text: paragraphs(1), InDossier: true},
		&portfolio.Feasibility{Block: "RNCP39644BC02", Answer: portfolio.ExercisedPartly, Comment: "J’ai coordonné le guichet numérique, de 2019 à 2022."},
		&portfolio.BlockChoice{Code: "RNCP39644BC03", Status: portfolio.BlockDispensed, By: "CAFDES"},
	)
	for _, l := range []struct{ evidence, indicator, why string }{
		{"non-recours", "1.1.1", "J’ai croisé trois sources et confronté deux récits qui plaçaient la cause chez les habitants, avant de proposer une autre lecture du non-recours."},
		{"non-recours", "1.3.2", "J’ai construit le protocole d’enquête et l’échantillon avec le statisticien."},
		{"non-recours", "1.2.4", ""},
		{"nuits", "1.2.1", "J’ai conçu la veille partagée, ses indicateurs et ses règles d’anonymat."},
		{"nuits", "1.1.1", "J’ai analysé les refus par territoire."},
		{"pas-de-porte", "2.2.1", "Le projet a été coproduit avec les personnes concernées, du besoin au cahier des charges."},
	} {
		if _, err := e.Link(portfolio.Ref{Kind: portfolio.KindSituation, ID: portfolio.ID(l.evidence)}, l.indicator, l.why); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := e.Link(portfolio.Ref{Kind: portfolio.KindPiece, ID: "note"}, "1.1.1", "La note de cadrage montre la commande retravaillée."); err != nil {
		t.Fatal(err)
	}
	put(&portfolio.AcceptedGap{Indicator: "1.2.3", Reason: "Je n’ai pas animé de réseau de veille."})
	state, _ := e.Result(2)
	return state
}

func month(y, m int) portfolio.Date { return portfolio.Date{Year: y, Month: m} }

func sampleCareer() []portfolio.Record {
	return []portfolio.Record{
		&portfolio.Experience{ID: "departement", Role: "Chargée de mission ingénierie sociale et observation",
			Organisation: "Département du Val-de-Sarnes, direction générale adjointe des solidarités", Place: "Orsanne",
			Status: portfolio.StatusEmployee, WorkTime: "100 %", InDossier: true,
			Period:    portfolio.Period{Start: month(2020, 9), Current: true},
			Structure: "Le Département compte 318 000 habitants et trois territoires d’action sociale. Chef de file de l’action sociale, il emploie 1 900 agents, dont 640 dans les solidarités.",
			Public:    "L’ensemble des habitants, et plus particulièrement les allocataires du RSA.",
			Setting:   "La direction réunit trois directions et une mission d’appui de quatre personnes."},
		&portfolio.Experience{ID: "aubepine", Role: "Cheffe de service", Organisation: "Association L’Aubépine, SAVS-SAMSAH",
			Status: portfolio.StatusEmployee, InDossier: true, Period: portfolio.Period{Start: month(2014, 1), End: month(2020, 8)}},
		&portfolio.Experience{ID: "etal", Role: "Présidente bénévole", Organisation: "Épicerie solidaire L’Étal", WorkTime: "2 jours par mois",
			Status: portfolio.StatusVolunteer, InDossier: true, Period: portfolio.Period{Start: month(2018, 5), End: month(2020, 6)}},
		&portfolio.Experience{ID: "tanneurs", Role: "Coordinatrice de l’accueil et de l’hébergement", Organisation: "Le Relais des Tanneurs",
			Status: portfolio.StatusEmployee, InDossier: true, Period: portfolio.Period{Start: month(2008, 9), End: month(2013, 12)}},
		&portfolio.Experience{ID: "polyvalence", Role: "Assistante sociale de secteur", Organisation: "Département du Val-de-Sarnes",
			Status: portfolio.StatusEmployee, Period: portfolio.Period{Start: portfolio.Date{Year: 2002}, End: portfolio.Date{Year: 2008}}},
		&portfolio.Training{ID: "deass", Title: "Diplôme d’État d’assistant de service social", Organisation: "Institut régional du travail social",
			Outcome: "Diplôme d’État", InDossier: true, Period: portfolio.Period{Start: portfolio.Date{Year: 1999}, End: portfolio.Date{Year: 2002}}},
		&portfolio.Training{ID: "prospective", Title: "Atelier de prospective territoriale", Organisation: "Institut des territoires à venir",
			Duration: "28 heures", Outcome: "Attestation de suivi", InDossier: true, Period: portfolio.Period{Start: month(2023, 3), End: month(2023, 6)}},
		&portfolio.Training{ID: "marches", Title: "Commande publique d’études", Duration: "14 heures"},
	}
}

func sampleSituations() []portfolio.Record {
	situation := func(id, experience, title string, from, to portfolio.Date, texts ...int) *portfolio.Situation {
		s := &portfolio.Situation{ID: portfolio.ID(id), Experience: portfolio.ID(experience), Title: title,
			Period: portfolio.Period{Start: from, End: to}, InDossier: true}
		for i, p := range portfolio.SituationParts() {
			if i < len(texts) {
				*p.Of(s) = paragraphs(texts[i])
			}
		}
		return s
	}
	draft := situation("clef", "etal", "Quatre associations et une clé : sortir du conflit et refonder la gouvernance", month(2018, 5), month(2020, 6), 0, 0, 1)
	draft.InDossier, draft.Note = false, "Demander à la trésorière si le compte rendu de mai 2019 peut être joint."
	return []portfolio.Record{
		situation("non-recours", "departement", "Comprendre avant de compter : le diagnostic du non-recours aux droits sociaux dans les Hauts de Sarne", month(2021, 2), month(2021, 11), 3, 2, 6, 3, 4, 2),
		situation("ase", "departement", "Que sont-ils devenus ? Commander et piloter une étude sur les jeunes sortis de l’aide sociale à l’enfance", month(2022, 3), month(2023, 6), 3, 2, 4),
		situation("pas-de-porte", "aubepine", "Habiter, et pas seulement se loger : « Pas de porte », une plateforme coproduite", month(2016, 3), month(2019, 6), 3, 2, 5, 2, 3, 2),
		situation("nuits", "tanneurs", "« Plus de place ce soir » : construire une veille partagée sur les nuits refusées", month(2011, 9), month(2013, 12), 2, 2, 5, 2, 2, 3),
		draft,
		situation("schema", "", "Le schéma, l’œuvre et le mode d’emploi", portfolio.Date{}, portfolio.Date{}),
	}
}

func samplePieces() []portfolio.Record {
	return []portfolio.Record{
		&portfolio.Piece{ID: "note", Genre: portfolio.GenreURL, Title: "Note de cadrage du diagnostic du non-recours", Nature: "Production personnelle", URL: "https://example.org/note", InDossier: true},
		&portfolio.Piece{ID: "grille", Genre: portfolio.GenreURL, Title: "Grille d’entretien et lettre d’information", URL: "https://example.org/grille", InDossier: true},
	}
}

// paragraphs is believable prose of n paragraphs of about sixty words.
func paragraphs(n int) string {
	all := []string{
		"Le Département du Val-de-Sarnes est découpé en trois territoires d’action sociale. Le plus vaste et le moins peuplé, les Hauts de Sarne, compte 46 200 habitants répartis dans 61 communes. Lorsque j’y suis revenue en 2021, comme chargée de mission, je retrouvais des routes, des noms de lieux-dits et une réputation : celle d’un pays où « les gens ne demandent rien ».",
		"Deux récits circulaient pour l’expliquer. Le premier, porté par plusieurs élus, tenait en un mot : la fierté. Le second, porté par les services, tenait en un autre : la dématérialisation. Ces deux récits plaçaient la cause chez les habitants, dans leur caractère ou dans leur incompétence numérique, et aucun n’interrogeait ce que les institutions leur proposaient.",
		"J’ai consacré les trois premières semaines à travailler cette commande plutôt qu’à l’exécuter. Une demande de chiffre cachait en réalité trois questions : combien de personnes n’accèdent pas à leurs droits, pourquoi, et que peut y faire un département qui finance lui-même une partie des prestations en cause ? La troisième était la moins dite.",
	}
	var out []string
	for i := range n {
		out = append(out, all[i%len(all)])
	}
	return strings.Join(out, "\n\n")
}

// Career adds n experiences to a portfolio, one after the other in time.
func Career(t testing.TB, state *portfolio.State, n int) *portfolio.State {
	t.Helper()
	e := portfolio.NewEdit(state)
	for i := range n {
		err := e.Put(&portfolio.Experience{Role: fmt.Sprintf("Mission d’ingénierie sociale n° %d", i+1), Organisation: "Collectif des territoires solidaires",
			Period: portfolio.Period{Start: month(1990+i, 1+i%12), End: month(1991+i, 1+i%12)}, InDossier: true})
		if err != nil {
			t.Fatal(err)
		}
	}
	next, _ := e.Result(state.Version + 1)
	return next
}
