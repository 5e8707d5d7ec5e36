package text

import (
	"fmt"
	"slices"
)

// The dashboard (Tableau de bord).
const (
	DashboardTitle = "Tableau de bord"

	// OnlyTheJury stands wherever states are counted.
	OnlyTheJury = "Acquis compte ce que vous avez écrit\u202f; le jury seul juge."

	NextThings     = "À faire maintenant"
	NothingToDo    = "Tout ce qu’Acquis sait compter est fait. Relisez, faites relire, puis exportez le dossier."
	YourBlocks     = "Vos blocs de compétences"
	BlockBalance   = "Équilibre entre les blocs"
	BalanceHelp    = "Un dossier qui consacre 40 pages à un bloc et 2 à un autre dessert son auteur. Les mots d’une situation sont répartis entre les blocs qu’elle sert."
	LastCopyTitle  = "Copie hors de cet ordinateur"
	CopyNow        = "Faire une copie…"
	CopySealedNow  = "Copie scellée…"
	SeeVersions    = "Versions…"
	WhatToAsk      = "Que demander au certificateur\u202f?"
	NothingMissing = "Chaque indicateur est argumenté, ou laissé de côté avec sa raison."
)

// Hello greets the candidate by name; an empty name greets nobody.
func Hello(name string) string {
	if name == "" {
		return DashboardTitle
	}
	return "Portfolio de " + name
}

// CoveredOf says how many indicators are covered.
func CoveredOf(covered, total int) string {
	return fmt.Sprintf("%s sur %d", Count(covered, "indicateur argumenté", "indicateurs argumentés"), total)
}

// RegistrationEnds warns that a certification will be registered no more.
func RegistrationEnds(code, date string) string {
	return "L’enregistrement de " + code + " prend fin le " + date + "."
}

// Missing names the indicators that no situation argues yet, the first few of
// them where they are many.
func Missing(codes []string) string {
	const named = 6
	switch {
	case len(codes) == 0:
		return NothingMissing
	case len(codes) > named+1:
		return "Il reste\u202f: " + Enumerate(append(slices.Clone(codes[:named]), fmt.Sprintf("%d autres", len(codes)-named))) + "."
	}
	return "Il reste\u202f: " + Enumerate(codes) + "."
}

// BlockOutOfCount says why a block is not counted.
func BlockOutOfCount(status, by string) string {
	switch {
	case status == "dispensé" && by != "":
		return "Dispensé au titre du " + by + "\u202f: ce bloc sort des comptes."
	case status == "dispensé":
		return "Dispensé\u202f: ce bloc sort des comptes."
	case status == "déjà validé":
		return "Déjà validé\u202f: un bloc acquis l’est pour toujours."
	}
	return "Non visé cette fois\u202f: ce bloc sort des comptes."
}

// Weight says how much stands behind a block.
func Weight(words, situations, pieces int) string {
	return fmt.Sprintf("%s · %s · %s", Count(words, "mot", "mots"),
		Count(situations, "situation", "situations"), Count(pieces, "pièce", "pièces"))
}

// Deposit says how long it is until the deposit aimed at.
func Deposit(date string, days int) string {
	switch {
	case days < 0:
		return "Dépôt prévu le " + date + "\u202f: cette date est passée."
	case days == 0:
		return "Dépôt prévu aujourd’hui, " + date + "."
	case days < 14:
		return fmt.Sprintf("Dépôt prévu le %s, dans %s.", date, Count(days, "jour", "jours"))
	default:
		return fmt.Sprintf("Dépôt prévu le %s, dans %d semaines.", date, days/7)
	}
}

// DepositMonth is Deposit for a date that is only a month or a year.
func DepositMonth(date string) string { return "Dépôt prévu en " + date + "." }

// LastCopy says when a copy was last made outside this computer; when is ""
// if none ever was.
func LastCopy(when, place string) string {
	if when == "" {
		return "Aucune copie de ce portfolio n’existe hors de cet ordinateur. Une clé USB suffit\u202f: branchez-la et faites une copie."
	}
	return "Dernière copie le " + when + ", dans «\u202f" + place + "\u202f»."
}

// CopyIsHere is added when that copy would be lost with the portfolio.
const CopyIsHere = "Elle est sur le même disque que le portfolio\u202f: elle serait perdue avec lui. Faites-en une sur une clé USB."

// CopyIsOld is added when that copy is more than two weeks old.
func CopyIsOld(days int) string {
	return fmt.Sprintf("Elle date de %d jours\u202f: refaites-la sur une clé USB.", days)
}

// StepText is what a next step says: what to do, and why or where.
type StepText struct{ Do, Why string }

// StepCandidate asks who the candidate is.
func StepCandidate() StepText {
	return StepText{"Indiquez votre nom", "Il figurera sur la page de titre du dossier."}
}

// StepSelfAssess asks for the repérage.
func StepSelfAssess(left int) StepText {
	return StepText{"Faites le repérage", Count(left, "compétence attend", "compétences attendent") +
		" encore un oui, un en partie ou un non. Dix minutes suffisent."}
}

// StepFirstPost asks for a first experience.
func StepFirstPost() StepText {
	return StepText{"Racontez un premier poste ou engagement", "Vos situations s’y rattacheront. Commencez par celui qui a le plus compté."}
}

// StepFirstSituation asks for a first situation.
func StepFirstSituation() StepText {
	return StepText{"Écrivez une première situation", "Un moment de travail précis\u202f: ce qu’on vous demandait, ce que vous avez fait, ce qui en est sorti."}
}

// StepLookAgain asks to look again at the links that are à revérifier: n links
// of so many situations and pieces, the first of which has a title.
func StepLookAgain(n, holders int, title, code, wording string) StepText {
	if n == 1 {
		return StepText{"Revérifiez le lien vers " + code, "Le texte ou la pièce a changé depuis\u202f: tient-il toujours\u202f? " + wording}
	}
	if holders == 1 {
		return StepText{"Revérifiez les liens de " + Quoted(title),
			fmt.Sprintf("Ce qu’elle contient a changé depuis que vous l’avez associée à %d indicateurs. Acquis montre avant et maintenant\u202f; si tout tient toujours, un bouton confirme les %d liens.", n, n)}
	}
	return StepText{fmt.Sprintf("Revérifiez les liens de %d situations et pièces", holders),
		fmt.Sprintf("Elles ont changé depuis que vous les avez associées (%d liens). Acquis montre avant et maintenant côte à côte\u202f; un bouton confirme tous les liens de chacune.", n)}
}

// StepJustify asks to say why a link holds.
func StepJustify(code, title string) StepText {
	return StepText{"Justifiez un lien vers " + code, "Une phrase\u202f: en quoi «\u202f" + title + "\u202f» montre cet indicateur."}
}

// StepTell asks for a situation behind an indicator.
func StepTell(code, wording string) StepText {
	return StepText{"Reliez une situation à " + code, wording}
}

// StepFinish asks to finish a situation.
func StepFinish(title string, left int) StepText {
	return StepText{"Complétez une situation", "«\u202f" + title + "\u202f»\u202f: " + Count(left, "rubrique est encore vide", "rubriques sont encore vides") + "."}
}

// StepArgue asks for the argument of a competence.
func StepArgue(title string) StepText {
	return StepText{"Rédigez un argumentaire", title}
}

// StepWrite asks for a text of the outline.
func StepWrite(title string) StepText {
	return StepText{"Rédigez «\u202f" + title + "\u202f»", "Cette partie du dossier est encore vide."}
}

// StepConfidential asks whether pieces may leave.
func StepConfidential(pieces int) StepText {
	return StepText{"Vérifiez la confidentialité de vos pièces",
		Count(pieces, "pièce est", "pièces sont") + " encore à vérifier\u202f: noms de bénéficiaires, signatures, adresses."}
}

// StepProve asks for a piece behind an indicator that pieces argue.
func StepProve(code, why string) StepText {
	return StepText{"Reliez une pièce à " + code, why}
}

// StepSupport asks to bring an argued indicator further.
func StepSupport(code, why string) StepText {
	return StepText{"Étayez l’indicateur " + code, why}
}
