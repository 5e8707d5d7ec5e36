package text

import "testing"

func TestLackSentence(t *testing.T) {
	for _, c := range []struct {
		lack Lack
		want string
	}{
		{Lack{Need: "situations", Want: 1}, "Il manque une situation justifiée."},
		{Lack{Need: "situations", Want: 3, Have: 1, Unjustified: 1}, "Il manque deux situations justifiées de plus. Une situation associée attend sa justification."},
		{Lack{Need: "pieces", Want: 1, Withheld: 2}, "Il manque une pièce justifiée. Deux pièces associées ne figurent pas au dossier."},
		{Lack{Need: "recentPieces", Want: 1, Years: 5, Unsaid: 1}, "Il manque une pièce de moins de cinq ans. Une pièce associée n’a pas de date."},
		{Lack{Need: "recentSituations", Want: 1, Years: 1, Unsaid: 2}, "Il manque une situation de moins d’un an. Deux situations associées n’ont pas de dates."},
		{Lack{Need: "recentPieces", Want: 1, Years: 12}, "Il manque une pièce de moins de 12 ans."},
		{Lack{Need: "natures", Want: 2, Have: 1, Unsaid: 1}, "Il manque une pièce d’une autre nature. Une pièce associée n’a pas de nature."},
		{Lack{Need: "natures", Want: 2}, "Il manque des pièces de deux natures."},
		{Lack{Need: "natures", Want: 1}, "Il manque une pièce dont la nature est indiquée."},
		{Lack{Need: "natures", Want: 4, Have: 1}, "Il manque des pièces de trois natures de plus."},
		{Lack{Need: "experiences", Want: 2, Have: 1, Unsaid: 1}, "Il manque une situation d’une autre expérience. Une situation associée n’est rattachée à aucune expérience."},
		{Lack{Need: "oneOf", Want: 1, Natures: []string{"Attestation"}}, "Il manque une pièce de nature « Attestation »."},
		{Lack{Need: "oneOf", Want: 1, Natures: []string{"Attestation", "Évaluation", "Publication"}}, "Il manque une pièce de nature « Attestation », « Évaluation » ou « Publication »."},
	} {
		if got := plainSpaces(LackSentence(c.lack)); got != c.want {
			t.Errorf("%+v:\n%s\n%s", c.lack, got, c.want)
		}
	}
}

func TestLackingSaysOnceWhatIsNearlyThere(t *testing.T) {
	lacks := []Lack{{Need: "situations", Want: 1}, {Need: "pieces", Want: 2, Unjustified: 1}, {Need: "recentPieces", Want: 1, Years: 5, Unjustified: 1}}
	want := "Pour être argumenté, il manque une situation justifiée, deux pièces justifiées et une pièce de moins de cinq ans. Une pièce associée attend sa justification."
	if got := plainSpaces(Lacking("amorcé", lacks)); got != want {
		t.Errorf("%s", got)
	}
	if got := Lacking("étayé", nil); got != "Tout ce que demandent les exigences y est." {
		t.Error(got)
	}
}
