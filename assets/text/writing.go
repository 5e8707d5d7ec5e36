package text

import "fmt"

// The screen of the texts of the dossier (Rédaction).
const (
	WritingTitle         = "Rédaction"
	WritingDossierParts  = "Parties du dossier"
	WritingIntroduction  = "Introduction"
	WritingNotPrinted    = "hors dossier"
	WritingNothing       = "à écrire"
	WritingMaterial      = "Votre matière"
	WritingMaterialHelp  = "Les indicateurs de la compétence et ce qui y est lié. L’argumentaire renvoie aux situations ; il ne les raconte pas une seconde fois."
	WritingNoEvidence    = "Rien n’y est encore lié."
	WritingEmpty         = "La trame de ce dossier ne demande aucun texte."
	WritingNoteHint      = "Ce qu’il reste à vérifier, une idée pour plus tard…"
	WritingCite          = "Citer ici"
	WritingOpen          = "Ouvrir"
	WritingOpenIndicator = "Voir l’indicateur"
)

// WritingLeftBlock says why the texts of a block stand apart.
const WritingLeftBlock = "Ses textes ne seront pas imprimés."

// WritingLeft says so on one of these texts.
func WritingLeft(status string) string {
	return fmt.Sprintf("Bloc %s : ce texte ne sera pas imprimé. Vous pouvez l’écrire tout de même.", status)
}

// WritingSum sums up what is written.
func WritingSum(written, asked, words int) string {
	return fmt.Sprintf("%s sur %d, %s. Les longueurs sont des conseils, pas des règles.",
		Count(written, "texte commencé", "textes commencés"), asked, Words(words))
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
func WritingNoted(title string) string {
	return fmt.Sprintf("Changer la note de « %s »", title)
}
func WritingPrinted(title string, on bool) string {
	if on {
		return fmt.Sprintf("Faire figurer « %s » au dossier", title)
	}
	return fmt.Sprintf("Retirer « %s » du dossier", title)
}
