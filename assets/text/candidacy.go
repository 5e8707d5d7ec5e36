package text

// The screen Candidature: who asks for which blocks, and when.
const (
	CandidacyTitle    = "Candidature"
	CandidacyDo       = "Ce qui figure sur la page de titre, et ce que vous visez."
	CandidacyYou      = "Vous"
	CandidacyGiven    = "Prénom"
	CandidacyFamily   = "Nom"
	CandidacyPosition = "Fonction actuelle"
	CandidacyAddress  = "Adresse postale"
	CandidacyEmail    = "Courriel"
	CandidacyPhone    = "Téléphone"
	CandidacyRoad     = "Calendrier"
	CandidacyWhere    = "Certificateur ou service de dépôt"
	CandidacyAdmitted = "Recevabilité obtenue le"
	CandidacyDeposit  = "Dépôt visé"
	CandidacyBlocks   = "Blocs de compétences"
	CandidacyBlocksDo = "Un bloc validé, dispensé ou non visé sort des comptes et de l’argumentation\u202f; la page de titre le dit."
	CandidacyBy       = "Au titre de"
	CandidacyByHelp   = "Le diplôme qui dispense de ce bloc."
	CandidacyByNone   = "Aucun diplôme connu de ce référentiel ne dispense de ce bloc\u202f: vérifiez auprès du certificateur."
	CandidacyWonOn    = "Validé le"
	CandidacyJury     = "Par"
	CandidacyJuryHelp = "Le jury ou le service qui l’a validé\u202f: la page de titre du dossier le dit."
)

// CandidacyByKnown names the titles that dispense from a block.
func CandidacyByKnown(titles []string) string {
	return "D’après le référentiel\u202f: " + Enumerate(titles) + "."
}

// ChangeCandidacy names the change of a field.
func ChangeCandidacy(field string) string { return "Modifier la candidature\u202f: " + field }

// ChangeBlock names the change of what one does with a block.
func ChangeBlock(block string) string { return "Choisir ce que vous visez\u202f: " + block }
