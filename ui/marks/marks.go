// Package marks says by which sign and word every screen shows the states of
// the domain, so that they are the same everywhere.
package marks

import (
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/explain"
	"acquis/ui/widgets"
)

// Of is the mark and the word of an indicator: its state, or that it is left
// aside. The flags relu and à revérifier are shown beside it; see [Flag].
func Of(c *portfolio.IndicatorCoverage) (widgets.Mark, string) {
	if c.Gap != nil {
		return widgets.MarkLeft, "point non traité"
	}
	return State(c.State), c.State.String()
}

// Standing says an indicator's state and why it is that, in a line or two. For a
// block that is not aimed at it says nothing.
func Standing(c *portfolio.IndicatorCoverage, aimed bool) string {
	_, word := Of(c)
	switch {
	case !aimed:
		return ""
	case c.Gap != nil:
		return text.Stands(c.Indicator.Code, word, "")
	}
	return text.Stands(c.Indicator.Code, word, explain.Lacking(c))
}

// State is the mark of a state.
func State(s portfolio.CoverageState) widgets.Mark {
	switch s {
	case portfolio.Begun:
		return widgets.MarkStarted
	case portfolio.Argued:
		return widgets.MarkReached
	case portfolio.Supported:
		return widgets.MarkBeyond
	default:
		return widgets.MarkNone
	}
}

// Flag is the mark and the word that stand beside a state; false if none does.
func Flag(c *portfolio.IndicatorCoverage) (widgets.Mark, string, bool) {
	switch {
	case c.Suspect:
		return widgets.MarkAgain, "à revérifier", true
	case c.Reviewed:
		return widgets.MarkRead, "relu", true
	}
	return widgets.MarkNone, "", false
}

// Segments are the parts of a bar: the furthest first, so that a bar fills from
// the left at argumenté, and the points non traités at the end.
func Segments(c portfolio.Counts) []widgets.Segment {
	return []widgets.Segment{
		{Mark: widgets.MarkBeyond, Count: c.ByState[portfolio.Supported], Word: plural(c.ByState[portfolio.Supported], "étayé")},
		{Mark: widgets.MarkReached, Count: c.ByState[portfolio.Argued], Word: plural(c.ByState[portfolio.Argued], "argumenté")},
		{Mark: widgets.MarkStarted, Count: c.ByState[portfolio.Begun], Word: plural(c.ByState[portfolio.Begun], "amorcé")},
		{Mark: widgets.MarkNone, Count: c.ByState[portfolio.Untouched], Word: "à traiter"},
		{Mark: widgets.MarkLeft, Count: c.Gaps, Word: "non traité"},
	}
}

func plural(n int, word string) string {
	if n > 1 {
		return word + "s"
	}
	return word
}
