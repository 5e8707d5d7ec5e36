package chooser

import (
	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// Justify opens a panel with the justification of one link.
func Justify(over fyne.CanvasObject, state *portfolio.State, link *portfolio.Link, done func(justification string)) *widgets.Dialog {
	var d *widgets.Dialog
	var field *widgets.LabeledEntry
	confirm := func() {
		why := portfolio.NormalizeLine(field.Text())
		d.Close()
		if why != link.Justification {
			done(why)
		}
	}
	field = newJustification(confirm)
	field.Load(link.Justification)
	countJustification(field, link.Justification)
	wording := ""
	if i, _, _ := state.Framework.Indicator(link.Indicator); i != nil {
		wording = i.Text
	}
	body := widgets.Column(theme.Gap+2, widgets.NewText(widgets.Body, wording), widgets.NewText(widgets.Secondary, state.TitleOf(link.Evidence)), field)
	d = widgets.NewDialog(text.JustifyTitle(link.Indicator), body,
		widgets.NewButton(widgets.Plain, text.DialogCancel, icons.None, func() { d.Close() }),
		widgets.NewButton(widgets.Primary, text.JustifyAction, icons.None, confirm)).Wide(620)
	d.ShowOver(over)
	return d
}

// newJustification is the field for one sentence: it wraps, counts its
// characters, and Enter confirms.
func newJustification(confirm func()) *widgets.LabeledEntry {
	e := widgets.NewLabeledLines(text.JustificationLabel, "", 2, portfolio.NormalizeLine)
	e.SetPlaceholder(text.JustificationHint)
	e.OnTyped = func(s string) { countJustification(e, s) }
	e.Input().OnKey = func(k *fyne.KeyEvent) bool {
		if k.Name != fyne.KeyReturn && k.Name != fyne.KeyEnter {
			return false
		}
		confirm()
		return true
	}
	countJustification(e, "")
	return e
}

// newWhy is the same field in the panel that links: whoever has nothing to say
// yet passes it by.
func newWhy(confirm func()) *widgets.LabeledEntry {
	e := widgets.NewLabeledLines("", "", 1, portfolio.NormalizeLine)
	e.SetPlaceholder(text.LinkWhy)
	e.Input().OnKey = func(k *fyne.KeyEvent) bool {
		if k.Name != fyne.KeyReturn && k.Name != fyne.KeyEnter {
			return false
		}
		confirm()
		return true
	}
	return e
}

func countJustification(e *widgets.LabeledEntry, s string) {
	e.SetHelp(text.JustificationCount(portfolio.Runes(portfolio.NormalizeLine(s)), portfolio.JustificationAdvice))
}
