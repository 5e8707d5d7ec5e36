package text

import "fmt"

// The Référentiel screen, where a framework is read whole.
const (
	FrameworkTitle     = "Référentiel"
	FrameworkSearch    = "Chercher un mot ou un code"
	FrameworkYours     = "celui de votre portfolio"
	FrameworkInForce   = "en vigueur"
	FrameworkFormer    = "antérieur"
	FrameworkAboutPart = "Le métier et le diplôme"
	FrameworkAboutNote = "Ces passages sont d’Acquis, à partir des documents cités. Tout le reste de cet écran reprend les mots des documents, fautes de frappe comprises."
	FrameworkBlocks    = "Blocs et compétences"
	FrameworkFunctions = "Fonctions et activités"
	FrameworkNoTie     = "Aucun document ne rattache une activité à un indicateur\u202f: Acquis ne le fait pas non plus."
	FrameworkFacts     = "La fiche en détail"
	FrameworkFactsOld  = "Ce que disent les documents"
	FrameworkEnd       = "Fin de l’enregistrement"
	FrameworkAsk       = "À demander au certificateur"
	FrameworkDispenses = "Dispenses de bloc"
	FrameworkOnlyThose = "Ces titres, et eux seuls, dispensent d’un bloc selon les documents."
	FrameworkNoneSaid  = "Les documents sur ce référentiel ne donnent aucune dispense de bloc."
	FrameworkSources   = "Documents cités"
	FrameworkExams     = "Épreuves"
	FrameworkAssesses  = "Domaines de compétences évalués"
	FrameworkRules     = "Règles de validation"
	FrameworkDomains   = "Domaines et unités de formation"
	FrameworkAims      = "Domaines de compétences visés"
	FrameworkEntry     = "Prérequis"
	FrameworkAdmission = "Admission"
	FrameworkAllowance = "Allègements et dispenses de formation"
	FrameworkReplaces  = "Certification remplacée"
	FrameworkNoMatch   = "Rien ne correspond dans ce référentiel. Essayez un seul mot, ou un code comme 1.2.3."
	FrameworkRest      = "Autour du diplôme"
	FrameworkApart     = "À part"
)

// FrameworkSource names the document that a fact comes from.
func FrameworkSource(short, id string) string {
	return fmt.Sprintf("Source\u202f: %s (document %s)", short, id)
}

// FrameworkOurs names the documents that a passage of ours draws on.
func FrameworkOurs(shorts []string) string {
	return "D’après\u202f: " + Enumerate(shorts)
}

// FrameworkNote introduces what Acquis adds to a fact.
func FrameworkNote(note string) string { return "Note d’Acquis\u202f: " + note }

// FrameworkFound says how many things a search found.
func FrameworkFound(n int) string {
	if n == 0 {
		return FrameworkNoMatch
	}
	return Count(n, "résultat", "résultats")
}

// FrameworkDispensed says which titles dispense from a block.
func FrameworkDispensed(titles []string, block string) string {
	return fmt.Sprintf("%s\u202f: dispense du %s", Enumerate(titles), block)
}

// FrameworkSame says how many codes kept their words.
func FrameworkSame(n int) string {
	return Count(n, "autre code garde ses mots", "autres codes gardent leurs mots") + ", à la forme des apostrophes près."
}

// FrameworkCompareWith heads the comparison of two frameworks.
func FrameworkCompareWith(code string) string { return "Correspondance avec " + code }

// FrameworkActivities says how many activities a function has.
func FrameworkActivities(n int) string { return Count(n, "activité", "activités") }

// FrameworkSummary says what a framework is made of.
func FrameworkSummary(blocks, competences, indicators, activities int) string {
	return fmt.Sprintf("%s, %s, %s, %s", Count(blocks, "bloc", "blocs"), Count(competences, "compétence", "compétences"),
		Count(indicators, "indicateur", "indicateurs"), Count(activities, "activité", "activités"))
}

// FrameworkLinks says how many links an indicator has in the open portfolio.
func FrameworkLinks(n int) string {
	if n == 0 {
		return "aucun lien"
	}
	return Count(n, "lien", "liens")
}
