package text

import "fmt"

// The screen Accueil.
const (
	HomeTitle     = "Acquis"
	HomeDo        = "Votre dossier de VAE, de la première note au PDF du jury. Tout reste sur cet ordinateur."
	HomeStart     = "Commencer"
	HomeNew       = "Créer mon portfolio"
	HomeNewDo     = "Choisissez le diplôme, dites votre nom\u202f: cinq minutes, et tout peut être changé ensuite."
	HomeExample   = "Ouvrir l’exemple"
	HomeExampleDo = "Un portfolio complet et inventé, pour voir où l’on va. Modifiez-le sans crainte\u202f: il se refait."
	HomeOpen      = "Ouvrir un portfolio…"
	HomeOpenCopy  = "Ouvrir une copie (.acquis)…"
	HomeRoadTitle = "Le chemin"
	HomeRecent    = "Reprendre"
	HomeNoRecent  = "Vos portfolios paraîtront ici."
	HomeForget    = "Retirer de la liste"
	HomeFramework = "Diplôme"
	HomeBlocks    = "Blocs visés"
	HomeBlocksDo  = "Un bloc déjà validé l’est pour toujours. Ces choix se changent à tout moment dans «\u202fCandidature\u202f»."
	HomeCreate    = "Créer le portfolio"
	HomeBack      = "Revenir"
	HomeNameAsk   = "Indiquez au moins votre nom\u202f: il distingue votre portfolio."
	HomeAsk       = "À demander au certificateur"
)

// HomeRoad is the road from the first evening to the jury, step by step.
func HomeRoad() []StepText {
	return []StepText{
		{"1. Repérage", "Dix compétences, dix minutes\u202f: oui, en partie ou non. Vous savez par où commencer."},
		{"2. Parcours et situations", "Vos postes et engagements, puis quelques moments de travail précis, racontés à la première personne."},
		{"3. Pièces et compétences", "Les documents qui prouvent, reliés aux indicateurs du diplôme. Les manques se voient."},
		{"4. Dossier", "Un PDF paginé, avec son guide de lecture et ses annexes, prêt pour le jury."},
	}
}

// HomeFrameworkName is how a framework is offered.
func HomeFrameworkName(short, code, title string) string {
	if short == "" {
		return title + " (" + code + ")"
	}
	return short + " – " + title + " (" + code + ")"
}

// HomePortfolio describes a portfolio in the list of recent ones.
func HomePortfolio(framework, when string) string {
	if when == "" {
		return framework
	}
	return framework + " · modifié le " + when
}

// PortfolioFolder is the name of the folder of a new portfolio; n above 1
// tells it from those of the same name.
func PortfolioFolder(candidate, framework string, n int) string {
	name := framework + " – " + candidate
	if n > 1 {
		name += fmt.Sprintf(" (%d)", n)
	}
	return name
}
