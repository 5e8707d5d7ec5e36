package typeset

import "testing"

func TestFrench(t *testing.T) {
	for in, want := range map[string]string{
		"":                                    "",
		"l'école d'aujourd'hui":               "l’école d’aujourd’hui",
		"5' et 6''":                           "5' et 6''",
		"Pourquoi ? Parce que !":              "Pourquoi\u202f? Parce que\u202f!",
		"Pourquoi? Parce que!":                "Pourquoi\u202f? Parce que\u202f!",
		"Pourquoi\u00a0?":                     "Pourquoi\u202f?",
		"deux points : oui; non":              "deux points\u202f: oui\u202f; non",
		"« ici » et «là»":                     "«\u202fici\u202f» et «\u202flà\u202f»",
		"«\u00a0ici\u00a0»":                   "«\u202fici\u202f»",
		"« ici ! »":                           "«\u202fici\u202f!\u202f»",
		"« oui », « non » ; « si » : fin":     "«\u202foui\u202f», «\u202fnon\u202f»\u202f; «\u202fsi\u202f»\u202f: fin",
		"https://exemple.fr/a?b=c;d":          "https://exemple.fr/a?b=c;d",
		"à 12:30, ratio 3:1":                  "à 12:30, ratio 3:1",
		"une hausse de 12 % et 640 000 €":     "une hausse de 12\u00a0% et 640\u202f000\u00a0€",
		"1 234 567 habitants, (5 100)":        "1\u202f234\u202f567 habitants, (5\u202f100)",
		"en 2019 300 personnes, 06 123":       "en 2019 300 personnes, 06 123",
		"00 00 00 00 00 et 12 1234":           "00 00 00 00 00 et 12 1234",
		"p. 12, n° 3, Mme Martin (M. Dupuis)": "p.\u00a012, n°\u00a03, Mme\u00a0Martin (M.\u00a0Dupuis)",
		"p. ex. ceci, Mme la directrice":      "p. ex. ceci, Mme la directrice",
		"12% sans espace":                     "12% sans espace",
		"Quoi ?!":                             "Quoi\u202f?!",
		"(vraiment ?)":                        "(vraiment\u202f?)",
		"une ligne\n? une autre":              "une ligne\n? une autre",
		"*Titre* : suite":                     "*Titre*\u202f: suite",
		"«":                                   "«",
		"»":                                   "»",
		"sigle : «\u202fRSA\u202f» (2009) ;":  "sigle\u202f: «\u202fRSA\u202f» (2009)\u202f;",
	} {
		if got := French(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
		if once := French(in); French(once) != once {
			t.Errorf("%q changes again: %q", in, French(once))
		}
	}
}
