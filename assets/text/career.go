package text

import "fmt"

// The screen of the career (Parcours).
const (
	CareerTitle           = "Parcours"
	CareerIntro           = "Vos postes, vos engagements bénévoles et vos formations. Le jury y lit d’où vous parlez."
	CareerExperiences     = "Expériences"
	CareerTrainings       = "Formations"
	CareerNewExperience   = "Nouvelle expérience"
	CareerNewTraining     = "Nouvelle formation"
	CareerTimeline        = "Frise"
	CareerFrame           = "Le cadre"
	CareerEmpty           = "Commencez par votre poste actuel"
	CareerEmptyHelp       = "Ajoutez une expérience : la fonction, la structure, les dates. Une année suffit si vous avez oublié le mois. Les situations que vous raconterez s’y rattacheront."
	CareerNoExperience    = "Aucune expérience pour le moment."
	CareerNoTraining      = "Aucune formation pour le moment."
	CareerUndated         = "sans date"
	CareerUndatedHeading  = "Sans date, donc absents de la frise :"
	CareerNotPrinted      = "hors dossier"
	CareerTimelineHelp    = "Un clic sur une ligne ouvre sa fiche."
	ExperienceRole        = "Fonction"
	ExperienceRoleHint    = "Chargée de mission développement social"
	ExperienceOrg         = "Structure (nom)"
	ExperienceOrgHint     = "Centre communal d’action sociale"
	ExperiencePlace       = "Lieu"
	ExperiencePlaceHint   = "Ville, département"
	ExperienceStatus      = "Statut"
	ExperienceNoStatus    = "Non précisé"
	ExperienceWorkTime    = "Quotité"
	ExperienceTimeHint    = "80 %, ou 2 jours par mois"
	ExperiencePeriod      = "Période"
	ExperienceFrame       = "Ce que le jury doit savoir du lieu pour comprendre les situations. Il est imprimé devant elles."
	ExperienceStructure   = "La structure"
	ExperienceStructHint  = "Ce qu’elle est, ce qu’elle fait, sa taille"
	ExperiencePublic      = "Le public"
	ExperiencePublicHint  = "Pour qui, combien de personnes, quels besoins"
	ExperienceSetting     = "L’organisation"
	ExperienceSettingHint = "Équipe, hiérarchie, partenaires, instances"
	ExperienceStanding    = "Votre place"
	ExperienceStandHint   = "De qui vous dépendez, qui vous encadrez, ce que vous décidez"
	ExperienceSituations  = "Situations racontées"
	ExperienceNoSituation = "Aucune situation n’y est rattachée."
	ExperienceUntitled    = "Expérience sans nom"
	TrainingTitle         = "Intitulé"
	TrainingTitleHint     = "Diplôme d’État d’assistant de service social"
	TrainingOrg           = "Organisme"
	TrainingOrgHint       = "Institut régional du travail social"
	TrainingPeriod        = "Période"
	TrainingDuration      = "Durée"
	TrainingDurationHint  = "70 heures"
	TrainingOutcome       = "Ce qui a été obtenu"
	TrainingOutcomeHint   = "Diplôme, certificat, attestation"
	TrainingContents      = "Contenus"
	TrainingContentsHint  = "Ce que vous y avez appris, en lien avec le diplôme visé"
	TrainingUntitled      = "Formation sans nom"
	CareerNoteHint        = "Qui peut attester, ce qu’il reste à retrouver…"
)

// CareerCount says how many there are of something, beside its heading.
func CareerCount(heading string, n int) string { return fmt.Sprintf("%s (%d)", heading, n) }

// The names under which the journal keeps what was done to a career.
func CareerExperienceCreated() string { return "Créer une expérience" }
func CareerTrainingCreated() string   { return "Créer une formation" }
func CareerChanged(field, name string) string {
	return fmt.Sprintf("Changer « %s » de « %s »", fieldName(field), name)
}
func CareerExperienceRemoved(n string) string {
	return fmt.Sprintf("Supprimer l’expérience « %s »", n)
}
func CareerTrainingRemoved(name string) string {
	return fmt.Sprintf("Supprimer la formation « %s »", name)
}
func CareerMovedUp(name string) string   { return fmt.Sprintf("Monter « %s »", name) }
func CareerMovedDown(name string) string { return fmt.Sprintf("Descendre « %s »", name) }
func CareerPrinted(name string, on bool) string {
	if on {
		return fmt.Sprintf("Faire figurer « %s » au dossier", name)
	}
	return fmt.Sprintf("Retirer « %s » du dossier", name)
}

// CareerGone tells that something was removed and how to have it back.
func CareerGone(name string, situations int) string {
	switch situations {
	case 0:
		return fmt.Sprintf("« %s » est supprimée. Ctrl+Z la fait revenir.", name)
	case 1:
		return fmt.Sprintf("« %s » est supprimée ; sa situation reste, sans expérience. Ctrl+Z la fait revenir.", name)
	}
	return fmt.Sprintf("« %s » est supprimée ; ses %d situations restent, sans expérience. Ctrl+Z la fait revenir.", name, situations)
}
