package widgets

import "acquis/assets/text"

// NewDateEntry makes a field for a date that may be a year, a month or a day:
// "2019", "03/2019", "12/03/2019". valid reports whether a text that is not
// empty is such a date.
func NewDateEntry(label, help string, valid func(string) bool) *LabeledEntry {
	e := NewLabeledEntry(label, help)
	e.SetPlaceholder(text.FieldDateExample)
	e.Check = func(s string) string {
		if s == "" || valid(s) {
			return ""
		}
		return text.FieldDateWrong
	}
	return e
}
