package text

import "fmt"

// The screen of the texts of the dossier (Rédaction).
const (
	WritingTitle         = "Rédaction"
	WritingIntro         = "Les textes que le dossier demande, hors situations. Chacun dit comment l’écrire et quelle longueur est habituelle."
	WritingDossierParts  = "Parties du dossier"
	WritingIntroduction  = "Introduction"
	WritingNotPrinted    = "hors dossier"
	WritingNothing       = "à écrire"
	WritingNoAdvice      = "Pas de longueur conseillée"
	WritingMaterial      = "Votre matière"
	WritingMaterialHelp  = "Les indicateurs de la compétence et ce qui y est lié. L’argumentaire renvoie aux situations ; il ne les raconte pas une seconde fois."
	WritingNoEvidence    = "Rien n’y est encore lié."
	WritingEmpty         = "La trame de ce dossier ne demande aucun texte."
	WritingPickOne       = "Choisissez une partie dans la liste."
	WritingNoteHint      = "Ce qu’il reste à vérifier, une idée pour plus tard…"
	WritingTextField     = "Texte"
	WritingCite          = "Insérer le renvoi"
	WritingOpenSituation = "Ouvrir la situation"
	WritingOpenIndicator = "Voir l’indicateur"
	WritingShort         = "encore court"
	WritingGood          = "bonne longueur"
	WritingLong          = "long : resserrez"
	WritingGapMark       = "point non traité"
)

// WritingLeftBlock says why the texts of a block stand apart.
func WritingLeftBlock(status string) string {
	return fmt.Sprintf("Bloc %s : ses textes ne seront pas imprimés.", status)
}

// WritingLength sets the length of a text against what is advised.
func WritingLength(words, least, most int) string {
	switch {
	case least > 0 && most > 0:
		return fmt.Sprintf("%s / %s–%s mots", Number(words), Number(least), Number(most))
	case most > 0:
		return fmt.Sprintf("%s / %s mots au plus", Number(words), Number(most))
	case least > 0:
		return fmt.Sprintf("%s / %s mots au moins", Number(words), Number(least))
	}
	return Words(words)
}

// The names under which the journal keeps what was done to a text.
func WritingWritten(title string) string { return fmt.Sprintf("Écrire « %s »", title) }
func WritingNoted(title string) string   { return fmt.Sprintf("Changer la note de « %s »", title) }
func WritingPrinted(title string, on bool) string {
	if on {
		return fmt.Sprintf("Faire figurer « %s » au dossier", title)
	}
	return fmt.Sprintf("Retirer « %s » du dossier", title)
}
