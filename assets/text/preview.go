package text

import "strconv"

// Looking at the dossier and at pieces.
const (
	PreviewTitle   = "Aperçu"
	PieceLook      = "Aperçu"
	PieceNoLook    = "Acquis n’affiche que les PDF et les images. Ouvrez une copie de ce fichier pour le lire."
	PreviewMakes   = "Mise en page…"
	PreviewStale   = "Le contenu a changé depuis cet aperçu\u202f: il va se mettre à jour."
	PreviewRemakes = "Le contenu a changé\u202f: mise à jour de l’aperçu…"
	PreviewAgain   = "Mettre à jour"
	PreviewStopped = "L’aperçu n’est pas à jour."
)

// PreviewCurrent says that the preview shows the dossier as it is.
func PreviewCurrent(pages, annexes int) string {
	said := "À jour\u202f: " + Count(pages, "page", "pages")
	if annexes > 0 {
		said += ", avec " + Count(annexes, "annexe", "annexes")
	}
	return said + "."
}

// PreviewLong says why a dossier is not laid out by itself.
func PreviewLong(pages int) string {
	return "Ce dossier est très long (environ " + Count(pages, "page", "pages") +
		")\u202f: sa mise en page prend plusieurs minutes. «\u202fMettre à jour\u202f» la lance."
}

// PreviewPage names what is looked at, and the page that was asked for.
func PreviewPage(title string, page int) string {
	if page <= 0 {
		return title
	}
	return title + ", page\u00a0" + strconv.Itoa(page)
}
