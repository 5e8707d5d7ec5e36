package text

import "fmt"

// What the command line says of links.
const (
	CLILinksEvidence  = "Situation ou pièce"
	CLILinksReviewed  = "relu"
	CLILinksBare      = "sans justification"
	CLIPassageOfPiece = "Une pièce n’a pas de passages\u202f: --passage ne vaut que pour une situation."
)

// CLINoLinks says that there is nothing to list.
func CLINoLinks(again bool) string {
	if again {
		return "Aucun lien n’est à revérifier."
	}
	return "Rien n’est encore associé à un indicateur."
}

// CLILinksSum ends the list.
func CLILinksSum(n int) string { return Count(n, "lien", "liens") }

// CLINoPassage says that a quote does not stand in the situation.
func CLINoPassage(quote string) string {
	return fmt.Sprintf("La situation ne contient pas «\u202f%s\u202f»\u202f: citez le passage mot pour mot.", Unquoted(quote))
}

// CLISeveralPassages says that a quote does not tell which passage is meant.
func CLISeveralPassages(n int) string {
	return fmt.Sprintf("Ces mots désignent %d passages\u202f: citez-en un plus long.", n)
}

// CLIOnlyPassages says that only passages are linked, and CLINotLinked that
// nothing is.
func CLIOnlyPassages(indicator string) string {
	return fmt.Sprintf("Seuls des passages de cette situation sont associés à %s\u202f: dites lequel avec --passage.", indicator)
}
func CLINotLinked(indicator string) string {
	return fmt.Sprintf("Aucun lien de ce genre avec %s\u202f: «\u202facquis liens\u202f» donne la liste.", indicator)
}
