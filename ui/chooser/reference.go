package chooser

import (
	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/lexis"
	"acquis/ui/marks"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// ReferencePanel is the panel of [Reference]. Its parts are there for tests;
// screens only open one.
type ReferencePanel struct {
	Dialog *widgets.Dialog
	Picker *widgets.Picker

	state   *portfolio.State
	items   referable
	whole   *widgets.Text // the whole title of what is chosen
	confirm *widgets.Button
	chosen  func(portfolio.Reference)
}

// Reference opens a panel in which one chooses a situation, a piece or a part
// of the dossier to refer to, without the one that is being written. chosen
// gets the living reference to insert.
func Reference(over fyne.CanvasObject, state *portfolio.State, without portfolio.Ref, chosen func(portfolio.Reference)) *ReferencePanel {
	p := &ReferencePanel{state: state, items: referables(state, without), chosen: chosen,
		Picker: widgets.NewPicker(text.ChooserFilter, text.ChooserNothingFound).LongTitles(),
		whole:  widgets.NewText(widgets.Body, "")}
	p.confirm = widgets.NewButton(widgets.Primary, text.ReferenceAction, icons.None, p.Confirm)
	p.Picker.OnChosen = p.show
	p.Picker.OnOpened = p.Confirm
	p.Picker.Offer(p.items)
	lower := widgets.Column(theme.Gap, widgets.Divider(), p.whole)
	body := widgets.Fill(theme.Gap+2, widgets.NewText(widgets.Secondary, text.ReferenceIntro), widgets.FillAbove(theme.Gap+2, p.Picker, lower))
	cancel := widgets.NewButton(widgets.Plain, text.DialogCancel, icons.None, func() { p.Dialog.Close() })
	p.Dialog = widgets.NewDialog(text.ReferenceTitle, body, cancel, p.confirm).Wide(680).Tall()
	p.Dialog.ShowOver(over)
	return p
}

// show shows the whole of what the choice has moved to.
func (p *ReferencePanel) show(index int) {
	p.confirm.SetEnabled(index >= 0)
	if index < 0 {
		p.whole.SetText(text.ChooserNoneChosen)
		p.whole.SetColor(theme.ColorSecondary)
	} else {
		p.whole.SetText(p.items[index].Title + "\u2002" + p.items[index].Detail)
		p.whole.SetKind(widgets.Body)
	}
	if p.Dialog != nil {
		p.Dialog.Refresh()
	}
}

// Confirm takes what is chosen and closes the panel.
func (p *ReferencePanel) Confirm() {
	i := p.Picker.Chosen()
	if i < 0 {
		return
	}
	p.Dialog.Close()
	if r, ok := p.state.ReferenceTo(p.items[i].ref); ok {
		p.chosen(r)
	}
}

// referable is what one can refer to.
type referable []referee

type referee struct {
	widgets.PickItem
	ref  portfolio.Ref
	said string // what it is found by, folded
}

// Item implements widgets.PickSource.
func (r referable) Item(i int) widgets.PickItem { return r[i].PickItem }

// Search implements widgets.PickSource.
func (r referable) Search(query string) []widgets.PickGroup {
	var found []int
	sought := lexis.Seek(query)
	for i := range r {
		if sought.Empty() || sought.In(r[i].said) {
			found = append(found, i)
		}
	}
	return []widgets.PickGroup{{Items: found}}
}

// referables lists the situations, the pieces and the parts of the dossier.
func referables(state *portfolio.State, without portfolio.Ref) referable {
	all := make(referable, 0, state.Count(portfolio.KindSituation)+state.Count(portfolio.KindPiece)+32)
	add := func(ref portfolio.Ref, title, detail string) {
		if ref == without {
			return
		}
		all = append(all, referee{widgets.PickItem{Title: title, Detail: detail}, ref, lexis.Fold(title + "\n" + detail)})
	}
	for _, s := range state.Situations() {
		add(s.Ref(), marks.NameOf(state, s.Ref()), evidenceDetail(state, s.Ref()))
	}
	for _, p := range state.Pieces() {
		add(p.Ref(), marks.NameOf(state, p.Ref()), evidenceDetail(state, p.Ref()))
	}
	for _, spec := range state.Outline.Sections(state.Framework) {
		add(portfolio.Ref{Kind: portfolio.KindSection, ID: spec.ID}, spec.Title, text.ChooserPart)
	}
	return all
}

// evidenceDetail says which of the two it is, and where it belongs.
func evidenceDetail(state *portfolio.State, ref portfolio.Ref) string {
	switch r := state.Get(ref).(type) {
	case *portfolio.Situation:
		if e := state.Experience(r.Experience); e != nil {
			return text.ChooserSituation + " · " + e.Name()
		}
		return text.ChooserSituation
	case *portfolio.Piece:
		said := text.ChooserPiece
		if r.Title == "" && r.File != nil { // its name tells it apart, here and nowhere else
			said += " · " + r.File.Name
		}
		if r.Nature != "" {
			said += " · " + r.Nature
		}
		return said
	}
	return text.ChooserPiece
}
