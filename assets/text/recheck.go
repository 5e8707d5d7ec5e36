package text

import (
	"fmt"
	"strings"
)

// Passages of situations, beside the text that they stand in.
const (
	SituationWhole   = "La situation entière"
	PassageGone      = "Ce passage n’est plus dans le texte."
	PassageChoose    = "Choisir de nouveau"
	PassageChooseNow = "Sélectionnez le passage dans le texte, puis appuyez sur Ctrl+K."
	PassageWiden     = "Garder la situation entière"
	PassageWidened   = "La situation entière est associée à la place du passage."
)

// PassageWas says where a passage that is gone last stood; PassageEdited that
// one was edited since it was linked.
func PassageWas(part string) string    { return part + " · introuvable" }
func PassageEdited(part string) string { return part + " · modifié depuis" }

// PassageLost quotes a passage that is gone.
func PassageLost(quote string) string { return "Passage introuvable\u202f: " + Quoted(quote) }

// PassageChosen tells that another passage was chosen.
func PassageChosen(indicators []string) string {
	return "Le passage sélectionné est associé à " + strings.Join(indicators, ", ") + "."
}

// The names under which the journal keeps what was done to passages.
func PassageChosenLabel(title string) string {
	return fmt.Sprintf("Choisir de nouveau un passage de «\u202f%s\u202f»", title)
}
func PassageWidenedLabel(title string) string {
	return fmt.Sprintf("Associer «\u202f%s\u202f» entière à la place d’un passage", title)
}

// Links that are to be looked at again.
const (
	RecheckWord       = "à revérifier"
	RecheckCompare    = "Comparer"
	RecheckConfirmAll = "Tout confirmer"
	RecheckConfirm    = "Confirmer ce lien"
	RecheckOpen       = "Voir dans le texte"
	RecheckOpenPiece  = "Voir la pièce"
	RecheckIndicator  = "Voir l’indicateur"
	RecheckBefore     = "Avant"
	RecheckAfter      = "Maintenant"
	RecheckNothing    = "Rien."
	RecheckReading    = "Acquis cherche le texte d’avant…"
	RecheckLost       = "Le texte d’avant n’est plus conservé. Relisez le texte d’aujourd’hui, puis confirmez le lien ou dissociez."
	RecheckWording    = "Le libellé de l’indicateur n’est plus celui d’avant. Relisez-le, puis confirmez le lien ou dissociez."
	RecheckEmpty      = "Rien à revérifier"
	RecheckEmptyHelp  = "Quand une situation, un passage ou une pièce change après avoir été associé, ses liens viennent ici, avec le texte d’avant et celui de maintenant."
	RecheckToList     = "Voir les indicateurs"
	RecheckPassage    = "Passage modifié"
	RecheckGone       = "Passage introuvable"
	RecheckSituation  = "Situation modifiée"
	RecheckPiece      = "Pièce modifiée"
)

// RecheckOf says how many links of a situation or a piece are to be looked at
// again.
func RecheckOf(n int) string {
	return Count(n, "lien", "liens") + " à revérifier"
}

// RecheckHeading heads the links of a situation or a piece in the list.
func RecheckHeading(name string, n int) string {
	return Count(n, "lien", "liens") + " – " + name // the name may be cut
}

// RecheckedAllLabel names the change in the journal.
func RecheckedAllLabel(title string) string {
	return fmt.Sprintf("Confirmer les liens de «\u202f%s\u202f»", title)
}

// Rechecked tells how many links were confirmed.
func Rechecked(n int) string {
	switch n {
	case 0:
		return "Aucun lien ne peut être confirmé\u202f: leurs passages ne sont plus dans le texte."
	case 1:
		return "Un lien est confirmé."
	}
	return fmt.Sprintf("%d liens sont confirmés.", n)
}

// RecheckSum says how many links are to be looked at again, and why.
func RecheckSum(n int) string {
	if n == 1 {
		return "Un lien à revérifier\u202f: ce qu’il associe a changé. Tient-il toujours\u202f?"
	}
	return fmt.Sprintf("%d liens à revérifier\u202f: ce qu’ils associent a changé. Tiennent-ils toujours\u202f?", n)
}

// RecheckConfirmOf is the button that confirms all links of a situation or a
// piece.
func RecheckConfirmOf(n int, piece bool) string {
	of := "situation"
	if piece {
		of = "pièce"
	}
	return fmt.Sprintf("Confirmer les %d liens de cette %s", n, of)
}

// RecheckedOne tells that a link was confirmed.
func RecheckedOne(code, name string) string {
	return fmt.Sprintf("Le lien entre «\u202f%s\u202f» et %s est confirmé.", Unquoted(name), code)
}

// RecheckField names a text that has changed, by its field; part is its name
// where it is one of the six texts of a situation.
func RecheckField(field, part string) string {
	switch {
	case part != "":
		return part
	case field == "title":
		return "Titre"
	case field == "proves":
		return "Ce que la pièce prouve"
	case field == "url":
		return "Adresse"
	case field == "file":
		return "Fichier"
	}
	return "Passage"
}
