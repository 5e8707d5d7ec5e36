package text

import "fmt"

// The preparation of the dossier de faisabilité (screen Faisabilité).
const (
	FeasibilityTitle   = "Dossier de faisabilité"
	FeasibilityDo      = "Avant toute preuve, la plateforme demande pour chaque bloc si vous en avez exercé les activités. Préparez vos réponses ici, puis recopiez-les champ par champ."
	FeasibilityDiffers = "Les champs de la plateforme peuvent être autres, ou dans un autre ordre\u202f: prenez ce qui y correspond. Ce n’est pas une évaluation de vos compétences, et Acquis n’envoie rien."
	MenuFeasibility    = "Dossier de faisabilité"
	FeasibilityOpen    = "Préparer le dossier de faisabilité"
	FeasibilityFacts   = "À recopier"

	FeasibilityQuestion  = "Avez-vous exercé les activités de ce bloc\u202f?"
	FeasibilityCommentDo = "Votre commentaire, obligatoire si vous répondez OUI ou PARTIELLEMENT. Dites où, quand et ce que vous y faisiez\u202f: des activités exercées, sans les prouver encore."
	FeasibilityHintNone  = "Le repérage de ces compétences n’est pas fait\u202f: il vous aiderait à répondre."
	FeasibilityTake      = "Répondre ainsi"
	FeasibilityAssess    = "Aller au repérage"
	FeasibilityDraft     = "Préparer le commentaire"
	FeasibilityDraftMore = "Ajouter au commentaire"
	FeasibilityDraftDo   = "Reprend les lignes du repérage et les expériences du parcours\u202f: à relire et à écrire à votre façon."
	FeasibilityNothing   = "Ni le repérage ni le parcours ne disent encore rien de ce bloc."
	FeasibilityCopy      = "Copier"
	FeasibilityCopyAll   = "Copier le commentaire"
	FeasibilityCopied    = "Copié\u202f: collez-le dans le champ de la plateforme."
	FeasibilityToFill    = "à compléter"
	FeasibilityFill      = "Compléter"
	FeasibilityCareer    = "Votre repérage"
	FeasibilityNoAnswer  = "pas encore repérée"

	FeasibilityYou        = "Vous"
	FeasibilityAim        = "Le diplôme visé"
	FeasibilityPost       = "Expérience"
	FeasibilityTraining   = "Formation"
	FeasibilityDiploma    = "Diplôme"
	FeasibilityCode       = "Code RNCP"
	FeasibilityAimed      = "Blocs visés"
	FeasibilityOther      = "Blocs déjà validés ou dispensés"
	FeasibilityRole       = "Fonction"
	FeasibilityEmployer   = "Structure"
	FeasibilityPlace      = "Lieu"
	FeasibilityStatus     = "Statut"
	FeasibilityFrom       = "Début"
	FeasibilityTo         = "Fin"
	FeasibilityNow        = "en cours"
	FeasibilityWorkTime   = "Temps de travail"
	FeasibilityStructure  = "La structure"
	FeasibilityPublic     = "Le public"
	FeasibilityActivities = "Organisation et place dans celle-ci"
	FeasibilityCourse     = "Intitulé"
	FeasibilityBy         = "Organisme"
	FeasibilityDuration   = "Durée"
	FeasibilityOutcome    = "Résultat"
	FeasibilityContents   = "Contenu"

	FeasibilityUnanswered = "sans réponse"
	FeasibilityUncomment  = "commentaire à écrire"
	FeasibilityReady      = "prêt"
)

// FeasibilityCounter counts the characters of a comment.
func FeasibilityCounter(n, most int) string {
	if n > most {
		return fmt.Sprintf("%s sur %s\u202f: %s de trop. La plateforme refusera ce commentaire, ou le coupera.",
			Count(n, "caractère", "caractères"), Number(most), Number(n-most))
	}
	return fmt.Sprintf("%s sur %s", Count(n, "caractère", "caractères"), Number(most))
}

// FeasibilityTooLong says so in a list.
func FeasibilityTooLong(n int) string { return Number(n) + " de trop" }

// FeasibilityHint says what the repérage suggests, and why.
func FeasibilityHint(answer string, yes, partly, no, open []string) string {
	said := "D’après votre repérage\u202f: " + answer + " ("
	sep := ""
	for _, part := range []struct {
		codes []string
		word  string
	}{{yes, "oui pour "}, {partly, "en partie pour "}, {no, "non pour "}, {open, "rien de dit pour "}} {
		if len(part.codes) > 0 {
			said += sep + part.word + Enumerate(part.codes)
			sep = "\u202f; "
		}
	}
	return said + "). À vous de dire."
}

// FeasibilityLeft says why a block needs no answer.
func FeasibilityLeft(status string) string {
	return "Bloc " + status + "\u202f: il n’y a rien à en dire au dossier de faisabilité. Vous pouvez y répondre tout de même."
}

// FeasibilitySum sums up how far the answers are.
func FeasibilitySum(ready, asked int) string {
	return fmt.Sprintf("%s sur %d", Count(ready, "bloc prêt", "blocs prêts"), asked)
}

// The draft of a comment.
const FeasibilityDraftPosts = "Ces activités ont été exercées dans\u202f:"

// FeasibilityDraftLine is a line of the repérage in a comment.
func FeasibilityDraftLine(code, title, line string, partly bool) string {
	said := code + " " + title
	if partly {
		said += " (en partie)"
	}
	if line != "" {
		said += "\u202f: " + line
	}
	return "- " + said
}

// FeasibilityDraftPost is an experience in a comment.
func FeasibilityDraftPost(name, details string, situations []string) string {
	said := "- " + name
	if details != "" {
		said += " (" + details + ")"
	}
	if len(situations) > 0 {
		for i := range situations {
			situations[i] = Quoted(situations[i])
		}
		said += "\u202f: " + Enumerate(situations)
	}
	return said
}

// The names under which the journal keeps what was answered.
func ChangeFeasibilityAnswer(block, answer string) string {
	return "Répondre " + answer + " pour le " + lowerFirst(block)
}
func ChangeFeasibilityCleared(block string) string {
	return "Retirer la réponse pour le " + lowerFirst(block)
}
func ChangeFeasibilityComment(block string) string {
	return "Commenter le " + lowerFirst(block)
}
