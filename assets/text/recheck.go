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
)

// RecheckOfSituation says how many links of a situation are to be looked at
// again.
func RecheckOfSituation(n int) string {
	return Count(n, "lien", "liens") + " à revérifier"
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
