package text

import "fmt"

// What holds what (Solidité): what falls with a situation or a piece.
const (
	HoldsIntro = "Ce qui tient, et par quoi. Un jury peut écarter une situation\u202f: mieux vaut savoir d’avance ce qui tomberait avec elle."

	HoldsFragile      = "Indicateurs qui ne tiennent qu’à un fil"
	HoldsFragileHelp  = "Il suffirait qu’une situation ou une pièce manque\u202f: ils ne seraient plus argumentés."
	HoldsHeavy        = "Ce qui porte beaucoup à lui seul"
	HoldsHeavyHelp    = "Plus d’un cinquième de vos liens. Un jury se lasse d’une situation qui sert à tout montrer\u202f; cherchez-en une autre pour une partie des indicateurs."
	HoldsUnlinked     = "Situations qui ne montrent encore rien"
	HoldsUnlinkedHelp = "Elles figurent au dossier et aucune n’est associée à un indicateur."
	HoldsUncited      = "Pièces que rien ne cite"
	HoldsUncitedHelp  = "Elles figurent au dossier, mais aucun lien ni aucun texte n’y renvoie\u202f: elles n’y seront pas annexées."
	HoldsBalance      = "Équilibre entre les blocs"
	HoldsEven         = "Aucun bloc n’écrase les autres."
	HoldsTooEarly     = "Il est trop tôt pour juger de l’équilibre\u202f: écrivez encore."
	HoldsBalanceHelp  = "Les mots d’une situation sont répartis entre les blocs qu’elle sert. Les pages sont estimées à 400 mots."

	HoldsEmpty     = "Rien ne tient encore, rien ne peut tomber"
	HoldsEmptyHelp = "Quand vos situations et vos pièces seront associées à des indicateurs, vous verrez ici ce qui repose sur une seule, ce qui ne sert à rien, et si un bloc pèse trop."
	HoldsToMap     = "Ouvrir la carte"
	HoldsMore      = "Ce qui tient, et par quoi"
)

// HoldsBy says what alone holds an indicator, and what becomes of it without:
// one thing, or several where as many are asked for.
func HoldsBy(titles []string, state string) string {
	if len(titles) == 1 {
		return fmt.Sprintf("Par %s seulement. Sans elle\u202f: %s.", Quoted(titles[0]), state)
	}
	quoted := make([]string, len(titles))
	for i, t := range titles {
		quoted[i] = Quoted(t)
	}
	return fmt.Sprintf("Par %s, qu’il faut garder toutes. Si l’une manque\u202f: %s.", enumerateFirst(quoted, 3), state)
}

// HoldsLoad says how much one thing carries.
func HoldsLoad(links, of int) string {
	return fmt.Sprintf("%s sur %d, soit %d\u00a0%%", Count(links, "lien", "liens"), of, links*100/max(1, of))
}

// HoldsSum says how many argued indicators hang on one thing.
func HoldsSum(fragile, argued int) string {
	switch {
	case argued == 0:
		return "Aucun indicateur n’est encore argumenté."
	case fragile == 0 && argued == 1:
		return "Votre indicateur argumenté ne tient pas qu’à un fil."
	case fragile == 0:
		return fmt.Sprintf("Aucun des %s ne tient qu’à un fil.", Count(argued, "indicateur argumenté", "indicateurs argumentés"))
	}
	return fmt.Sprintf("%s sur %d ne %s qu’à un fil.", Count(fragile, "indicateur argumenté", "indicateurs argumentés"), argued,
		choose(fragile, "tient", "tiennent"))
}

// HoldsUneven says how unlike two blocks are, in the words of juries.
func HoldsUneven(most string, mostPages int, least string, leastPages int) string {
	return fmt.Sprintf("%s pour le %s et %s pour le %s\u202f: un jury le reprochera au dossier.",
		pages(mostPages), lowerFirst(most), pages(leastPages), lowerFirst(least))
}

// HoldsWeight says what stands behind a block.
func HoldsWeight(words, pagesOf, situations, pieces, experiences, years int) string {
	said := fmt.Sprintf("%s (environ %s) · %s · %s", Count(words, "mot", "mots"), pages(pagesOf),
		Count(situations, "situation", "situations"), Count(pieces, "pièce", "pièces"))
	if experiences > 0 {
		said += " · " + Count(experiences, "expérience", "expériences")
	}
	if years > 0 {
		said += " · " + Count(years, "année", "années")
	}
	return said
}

// Fell is indicators that fall to a state.
type Fell struct {
	State string   // in the words of the interface
	Codes []string // at least one
}

// FellNow says what has just fallen, as the end of what is told of a removal:
// "2 indicateurs redeviennent à traiter (1.1.1 et 1.2.3)". It is "" for nothing.
func FellNow(fell []Fell) string { return fallen(fell, "redevient", "redeviennent") }

// WouldFall says what would fall, for those who have not removed it yet.
func WouldFall(fell []Fell) string {
	if said := fallen(fell, "redeviendrait", "redeviendraient"); said != "" {
		return "Sans elle, " + said
	}
	return ""
}

func fallen(fell []Fell, one, many string) string {
	var parts []string
	for _, f := range fell {
		part := Count(len(f.Codes), "indicateur", "indicateurs") + " " + choose(len(f.Codes), one, many) + " " + agree(f.State, len(f.Codes))
		parts = append(parts, part+" ("+enumerateFirst(f.Codes, 4)+")")
	}
	if len(parts) == 0 {
		return ""
	}
	return Enumerate(parts) + "."
}

// agree puts a state into the plural with its noun; "à traiter" has none.
func agree(state string, n int) string {
	if state == "à traiter" || n < 2 {
		return state
	}
	return state + "s"
}

func choose(n int, one, many string) string {
	if n > 1 {
		return many
	}
	return one
}

func pages(n int) string { return Count(n, "page", "pages") }

// lowerFirst begins a name of our own ("Bloc 1") in the middle of a sentence.
func lowerFirst(s string) string {
	if s == "" {
		return s
	}
	return string(s[0]|0x20) + s[1:]
}
