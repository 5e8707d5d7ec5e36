package text

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// The diagnostic file: what a person sends when something does not work.
const (
	MenuDiagnostic      = "Fichier de diagnostic…"
	DiagnosticTitle     = "Fichier de diagnostic"
	DiagnosticWhy       = "Voici, en entier, ce qui sera enregistré. Aucun de vos textes, aucun nom, aucun emplacement n’y figure\u202f: seulement des nombres, des tailles et ce que le programme sait de lui-même. Rien n’est envoyé\u202f: c’est à vous de joindre ce fichier à un message, si vous le voulez."
	DiagnosticSave      = "Enregistrer…"
	DiagnosticCopy      = "Copier"
	DiagnosticCopied    = "Le diagnostic est dans le presse-papiers."
	DiagnosticWorking   = "Diagnostic"
	DiagnosticFilter    = "Texte"
	DiagnosticAskFile   = "Enregistrer le fichier de diagnostic"
	DiagnosticCrashes   = "Journal des arrêts imprévus"
	DiagnosticNoCrash   = "aucun arrêt imprévu"
	DiagnosticSettings  = "Préférences"
	DiagnosticPortfolio = "Portfolio"
	DiagnosticProgram   = "Programme"
	DiagnosticChecks    = "Vérification"
)

// DiagnosticFileName is what the file is called, without its extension.
func DiagnosticFileName(day string) string { return "diagnostic-acquis-" + day }

// DiagnosticSaved says that it is written.
func DiagnosticSaved(name string) string {
	return Quoted(name) + " est enregistré."
}

// DiagnosticHead is its first line.
func DiagnosticHead(when time.Time) string {
	return "Diagnostic d’Acquis, " + when.UTC().Format("2006-01-02 15:04") + " UTC"
}

// DiagnosticNotice is its second.
const DiagnosticNotice = "Ce fichier ne contient aucun texte du portfolio, aucun nom, aucun emplacement."

// DiagnosticLine is a line of it: what, and how much.
func DiagnosticLine(what, value string) string { return what + "\u202f: " + value }

// The names of what the file says.
const (
	DiagnosticVersion   = "Acquis"
	DiagnosticForm      = "forme"
	DiagnosticSystem    = "système"
	DiagnosticGo        = "construit avec"
	DiagnosticCPUs      = "processeurs"
	DiagnosticLanguage  = "langue du système"
	DiagnosticSession   = "bureau"
	DiagnosticScreen    = "écran"
	DiagnosticPDF       = "lecteur de PDF"
	DiagnosticPlace     = "emplacement"
	DiagnosticOpening   = "ouverture"
	DiagnosticFormat    = "format"
	DiagnosticCreated   = "créé le"
	DiagnosticSavedOn   = "dernier enregistrement"
	DiagnosticFramework = "référentiel"
	DiagnosticOutline   = "trame"
	DiagnosticRecords   = "éléments"
	DiagnosticTexts     = "caractères"
	DiagnosticJournal   = "journal"
	DiagnosticDatabase  = "base"
	DiagnosticSnapshots = "versions"
	DiagnosticLastCopy  = "dernière copie ailleurs"
	DiagnosticNone      = "aucune"
	DiagnosticOther     = "un autre que ceux d’Acquis"
	DiagnosticOwn       = "modifiée"
	DiagnosticSound     = "tout est intact"
	DiagnosticFine      = "réussie"
	DiagnosticYes       = "oui"
	DiagnosticNo        = "non"
	DiagnosticWindow    = "fenêtre"
	DiagnosticCommand   = "ligne de commande"
	DiagnosticLook      = "thème"
	DiagnosticScale     = "taille du texte"
	DiagnosticSuggest   = "suggestions"
)

// DiagnosticPlaceShape says what kind of place a portfolio lies in, never
// where.
func DiagnosticPlaceShape(warning, service string, own bool) string {
	shape := "sur cet ordinateur"
	switch warning {
	case "network":
		shape = "lecteur réseau"
	case "synced":
		shape = "dossier synchronisé (" + service + ")"
	}
	if own {
		return shape + ", emplacement habituel d’Acquis"
	}
	return shape + ", choisi par la personne"
}

// DiagnosticCounted is a kind of record and how many there are.
func DiagnosticCounted(kind string, n int) string { return kind + " " + strconv.Itoa(n) }

// DiagnosticTextSizes says how much is written.
func DiagnosticTextSizes(all, longest int) string {
	return fmt.Sprintf("%s en tout, %s pour le texte le plus long", Number(all), Number(longest))
}

// DiagnosticStock says how much lies in one place of a portfolio.
func DiagnosticStock(files int, bytes int64) string {
	return Count(files, "fichier", "fichiers") + ", " + Bytes(bytes)
}

// DiagnosticPages says how much of a database is free.
func DiagnosticPages(pages, free uint64) string {
	return fmt.Sprintf("%d pages, dont %d libres", pages, free)
}

// DiagnosticSpan says from when to when versions are.
func DiagnosticSpan(oldest, newest string) string { return "du " + oldest + " au " + newest }

// DiagnosticCopy says when the last copy was made and what has changed since.
func DiagnosticCopyMade(day string, behind int) string {
	return day + ", " + Count(behind, "changement depuis", "changements depuis")
}

// DiagnosticProblem is one thing that a verification found.
func DiagnosticProblem(code, kind, id string) string {
	return strings.TrimRight(code+" "+strings.TrimSuffix(kind+"/"+id, "/"), " ")
}
