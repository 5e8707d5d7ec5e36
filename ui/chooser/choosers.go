package chooser

import (
	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/marks"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// Indicator opens a panel over a screen in which one chooses an indicator that
// some evidence shows, and says why. What is linked already is marked, and
// choosing it changes its justification. chosen gets the indicator's code and
// the justification, which may be empty.
func Indicator(over fyne.CanvasObject, state *portfolio.State, evidence portfolio.Ref, chosen func(code, justification string)) *Panel {
	coverage := portfolio.Cover(state)
	var items []item
	for _, i := range state.Framework.Indicators() {
		it := item{indicator: i.Code, link: state.Linked(evidence, i.Code), said: []string{i.Code, i.Text}}
		it.Title, it.Detail = i.Code, i.Text
		it.Mark, it.Word = marks.Of(coverage.Indicator(i.Code))
		if it.link != nil {
			it.Note = text.ChooserAlready
		}
		items = append(items, it)
	}
	p := newPanel(words{text.ChooserIndicatorTitle, text.ChooserIndicatorIntro, text.ChooserIndicatorAction, text.ChooserChosenNone, text.ChooserNothingFound},
		items, true, func(it item, why string) { chosen(it.indicator, why) })
	p.Dialog.ShowOver(over)
	return p
}

// Evidence opens a panel in which one chooses a situation or a piece that
// shows an indicator, and says why; see [Indicator].
func Evidence(over fyne.CanvasObject, state *portfolio.State, indicator string, chosen func(evidence portfolio.Ref, justification string)) *Panel {
	items := evidence(state)
	for i := range items {
		if items[i].link = state.Linked(items[i].ref, indicator); items[i].link != nil {
			items[i].Note = text.ChooserAlready
		}
	}
	nothing := text.ChooserNothingFound
	if len(items) == 0 {
		nothing = text.ChooserNoEvidence
	}
	intro := text.ChooserEvidenceIntro
	if i, _, _ := state.Framework.Indicator(indicator); i != nil {
		intro = text.CompetencesLinkIntro(i.Code, i.Text)
	}
	p := newPanel(words{text.ChooserEvidenceTitle, intro, text.ChooserIndicatorAction, text.ChooserEvidenceNone, nothing},
		items, true, func(it item, why string) { chosen(it.ref, why) })
	p.Picker.LongTitles()
	p.Dialog.ShowOver(over)
	return p
}

// Reference opens a panel in which one chooses a situation, a piece or a part
// of the dossier to refer to, without the one that is being written. chosen
// gets the living reference to insert.
func Reference(over fyne.CanvasObject, state *portfolio.State, without portfolio.Ref, chosen func(portfolio.Reference)) *Panel {
	items := append(evidence(state), parts(state)...)
	kept := items[:0]
	for _, it := range items {
		if it.ref != without {
			kept = append(kept, it)
		}
	}
	p := newPanel(words{text.ReferenceTitle, text.ReferenceIntro, text.ReferenceAction, text.ChooserEvidenceNone, text.ChooserNothingFound},
		kept, false, func(it item, _ string) {
			if r, ok := state.ReferenceTo(it.ref); ok {
				chosen(r)
			}
		})
	p.Picker.LongTitles()
	p.Dialog.ShowOver(over)
	return p
}

// evidence lists the situations and the pieces.
func evidence(state *portfolio.State) []item {
	var items []item
	for _, s := range state.Situations() {
		it := item{ref: s.Ref()}
		it.Title, it.Detail = orElse(s.Title, text.UntitledSituation), text.ChooserSituation
		if e := state.Experience(s.Experience); e != nil {
			it.Detail += " · " + e.Name()
		}
		it.said = []string{it.Title, it.Detail}
		items = append(items, it)
	}
	for _, p := range state.Pieces() {
		it := item{ref: p.Ref()}
		it.Title, it.Detail = orElse(p.Title, text.UntitledPiece), text.ChooserPiece
		if p.Nature != "" {
			it.Detail += " · " + p.Nature
		}
		it.said = []string{it.Title, it.Detail, p.Proves}
		items = append(items, it)
	}
	return items
}

// parts lists the texts of the outline.
func parts(state *portfolio.State) []item {
	var items []item
	for _, spec := range state.Outline.Sections(state.Framework) {
		it := item{ref: portfolio.Ref{Kind: portfolio.KindSection, ID: spec.ID}}
		it.Title, it.Detail = spec.Title, text.ChooserPart
		it.said = []string{it.Title, it.Detail}
		items = append(items, it)
	}
	return items
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

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
