package text

import "fmt"

// The map (Carte): the indicators across, the situations and pieces down.
const (
	ViewList    = "Liste"
	ViewMap     = "Carte"
	ViewHolds   = "Solidité"
	ViewRecheck = "À revérifier"

	MenuMap     = "Carte des compétences"
	MenuHolding = "Solidité"
	MenuRecheck = "Liens à revérifier"

	MapAllBlocks = "Tous les blocs"
	MapAllPosts  = "Toutes les expériences"
	MapNoPost    = "Sans expérience"

	MapAll         = "Tout"
	MapHoles       = "Ce qui manque"
	MapUnjustified = "Sans justification"
	MapAgain       = "À revérifier"
	MapNothing     = "Rien à montrer avec ces choix."
	MapShowAll     = "Revoir toute la carte"

	MapEmpty       = "La carte se remplira avec vos situations et vos pièces"
	MapEmptyHelp   = "Elle croise chaque situation et chaque pièce avec chaque indicateur\u202f: vous y verrez d’un coup d’œil ce qui est montré, par quoi, et ce qui manque encore. Commencez par raconter une situation, ou par ajouter une pièce."
	MapToSituation = "Écrire une situation"
	MapToPieces    = "Ajouter une pièce"

	MapSituations = "Situations"
	MapPieces     = "Pièces"
	MapNoNature   = "sans nature"

	MapNotLinked = "non associée"
	MapLinked    = "associée, sans justification"
	MapJustified = "associée et justifiée"
	MapSuspect   = "à revérifier"

	MapLink     = "Associer"
	MapConfirm  = "Marquer relu"
	MapWhy      = "Justification, en une phrase"
	MapLinkHelp = "Rien n’associe encore cette ligne à cet indicateur."
)

// ViewsOfCompetences names the views of the Compétences screen, in their order.
func ViewsOfCompetences() []string {
	return []string{ViewList, ViewMap, ViewHolds, ViewRequirements, ViewRecheck}
}

// MapHeading names a group of rows: what they are, and to what they belong.
func MapHeading(what, of string) string { return what + " – " + of }

// MapSum says how much a map shows.
func MapSum(indicators, evidence, links int) string {
	return fmt.Sprintf("%s, %s, %s", Count(indicators, "indicateur", "indicateurs"),
		Count(evidence, "situation ou pièce", "situations et pièces"), Count(links, "lien", "liens"))
}

// MapPassage quotes the passage that is linked.
func MapPassage(quote string) string { return "Passage\u202f: " + Quoted(quote) }

// MapNth says which of several links of a cell is shown, on what leads to the
// next.
func MapNth(nth, of int) string { return fmt.Sprintf("Lien %d sur %d", nth, of) }

// MapLinkLabel names a link made on the map, in the journal.
func MapLinkLabel(indicator, title string) string {
	return "Associer " + Quoted(title) + " à " + indicator
}
