package dossier

import (
	"strings"
	"unicode/utf8"

	"acquis/portfolio"
)

// pauses are where a long title can be broken off without being cut: after
// them comes what explains it.
var pauses = []string{"\u202f: ", "\u00a0: ", " : ", " – ", " — ", "\u202f? ", "\u202f! ", ". ", ", ", " ("}

// brief is a title in at most limit characters, for a place where the whole of
// it stands elsewhere: "Comprendre avant de compter" for "Comprendre avant de
// compter : le diagnostic du non-recours". Where it has no pause it is cut at a
// word, and says so by an ellipsis.
func brief(title string, limit int) string {
	if portfolio.Runes(title) <= limit {
		return title
	}
	best := ""
	for _, pause := range pauses {
		for at := strings.Index(title, pause); at >= 0; {
			head := title[:at]
			if mark := strings.TrimSpace(strings.Trim(pause, "\u202f\u00a0")); mark == "?" || mark == "!" {
				head = title[:at+len(pause)-1] // the mark belongs to the title
			}
			if n := utf8.RuneCountInString(head); n <= limit && n >= limit/5 && n > utf8.RuneCountInString(best) && balanced(head) {
				best = head
			}
			next := strings.Index(title[at+len(pause):], pause)
			if next < 0 {
				break
			}
			at += len(pause) + next
		}
	}
	if best != "" {
		return best
	}
	return portfolio.Shorten(title, limit)
}

// balanced reports whether no quotation or bracket is left open.
func balanced(s string) bool {
	return strings.Count(s, "«") == strings.Count(s, "»") && strings.Count(s, "(") == strings.Count(s, ")")
}
