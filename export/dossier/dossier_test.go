package dossier

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"acquis/assets/text"
	"acquis/portfolio"
)

// link joins evidence to an indicator.
func link(id string, evidence portfolio.Record, indicator, why string) *portfolio.Link {
	return &portfolio.Link{ID: portfolio.ID(id), Evidence: evidence.Ref(), Indicator: indicator, Justification: why}
}

// Both directions: everything that figures in the dossier is printed, and
// nothing that is private, held back or left out.
func TestPrintsAllThatFiguresAndNothingElse(t *testing.T) {
	var shown, hidden []string
	keep := func(list []string, private []string) {
		shown, hidden = append(shown, list...), append(hidden, private...)
	}
	drop := func(lists ...[]string) {
		for _, l := range lists {
			hidden = append(hidden, l...)
		}
	}
	candidate, a, b := filled("zv", &portfolio.Candidate{})
	keep(a, b)
	e, a, b := filled("zv", &portfolio.Experience{ID: "e", InDossier: true, Status: portfolio.StatusEmployee})
	keep(a, b)
	left, a, b := filled("zh", &portfolio.Experience{ID: "left", Status: portfolio.StatusMandate})
	drop(a, b)
	course, a, b := filled("zv", &portfolio.Training{ID: "c", InDossier: true})
	keep(a, b)
	noCourse, a, b := filled("zh", &portfolio.Training{ID: "nc"})
	drop(a, b)
	tale, a, b := filled("zv", &portfolio.Situation{ID: "s", Experience: "e", InDossier: true})
	keep(a, b)
	stray, a, b := filled("zvstray", &portfolio.Situation{ID: "s2", Experience: "left", InDossier: true})
	keep(a, b)
	untold, a, b := filled("zh", &portfolio.Situation{ID: "s3", Experience: "e"})
	drop(a, b)
	file := &portfolio.File{SHA256: "zhsha", Name: "zhfilename.pdf", Media: "application/pdf"}
	piece, a, b := filled("zv", &portfolio.Piece{ID: "p", InDossier: true, Confidentiality: portfolio.Shareable, File: file})
	keep(a, b)
	held, a, b := filled("zhheld", &portfolio.Piece{ID: "p2", InDossier: true, Confidentiality: portfolio.NotAttached, File: file})
	drop(a, b)
	uncited, a, b := filled("zhuncited", &portfolio.Piece{ID: "p3", InDossier: true, Confidentiality: portfolio.Shareable})
	drop(a, b)
	out, a, b := filled("zhout", &portfolio.Piece{ID: "p4", Confidentiality: portfolio.Shareable})
	drop(a, b)
	motives, a, b := filled("zv", &portfolio.Section{ID: "motivations", InDossier: true})
	keep(a, b)
	argument, a, b := filled("zvargument", &portfolio.Section{ID: portfolio.ArgumentID("1.1"), InDossier: true})
	keep(a, b)
	intro, a, b := filled("zvintro", &portfolio.Section{ID: portfolio.IntroID("RNCP0BC01"), InDossier: true})
	keep(a, b)
	private, a, b := filled("zhprivate", &portfolio.Section{ID: "sigles"})
	drop(a, b)
	otherBlock, a, b := filled("zhblock", &portfolio.Section{ID: portfolio.ArgumentID("2.1"), InDossier: true})
	drop(a, b)
	choice, _, b := filled("zh", &portfolio.BlockChoice{Code: "RNCP0BC02", Status: portfolio.BlockDispensed, By: "zvtitredispense"})
	keep([]string{"zvtitredispense"}, b)
	line, a, b := filled("zh", &portfolio.SelfAssessment{Competence: "1.1", Answer: portfolio.AnswerPartly})
	drop(a, b)
	gap, a, b := filled("zh", &portfolio.AcceptedGap{Indicator: "1.1.2"})
	drop(a, b)

	s := state(candidate, e, left, course, noCourse, tale, stray, untold, piece, held, uncited, out, motives, argument,
		intro, private, otherBlock, choice, line, gap,
		link("l1", tale, "1.1.1", "zvwhytale"), link("l2", piece, "1.1.1", "zvwhypiece"), link("l3", stray, "1.2.1", "zvwhystray"),
		link("l4", held, "1.1.1", "zhwhyheld"), link("l5", untold, "1.1.1", "zhwhyuntold"), link("l6", out, "1.2.1", "zhwhyout"),
		link("l7", uncited, "2.1.1", "zhwhyotherblock"), link("l8", tale, "2.1.1", "zhwhytaleotherblock"))
	shown = append(shown, "zvwhytale", "zvwhypiece", "zvwhystray", "Je certifie tout.", "Savoir chercher : l'official wording ?")
	hidden = append(hidden, "zhwhy", "zhfilename", "1.1.2", "2.1.1")
	// What the candidate's tool knows of progress is never printed.
	states := []string{"relu", "à revérifier", string(portfolio.ToCheck), string(portfolio.NotAttached), string(portfolio.AnswerPartly)}
	for _, st := range portfolio.CoverageStates() {
		states = append(states, st.String())
	}

	for _, o := range []Options{{}, {WithoutAnnexes: true}, {PartHeadings: true}} {
		read := printed(t, s, o)
		pdf := normal(read)
		words := " " + strings.Join(strings.Fields(read), " ") + " "
		for _, state := range states {
			if strings.Contains(words, " "+state+" ") {
				t.Errorf("%+v: %q is printed", o, state)
			}
		}
		for _, word := range shown {
			if !strings.Contains(pdf, normal(word)) {
				t.Errorf("%+v: %q is not printed", o, word)
			}
		}
		for _, word := range hidden {
			if strings.Contains(pdf, normal(word)) {
				t.Errorf("%+v: %q is printed", o, word)
			}
		}
		for _, p := range portfolio.SituationParts() {
			if strings.Contains(pdf, normal(p.Title)) != o.PartHeadings {
				t.Errorf("%+v: heading %q", o, p.Title)
			}
		}
	}
	raw, err := os.ReadFile(func() string { p, _ := export(t, s, Options{WithoutAnnexes: true}); return p }())
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range hidden { // bookmarks and metadata are in the open
		if wide := strings.Join(strings.Split(word, ""), "\x00"); bytes.Contains(raw, []byte(wide)) {
			t.Errorf("%q is in the bytes of the file", word)
		}
	}
	if wide := strings.Join(strings.Split(stray.Title, ""), "\x00"); !bytes.Contains(raw, []byte(wide)) {
		t.Error("no bookmark names a situation")
	}
	if pdf := normal(printed(t, s, Options{PrintGaps: true})); !strings.Contains(pdf, normal(gap.Reason)) ||
		!strings.Contains(pdf, "1.1.2") || !strings.Contains(pdf, normal(text.GapPrinted)) {
		t.Error("the gap is not printed though the option says so")
	}
}

// Long texts come out whole, whatever the line and page breaks.
func TestLongTextsAreWhole(t *testing.T) {
	records := []portfolio.Record{&portfolio.Candidate{GivenName: "Claire", FamilyName: "Martin"},
		&portfolio.Experience{ID: "e", Role: "Cheffe de service", InDossier: true, Structure: story(900)}}
	var whole []string
	for i := range 8 {
		s := &portfolio.Situation{ID: portfolio.ID(fmt.Sprint("s", i)), Title: fmt.Sprintf("Situation d'essai %d", i), Experience: "e", InDossier: true,
			Context: story(i), Analysis: story(100 + i)}
		records = append(records, s)
		whole = append(whole, s.Context, s.Analysis)
	}
	whole = append(whole, story(900))
	pdf := normal(printed(t, state(records...), Options{}))
	pdf = strings.ReplaceAll(pdf, "•", "")
	for _, text := range whole {
		for _, paragraph := range strings.Split(text, "\n") {
			if want := normal(paragraph); !strings.Contains(pdf, strings.TrimPrefix(want, "•")) {
				t.Fatalf("%q is not printed whole", paragraph)
			}
			if n := strings.Count(pdf, normal(paragraph)); paragraph != "" && n > 1 {
				t.Fatalf("%q is printed %d times", paragraph, n)
			}
		}
	}
}

func TestWordsAreNotGlued(t *testing.T) {
	s := state(&portfolio.Situation{ID: "s", Title: "Titre", InDossier: true, Context: story(1)})
	text := strings.Join(strings.Fields(printed(t, s, Options{})), " ")
	for _, want := range []string{"J’ai conduit l’enquête numéro", "elle a demandé du temps, de la méthode et l’accord"} {
		if !strings.Contains(strings.ReplaceAll(text, "-", ""), want) {
			t.Errorf("%q is not in the text", want)
		}
	}
}

func TestAnnexesAreNumberedInOrderOfCitation(t *testing.T) {
	piece := func(id, tag string, rank string) *portfolio.Piece {
		return &portfolio.Piece{ID: portfolio.ID(id), Tag: portfolio.Tag(tag), Rank: portfolio.Rank(rank), Title: "Pièce " + id, InDossier: true,
			Confidentiality: portfolio.Shareable, File: &portfolio.File{Media: "application/pdf"}}
	}
	first, second, third := piece("a", "taga", "3"), piece("b", "tagb", "2"), piece("c", "tagc", "1")
	tale := &portfolio.Situation{ID: "s", Title: "Récit", InDossier: true, Tag: "tags", Context: "Voir [[Pièce a #taga]]."}
	s := state(first, second, third, tale,
		&portfolio.Section{ID: "motivations", InDossier: true, Text: "Comme le montre la pièce ([[Pièce b #tagb]])."},
		link("l1", third, "1.1.1", "parce que"), link("l2", first, "1.1.2", "de même"), link("l3", tale, "1.1.1", ""))
	made := build(s, Options{})
	var got []string
	for _, a := range made.annexes {
		got = append(got, string(a.piece.ID))
	}
	if strings.Join(got, "") != "bac" {
		t.Errorf("order of annexes: %v", got)
	}
	path, r := export(t, s, Options{})
	if r.Annexes != 3 || len(r.Replaced) != 3 {
		t.Errorf("%+v", r)
	}
	pdf := strings.Join(strings.Fields(readBack(t, path)), " ")
	for _, want := range []string{"(voir annexe 1, p. ", "Voir annexe 2, p. "} {
		if !strings.Contains(pdf, want) {
			t.Errorf("%q is not printed", want)
		}
	}
	if strings.Contains(strings.ToLower(pdf), "voir voir") {
		t.Error("« voir » twice")
	}
	if got := links(t, path); got != "" {
		t.Errorf("links into annexes were left open: %s", got)
	}
}

func TestPagesOfReferences(t *testing.T) {
	var records []portfolio.Record
	for i := range 6 {
		records = append(records, &portfolio.Situation{ID: portfolio.ID(fmt.Sprint("s", i)), Rank: portfolio.Rank(fmt.Sprint(i)),
			Tag: portfolio.Tag(fmt.Sprint("tag", i)), Title: fmt.Sprintf("Récit%d", i), InDossier: true,
			Context: story(i) + fmt.Sprintf("\nvoir [[x #tag%d]]", 5-i)})
	}
	made := build(state(records...), Options{})
	if len(made.findings) != 0 {
		t.Fatalf("%+v", made.findings)
	}
	pdf := printed(t, state(records...), Options{})
	pages := strings.Split(pdf, "\f")
	where := map[string]int{}
	for n, p := range pages {
		for i := range 6 {
			if strings.Contains(p, fmt.Sprintf("Situation %d\n", i+1)) && n > 1 {
				where[fmt.Sprintf("Récit%d", i)] = n + 1
			}
		}
	}
	flat := strings.Join(strings.Fields(pdf), " ")
	for title, page := range where {
		if want := fmt.Sprintf("« %s », p. %d", title, page); !strings.Contains(flat, want) {
			t.Errorf("%q is not printed", want)
		}
	}
	if len(where) != 6 {
		t.Errorf("situations found on pages: %v", where)
	}
}

func TestReferencesThatLeadNowhere(t *testing.T) {
	s := state(
		&portfolio.Piece{ID: "p", Tag: "held", Title: "Signalement", InDossier: true, Confidentiality: portfolio.NotAttached},
		&portfolio.Situation{ID: "s", Tag: "untold", Title: "Brouillon secret"},
		&portfolio.Section{ID: "motivations", InDossier: true, Text: "A [[Ancien titre #gone]] B [[Signalement #held]] C [[Brouillon secret #untold]] D [[Sigles #sigles]] E [[mal formé"})
	pdf := strings.Join(strings.Fields(printed(t, s, Options{})), " ")
	if want := "A [renvoi à compléter] B [document non joint] C [renvoi à compléter] D [renvoi à compléter] E [[mal formé"; !strings.Contains(pdf, want) {
		t.Errorf("printed: %s", pdf)
	}
	for _, word := range []string{"Ancien", "Signalement", "Brouillon"} {
		if strings.Contains(pdf, word) {
			t.Errorf("%q is printed", word)
		}
	}
	said := findings(Check(s, Options{}))
	for _, want := range []string{text.CheckDangling("Ancien titre", "Motivations"), text.CheckHeld("Signalement", "Motivations"),
		text.CheckOut("Brouillon secret", "Motivations"), text.CheckOut("Sigles", "Motivations")} {
		if !strings.Contains(said, want) {
			t.Errorf("not said: %s\nsaid: %s", want, said)
		}
	}
}

func findings(list []Finding) string {
	var b strings.Builder
	for _, f := range list {
		b.WriteString(f.Text + "\n")
	}
	return b.String()
}

func TestCheck(t *testing.T) {
	doc := func(id, media string, fault portfolio.Fault) *portfolio.Piece {
		return &portfolio.Piece{ID: portfolio.ID(id), Title: id, InDossier: true, Confidentiality: portfolio.Shareable,
			File: &portfolio.File{Media: media, Fault: fault}}
	}
	check := doc("Compte rendu", "application/pdf", "")
	check.Confidentiality = portfolio.ToCheck
	word, locked, lost := doc("Note", "application/msword", "convert"), doc("Protégé", "application/pdf", "encrypted"), doc("Vide", "", "")
	lost.File = nil
	stood := doc("Tableur", "application/vnd.ms-excel", "convert")
	stood.StandIn = &portfolio.File{Media: "application/pdf"}
	unused := doc("Inutile", "image/png", "")
	s := state(check, word, locked, lost, stood, unused,
		&portfolio.Situation{ID: "s", Title: "Creuse 😀", InDossier: true},
		link("1", check, "1.1.1", "a"), link("2", word, "1.1.1", "b"), link("3", locked, "1.1.1", "c"), link("4", lost, "1.1.1", ""), link("5", stood, "1.1.1", "d"))
	said := findings(Check(s, Options{}))
	for _, want := range []string{text.CheckNoName, text.CheckToVerify("Compte rendu", 1), text.CheckConvert("Note", 3), text.CheckFault("Protégé", 4),
		text.CheckNoFile("Vide", 6), text.CheckUncited("Inutile"), text.CheckEmptySituation("Creuse 😀"), text.CheckLacking("😀"), text.CheckUnjustified(1)} {
		if !strings.Contains(said, want[strings.Index(want, "«")+1:]) && !strings.Contains(said, strings.SplitN(want, "(", 2)[0]) {
			t.Errorf("not said: %s\nsaid: %s", want, said)
		}
	}
	if strings.Contains(said, "Tableur") {
		t.Errorf("a piece with a stand-in is complained of: %s", said)
	}
	if said := findings(Check(state(), Options{Blocks: []string{}})); !strings.Contains(said, text.CheckNoBlock) || !strings.Contains(said, text.CheckNothing) {
		t.Errorf("said of an empty portfolio: %s", said)
	}
}

func TestBlocks(t *testing.T) {
	records := []portfolio.Record{
		&portfolio.BlockChoice{Code: "RNCP0BC01", Status: portfolio.BlockWon, By: "jury de Lyon", On: portfolio.Date{Year: 2024, Month: 6}},
		&portfolio.Section{ID: portfolio.ArgumentID("1.1"), InDossier: true, Text: "argument du premier"},
		&portfolio.Section{ID: portfolio.ArgumentID("2.1"), InDossier: true, Text: "argument du second"}}
	pdf := strings.Join(strings.Fields(printed(t, state(records...), Options{})), " ")
	for _, want := range []string{"Déjà validé", "jury de Lyon, juin 2024", "argument du second", "2.1 Animer"} {
		if !strings.Contains(pdf, want) {
			t.Errorf("%q is not printed", want)
		}
	}
	if strings.Contains(pdf, "argument du premier") || strings.Contains(pdf, "1.1 Observer") {
		t.Error("a block that is won is argued")
	}
	pdf = printed(t, state(records[1:]...), Options{Blocks: []string{"RNCP0BC01"}})
	if !strings.Contains(pdf, "argument du premier") || strings.Contains(pdf, "argument du second") || !strings.Contains(pdf, text.DossierOtherTime) {
		t.Error("the choice of blocks is not kept")
	}
}

func TestOptionsOf(t *testing.T) {
	s := state(&portfolio.DossierOptions{WithoutAnnexes: true, LeftBlocks: []string{"RNCP0BC02"}})
	if o := OptionsOf(s); !o.WithoutAnnexes || len(o.Blocks) != 1 || o.Blocks[0] != "RNCP0BC01" {
		t.Errorf("%+v", o)
	}
	if o := OptionsOf(state()); o.Blocks != nil {
		t.Errorf("%+v", o)
	}
}

func TestEmptyPartsVanish(t *testing.T) {
	pdf := printed(t, state(&portfolio.Candidate{FamilyName: "Martin"}), Options{})
	for _, title := range []string{"Guide de lecture", "Parcours", "Motivations", "Expériences", "Compétences", "Sigles", "Tableau des annexes", "Annexes"} {
		if strings.Contains(pdf, title) {
			t.Errorf("the empty part %q is printed", title)
		}
	}
	if !strings.Contains(pdf, "Attestation") || !strings.Contains(pdf, "Je certifie tout.") {
		t.Error("the attestation is not printed")
	}
}
