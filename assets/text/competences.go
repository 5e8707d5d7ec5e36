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
	CompetencesPick    = "Choisissez un indicateur à gauche pour lire son libellé et ce que vous lui avez lié."

	CompetencesLinked      = "Ce que vous avez lié"
	CompetencesLink        = "Lier une situation ou une pièce"
	CompetencesUnlink      = "Délier"
	CompetencesOpen        = "Ouvrir"
	CompetencesRead        = "Relu"
	CompetencesReadHelp    = "Cochez «\u202fRelu\u202f» quand vous avez vérifié que le lien et sa justification tiennent."
	CompetencesSuspect     = "La situation, la pièce ou le libellé a changé depuis que vous avez relu ce lien. Vérifiez-le, puis cochez de nouveau «\u202fRelu\u202f»."
	CompetencesNotPrinted  = "Ne figure pas au dossier\u202f: ce lien ne compte pas."
	CompetencesNotAttached = "Pièce à ne pas joindre\u202f: ce lien ne compte pas."
	CompetencesJustify     = "Justification, en une phrase\u202f: «\u202fcela le montre, parce que…\u202f»"
	CompetencesJustifyHint = "J’ai…"
	CompetencesEmpty       = "Rien n’est encore lié à cet indicateur. Quel travail le montre\u202f?"

	CompetencesGap       = "Laisser ce point non traité"
	CompetencesGapTitle  = "Point non traité"
	CompetencesGapHelp   = "Vous laissez cet indicateur de côté, et vous le savez. Il reste dans le total, compté à part\u202f; dites pourquoi, pour vous et pour votre accompagnateur. Le dossier ne l’imprime que si vous le demandez."
	CompetencesGapReason = "Raison"
	CompetencesGapHint   = "Je n’ai pas exercé cela\u202f: dans mon poste, c’est la direction qui…"
	CompetencesGapUndo   = "Traiter ce point"

	CompetencesChooseTitle = "Lier une situation ou une pièce"
	CompetencesChooseHelp  = "Flèches pour choisir, Entrée pour lier, Échap pour revenir."
	CompetencesChooseNone  = "Il n’y a encore ni situation ni pièce dans ce portfolio. Racontez une première situation, puis revenez la lier ici."
	CompetencesAllLinked   = "Tout ce qui correspond est déjà lié à cet indicateur."
	CompetencesBack        = "Revenir"
	CompetencesNewOne      = "Raconter une situation"
)

// The kinds of things that are linked, as a label beside the title.
const (
	KindOfSituation = "Situation"
	KindOfPiece     = "Pièce"
)

// CompetencesNext says what would bring an indicator further, by its state.
func CompetencesNext(state string) string {
	switch state {
	case "à traiter":
		return "Liez une situation que vous avez racontée, ou une pièce."
	case "amorcé":
		return "Il manque une situation justifiée qui figure au dossier\u202f: dites en une phrase pourquoi elle le montre."
	case "argumenté":
		return "Une situation justifiée le montre. Une pièce justifiée l’étayerait\u202f; ce n’est pas obligatoire."
	case "étayé":
		return "Une situation et une pièce justifiées le montrent."
	}
	return ""
}

// CompetencesBlockOut says why the indicators of a block are not counted.
func CompetencesBlockOut(status, by string) string {
	if by != "" {
		return fmt.Sprintf("Bloc %s (%s)\u202f: il sort des comptes.", status, by)
	}
	return fmt.Sprintf("Bloc %s\u202f: il sort des comptes.", status)
}

// CompetencesJustification counts a justification against the advice.
func CompetencesJustification(runes, advice int) string {
	if runes > advice {
		return fmt.Sprintf("%s caractères (conseil\u202f: %s au plus, une phrase suffit)", Number(runes), Number(advice))
	}
	return fmt.Sprintf("%s caractères (conseil\u202f: %s au plus)", Number(runes), Number(advice))
}

// CompetencesOf says how many indicators of how many are argued.
func CompetencesOf(covered, total int) string {
	return fmt.Sprintf("%d sur %d", covered, total)
}

// The names of changes in the journal and in the undo message.
func LinkLabel(indicator string) string    { return "Lier à " + indicator }
func UnlinkLabel(indicator string) string  { return "Délier de " + indicator }
func JustifyLabel(indicator string) string { return "Justifier un lien avec " + indicator }
func GapLabel(indicator string) string     { return "Laisser " + indicator + " non traité" }
func GapReasonLabel(ind string) string     { return "Dire pourquoi " + ind + " n’est pas traité" }
func GapUndoLabel(indicator string) string { return "Traiter de nouveau " + indicator }
func ReadLabel(indicator string) string    { return "Marquer relu un lien avec " + indicator }
func UnreadLabel(indicator string) string {
	return "Retirer «\u202frelu\u202f» d’un lien avec " + indicator
}
func AlreadyLinkedTo(indicator string) string { return "déjà lié à " + indicator }
