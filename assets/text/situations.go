package text

import "fmt"

// The screen of situations.
const (
	SituationsTitle     = "Situations"
	SituationsIntro     = "Une situation est un travail précis que vous avez mené, raconté une seule fois. Huit à dix suffisent d’ordinaire pour tout un diplôme."
	SituationsNew       = "Nouvelle situation"
	SituationsEmpty     = "Racontez une première situation"
	SituationsEmptyHelp = "Choisissez un travail que vous connaissez bien : un diagnostic, un projet, une équipe à conduire. Écrivez d’abord ce que vous avez fait ; le reste vient après. Vous lierez ensuite la situation aux indicateurs qu’elle montre."

	SituationFrame      = "Cadre"
	SituationReread     = "Relire"
	SituationTitleField = "Titre"
	SituationTitleHint  = "Un diagnostic partagé du non-recours aux droits"
	SituationExperience = "Expérience"
	SituationNoneExp    = "Aucune pour le moment"
	SituationOpenExp    = "Ouvrir l’expérience"
	SituationPeriod     = "Période"
	SituationOrphans    = "Sans expérience"
	SituationNotPrinted = "hors dossier"
	SituationNoText     = "Rien n’est encore écrit. Commencez par « Ce que j’ai fait »."

	SituationIndicators  = "Indicateurs liés"
	SituationLink        = "Associer un indicateur…"
	SituationNoLinks     = "Aucun indicateur. Que montre ce travail ? Associez-le à deux à cinq indicateurs."
	SituationUnlink      = "Dissocier"
	SituationJustify     = "Justifier"
	SituationEditWhy     = "Modifier"
	SituationSee         = "Voir"
	SituationEmptyNote   = "à écrire"
	SituationNoJustify   = "Sans justification : dites pourquoi en une phrase."
	SituationNextPart    = "La suite"
	SituationNoteHint    = "Ce qu’il reste à vérifier, à qui demander…"
	SituationRereadCopy  = "Copier tout pour correction"
	SituationFrameGuide  = "Le titre dit ce que vous avez fait, en quelques mots. L’expérience et la période situent le travail."
	SituationRereadGuide = "Le dossier imprime les six parties comme un seul récit."
)

// SituationGuide is the advice for one of the six texts of a situation, by
// the name of its field.
func SituationGuide(field string) string {
	switch field {
	case "context":
		return "Où, quand, avec qui ? Présentez en quelques phrases la structure, le public et ce qui se passait avant vous."
	case "request":
		return "Qui vous demandait quoi ? Distinguez la demande telle qu’elle était dite du problème que vous y avez vu."
	case "actions":
		return "Dites « je ». Racontez étape par étape ce que vous avez fait, vous, et ce que vous avez confié à d’autres."
	case "choices":
		return "Pourquoi ainsi, et pas autrement ? Nommez les options écartées, les textes et les auteurs sur lesquels vous vous êtes appuyé."
	case "results":
		return "Qu’est-ce qui a changé, pour qui, et comment le savez-vous ? Des chiffres, des faits, et ce qui n’a pas marché."
	case "analysis":
		return "Avec le recul : qu’avez-vous compris, que referiez-vous autrement, où avez-vous réemployé ce que vous avez appris ?"
	}
	return ""
}

// SituationsSum sums up the situations under the title of their screen.
func SituationsSum(situations, words int) string {
	return Count(situations, "situation", "situations") + ", " + Words(words) + ". Chacune est racontée une seule fois, et sert plusieurs indicateurs."
}

// SituationUnlinkedNow tells that a link was removed.
func SituationUnlinkedNow(code string) string {
	return "L’indicateur " + code + " n’est plus associé. Ctrl+Z rétablit le lien et sa justification."
}

// SituationLinks says how many indicators a situation is linked to.
func SituationLinks(n int) string {
	if n == 0 {
		return "aucun indicateur"
	}
	return Count(n, "indicateur", "indicateurs")
}

// SituationLinksHeading says how many indicators are linked, beside their heading.
func SituationLinksHeading(n int) string {
	if n == 0 {
		return SituationIndicators
	}
	return fmt.Sprintf("%s (%d)", SituationIndicators, n)
}

// The names under which the journal keeps what was done to a situation.
func SituationWritten(part, title string) string {
	return fmt.Sprintf("Écrire « %s » de « %s »", part, title)
}
func SituationCreated() string { return "Créer une situation" }
func SituationRemoved(title string) string {
	return fmt.Sprintf("Supprimer la situation « %s »", title)
}
func SituationMovedUp(title string) string { return fmt.Sprintf("Monter « %s »", title) }
func SituationMovedDown(title string) string {
	return fmt.Sprintf("Descendre « %s »", title)
}
func SituationFramed(field, title string) string {
	return fmt.Sprintf("Changer « %s » de « %s »", fieldName(field), title)
}
func SituationPrinted(title string, on bool) string {
	if on {
		return fmt.Sprintf("Faire figurer « %s » au dossier", title)
	}
	return fmt.Sprintf("Retirer « %s » du dossier", title)
}
func SituationUnlinked(code, title string) string {
	return fmt.Sprintf("Dissocier l’indicateur %s de « %s »", code, title)
}
func SituationJustified(code, title string) string {
	return fmt.Sprintf("Justifier le lien entre « %s » et %s", title, code)
}

// SituationGone tells that a situation was removed and how to have it back.
func SituationGone(title string) string {
	return fmt.Sprintf("« %s » est supprimée. Ctrl+Z la fait revenir, avec ses liens.", title)
}
