package dossier

import (
	"fmt"
	"strings"
	"testing"

	"acquis/portfolio"
)

// linkedPassage is a situation with a passage of it linked to an indicator.
func linkedPassage(t *testing.T, told *portfolio.Situation, quote, indicator string) *portfolio.State {
	t.Helper()
	e := portfolio.NewEdit(state(told))
	start := portfolio.Runes(told.Analysis[:strings.Index(told.Analysis, quote)])
	if _, err := e.LinkPassage(told.ID, portfolio.Passage{Field: "analysis", Start: start, End: start + portfolio.Runes(quote)}, indicator, "Voilà pourquoi."); err != nil {
		t.Fatal(err)
	}
	s, _ := e.Result(2)
	return s
}

func TestTheTableQuotesThePassageAndSaysItsPage(t *testing.T) {
	told := &portfolio.Situation{ID: "s", Title: "Récit", InDossier: true,
		Context:  story(1) + story(2) + story(3) + story(4),
		Analysis: "Avec le recul.\n- un point\n- un autre\n" + story(5) + "\nJ’ai compris le pourquoi du *silence*, et je l’ai dit à chacun des élus réunis ce soir-là dans la salle du conseil.\n" + story(6)}
	s := linkedPassage(t, told, "J’ai compris le pourquoi du *silence*, et je l’ai dit à chacun des élus réunis ce soir-là dans la salle du conseil.", "1.1.1")
	made := build(s, Options{})
	if len(made.findings) != 0 {
		t.Fatalf("%+v", made.findings)
	}
	pdf := printed(t, s, Options{})
	pages := strings.Split(pdf, "\f")
	first, there := 0, 0
	for n, p := range pages {
		if first == 0 && strings.Contains(p, "Situation 1\n") && n > 1 {
			first = n + 1
		}
		if there == 0 && strings.Contains(strings.Join(strings.Fields(p), " "), "J’ai compris le pourquoi du silence") {
			there = n + 1
		}
	}
	if first == 0 || there <= first {
		t.Fatalf("the situation begins on page %d, the passage on %d: the test wants it behind", first, there)
	}
	flat := strings.Join(strings.Fields(pdf), " ")
	if want := fmt.Sprintf("1. Récit, p. %d « J’ai compris le pourquoi du silence, et", there); !strings.Contains(flat, want) {
		at := strings.Index(flat, "1. Récit, p.")
		t.Errorf("%q is not printed, but %q", want, flat[at:min(len(flat), at+120)])
	}
	if !strings.Contains(flat, "Voilà pourquoi.") {
		t.Error("the justification is not printed")
	}
}

func TestAPassageThatIsGoneIsNotQuoted(t *testing.T) {
	told := &portfolio.Situation{ID: "s", Title: "Récit", InDossier: true, Context: "Un contexte.", Analysis: "J’ai compris le silence des élus."}
	s := linkedPassage(t, told, "J’ai compris le silence des élus.", "1.1.1")
	e := portfolio.NewEdit(s)
	n := *told
	n.Analysis = "Autre chose."
	if err := e.Put(&n); err != nil {
		t.Fatal(err)
	}
	s, _ = e.Result(3)
	if pdf := printed(t, s, Options{}); strings.Contains(pdf, "silence") || !strings.Contains(pdf, "Voilà pourquoi.") {
		t.Error("it quotes what is not in the text, or leaves the link out")
	}
	if got := findings(Check(s, Options{})); !strings.Contains(got, "n’est plus dans le texte") {
		t.Errorf("the candidate is not told: %s", got)
	}
}

func TestParagraphsAreNumberedAsTheyAreSet(t *testing.T) {
	const body = "Un.\n\n- un point\n1. deux\nTrois.\n  \nQuatre."
	for quote, want := range map[string]int{"Un.": 0, "- un point": 0, "deux": 0, "1. deux": 0, "Trois": 1, "Quatre": 2} {
		if got := paragraphAt(body, portfolio.Runes(body[:strings.Index(body, quote)])); got != want {
			t.Errorf("%q: paragraph %d, want %d", quote, got, want)
		}
	}
	if got := paragraphAt("- point", 2); got != -1 {
		t.Errorf("a list alone: %d", got)
	}
}

// A situation stands once in the guide, at the first of its passages.
func TestTheGuideNamesASituationOnce(t *testing.T) {
	told := &portfolio.Situation{ID: "s", Title: "Récit", InDossier: true, Analysis: "J’ai compris le silence.\nJ’ai parlé aux élus."}
	s := linkedPassage(t, told, "J’ai parlé aux élus.", "1.1.1")
	e := portfolio.NewEdit(s)
	if _, err := e.LinkPassage("s", portfolio.Passage{Field: "analysis", Start: 0, End: 24}, "1.1.1", "Aussi."); err != nil {
		t.Fatal(err)
	}
	s, _ = e.Result(3)
	b := &builder{s: s, number: map[portfolio.ID]int{"s": 1}, tables: true}
	if rows := b.guideRows("1.1.1"); len(rows) != 1 || rows[0].Cells[3][0].PageOf != paragraphAnchor("s", "analysis", 0) {
		t.Errorf("%d rows: %+v", len(rows), rows)
	}
}
