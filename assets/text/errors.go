package text

import "fmt"

// What went wrong, and what to do, where no part of Acquis says it better.

// ErrorAbout puts the name of the thing before a sentence about it.
func ErrorAbout(name, sentence string) string {
	return fmt.Sprintf("«\u202f%s\u202f»\u202f: %s", name, sentence)
}

// Errors of the domain and of the system.
const (
	ErrorCancelled         = "Interrompu. Ce qui était déjà enregistré l’est toujours\u202f; rien n’est resté à moitié écrit."
	ErrorOutline           = "Cette trame de dossier est inutilisable. Revenez à celle qui est fournie avec Acquis."
	ErrorUnknownIndicator  = "Cet indicateur n’existe pas dans le référentiel du portfolio. Vérifiez son numéro."
	ErrorUnknownCompetence = "Cette compétence n’existe pas dans le référentiel du portfolio. Vérifiez son numéro."
	ErrorUnknownBlock      = "Ce bloc n’existe pas dans le référentiel du portfolio. Vérifiez son code."
	ErrorNotFound          = "Cet élément n’existe pas, ou plus, dans le portfolio. Vérifiez son identifiant."
	ErrorSufficiency       = "Ces exigences ne sont pas utilisables\u202f: argumenté et étayé doivent demander chacun au moins une situation ou une pièce. Corrigez-les, ou revenez à celles du référentiel."
	ErrorAlreadyLinked     = "Ce lien existe déjà. Modifiez plutôt sa justification."
	ErrorPassage           = "Ce n’est pas un passage du texte d’une situation. Sélectionnez-y au moins un mot, puis recommencez."
	ErrorPassageGone       = "Le passage associé n’est plus dans le texte : il ne peut pas être confirmé. Choisissez-en un autre, gardez la situation entière, ou dissociez."
	ErrorTimeout           = "L’opération prend trop de temps et a été arrêtée. Recommencez\u202f; si cela se répète, le fichier est sans doute abîmé\u202f: réenregistrez-le depuis le logiciel d’origine."
	ErrorMemory            = "Ce fichier demande trop de mémoire. Réduisez-le (moins de pages, image plus petite), puis recommencez."
	ErrorCrashed           = "Ce fichier n’a pas pu être lu\u202f: il est sans doute abîmé. Réenregistrez-le depuis le logiciel d’origine, puis recommencez."
	ErrorNoSpace           = "Le disque est plein. Libérez de la place, puis recommencez\u202f; ce qui était enregistré l’est toujours."
	ErrorNameTooLong       = "Ce nom est trop long pour le disque. Choisissez-en un plus court."
)

// ErrorUnknown quotes an error that nobody foresaw.
func ErrorUnknown(quoted string) string {
	return "Quelque chose d’imprévu a échoué\u202f; rien de ce qui était enregistré n’est perdu. Recommencez\u202f; si cela se répète, signalez ce message\u202f: " + quoted
}

// ErrorFramework introduces what FrameworkFault says.
func ErrorFramework(fault string) string {
	return "Ce référentiel est inutilisable\u202f: " + fault + ". Corrigez le fichier, puis recommencez."
}

// FrameworkFault says which rule a framework file breaks: the name of the
// problem comes from portfolio.FrameworkProblem.
func FrameworkFault(problem, of string) string {
	switch problem {
	case "duplicate":
		return fmt.Sprintf("le code «\u202f%s\u202f» y est donné deux fois", of)
	case "unknown":
		return fmt.Sprintf("il parle de «\u202f%s\u202f», qu’il ne définit pas", of)
	case "empty":
		return fmt.Sprintf("«\u202f%s\u202f» y est vide ou incomplet", of)
	case "profile":
		return fmt.Sprintf("ses exigences («\u202f%s\u202f») ne demandent rien, ou demandent l’impossible", of)
	case "long":
		return "le fichier est trop long"
	case "format":
		return fmt.Sprintf("il est au format %s, que cette version d’Acquis ne connaît pas", of)
	}
	return "ce n’est pas du JSON au format décrit dans la documentation"
}

// quoted names a file, or speaks of "this file" where it has no name.
func quoted(name string) string { return named(name, "Ce fichier") }

// What the operating system refuses; the name may be empty.
func ErrorNotThere(name string) string {
	return quoted(name) + " n’existe pas, ou plus. Vérifiez le nom et l’emplacement."
}
func ErrorPermission(name string) string {
	return quoted(name) + " n’est pas accessible\u202f: le système refuse d’y lire ou d’y écrire. Choisissez un autre emplacement, ou changez ses droits."
}
func ErrorExists(name string) string {
	return quoted(name) + " existe déjà. Choisissez un autre nom."
}
func ErrorIrregular(name string) string {
	return quoted(name) + " n’est pas un fichier que l’on peut lire\u202f: c’est un emplacement, un tube, un périphérique, ou un lien qui tourne en rond. Choisissez un vrai fichier."
}
func ErrorIsFolder(name string) string {
	return quoted(name) + " est un emplacement, pas un fichier. Choisissez un fichier."
}
func ErrorNotFolder(name string) string {
	return quoted(name) + " n’est pas un emplacement. Choisissez un autre emplacement."
}
