package preflight

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"acquis/export/dossier"
	"acquis/portfolio"
)

var today = portfolio.Date{Year: 2026, Month: 11, Day: 22}

// state is a portfolio on a framework of two blocks, with a plan of one text, the
// arguments, the attestation and the annexes.
func state(records ...portfolio.Record) *portfolio.State {
	indicator := func(code string) portfolio.Indicator { return portfolio.Indicator{Code: code, Text: "Savoir " + code} }
	f := &portfolio.Framework{Format: 1, Code: "R", Blocks: []portfolio.Block{
		{Code: "B1", Number: "1", Competences: []portfolio.Competence{{Code: "1.1", Title: "Un", Indicators: []portfolio.Indicator{indicator("1.1.1")}}}},
		{Code: "B2", Number: "2", Competences: []portfolio.Competence{{Code: "2.1", Title: "Deux", Indicators: []portfolio.Indicator{indicator("2.1.1")}}}},
	}}
	o := &portfolio.Outline{Format: 1, Code: "o", Parts: []portfolio.Part{
		{Key: "motivations", Kind: portfolio.PartText, Title: "Motivations", Advice: portfolio.Advice{MinWords: 5, MaxWords: 8}},
		{Key: "experiences", Kind: portfolio.PartExperiences, Title: "Expériences"},
		{Key: "competences", Kind: portfolio.PartCompetences, Title: "Compétences"},
		{Key: "attestation", Kind: portfolio.PartAttestation, Title: "Attestation", Default: "Je certifie."},
		{Key: "annexes", Kind: portfolio.PartAnnexes, Title: "Annexes"},
	}}
	return portfolio.NewState("p", 1, f, o, records)
}

func section(id, words string) *portfolio.Section {
	return &portfolio.Section{ID: portfolio.ID(id), Text: words, InDossier: true}
}

// of lists what a rule found.
func of(found []Finding, rule Rule) (list []Finding) {
	for _, f := range found {
		if f.Rule == rule {
			list = append(list, f)
		}
	}
	return list
}

func in(year, month int) portfolio.Date { return portfolio.Date{Year: year, Month: month} }

// Each rule finds what it is about, says it with the words given, and leads to
// where it is mended; and it is silent about the record beside it.
func TestRules(t *testing.T) {
	period := portfolio.Period{Start: in(2019, 3), End: in(2021, 6)}
	post := &portfolio.Experience{ID: "e", Role: "Chef", Period: period, InDossier: true}
	tale := func(p portfolio.Period) *portfolio.Situation {
		return &portfolio.Situation{ID: "s", Title: "Récit", Experience: "e", Period: p, Context: "Mots.", InDossier: true}
	}
	image := func(w, h int) *portfolio.Piece {
		return &portfolio.Piece{ID: "i", Title: "Plan", InDossier: true, Confidentiality: portfolio.Shareable,
			File: &portfolio.File{Media: "image/jpeg", Width: w, Height: h}}
	}
	signed := &portfolio.Candidate{FamilyName: "M", SignedAt: "Lyon", SignedOn: in(2026, 11)}
	link := func(why string) *portfolio.Link {
		return &portfolio.Link{ID: "l", Evidence: portfolio.Ref{Kind: portfolio.KindSituation, ID: "s"}, Indicator: "1.1.1", Justification: why}
	}
	for _, c := range []struct {
		name    string
		rule    Rule
		records []portfolio.Record
		where   string // the record or the indicator
		says    string // "" where nothing is to be found there
	}{
		{"nothing linked", RuleIndicator, nil, "1.1.1", "n’a encore ni situation ni pièce"},
		{"linked only", RuleIndicator, []portfolio.Record{tale(period), link("")}, "1.1.1", "amorcé"},
		{"argued", RuleIndicator, []portfolio.Record{tale(period), link("parce que")}, "1.1.1", ""},
		{"left on purpose", RuleIndicator, []portfolio.Record{&portfolio.AcceptedGap{Indicator: "1.1.1"}}, "1.1.1", ""},
		{"block not aimed at", RuleIndicator, []portfolio.Record{&portfolio.BlockChoice{Code: "B2", Status: portfolio.BlockWon}}, "2.1.1", ""},
		{"no text", RuleEmpty, nil, "motivations", "n’a pas de texte"},
		{"text left out", RuleEmpty, []portfolio.Record{&portfolio.Section{ID: "motivations"}}, "motivations", ""},
		{"no argument of a block that is won", RuleEmpty, []portfolio.Record{&portfolio.BlockChoice{Code: "B2", Status: portfolio.BlockWon}}, "competence:2.1", ""},
		{"short", RuleLength, []portfolio.Record{section("motivations", "un deux trois")}, "motivations", "3\u00a0mots, pour un conseil de 5 à 8"},
		{"as advised", RuleLength, []portfolio.Record{section("motivations", "un deux trois quatre cinq")}, "motivations", ""},
		{"long", RuleLength, []portfolio.Record{section("motivations", strings.Repeat("mot ", 9))}, "motivations", "9\u00a0mots"},
		{"backwards", RuleDates, []portfolio.Record{&portfolio.Experience{ID: "e", Role: "Chef", Period: portfolio.Period{Start: in(2021, 6), End: in(2019, 3)}, InDossier: true}},
			"e", "finit (mars 2019) avant de commencer (juin 2021)"},
		{"to come", RuleDates, []portfolio.Record{&portfolio.Training{ID: "t", Title: "Cours", Period: portfolio.Period{Start: in(2027, 1)}, InDossier: true}}, "t", "janvier 2027"},
		{"this year", RuleDates, []portfolio.Record{&portfolio.Training{ID: "t", Title: "Cours", Period: portfolio.Period{Start: in(2026, 0)}, InDossier: true}}, "t", ""},
		{"outside", RuleDates, []portfolio.Record{post, tale(portfolio.Period{Start: in(2018, 1), End: in(2019, 5)})}, "s", "déborde de son expérience"},
		{"one day after", RuleDates, []portfolio.Record{post, tale(portfolio.Period{Start: in(2021, 7)})}, "s", "déborde"},
		{"inside by a year", RuleDates, []portfolio.Record{post, tale(portfolio.Period{Start: in(2019, 0)})}, "s", ""},
		{"no place", RuleSignature, []portfolio.Record{&portfolio.Candidate{SignedOn: in(2026, 11)}}, "candidate", "en blanc le lieu."},
		{"signed", RuleSignature, []portfolio.Record{signed}, "candidate", ""},
		{"few pixels", RuleResolution, []portfolio.Record{image(480, 640)}, "i", "480\u202f×\u202f640"},
		{"few pixels, lying", RuleResolution, []portfolio.Record{image(640, 480)}, "i", "64 points"},
		{"enough pixels", RuleResolution, []portfolio.Record{image(1600, 1200)}, "i", ""},
		{"no name", RuleDossier, nil, "candidate", "nom du candidat"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var there []Finding
			for _, f := range of(Of(state(c.records...), dossier.Options{}, today), c.rule) {
				if f.Indicator == c.where || string(f.Ref.ID) == c.where {
					there = append(there, f)
				}
			}
			switch {
			case c.says == "" && len(there) > 0:
				t.Errorf("found %q", there[0].Text)
			case c.says != "" && (len(there) != 1 || !strings.Contains(there[0].Text, c.says)):
				t.Errorf("found %+v", there)
			}
		})
	}
}

// A link whose end has changed is said once, however many there are, and leads
// to the first.
func TestLinksToRecheck(t *testing.T) {
	tale := &portfolio.Situation{ID: "s", Title: "Récit", InDossier: true, Context: "Autre."}
	link := func(id, at string) *portfolio.Link {
		return &portfolio.Link{ID: portfolio.ID(id), Evidence: tale.Ref(), Indicator: at, Justification: "x", Checked: "of another text"}
	}
	found := of(Of(state(tale, link("l", "1.1.1"), link("m", "2.1.1")), dossier.Options{Blocks: []string{"B1"}}, today), RuleRecheck)
	if len(found) != 1 || found[0].Ref.ID != "l" || !strings.HasPrefix(found[0].Text, "1\u00a0lien ") {
		t.Errorf("found %+v", found)
	}
}

// The gravest come first, and the same portfolio gives the same list.
func TestOrder(t *testing.T) {
	s := state(section("motivations", "un"))
	found := Of(s, dossier.Options{}, today)
	if !slices.IsSortedFunc(found, func(a, b Finding) int { return int(b.Severity) - int(a.Severity) }) {
		t.Errorf("not in order: %+v", found)
	}
	if !slices.Equal(found, Of(s, dossier.Options{}, today)) {
		t.Error("twice the same portfolio, two lists")
	}
}

// Only a dossier without a page blocks, and then nothing else is tried.
func TestOnlyAnEmptyPlanBlocks(t *testing.T) {
	if Blocked(Of(state(), dossier.Options{}, today)) {
		t.Error("a portfolio with nothing in it is blocked")
	}
	s := state()
	for i := range s.Outline.Parts {
		s.Outline.Parts[i].Unprinted = true
	}
	report, err := Check(t.Context(), s, nil, dossier.Options{}, today, nil)
	if err != nil || !report.Blocked() || report.Findings[0].Severity != Blocking {
		t.Errorf("%+v, %v", report, err)
	}
}

// A whole check lays the dossier out: it knows its pages, and stops when told.
func TestCheckLaysOut(t *testing.T) {
	s := state(&portfolio.Situation{ID: "s", Title: "Récit", Context: "Mots.", InDossier: true})
	report, err := Check(t.Context(), s, nil, dossier.Options{}, today, nil)
	if err != nil || report.Pages == 0 || len(of(report.Findings, RulePages)) != 1 {
		t.Errorf("%+v, %v", report, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Check(ctx, s, nil, dossier.Options{}, today, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled, it says %v", err)
	}
}

// Everything that is found leads to where it is mended, in one press.
func TestEverythingLeadsSomewhere(t *testing.T) {
	tale := &portfolio.Situation{ID: "s", Title: "Récit", Context: "Un mot, 👩.", InDossier: true}
	records := []portfolio.Record{tale,
		&portfolio.Link{ID: "l", Evidence: tale.Ref(), Indicator: "1.1.1"}, section("motivations", "un")}
	for _, id := range []portfolio.ID{"a", "b", "c", "d"} {
		records = append(records, &portfolio.Piece{ID: id, Title: "Pièce", InDossier: true, Confidentiality: portfolio.ToCheck})
	}
	for name, s := range map[string]*portfolio.State{"a portfolio": state(records...), "an empty one": state()} {
		for _, o := range []dossier.Options{{}, {Blocks: []string{}}} {
			report, err := Check(t.Context(), s, nil, o, today, nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range report.Findings {
				if !f.Leads() {
					t.Errorf("%s: %q leads nowhere", name, f.Text)
				}
			}
		}
	}
}
