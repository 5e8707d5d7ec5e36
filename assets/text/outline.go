package text

import "fmt"

// The screen of the plan of the dossier (Trame).
const (
	OutlineTitle    = "Trame du dossier"
	OutlineDo       = "Les parties du dossier, leur ordre, leurs titres, ce qu’elles impriment. Chaque certificateur a la sienne\u202f: suivez ses consignes."
	MenuOutline     = "Trame du dossier"
	OutlineOpen     = "Modifier la trame…"
	OutlineAdd      = "Ajouter…"
	OutlineRemove   = "Retirer"
	OutlineText     = "Partie à écrire"
	OutlineNewTitle = "Nouvelle partie"

	OutlineHeading      = "Titre imprimé"
	OutlineHeadingTitle = "La page de titre n’imprime pas ce mot\u202f: il nomme la partie dans cette liste."
	OutlineHeadingBlank = "Donnez un titre à cette partie."
	OutlinePrints       = "Imprimer cette partie"
	OutlinePrintsWhat   = "Ce qu’elle imprime"
	OutlineUnprinted    = "ne s’imprime pas"
	OutlineLeast        = "Au moins (mots)"
	OutlineMost         = "Au plus (mots)"
	OutlineWordsWrong   = "Écrivez un nombre de mots, ou rien."
	OutlineWordsCross   = "Le maximum est plus petit que le minimum."
	OutlinePrompt       = "Aide à la rédaction"
	OutlinePromptHint   = "Ce que l’on attend ici, en deux à quatre phrases."
	OutlineDefault      = "Texte proposé"
	OutlineDefaultHint  = "Le texte par lequel on commence, s’il y en a un."
	OutlineAdvice       = "Longueur et aide"
	OutlineIntro        = "Introduction de chaque bloc"
	OutlineArgument     = "Argumentaire de chaque compétence"
	OutlineWrite        = "Écrire ce texte"

	OutlineChoose      = "Choisir une autre trame…"
	OutlineChooseTitle = "Choisir une autre trame"
	OutlineChooseDo    = "Les textes déjà écrits restent\u202f; ceux que la nouvelle trame ne prévoit pas passent dans «\u202fTextes hors trame\u202f», en Rédaction."
	OutlineTake        = "Prendre cette trame"
	OutlineInForce     = "celle de ce dossier"
	OutlineImport      = "Importer une trame…"
	OutlineExport      = "Exporter la trame…"
	OutlineRevert      = "Revenir à la trame d’origine"
	OutlineReverted    = "La trame d’origine est revenue."
	FilterOutline      = "Trames (JSON)"
	AskOutline         = "Importer une trame"
	AskOutlineSave     = "Exporter la trame"
	OutlineFiles       = "Fichier"
)

// OutlineTaken says that another outline is in force.
func OutlineTaken(title string) string { return "Trame en vigueur\u202f: " + Quoted(title) + "." }

// OutlineFileName is the name proposed for the file of an outline.
func OutlineFileName(title string) string { return "Trame " + title }

// OutlineWritten says where an outline was written.
func OutlineWritten(file string) string { return "Trame exportée\u202f: " + Quoted(file) + "." }

// OutlineOwn says that the outline in force is not the one of the beginning.
func OutlineOwn(title string) string {
	return "En vigueur\u202f: " + Quoted(title) + ", choisie ou modifiée depuis le début."
}

// OutlineAtFirst says that it is.
func OutlineAtFirst(title string) string {
	return "En vigueur\u202f: " + Quoted(title) + ", celle du début."
}

// OutlineOther says of an outline that it is for other frameworks.
func OutlineOther(frameworks []string) string {
	return "Faite pour " + Enumerate(frameworks) + "."
}

// OutlineStrays counts the texts that an outline leaves without a part.
func OutlineStrays(n int) string {
	if n == 1 {
		return "Un texte n’a plus de partie dans cette trame. Il est gardé, ne s’imprime pas, et se retrouve en Rédaction."
	}
	return Number(n) + "\u00a0textes n’ont plus de partie dans cette trame. Ils sont gardés, ne s’impriment pas, et se retrouvent en Rédaction."
}

// outlineKinds are the kinds of parts: what they are called where one is added,
// and what they print.
var outlineKinds = map[string]struct{ name, does string }{
	"titre":       {"Page de titre", "Le nom, la certification, et ce que devient chaque bloc\u202f: visé, déjà validé, dispensé."},
	"sommaire":    {"Sommaire", "Les parties et leurs pages."},
	"guide":       {"Guide de lecture", "Pour chaque indicateur, la situation et l’annexe, avec leurs pages."},
	"parcours":    {"Parcours", "Les tableaux des expériences et des formations."},
	"texte":       {"Texte", "Ce que vous écrivez sous ce titre, en Rédaction."},
	"experiences": {"Expériences et situations", "Chaque expérience qui figure au dossier, et ses situations en entier."},
	"competences": {"Compétences, bloc par bloc", "Pour chaque bloc visé\u202f: introduction, argumentaires, tableaux des preuves."},
	"pieces":      {"Tableau des documents annexés", "Le numéro, la nature et l’objet de chaque annexe."},
	"attestation": {"Attestation sur l’honneur", "Le texte à signer, le lieu et la date."},
	"annexes":     {"Annexes", "Les pièces citées, et elles seules. Toujours en dernier."},
}

// OutlineKind is what a kind of part is called, OutlineDoes what it prints.
func OutlineKind(kind string) string { return outlineKinds[kind].name }
func OutlineDoes(kind string) string { return outlineKinds[kind].does }

// OutlineOmission names something that a part of a kind may leave out.
func OutlineOmission(kind, what string) string {
	switch kind + " " + what {
	case "titre fonction":
		return "La fonction actuelle"
	case "titre coordonnees":
		return "L’adresse, le courriel, le téléphone"
	case "titre calendrier":
		return "Le certificateur, la recevabilité, le dépôt"
	case "parcours experiences":
		return "Le tableau des expériences"
	case "parcours formations":
		return "Le tableau des formations"
	case "experiences cadre":
		return "Le cadre de chaque expérience (structure, public, organisation, place)"
	case "experiences codes":
		return "La ligne des indicateurs sous le titre de chaque situation"
	case "experiences autres-blocs":
		return "Les situations qui ne montrent rien des blocs visés"
	case "competences introductions":
		return "L’introduction de chaque bloc"
	case "competences tableaux":
		return "Le tableau des situations, annexes et justifications"
	case "attestation signature":
		return "Le lieu, la date et la place de la signature"
	}
	return what
}

// OutlineFault says what is wrong with an outline, and in which part; problem
// is a portfolio.OutlineProblem.
func OutlineFault(problem, part, of string) string {
	where := ""
	if part != "" {
		where = "dans la partie " + Quoted(part) + ", "
	}
	return where + outlineFault(problem, named(of, "le fichier"))
}

func outlineFault(problem, of string) string {
	switch problem {
	case "malformed":
		return "ce n’est pas une trame en JSON, ou " + of + " n’est pas ce qui est attendu"
	case "version":
		return "le format " + of + " n’est pas connu de cette version d’Acquis"
	case "field":
		return "le champ " + of + " n’existe pas"
	case "empty":
		return "il manque " + of
	case "key":
		return "la clé " + of + " n’est pas utilisable\u202f: des lettres, des chiffres, des points et des traits d’union"
	case "twice":
		return of + " est utilisé deux fois"
	case "kind":
		return "la sorte de partie " + of + " n’existe pas"
	case "without":
		return of + " ne fait pas partie de ce que l’on peut en retirer"
	case "advice":
		return "les longueurs conseillées de " + of + " se contredisent"
	case "long":
		return of + " est trop long"
	case "last":
		return "les annexes doivent venir en dernier"
	}
	return of + " est inutilisable"
}

// ErrorOutlineOf says that an outline cannot be used, and why.
func ErrorOutlineOf(fault string) string {
	return "Cette trame est inutilisable\u202f: " + fault + ". Corrigez-la, ou gardez celle du portfolio\u202f: rien n’a changé."
}

// The names under which the journal keeps what was done to an outline.
const (
	ChangeOutlineTaken  = "Choisir une autre trame"
	ChangeOutlineRevert = "Revenir à la trame d’origine"
)

func ChangeOutlineMoved(part string) string   { return "Déplacer la partie " + Quoted(part) }
func ChangeOutlineAdded(part string) string   { return "Ajouter la partie " + Quoted(part) }
func ChangeOutlineRemoved(part string) string { return "Retirer la partie " + Quoted(part) }
func ChangeOutlinePart(part string) string    { return "Modifier la partie " + Quoted(part) }

// OutlineRemoved tells what has gone, and what of its text is kept.
func OutlineRemoved(part string, written bool) string {
	said := "La partie " + Quoted(part) + " est retirée de la trame."
	if written {
		said += " Son texte est gardé en Rédaction, hors trame."
	}
	return said
}

// Texts that have no part any more, on the screen Rédaction.
const (
	WritingStrays   = "Textes hors trame"
	WritingStraysDo = "Gardés, mais la trame de ce dossier ne les imprime pas."
	WritingStray    = "La trame de ce dossier n’a pas de partie pour ce texte\u202f: il est gardé et ne sera pas imprimé."
	WritingPutBack  = "Remettre dans la trame"
)

// CheckStrays says before an export that texts have no part.
func CheckStrays(n int) string {
	if n == 1 {
		return "Un texte n’a pas de partie dans la trame et ne s’imprimera pas\u202f: voyez «\u202fTextes hors trame\u202f» en Rédaction."
	}
	return Number(n) + "\u00a0textes n’ont pas de partie dans la trame et ne s’imprimeront pas\u202f: voyez «\u202fTextes hors trame\u202f» en Rédaction."
}

// The command "trame".
const (
	CLIOutlineKey  = "Clé"
	CLIOutlineKind = "Sorte"
)

func CLIUnknownOutline(code string, known []string) string {
	return fmt.Sprintf("Acquis n’a pas de trame «\u202f%s\u202f»\u202f: choisissez %s, ou donnez un fichier .json.", code, Enumerate(known))
}
func CLIOutlineFine(title string, parts int) string {
	return fmt.Sprintf("Trame utilisable\u202f: %s, %s", Quoted(title), Count(parts, "partie", "parties"))
}
func CLIOutlineOneChange(a, b string) string {
	return fmt.Sprintf("«\u202f%s\u202f» et «\u202f%s\u202f» ne vont pas ensemble\u202f: choisissez l’une des deux.", a, b)
}
func CLIOutlineFileOnly(option string) string {
	return fmt.Sprintf("«\u202f%s\u202f» concerne un portfolio, pas un fichier de trame.", option)
}

// OutlineLength is the advised length of a text, "" where there is none.
func OutlineLength(least, most int) string {
	switch {
	case least > 0 && most > 0:
		return fmt.Sprintf("%s à %s mots", Number(least), Number(most))
	case most > 0:
		return fmt.Sprintf("%s mots au plus", Number(most))
	case least > 0:
		return fmt.Sprintf("%s mots au moins", Number(least))
	}
	return ""
}

// OutlinePlace is a part in the list, with its place in the dossier.
func OutlinePlace(n int, title string) string { return fmt.Sprintf("%d. %s", n, title) }
