package text

import (
	"fmt"
	"strings"
	"time"
)

// What the frame of the window and its widgets say.

// The usual editing actions.
const (
	EditCut       = "Couper"
	EditCopy      = "Copier"
	EditPaste     = "Coller"
	EditSelectAll = "Tout sélectionner"
)

// Buttons of dialogs.
const (
	DialogCancel = "Annuler"
	DialogClose  = "Fermer"

	ProgressMoment = "Un instant…"
)

// Fields.
const (
	FieldDateExample   = "2019, 03/2019 ou 12/03/2019"
	FieldDateWrong     = "Date non reconnue\u202f: écrivez une année (2019), un mois (03/2019) ou un jour (12/03/2019)."
	FieldTooLong       = "Ce texte dépasse 20\u202f000 caractères\u202f: la saisie devient lente et la lecture difficile. Répartissez-le en plusieurs situations ou parties."
	FieldLongParagraph = "Un paragraphe dépasse 4\u202f000 caractères\u202f: la saisie devient lente. Passez à la ligne là où l’idée change."
	FieldChoose        = "Choisir…"
)

// FieldWords says how many words a text has and how many are advised; an
// advice of 0 is none.
func FieldWords(n, least, most int) string {
	said := Count(n, "mot", "mots")
	switch {
	case least > 0 && most > 0:
		return said + " (conseil\u202f: " + Number(least) + " à " + Number(most) + ")"
	case most > 0:
		return said + " (conseil\u202f: " + Number(most) + " au plus)"
	case least > 0:
		return said + " (conseil\u202f: au moins " + Number(least) + ")"
	}
	return said
}

// The places that the rail offers.
const (
	PlaceDashboard      = "Tableau de bord"
	PlaceSelfAssessment = "Repérage"
	PlaceCareer         = "Parcours"
	PlaceSituations     = "Situations"
	PlaceWriting        = "Rédaction"
	PlacePieces         = "Pièces"
	PlaceCompetences    = "Compétences"
	PlaceFramework      = "Référentiel"
	PlaceDossier        = "Dossier"
	PlaceCandidacy      = "Candidature"
	PlaceSettings       = "Préférences"
)

// The menus.
const (
	MenuFile        = "Fichier"
	MenuNew         = "Nouveau portfolio…"
	MenuOpen        = "Ouvrir un portfolio…"
	MenuExample     = "Ouvrir l’exemple"
	MenuRecent      = "Portfolios récents"
	MenuNoRecent    = "Aucun portfolio récent"
	MenuExport      = "Exporter le dossier…"
	MenuCopy        = "Enregistrer une copie en un fichier…"
	MenuSealedCopy  = "Enregistrer une copie scellée…"
	MenuOpenCopy    = "Ouvrir une copie…"
	MenuOpenFormat  = "Exporter au format ouvert (.json)…"
	MenuVersions    = "Versions…"
	MenuClose       = "Fermer le portfolio"
	MenuQuit        = "Quitter"
	MenuEdit        = "Édition"
	MenuUndo        = "Annuler"
	MenuRedo        = "Rétablir"
	MenuView        = "Affichage"
	MenuLargerText  = "Agrandir le texte"
	MenuSmallerText = "Réduire le texte"
	MenuSwitchPane  = "Passer de la liste des écrans à l’écran"
	MenuHelp        = "Aide"
	MenuKeys        = "Raccourcis clavier"
	MenuAbout       = "À propos d’Acquis"
)

// Names of keys that are not what they write.
const (
	KeyPlus  = "plus"
	KeyMinus = "moins"
)

// MenuKeyed names the keys of an item after its words.
func MenuKeyed(label, key string) string { return label + "  (Ctrl+" + key + ")" }

// MenuUndoOf names what would be taken back, "" for nothing.
func MenuUndoOf(label string) string { return menuOf(MenuUndo, label) }

// MenuRedoOf names what would be done again, "" for nothing.
func MenuRedoOf(label string) string { return menuOf(MenuRedo, label) }

// menuOf keeps the line of a menu short: labels may name long titles.
func menuOf(what, label string) string {
	const most = 48
	if label == "" {
		return what
	}
	if r := []rune(label); len(r) > most {
		label = strings.TrimRight(string(r[:most]), "\u00a0\u202f ") + "…"
	}
	return what + "\u202f: " + label
}

// What the status line says.
const (
	StatusTyping   = "Saisie en cours…"
	StatusReadOnly = "Ouvert en lecture seule\u202f: rien ne peut être modifié."
)

// StatusSaved says when everything was last on the disk, the clock as one reads
// it: "Enregistré à 21 h 42".
func StatusSaved(t time.Time) string {
	return fmt.Sprintf("Enregistré à %d\u00a0h\u00a0%02d", t.Hour(), t.Minute())
}

// StatusSavedOn is StatusSaved for another day than today.
func StatusSavedOn(t time.Time) string {
	return fmt.Sprintf("Enregistré le %02d/%02d/%d à %d\u00a0h\u00a0%02d", t.Day(), int(t.Month()), t.Year(), t.Hour(), t.Minute())
}

// StatusNoSnapshot says that the last change is on the disk, and that what
// Acquis keeps by itself to go back to is not.
func StatusNoSnapshot(t time.Time, full bool) string {
	s := StatusSaved(t) + ", mais l’état antérieur qu’Acquis garde de lui-même n’a pas pu être écrit"
	if full {
		return s + "\u202f: le disque est plein. Libérez de la place."
	}
	return s + ". Faites une copie hors de cet ordinateur, et vérifiez le portfolio."
}

// StatusNotSaved says that the last change is not on the disk, and why.
func StatusNotSaved(why string) string { return "Non enregistré. " + why }

// What is told after an undo.
const (
	NothingToUndo = "Il n’y a rien à annuler."
	NothingToRedo = "Il n’y a rien à rétablir."
)

// Undone says what was taken back.
func Undone(label string) string { return "Annulé\u202f: " + label + "." }

// Redone says what was done again.
func Redone(label string) string { return "Rétabli\u202f: " + label + "." }

// Long work.
const (
	WorkOpening = "Ouverture du portfolio"
	WorkExample = "Préparation de l’exemple"
	WorkAdding  = "Ajout des fichiers"
	WorkCopying = "Copie du portfolio"

	WorkExporting   = "Export au format ouvert"
	WorkLooking     = "Examen de la copie"
	WorkOpeningCopy = "Ouverture de la copie"
)

// Problems of the window itself.
const (
	ProblemTitle  = "Ce qui vient d’être demandé n’a pas été fait"
	CrashedTitle  = "Reprise après un arrêt imprévu"
	ProblemPanic  = "Acquis a rencontré une erreur imprévue. Ce qui était enregistré l’est toujours. Recommencez\u202f; si l’erreur revient, faites un fichier de diagnostic (menu Aide) et envoyez-le\u202f: il ne contient rien de votre portfolio."
	NoDisplay     = "Acquis ne trouve pas d’écran\u202f: la variable DISPLAY n’est pas définie. Lancez-le depuis une session graphique, ou utilisez la ligne de commande («\u202facquis aide\u202f»)."
	NoDisplayHere = "Acquis ne peut pas joindre l’écran indiqué par la variable DISPLAY. Lancez-le depuis une session graphique ouverte, ou utilisez la ligne de commande («\u202facquis aide\u202f»)."
	NoOpenGL      = "Acquis ne peut pas ouvrir de fenêtre\u202f: cet ordinateur (ou ce bureau à distance) n’offre pas OpenGL 2.1. Sous Linux, installez les pilotes «\u202flibgl1-mesa-dri\u202f»\u202f; sous Windows, mettez à jour le pilote graphique ou placez l’«\u202fopengl32.dll\u202f» de Mesa à côté du programme. La ligne de commande fonctionne sans («\u202facquis-cli aide\u202f»)."
)

// CrashedBefore says, at the next start, that the program ended by itself.
const CrashedBefore = "La dernière fois, Acquis s’est arrêté tout seul. Tout ce qui était enregistré est là. Si cela se répète, faites un fichier de diagnostic (menu Aide) et envoyez-le\u202f: il dit où, dans le programme, cela s’est produit, et ne contient rien de votre portfolio."

// WindowTitle is what the system shows of the window.
func WindowTitle(candidate string) string {
	if candidate == "" {
		return "Acquis"
	}
	return candidate + " – Acquis"
}
