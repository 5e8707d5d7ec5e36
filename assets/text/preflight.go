package text

import "fmt"

// What the contrôle avant dépôt finds, beside what is said before an export
// (dossier.go) and what a place of deposit does not accept (deposit.go).
const (
	PreflightNoPart = "La trame n’imprime aucune partie\u202f: le dossier n’aurait pas une page. Cochez au moins une partie dans l’écran Trame."

	preflightUntouched  = "L’indicateur %s n’a encore ni situation ni pièce. Associez-en une (Ctrl+K), ou dites pourquoi vous le laissez\u202f: «\u202fpoint non traité\u202f»."
	preflightBegun      = "L’indicateur %s est amorcé, pas encore argumenté. %s"
	preflightRecheck    = "%s à revérifier\u202f: un texte, une pièce ou un indicateur a changé depuis. Comparez avant et maintenant, puis confirmez."
	preflightBalance    = "Environ %s pour le %s et %s pour le %s\u202f: les jurys le remarquent. Étoffez le second, ou allégez le premier."
	preflightPages      = "Le dossier fait %s sans les annexes\u202f; à ce niveau, on en compte le plus souvent de %d à %d. Il n’y a pas de règle nationale\u202f: voyez les consignes de votre certificateur."
	preflightEmpty      = "«\u202f%s\u202f» n’a pas de texte. Écrivez-le dans Rédaction, ou décochez «\u202fFigure au dossier\u202f»."
	preflightShort      = "«\u202f%s\u202f»\u202f: %s, pour un conseil %s. Une situation précise ou un résultat de plus convaincraient mieux."
	preflightLong       = "«\u202f%s\u202f»\u202f: %s, pour un conseil %s. Ce qui est raconté ailleurs peut devenir un renvoi."
	preflightBackwards  = "«\u202f%s\u202f» finit (%[3]s) avant de commencer (%[2]s). Corrigez ses dates."
	preflightAhead      = "«\u202f%s\u202f» est daté de %s, qui n’est pas encore venu. Corrigez la date."
	preflightOutside    = "La situation «\u202f%s\u202f» (%s) déborde de son expérience (%s). Corrigez l’une des deux dates."
	preflightSignature  = "L’attestation sur l’honneur laisse en blanc %s. Vous pourrez l’écrire à la main, ou l’indiquer dans Candidature."
	preflightResolution = "L’image «\u202f%s\u202f» n’a que %s\u202f×\u202f%s pixels\u202f: imprimée sur une page, elle sera floue (%d points par pouce). Refaites la photo ou la numérisation, si vous le pouvez."
)

// PreflightUntouched says that nothing is linked to an indicator.
func PreflightUntouched(code string) string { return fmt.Sprintf(preflightUntouched, code) }

// PreflightBegun says what an indicator lacks to be argued, in a sentence.
func PreflightBegun(code, lacks string) string { return fmt.Sprintf(preflightBegun, code, lacks) }

// PreflightRecheck counts links à revérifier.
func PreflightRecheck(n int) string { return fmt.Sprintf(preflightRecheck, Count(n, "lien", "liens")) }

// PreflightBalance compares two blocks by the pages that stand behind them.
func PreflightBalance(most string, pages int, least string, few int) string {
	return fmt.Sprintf(preflightBalance, Count(pages, "page", "pages"), lowerFirst(most), Count(few, "page", "pages"), lowerFirst(least))
}

// PreflightPages compares the length of a dossier with what is usual.
func PreflightPages(n, fewest, most int) string {
	return fmt.Sprintf(preflightPages, Count(n, "page", "pages"), fewest, most)
}

// PreflightEmpty says that a part has no text.
func PreflightEmpty(title string) string { return fmt.Sprintf(preflightEmpty, title) }

// PreflightShort and PreflightLong compare a text with the outline's advice.
func PreflightShort(title string, words, least, most int) string {
	return fmt.Sprintf(preflightShort, title, Count(words, "mot", "mots"), advisedWords(least, most))
}

func PreflightLong(title string, words, least, most int) string {
	return fmt.Sprintf(preflightLong, title, Count(words, "mot", "mots"), advisedWords(least, most))
}

func advisedWords(least, most int) string {
	switch {
	case most == 0:
		return "d’au moins " + Number(least)
	case least == 0:
		return "d’au plus " + Number(most)
	}
	return "de " + Number(least) + " à " + Number(most)
}

// PreflightBackwards says that something ends before it begins.
func PreflightBackwards(title, start, end string) string {
	return fmt.Sprintf(preflightBackwards, title, start, end)
}

// PreflightAhead says that a date has not come yet.
func PreflightAhead(title, date string) string { return fmt.Sprintf(preflightAhead, title, date) }

// PreflightOutside says that a situation is not within the time of its
// experience.
func PreflightOutside(title, when, experience string) string {
	return fmt.Sprintf(preflightOutside, title, when, experience)
}

// PreflightSignature says what an attestation leaves to be written by hand.
func PreflightSignature(place, date bool) string {
	switch {
	case place && date:
		return fmt.Sprintf(preflightSignature, "le lieu et la date")
	case place:
		return fmt.Sprintf(preflightSignature, "le lieu")
	}
	return fmt.Sprintf(preflightSignature, "la date")
}

// PreflightResolution says that an image has too few pixels for paper.
func PreflightResolution(title string, width, height, dots int) string {
	return fmt.Sprintf(preflightResolution, title, Number(width), Number(height), dots)
}

// The contrôle avant dépôt, as a screen and as a command.
const (
	MenuPreflight    = "Contrôle avant dépôt"
	PreflightTitle   = "Contrôle avant dépôt"
	PreflightLooks   = "Acquis regarde le portfolio, qui est très grand…"
	PreflightDo      = "Ce qu’il reste à voir avant de déposer le dossier. Ce sont des conseils\u202f: vous décidez, le jury seul juge."
	PreflightOpen    = "Contrôler avant le dépôt"
	PreflightAgain   = "Relire les pièces et les pages"
	PreflightChoices = "Choix du dossier"
	PreflightAllWell = "Rien à signaler."
	PreflightRuns    = "Contrôle du dossier"
	PreflightQuick   = "Les pièces n’ont pas encore été lues, ni les pages comptées\u202f: «\u202f" + PreflightAgain + "\u202f»."
)

// PreflightHeading names the findings of a severity, from 0, the lightest.
func PreflightHeading(severity int) string {
	return [...]string{"Bon à savoir", "À corriger avant le dépôt", "Rien ne peut être exporté"}[severity]
}

// CLIPreflightPages says what an export would write.
func CLIPreflightPages(pages, files int) string {
	if files == 0 {
		return "L’export écrirait un dossier de " + Count(pages, "page", "pages") + "."
	}
	return "L’export écrirait un dossier de " + Count(pages, "page", "pages") + " et " + Count(files, "fichier d’annexes", "fichiers d’annexes") + "."
}

// PreflightSum counts what was found.
func PreflightSum(warnings, notes int) string {
	switch {
	case warnings == 0 && notes == 0:
		return PreflightAllWell
	case warnings == 0:
		return "Rien à corriger\u202f; " + Count(notes, "remarque", "remarques") + "."
	case notes == 0:
		return Count(warnings, "point à corriger", "points à corriger") + "."
	}
	return Count(warnings, "point à corriger", "points à corriger") + ", " + Count(notes, "remarque", "remarques") + "."
}
