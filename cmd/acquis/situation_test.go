package main

import (
	"testing"

	"acquis/portfolio"
)

func TestTellFillsTheSixParts(t *testing.T) {
	tests := []struct {
		name, story string
		want        portfolio.Situation
	}{
		{"no heading", "Un.\r\n\r\nDeux.\n", portfolio.Situation{Actions: "Un.\n\nDeux."}},
		{"all six", "## Contexte\na\n## Demande\nb\n## Ce que j’ai fait\nc\n## Choix et références\nd\n## Résultats\ne\n## Analyse\nf",
			portfolio.Situation{Context: "a", Request: "b", Actions: "c", Choices: "d", Results: "e", Analysis: "f"}},
		{"as people type them", "# CONTEXTE :\na\n### Ce que j'ai fait\nc\n##Resultats ##\ne\n",
			portfolio.Situation{Context: "a", Actions: "c", Results: "e"}},
		{"a text before", "Avant.\n\n## Contexte\nAprès.\n", portfolio.Situation{Context: "Avant.\n\nAprès."}},
		{"a part taken up again", "## Analyse\na\n## Demande\nb\n## Analyse\nc\n",
			portfolio.Situation{Request: "b", Analysis: "a\n\nc"}},
		{"another heading", "## Contexte\na\n### Le service\nb\n", portfolio.Situation{Context: "a\n### Le service\nb"}},
		{"not a heading", "####### Contexte\nContexte\n", portfolio.Situation{Actions: "####### Contexte\nContexte"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got portfolio.Situation
			if !tell(&got, test.story) {
				t.Fatal("nothing was told")
			}
			if got != test.want {
				t.Errorf("got  %+v\nwant %+v", got, test.want)
			}
		})
	}
	if tell(new(portfolio.Situation), "## Contexte\n \n") {
		t.Error("an empty text was told")
	}
}
