package text

// What the frame of the window and its widgets say.

// The usual editing actions.
const (
	EditCut       = "Couper"
	EditCopy      = "Copier"
	EditPaste     = "Coller"
	EditSelectAll = "Tout sélectionner"
)

// Buttons of dialogs.
const (
	DialogOK     = "OK"
	DialogCancel = "Annuler"
	DialogClose  = "Fermer"
)

// Fields.
const (
	FieldDateExample   = "2019, 03/2019 ou 12/03/2019"
	FieldDateWrong     = "Date non reconnue\u202f: écrivez une année (2019), un mois (03/2019) ou un jour (12/03/2019)."
	FieldTooLong       = "Ce texte dépasse 20\u202f000 caractères\u202f: la saisie devient lente et la lecture difficile. Répartissez-le en plusieurs situations ou parties."
	FieldLongParagraph = "Un paragraphe dépasse 4\u202f000 caractères\u202f: la saisie devient lente. Passez à la ligne là où l’idée change."
	FieldChoose        = "Choisir…"
)

// FieldWords says how many words a text has and how many are advised; an
// advice of 0 is none.
func FieldWords(n, least, most int) string {
	said := Count(n, "mot", "mots")
	switch {
	case least > 0 && most > 0:
		return said + " (conseil\u202f: " + Number(least) + " à " + Number(most) + ")"
	case most > 0:
		return said + " (conseil\u202f: " + Number(most) + " au plus)"
	case least > 0:
		return said + " (conseil\u202f: au moins " + Number(least) + ")"
	}
	return said
}
