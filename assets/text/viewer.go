package text

import "strconv"

// What shows the pages of a document.
const (
	ViewerOpening  = "Ouverture du document…"
	ViewerSlow     = "Cette page est longue à dessiner…"
	ViewerBefore   = "Précédente"
	ViewerNext     = "Suivante"
	ViewerPage     = "Page"
	ViewerFitPage  = "Page entière"
	ViewerFitWidth = "Largeur de page"
	ViewerLarger   = "Agrandir"
	ViewerSmaller  = "Réduire"
	ViewerNoPage   = "Ce numéro de page n’existe pas."
	// ViewerKeys says how to turn pages.
	ViewerKeys = "Pages\u202f: PgPréc et PgSuiv, début et fin, ou tapez un numéro. Taille\u202f: + et −."
)

// ViewerOf says of how many pages the one before it in the line is.
func ViewerOf(pages int) string { return "sur\u00a0" + strconv.Itoa(pages) }
