package text

import "strconv"

// The view Exigences of Compétences: what makes an indicator argumenté or étayé.
const (
	ViewRequirements = "Exigences"
	MenuRequirements = "Exigences"

	RequirementsIntro = "Ce qui fait un indicateur argumenté, puis étayé. Le jury seul juge."

	RequirementsWhose     = "D’où viennent ces exigences"
	RequirementsDefault   = "Le référentiel de ce portfolio n’en donne pas\u202f: Acquis s’en tient à une situation justifiée pour argumenter un indicateur, et à une pièce justifiée pour l’étayer."
	RequirementsFramework = "Elles viennent du référentiel de ce portfolio, tel qu’Acquis le fournit."
	RequirementsChange    = "Un nombre changé met vos exigences à la place de celles-ci."
	RequirementsOwn       = "Ce sont les vôtres\u202f: elles remplacent celles du référentiel."
	RequirementsBy        = "Qui les demande"
	RequirementsByHint    = "Le certificateur, sa notice du…"
	RequirementsBack      = "Revenir aux exigences du référentiel"

	RequirementsEffect  = "Avec ces exigences"
	RequirementsArgued  = "Argumenté"
	RequirementsBeyond  = "Étayé, en plus"
	RequirementsAdvice  = "Conseil par compétence"
	RequirementsAdvises = "Le conseil se compte sur tous les indicateurs d’une compétence, car une bonne pièce peut en servir plusieurs\u202f; il ne change aucun état."
	RequirementsAsked   = "Ce qui est demandé"

	RequirementSituations       = "Situations justifiées"
	RequirementExperiences      = "Expériences différentes"
	RequirementRecentSituations = "Situations récentes"
	RequirementPieces           = "Pièces justifiées"
	RequirementNatures          = "Natures de pièces différentes"
	RequirementRecentPieces     = "Pièces récentes"
	RequirementYears            = "Récent\u202f: de moins de"
	RequirementOneOf            = "Une pièce de nature"
	RequirementAnyNature        = "peu importe"

	// RecencyHelp says how what is dated only by a year or a month is judged.
	RecencyHelp = "Une pièce compte par sa date, une situation par sa fin. «\u202f2021\u202f» est récent si l’un de ses jours l’est\u202f; sans date, rien ne l’est."

	ChangeRequirements     = "Changer les exigences"
	ChangeRequirementsBy   = "Dire qui demande les exigences"
	ChangeRequirementsBack = "Revenir aux exigences du référentiel"
)

// RequirementCount is a number asked for.
func RequirementCount(n int) string {
	if n == 0 {
		return "aucune"
	}
	return strconv.Itoa(n)
}

// RequirementAge is how old what is recent may be.
func RequirementAge(years int) string { return Count(years, "an", "ans") }

// RequirementGroups says of which natures a piece is asked: one of each group.
func RequirementGroups(groups [][]string) string {
	if len(groups) == 0 {
		return RequirementAnyNature
	}
	var said []string
	for _, group := range groups {
		said = append(said, either(group))
	}
	return Enumerate(said)
}

// RequirementsCovered says what comes of the requirements: how many indicators
// are argued or better, and of these how many supported.
func RequirementsCovered(covered, supported, total int) string {
	if supported == 0 {
		return CoveredOf(covered, total) + ", aucun étayé."
	}
	return CoveredOf(covered, total) + ", dont " + Count(supported, "étayé", "étayés") + "."
}
