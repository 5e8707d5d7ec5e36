package text

import (
	"fmt"
	"time"
)

// Opening and closing portfolios.
const (
	OpenToRead             = "Ouvrir en lecture seule"
	OpenedWithNoticesTitle = "Le portfolio est ouvert, avec des remarques"
	OpenedWithNotices      = "Vous pouvez travailler. Voici ce qui a été remarqué à l’ouverture\u202f:"
	UnsavedTitle           = "Tout n’est pas enregistré"
	UnsavedLeave           = "Fermer sans enregistrer"
	ExampleName            = "Exemple"
	AskPortfolio           = "Choisir l’emplacement d’un portfolio"
	AskPieces              = "Choisir les fichiers à ajouter"
	AskStandIn             = "Choisir le PDF à joindre"
	AskDossier             = "Enregistrer le dossier"
	AllFiles               = "Tous les fichiers"
	FilterDocuments        = "Documents et images"
	FilterPDF              = "Documents PDF"
	FilterODT              = "Documents texte (ODT)"
	CopyOpened             = "Une copie en lecture seule s’ouvre dans son programme\u202f: la modifier ne change pas la pièce."
	ChangeStandIn          = "Joindre un PDF à la place"
)

// CannotOpenTitle heads the reason why a portfolio does not open.
func CannotOpenTitle(name string) string { return "«\u202f" + name + "\u202f» ne s’ouvre pas" }

// Unsaved warns that closing now loses what was typed last.
func Unsaved(why string) string {
	return "Ce que vous avez tapé en dernier n’a pas pu être enregistré. " + why + " Si vous fermez maintenant, ces derniers mots seront perdus\u202f: copiez-les d’abord ailleurs."
}

// PieceTwin says that a file is there already; title is that of the piece that
// holds it, "" for another file of the same choice.
func PieceTwin(file, title string) string {
	if title == "" {
		return "«\u202f" + file + "\u202f» est identique à une pièce sans titre ou à un autre fichier choisi\u202f: il est gardé une seule fois."
	}
	return "«\u202f" + file + "\u202f» est déjà là\u202f: c’est la pièce «\u202f" + title + "\u202f». Rien n’a été ajouté."
}

// CannotShow says that no program was found for a file.
func CannotShow(path string) string {
	return "Aucun programme de cet ordinateur n’a pu ouvrir «\u202f" + path + "\u202f». Installez un programme qui lit ce type de fichier, ou ouvrez-le depuis le gestionnaire de fichiers."
}

// CannotShowPlace says that no file manager was found.
func CannotShowPlace(path string) string {
	return "Acquis n’a trouvé aucun gestionnaire de fichiers pour montrer cet emplacement\u202f: «\u202f" + path + "\u202f»."
}

// DossierFileName is the name proposed for a dossier, without its ending.
func DossierFileName(candidate string) string {
	if candidate == "" {
		return "Dossier de validation"
	}
	return "Dossier de validation - " + candidate
}

// Shortcut is one line of the list of keys.
type Shortcut struct{ Keys, Does string }

// Shortcuts lists the keys of the window.
func Shortcuts() []Shortcut {
	return []Shortcut{
		{"Ctrl+N", "nouveau portfolio"},
		{"Ctrl+O", "ouvrir un portfolio"},
		{"Ctrl+S", "enregistrer une copie en un fichier"},
		{"Ctrl+H", "les versions antérieures, et ce qui a changé depuis"},
		{"Ctrl+E", "exporter le dossier"},
		{"Ctrl+K", "associer la situation, le passage sélectionné, les pièces ou l’indicateur de l’écran ; puis quelques lettres, et Entrée"},
		{"Ctrl+Entrée", "dans la liste d’Associer : cocher, pour en associer plusieurs"},
		{"Ctrl+1 à Ctrl+9", "dans la liste d’Associer : l’un des derniers utilisés"},
		{"Espace", "dans la liste des pièces : cocher, pour les associer ensemble"},
		{"Ctrl+Z, Ctrl+Y", "annuler, rétablir (partout, même après avoir fermé Acquis)"},
		{"Ctrl+F", "rechercher dans tout le portfolio"},
		{"F3", "chercher dans la liste des pièces, dans le référentiel"},
		{"Ctrl+M", "la carte\u202f: les indicateurs en colonnes, les situations et les pièces en lignes"},
		{"Ctrl+T", "solidité\u202f: ce qui tient, et par quoi"},
		{"Flèches, Entrée, Suppr", "sur la carte\u202f: se déplacer, associer puis justifier, dissocier"},
		{"Ctrl+1 à Ctrl+9, Ctrl+0", "aller à un écran, dans l’ordre de la liste de gauche"},
		{"F6", "passer de la liste des écrans à l’écran, et retour"},
		{"Tab, Maj+Tab", "élément suivant, précédent"},
		{"Flèches, Début, Fin", "se déplacer dans une liste ou un choix"},
		{"Entrée ou Espace", "presser ce qui est entouré"},
		{"Page préc., Page suiv.", "une page de texte ou de liste ; dans un aperçu, la page d’avant, la suivante"},
		{"Chiffres, plus, moins", "dans un aperçu : aller à une page, agrandir, réduire"},
		{"Échap", "fermer une boîte ou un message"},
		{"Ctrl+plus, Ctrl+moins", "agrandir, réduire le texte (touches du pavé numérique)"},
		{"Alt", "ouvrir le menu"},
		{"Ctrl+W, Ctrl+Q", "fermer le portfolio, quitter"},
		{"F1", "cette liste"},
	}
}

// About presents the program.
func About(version string) string {
	return "Acquis " + version + "\n\nPour préparer un dossier de validation des acquis de l’expérience\u202f: dire ce que l’on a fait, le relier à chaque indicateur, et le remettre au jury.\n\n" + SettingsPrivacy
}

// What comes of a verification.
const (
	VerifiedSound    = "Chaque enregistrement et chaque fichier est tel qu’il a été enregistré."
	VerifiedProblems = "Voici ce qui n’est pas comme il devrait\u202f:"
)

// DayAndTime writes an instant as people read it: "21/11/2026 à 21 h 42".
func DayAndTime(t time.Time) string {
	return fmt.Sprintf("%02d/%02d/%d à %d\u00a0h\u00a0%02d", t.Day(), int(t.Month()), t.Year(), t.Hour(), t.Minute())
}
