package marks

import (
	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/export/preflight"
	"acquis/ui/widgets"
)

// Finding is a line about something to see before the deposit, with the sign of
// its severity. Where it is mended somewhere, pressing it calls lead, which may
// be nil.
func Finding(f preflight.Finding, lead func(preflight.Finding)) fyne.CanvasObject {
	sign := icons.Info
	if f.Severity > preflight.Note {
		sign = icons.Warning
	}
	if !f.Leads() {
		return widgets.Finding(sign, f.Text, nil)
	}
	return widgets.Finding(sign, f.Text, func() {
		if lead != nil {
			lead(f)
		}
	})
}
