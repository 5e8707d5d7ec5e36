package text

import "fmt"

// The screen of the repérage.
const (
	SelfAssessmentTitle = "Repérage"
	SelfAssessmentIntro = "Avez-vous déjà fait ce que chaque compétence décrit ? Répondez vite, sans preuve ni texte, une minute par compétence : vous verrez d’où partir, et vous aurez de quoi préparer le dossier de faisabilité. Ce n’est pas une évaluation, et rien n’en est imprimé."
	SelfAssessmentKeys  = "Au clavier : O, E ou N pour répondre, Tab pour passer à la ligne, Entrée pour la compétence suivante."
	SelfAssessmentLine  = "Où, quand ?"
	SelfAssessmentHint  = "Par exemple : diagnostic du CCAS, 2021"
	SelfAssessmentYes   = "Oui (O)"
	SelfAssessmentPart  = "En partie (E)"
	SelfAssessmentNo    = "Non (N)"
	SelfAssessmentDone  = "Le repérage est fait. Commencez par raconter une situation pour les compétences où vous avez répondu « oui »."
	SelfAssessmentNext  = "Aller aux situations"
	SelfAssessmentLeft  = "Ce bloc n’est pas visé : répondez si vous le souhaitez, il ne compte pas."
)

// SelfAssessmentProgress says how many competences have an answer.
func SelfAssessmentProgress(done, total int) string {
	return fmt.Sprintf("%d sur %d", done, total)
}

// SelfAssessmentTally sums up the answers.
func SelfAssessmentTally(yes, partly, no int) string {
	return fmt.Sprintf("%d oui, %d en partie, %d non", yes, partly, no)
}

// The names under which the journal keeps the repérage.
func SelfAssessmentAnswered(code, answer string) string {
	return fmt.Sprintf("Répondre « %s » pour la compétence %s", answer, code)
}
func SelfAssessmentCleared(code string) string {
	return fmt.Sprintf("Retirer la réponse pour la compétence %s", code)
}
func SelfAssessmentLined(code string) string {
	return fmt.Sprintf("Écrire « où, quand » pour la compétence %s", code)
}
