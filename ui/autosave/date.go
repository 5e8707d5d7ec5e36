package autosave

import (
	"acquis/portfolio"
	"acquis/ui/widgets"
)

// Date ties a field of one partial date; see [Editor]. A text that is no date
// stays in the field, which says so, and is not saved.
func Date(e *widgets.LabeledEntry, save func(portfolio.Date) error) *Text {
	t := Line(e, func(s string) error {
		d, err := portfolio.ParseDate(s)
		if err != nil {
			return err
		}
		return save(d)
	})
	t.normal = typed
	return t
}
