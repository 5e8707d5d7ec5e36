package text

import "fmt"

// The Compétences screen: the indicators, what is linked to each, and why.
const (
	CompetencesTitle = "Compétences"

	// What the map shows: all of it, or only what remains.
	CompetencesAll     = "Tout"
	CompetencesMissing = "Ce qui manque"
	CompetencesAgain   = "À revérifier"
	CompetencesNothing = "Rien à montrer ici\u202f: choisissez «\u202fTout\u202f» pour revoir tous les indicateurs."

	CompetencesLinked      = "Ce que vous avez associé"
	CompetencesLink        = "Associer une situation ou une pièce"
	CompetencesUnlink      = "Dissocier"
	CompetencesOpen        = "Ouvrir"
	CompetencesRead        = "Relu\u202f: le lien et sa justification tiennent"
	CompetencesSuspect     = "La situation ou la pièce a changé depuis que vous avez relu ce lien. Vérifiez-le, puis cochez de nouveau «\u202fRelu\u202f»."
	CompetencesNotPrinted  = "Ne figure pas au dossier\u202f: ce lien ne va pas au-delà d’amorcé."
	CompetencesNotAttached = "Pièce à ne pas joindre\u202f: ce lien ne va pas au-delà d’amorcé."
	CompetencesEmpty       = "Rien n’est encore associé à cet indicateur. Quel travail le montre\u202f?"

	CompetencesGap       = "Laisser ce point non traité"
	CompetencesGapTitle  = "Point non traité"
	CompetencesGapHelp   = "Vous laissez cet indicateur de côté, et vous le savez. Il reste dans le total, compté à part. Le dossier ne l’imprime que si vous le demandez."
	CompetencesGapReason = "Pourquoi ce point n’est pas traité"
	CompetencesGapHint   = "Je n’ai pas exercé cela\u202f: dans mon poste, c’est…"
	CompetencesGapUndo   = "Traiter ce point"
)

// CompetencesBlockOut says why the indicators of a block are not counted.
func CompetencesBlockOut(status, by string) string {
	if by != "" {
		return fmt.Sprintf("Bloc %s (%s)\u202f: il sort des comptes.", status, by)
	}
	return fmt.Sprintf("Bloc %s\u202f: il sort des comptes.", status)
}

// CompetencesUnlinked says that a link has just gone.
func CompetencesUnlinked(title, indicator string) string {
	return fmt.Sprintf("«\u202f%s\u202f» n’est plus associée à %s.", title, indicator)
}

// The names of changes in the journal.
func UnlinkLabel(indicator, title string) string {
	return fmt.Sprintf("Dissocier «\u202f%s\u202f» de %s", title, indicator)
}
func JustifyLabel(indicator, title string) string {
	return fmt.Sprintf("Justifier le lien entre «\u202f%s\u202f» et %s", title, indicator)
}
func ReadLabel(indicator, title string, on bool) string {
	if on {
		return fmt.Sprintf("Marquer relu le lien entre «\u202f%s\u202f» et %s", title, indicator)
	}
	return fmt.Sprintf("Ne plus marquer relu le lien entre «\u202f%s\u202f» et %s", title, indicator)
}
func GapLabel(indicator string) string { return "Laisser " + indicator + " non traité" }
func GapReasonLabel(indicator string) string {
	return "Dire pourquoi " + indicator + " n’est pas traité"
}
func GapUndoLabel(indicator string) string { return "Traiter de nouveau " + indicator }
