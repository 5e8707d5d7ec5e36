package portfolio

import (
	"regexp"
	"strings"
)

// PlainText is a text without its living references: each becomes the title
// that what it names has today, or the title that it was written with where
// nothing bears its tag any more. It is what a person hands to a corrector.
func (s *State) PlainText(text string) string {
	var plain strings.Builder
	done := 0
	for _, r := range References(text) {
		title := s.TitleOf(s.Resolve(r))
		if title == "" {
			title = r.Title
		}
		plain.WriteString(text[done:r.Start])
		plain.WriteString(title)
		done = r.End
	}
	plain.WriteString(text[done:])
	return plain.String()
}

var lineBreaks = regexp.MustCompile(`[ \t]*\n\s*`)

// Excerpt is a text on one line of at most n runes, its living references as
// what they name: how a passage is quoted.
func (s *State) Excerpt(text string, n int) string {
	line := lineBreaks.ReplaceAllString(strings.TrimSpace(s.PlainText(text)), " ")
	short := Shorten(line, n)
	if cut, ok := strings.CutSuffix(short, "…"); ok && short != line {
		return strings.TrimRight(cut, " ,;:\u00A0\u202F") + "…" // no comma before an ellipsis
	}
	return short
}
