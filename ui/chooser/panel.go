package chooser

import (
	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// Panel is a search in a dialog. Its parts are there for tests; screens only
// open one.
type Panel struct {
	Dialog *widgets.Dialog
	Picker *widgets.Picker
	// Justification is nil in a panel that only chooses.
	Justification *widgets.LabeledEntry

	items   []item
	whole   *widgets.Text // the whole wording of what is chosen
	confirm *widgets.Button
	unset   string
	offered string // justification of the link that is chosen, put in the field by us
	lower   *fyne.Container
	done    func(at item, justification string)
}

// item is what a panel offers, as a person sees it and as the domain names it.
type item struct {
	widgets.PickItem
	ref       portfolio.Ref   // of a situation, a piece or a part
	indicator string          // code of an indicator
	link      *portfolio.Link // what links it already, or nil
	said      []string        // what the search looks into
}

// words are the sentences of a panel.
type words struct{ title, intro, action, unset, nothing string }

// newPanel makes a panel that asks to justify what is chosen, or that takes it
// at once.
func newPanel(w words, items []item, justify bool, done func(item, string)) *Panel {
	p := &Panel{items: items, done: done, unset: w.unset,
		Picker: widgets.NewPicker(text.ChooserFilter, w.nothing), whole: widgets.NewText(widgets.Body, w.unset)}
	p.confirm = widgets.NewButton(widgets.Primary, w.action, icons.None, p.Confirm)
	p.lower = widgets.Column(theme.Gap, widgets.Divider(), p.whole)
	if justify {
		p.Justification = newJustification(p.Confirm)
		p.lower.Add(p.Justification)
	}
	p.Picker.OnChosen = p.chosen
	p.Picker.OnOpened = func(int) {
		if justify {
			p.Justification.Focus()
			return
		}
		p.Confirm()
	}
	offered := make([]widgets.PickItem, len(items))
	for i := range items {
		offered[i] = items[i].PickItem
	}
	p.Picker.SetItems(offered, func(query string, i int) bool { return Matches(query, items[i].said...) })
	body := widgets.Fill(theme.Gap+2, widgets.NewText(widgets.Secondary, w.intro), widgets.FillAbove(theme.Gap+2, p.Picker, p.lower))
	cancel := widgets.NewButton(widgets.Plain, text.DialogCancel, icons.None, func() { p.Dialog.Close() })
	p.Dialog = widgets.NewDialog(w.title, body, cancel, p.confirm).Wide(680).Tall()
	p.chosen(-1)
	return p
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

func countJustification(e *widgets.LabeledEntry, s string) {
	e.SetHelp(text.JustificationCount(portfolio.Runes(portfolio.NormalizeLine(s)), portfolio.JustificationAdvice))
}

// chosen shows the whole of what the choice has moved to.
func (p *Panel) chosen(index int) {
	p.confirm.SetEnabled(index >= 0)
	if index < 0 {
		p.whole.SetText(p.unset)
		p.whole.SetColor(theme.ColorSecondary)
	} else {
		it := p.items[index]
		p.whole.SetText(it.Title + "\u2002" + it.Detail)
		p.whole.SetKind(widgets.Body)
		p.offer(it.link)
	}
	if p.Dialog != nil {
		p.Dialog.Refresh()
	}
}

// offer puts the justification of an existing link into the field, unless the
// person has written something of their own.
func (p *Panel) offer(link *portfolio.Link) {
	if p.Justification == nil || p.Justification.Text() != p.offered {
		return
	}
	p.offered = ""
	if link != nil {
		p.offered = link.Justification
	}
	p.Justification.Load(p.offered)
	countJustification(p.Justification, p.offered)
}

// Confirm takes what is chosen and closes the panel.
func (p *Panel) Confirm() {
	i := p.Picker.Chosen()
	if i < 0 {
		return
	}
	why := ""
	if p.Justification != nil {
		why = portfolio.NormalizeLine(p.Justification.Text())
	}
	p.Dialog.Close()
	p.done(p.items[i], why)
}
