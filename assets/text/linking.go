package text

import (
	"fmt"
	"strings"
)

// The picker (Ctrl+K), which links situations and pieces to indicators.
const (
	MenuLink         = "Associer…"
	LinkNothing      = "Ici, il n’y a rien à associer. Ouvrez une situation, une pièce ou un indicateur\u202f: Ctrl+K l’associe."
	LinkIndicators   = "Chercher un indicateur\u202f: un code (1.2.3 ou 123) ou le début de quelques mots"
	LinkEvidence     = "Chercher une situation ou une pièce\u202f: le début de quelques mots"
	LinkNotFound     = "Rien ne correspond. Essayez un seul mot, ou un code comme 1.2.3."
	LinkNoEvidence   = "Il n’y a encore ni situation ni pièce. Créez-en une, puis revenez ici."
	LinkKeys         = "Entrée\u202f: associer · Tab\u202f: dire pourquoi · Ctrl+Entrée\u202f: en cocher plusieurs · Ctrl+1 à 9\u202f: les derniers · Échap\u202f: quitter"
	LinkWhy          = "Pourquoi (facultatif)\u202f: parce que j’ai…"
	LinkNoneChosen   = "Tapez quelques lettres, ou choisissez avec les flèches."
	LinkAlready      = "déjà associé\u202f: Entrée ouvre sa justification"
	LinkUnused       = "sans lien"
	LinkAction       = "Associer"
	LinkActionGo     = "Voir la justification"
	SettingsLinking  = "Associer"
	SettingsSuggest  = "Proposer des indicateurs d’après les mots de la situation ou de la pièce"
	SettingsSuggests = "En tête de la liste de Ctrl+K, avec les mots qui les font proposer. Rien n’est associé sans vous. Tout se calcule sur cet ordinateur."
)

// LinkGroups are the headings of the picker while nothing is typed.
type LinkGroups struct{ Suggested, Holes, Recent, Others, Linked string }

// LinkGroupsOf are those of indicators, or of the situations and pieces for one.
func LinkGroupsOf(evidence bool) LinkGroups {
	if evidence {
		return LinkGroups{"", "Encore sans lien", "Dernières associées", "Toutes les autres", "Déjà associées à cet indicateur"}
	}
	return LinkGroups{"Proposés d’après ce qui est écrit", "À traiter : rien ne les montre encore", "Derniers associés", "Tous les autres", "Déjà associés"}
}

// LinkHoles says how many of what nothing is tied to stand under their heading.
func LinkHoles(heading string, n, of int) string {
	if n == of {
		return heading
	}
	return fmt.Sprintf("%s (%d sur %d)", heading, n, of)
}

// LinkTitle heads the picker for some situations or pieces.
func LinkTitle(title string, more int) string {
	if more > 0 {
		return fmt.Sprintf("Associer «\u202f%s\u202f» et %s", title, Count(more, "autre", "autres"))
	}
	return fmt.Sprintf("Associer «\u202f%s\u202f»", title)
}

// LinkPassageTitle heads the picker for a passage of a situation.
func LinkPassageTitle(title string) string {
	return fmt.Sprintf("Associer un passage de «\u202f%s\u202f»", title)
}

// LinkPassage says which passage is being linked.
func LinkPassage(quote string) string { return "Passage\u202f: " + Quoted(quote) }

// LinkBesidePassage says, of an indicator, that something else of the same
// situation is linked to it than the passage being linked; LinkBesideWhole, that
// passages are and the whole is not.
func LinkBesidePassage(n int) string {
	return Count(n, "autre lien", "autres liens") + " de cette situation"
}
func LinkBesideWhole(n int) string { return "déjà par " + Count(n, "passage", "passages") }

// LinkToTitle heads the picker for an indicator.
func LinkToTitle(code string) string {
	return fmt.Sprintf("Associer à %s une situation ou une pièce", code)
}

// LinkKey is the key of one of the last used.
func LinkKey(n int) string { return fmt.Sprintf("Ctrl+%d", n) }

// LinkPartly says how many of those that are being linked are linked already.
func LinkPartly(n, of int) string { return fmt.Sprintf("déjà %d sur %d", n, of) }

// LinkUses says how many links a situation or piece has.
func LinkUses(n int) string { return Count(n, "lien", "liens") }

// LinkBecause says which words have an indicator proposed.
func LinkBecause(words []string) string {
	if len(words) == 0 {
		return "proposé"
	}
	return "proposé d’après «\u202f" + strings.Join(words, "\u202f», «\u202f") + "\u202f»"
}

// LinkTakes says what Enter will link.
func LinkTakes(names []string) string { return "Entrée associe\u202f: " + strings.Join(names, ", ") }

// LinkActionOf is the button that links a number of things.
func LinkActionOf(n int) string {
	if n < 2 {
		return LinkAction
	}
	return fmt.Sprintf("Associer les %d", n)
}

// LinkDone tells what was linked: to one indicator, to several, from one
// situation or piece or from several.
func LinkDone(indicators []string, titles []string) string {
	what := fmt.Sprintf("%d situations ou pièces sont associées", len(titles))
	if len(titles) == 1 {
		what = "«\u202f" + titles[0] + "\u202f» est associée"
	}
	return what + " à " + strings.Join(indicators, ", ") + "."
}

// PassageLinked tells that a passage was linked.
func PassageLinked(indicators []string, quote string) string {
	return "Le passage " + Quoted(quote) + " est associé à " + strings.Join(indicators, ", ") + "."
}

// PassageLinkedLabel names the change in the journal.
func PassageLinkedLabel(indicators []string, quote string) string {
	if len(indicators) > 4 {
		return fmt.Sprintf("Associer le passage %s à %d indicateurs", Quoted(quote), len(indicators))
	}
	return "Associer le passage " + Quoted(quote) + " à " + strings.Join(indicators, ", ")
}

// LinkedLabel names the change in the journal.
func LinkedLabel(indicators []string, titles []string) string {
	what := fmt.Sprintf("%d situations ou pièces", len(titles))
	if len(titles) == 1 {
		what = "«\u202f" + titles[0] + "\u202f»"
	}
	if len(indicators) > 4 {
		return fmt.Sprintf("Associer %s à %d indicateurs", what, len(indicators))
	}
	return "Associer " + what + " à " + strings.Join(indicators, ", ")
}
