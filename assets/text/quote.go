package text

import "strings"

// Guillemets become “ ”, which have no spaces inside.
var (
	curlyQuotes = strings.NewReplacer("«", "“", "»", "”")
	tightQuotes = strings.NewReplacer("“\u202f", "“", "“\u00a0", "“", "“ ", "“", "\u202f”", "”", "\u00a0”", "”", " ”", "”")
)

// Quoted puts a title between guillemets; its own become “ ”.
func Quoted(title string) string { return "«\u202f" + Unquoted(title) + "\u202f»" }

// Unquoted is a title for a sentence that has the guillemets already: its own
// become “ ”.
func Unquoted(title string) string { return tightQuotes.Replace(curlyQuotes.Replace(title)) }

// named puts a name as it is between guillemets, or says something else where
// there is none.
func named(name, otherwise string) string {
	if name == "" {
		return otherwise
	}
	return "«\u202f" + name + "\u202f»"
}
