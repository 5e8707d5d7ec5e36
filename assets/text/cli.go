package text

import (
	"embed"
	"fmt"
	"strings"
)

// What the command line says. Its help stands in the folder aide, one file a
// command.

//go:embed aide/*.txt
var helpFiles embed.FS

// CLIHelp returns the help of a command; "acquis" gives that of the program.
// It is "" for a command that there is not.
func CLIHelp(command string) string {
	data, err := helpFiles.ReadFile("aide/" + command + ".txt")
	if err != nil {
		return ""
	}
	return string(data)
}

// CLINoWindow says why a build made for the command line opens no window.
const CLINoWindow = "Cet exécutable est la version en ligne de commande d’Acquis\u202f: il n’ouvre pas de fenêtre. Lancez le programme «\u202fAcquis\u202f», ou tapez «\u202facquis aide\u202f» pour la liste des commandes."

// CLISeeHelp ends a message about a call that is not understood.
func CLISeeHelp(command string) string {
	if command == "" {
		return "Tapez «\u202facquis aide\u202f» pour la liste des commandes."
	}
	return fmt.Sprintf("Tapez «\u202facquis aide %s\u202f» pour le mode d’emploi.", command)
}

// Options that are not understood.
func CLIUnknownOption(o string) string {
	return fmt.Sprintf("L’option «\u202f%s\u202f» n’existe pas pour cette commande.", o)
}
func CLIOptionTwice(o string) string {
	return fmt.Sprintf("L’option «\u202f%s\u202f» est donnée deux fois\u202f; gardez-en une.", o)
}
func CLIOptionNoValue(o string) string {
	return fmt.Sprintf("L’option «\u202f%s\u202f» ne prend pas de valeur.", o)
}
func CLIOptionWantsValue(o string) string {
	return fmt.Sprintf("L’option «\u202f%s\u202f» attend une valeur.", o)
}
func CLIOptionMissing(o string) string {
	return fmt.Sprintf("Il manque l’option «\u202f%s\u202f» et sa valeur.", o)
}

// Arguments that are not understood.
func CLIMissing(names ...string) string {
	if len(names) == 1 {
		return "Il manque un argument\u202f: " + names[0] + "."
	}
	return "Il manque des arguments\u202f: " + strings.Join(names, ", ") + "."
}
func CLITooMany(arg string) string {
	return fmt.Sprintf("«\u202f%s\u202f» est de trop\u202f: un nom qui contient des espaces se met entre guillemets droits.", arg)
}
func CLIUnknownCommand(name string) string {
	return fmt.Sprintf("«\u202f%s\u202f» n’est ni une commande ni un portfolio.", name)
}

// Creating a portfolio.
func CLICreated(path string) string { return "Portfolio créé\u202f: " + path }
func CLIEndsOn(code, date, message string, ask []string) string {
	s := fmt.Sprintf("À savoir\u202f: l’enregistrement de %s se termine le %s.", code, date)
	if message != "" {
		s += "\n" + message
	}
	if len(ask) > 0 {
		s += "\nÀ demander au certificateur\u202f:\n- " + strings.Join(ask, "\n- ")
	}
	return s
}

// CLIExample tells where the example is.
func CLIExample(path string) string { return "Portfolio d’exemple créé\u202f: " + path }

// Telling situations.
func CLITitleEmpty() string {
	return "Le titre est vide\u202f: donnez-en un de quelques mots avec --titre."
}
func CLITitleTooLong(runes, most int) string {
	return fmt.Sprintf("Le titre compte %s caractères\u202f; %s suffisent. Raccourcissez-le et mettez le reste dans le texte.", Number(runes), Number(most))
}
func CLINotText(file string) string {
	return fmt.Sprintf("«\u202f%s\u202f» n’est pas un texte en UTF-8\u202f: enregistrez-le en texte brut (.txt ou .md), encodage UTF-8.", file)
}
func CLITextTooLong(file string, most int) string {
	return fmt.Sprintf("«\u202f%s\u202f» dépasse %s\u00a0Mo de texte\u202f: une situation compte quelques pages. Vérifiez le fichier.", file, Number(most))
}
func CLITextEmpty(file string) string {
	return fmt.Sprintf("«\u202f%s\u202f» ne contient aucun texte\u202f: la situation n’a pas été créée.", file)
}

// CLIStandardInput names what comes by "-".
const CLIStandardInput = "entrée standard"

// Adding pieces. The title never comes from the name of the file, which may
// hold the name of a person who is helped.
func CLIPieceTitle(date, media string) string {
	return fmt.Sprintf("Pièce du %s (%s)", date, media)
}
func CLIPieceNumbered(title string, n int) string { return fmt.Sprintf("%s (%d)", title, n) }
func CLIPieceTwin(file, title string) string {
	return fmt.Sprintf("«\u202f%s\u202f» est déjà dans ce portfolio, avec la pièce «\u202f%s\u202f»\u202f: le fichier n’est gardé qu’une fois.", file, title)
}
func CLIPiecesFailed(failed, total int) string {
	if failed == total {
		return "Aucune pièce n’a été ajoutée."
	}
	if failed == 1 {
		return fmt.Sprintf("Une pièce sur %d n’a pas été ajoutée\u202f; les autres sont enregistrées.", total)
	}
	return fmt.Sprintf("%d pièces sur %d n’ont pas été ajoutées\u202f; les autres sont enregistrées.", failed, total)
}

// Linking.
func CLILinked(title, indicator string) string {
	return fmt.Sprintf("«\u202f%s\u202f» est liée à l’indicateur %s.", title, indicator)
}
func CLINoEvidence(id string) string {
	return fmt.Sprintf("Aucune situation ni pièce n’a l’identifiant «\u202f%s\u202f». Les commandes «\u202fsituation\u202f» et «\u202fpiece\u202f» l’affichent quand elles en créent une.", id)
}
func CLIUnknownIndicator(code, framework string) string {
	return fmt.Sprintf("Le référentiel %s n’a pas d’indicateur «\u202f%s\u202f». Tapez «\u202facquis referentiel %s\u202f» pour en voir la liste.", framework, code, framework)
}
func CLIJustificationLong(runes, advice int) string {
	return fmt.Sprintf("La justification compte %s caractères\u202f; une phrase de %s au plus se lit mieux. Elle est enregistrée telle quelle.", Number(runes), Number(advice))
}

// Coverage.
const (
	CLICoverageIndicator = "Indicateur"
	CLICoverageState     = "État"
	CLICoverageLinks     = "Liens"
	CLICoverageWhy       = "Ce qui manque\u202f:"
	CLICoverageHint      = "Acquis compte ce que vous avez écrit\u202f; le jury seul juge."
)

func CLICoverageTotal(covered, total int) string {
	return fmt.Sprintf("%d sur %d argumentés ou étayés", covered, total)
}
func CLICoverageGaps(n int) string {
	return Count(n, "point non traité", "points non traités")
}

// Checking.
func CLIVerified(records, files int) string {
	return fmt.Sprintf("Tout est en ordre\u202f: %s et %s vérifiés.", Count(records, "enregistrement", "enregistrements"), Count(files, "fichier", "fichiers"))
}
func CLIVerifyProblems(n int, grave bool) string {
	found := Count(n, "problème trouvé", "problèmes trouvés") + ". "
	if !grave {
		return found + "Vos textes et vos liens sont intacts. Chaque ligne dit ce qui est touché et ce qu’il y a à faire."
	}
	return found + "N’écrivez plus dans ce portfolio\u202f: faites-en d’abord une copie, puis ouvrez-le dans Acquis, qui propose la dernière version saine."
}

// Exporting the dossier.
func CLIDossierFile(path string, annexes []int, pages int, bytes int64) string {
	facts := []string{FileOfAnnexes(annexes)}
	if pages > 0 {
		facts = append(facts, Count(pages, "page", "pages"))
	}
	return "  " + path + " (" + strings.Join(append(facts, Bytes(bytes)), ", ") + ")"
}

// CLIDossierODTApart says that a text document has no annexes beside it.
const CLIDossierODTApart = "Un document texte (ODT) va sans les annexes\u202f: pour les écrire à part, exportez aussi le dossier en PDF."

// CLIDossierODTWritten says that the text document is written.
func CLIDossierODTWritten(path string) string {
	return "Dossier écrit en document texte, sans les annexes\u202f: " + path
}

// CLIDossierDate says how the date of a dossier is given.
func CLIDossierDate(given string) string {
	return Quoted(given) + " n’est pas une date. Écrivez-la AAAA-MM-JJ, par exemple 2026-03-15."
}

// CLIUnknownProfile lists the deposit profiles.
func CLIUnknownProfile(code string, known []string) string {
	return "Le profil de dépôt " + Quoted(code) + " n’existe pas. Profils connus\u202f: " + strings.Join(known, ", ") + "."
}

// CLIOptionsExclude says that two options cannot be given together.
func CLIOptionsExclude(one, other string) string {
	return "Choisissez entre " + one + " et " + other + "."
}

// CLIDossierWritten says that the dossier is written.
func CLIDossierWritten(path string, pages int) string {
	return fmt.Sprintf("Dossier écrit\u202f: %s (%s)", path, Count(pages, "page", "pages"))
}
func CLIUnknownBlock(code string, known []string) string {
	return fmt.Sprintf("Le référentiel n’a pas de bloc «\u202f%s\u202f»\u202f: choisissez parmi %s.", code, strings.Join(known, ", "))
}
func CLIBlockNotAimed(code string) string {
	return fmt.Sprintf("Le bloc %s n’est pas visé dans ce portfolio\u202f: il ne peut pas figurer au dossier. Changez-le dans Acquis, ou retirez-le de --blocs.", code)
}
func CLINoOutput(option string) string {
	return fmt.Sprintf("Dites où écrire avec «\u202f%s\u202f».", option)
}
func CLIOutputIsFolder(path string) string {
	return fmt.Sprintf("«\u202f%s\u202f» est un emplacement\u202f: donnez le nom du fichier à écrire.", path)
}

// The open format.
func CLIExported(path string, files int) string {
	if files == 0 {
		return "Portfolio exporté\u202f: " + path
	}
	return fmt.Sprintf("Portfolio exporté\u202f: %s, et %s à côté", path, Count(files, "fichier", "fichiers"))
}
func CLIImported(path string) string { return "Portfolio importé\u202f: " + path }

// Frameworks.
func CLIUnknownFramework(code string, known []string) string {
	return fmt.Sprintf("Acquis n’a pas de référentiel «\u202f%s\u202f»\u202f: choisissez %s, ou donnez un fichier .json.", code, strings.Join(known, " ou "))
}
func CLIFrameworkCounts(blocks, competences, indicators int) string {
	return fmt.Sprintf("%s, %s, %s", Count(blocks, "bloc", "blocs"), Count(competences, "compétence", "compétences"), Count(indicators, "indicateur", "indicateurs"))
}

// CLIVersion names the version.
func CLIVersion(version string) string { return "Acquis " + version }

// CLICandidateEmpty: a name without a letter.
const CLICandidateEmpty = "Le nom du candidat est vide\u202f: donnez-le avec --candidat \u00ab\u202fPrénom Nom\u202f\u00bb."

// Names of changes made from the command line, for the journal.
func CLISituationLabel(title string) string {
	return fmt.Sprintf("Raconter «\u202f%s\u202f»", title)
}
func CLIPieceLabel(title string) string {
	return fmt.Sprintf("Ajouter la pièce «\u202f%s\u202f»", title)
}
func CLILinkLabel(title, indicator string) string {
	return fmt.Sprintf("Lier «\u202f%s\u202f» à %s", title, indicator)
}
