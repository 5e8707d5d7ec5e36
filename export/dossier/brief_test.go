package dossier

import "testing"

func TestBriefBreaksOffAtAPause(t *testing.T) {
	for _, c := range []struct {
		title, want string
		limit       int
	}{
		{"Une clé", "Une clé", 40},
		{"Comprendre avant de compter\u202f: le diagnostic du non-recours aux droits sociaux", "Comprendre avant de compter", 60},
		{"Que sont-ils devenus\u202f? Commander et piloter une étude sur les jeunes sortis de l’ASE", "Que sont-ils devenus\u202f?", 60},
		{"«\u202fPlus de place ce soir\u202f: appelez demain\u202f», construire une veille partagée sur les nuits refusées", "«\u202fPlus de place ce soir\u202f: appelez demain\u202f»", 60},
		{"Le schéma, l’œuvre et le mode d’emploi\u202f: faire délibérer élus et techniciens", "Le schéma, l’œuvre et le mode d’emploi", 60},
		{"Un titre sans aucune pause qui continue longtemps sans jamais reprendre son souffle", "Un titre sans aucune pause qui…", 34},
		{"A, une suite bien trop longue pour tenir dans la place qui reste ici", "A, une suite bien trop…", 24},
	} {
		if got := brief(c.title, c.limit); got != c.want {
			t.Errorf("%q in %d: %q, want %q", c.title, c.limit, got, c.want)
		}
	}
}
