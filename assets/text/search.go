package text

// The search of everything.
const (
	MenuSearch   = "Rechercher partout…"
	MenuFindHere = "Chercher dans cet écran"

	SearchTitle       = "Rechercher partout"
	SearchPlaceholder = "Un mot, plusieurs, le début d’un mot, ou un code comme 1.2.3"
	SearchHint        = "Situations, rédaction, pièces, parcours, justifications, repérage et référentiel. Les accents, les majuscules et les fautes de frappe ne comptent pas. Flèches haut et bas pour choisir, Entrée pour ouvrir, Échap pour revenir."
	SearchRecent      = "Recherches récentes"
	SearchNothing     = "Rien ne correspond. Essayez un seul mot, ou le début d’un mot."
	SearchReading     = "Acquis finit de lire votre portfolio\u202f: d’autres résultats peuvent venir."
	SearchInFile      = "Dans le fichier"
	SearchInStandIn   = "Dans le PDF joint à la place"
	SearchFileName    = "Nom du fichier"
	SearchArgument    = "Argumentaire"
)

// SearchCount says how many results there are, and how many of them are shown.
func SearchCount(total, shown int) string {
	said := Count(total, "résultat", "résultats")
	if shown < total {
		said += ", les " + Number(shown) + "\u00a0premiers ci-dessous"
	}
	return said
}

// SearchApart is said of words that are all there, but nowhere together.
const SearchApart = "Rien ne réunit tous ces mots\u202f: voici ce qui s’en approche."

// SearchForgiven says what was looked for instead of a word that is not there;
// found may be "" where the best result does not show it.
func SearchForgiven(typed, found string) string {
	if found == "" {
		return "«\u202f" + typed + "\u202f» n’apparaît pas\u202f: voici ce qui s’en approche."
	}
	return "«\u202f" + typed + "\u202f» n’apparaît pas\u202f: résultats pour «\u202f" + found + "\u202f»."
}

// SearchPage names a page of a file.
func SearchPage(where string, page int) string { return where + ", page " + Number(page) }

// SearchTimes says how often the words are in a result.
func SearchTimes(n int) string { return Number(n) + "\u00a0fois" }

var searchKinds = map[string]string{
	"situation": "Situation", "section": "Rédaction", "piece": "Pièce", "experience": "Expérience",
	"training": "Formation", "link": "Justification", "gap": "Point non traité",
	"selfassessment": "Repérage", "feasibility": "Faisabilité", "indicator": "Indicateur", "competence": "Compétence", "bloc": "Bloc",
}

// SearchKind names what a result is.
func SearchKind(kind string) string { return searchKinds[kind] }

var searchFields = map[string]map[string]string{
	"situation": {"title": SituationTitleField, "note": PrivateNote},
	"section":   {"title": PieceTitle, "note": PrivateNote},
	"piece": {"title": PieceTitle, "proves": PieceProves, "author": PieceAuthor, "nature": PieceNature, "url": PieceURL,
		"note": PrivateNote, "file": SearchInFile, "standIn": SearchInStandIn, "file.name": SearchFileName},
	"experience": {"role": ExperienceRole, "organisation": ExperienceOrg, "place": ExperiencePlace, "structure": ExperienceStructure,
		"public": ExperiencePublic, "setting": ExperienceSetting, "standing": ExperienceStanding, "note": PrivateNote},
	"training": {"title": TrainingTitle, "organisation": TrainingOrg, "outcome": TrainingOutcome, "contents": TrainingContents,
		"note": PrivateNote},
}

// SearchField is how a screen labels a field of a kind of record, both by
// their names in the stored form; "" where the kind says enough.
func SearchField(kind, field string) string { return searchFields[kind][field] }
