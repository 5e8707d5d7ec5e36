package frameworkview

import (
	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// facts is everything that the documents say of the certification.
func (r *reader) facts() fyne.CanvasObject {
	f := r.framework
	all := f.Facts
	if p := f.Predecessor; p != nil {
		all = append(all[:len(all):len(all)], portfolio.Fact{Key: "predecessor", Label: text.FrameworkReplaces,
			Values: []string{p.Code + " – " + p.Title}, Source: p.Source})
	}
	title := text.FrameworkFacts
	if f.Registration == nil {
		title = text.FrameworkFactsOld
	}
	return widgets.Column(theme.Space, widgets.NewText(widgets.Heading, title), widgets.Card("", r.factList(all)))
}

// factList shows facts one under the other, each with its source.
func (r *reader) factList(facts []portfolio.Fact) fyne.CanvasObject {
	list := widgets.Column(theme.Gap + 4)
	for i := range facts {
		if i > 0 {
			list.Add(widgets.Divider())
		}
		list.Add(r.fact(&facts[i]))
	}
	return list
}

func (r *reader) fact(f *portfolio.Fact) fyne.CanvasObject {
	said := widgets.Column(theme.Tight, values(f.Values))
	if f.Note != "" {
		said.Add(widgets.NewText(widgets.Caption, text.FrameworkNote(f.Note)).Italic())
	}
	said.Add(r.source(f.Source))
	return newLabelled(widgets.NewText(widgets.Strong, f.Label), said)
}

// end says until when the certification is registered and what to ask.
func (r *reader) end() fyne.CanvasObject {
	reg := r.framework.Registration
	ask := widgets.Column(theme.Tight + 1)
	for _, q := range reg.Ask {
		ask.Add(bullet(widgets.Body, q))
	}
	return widgets.Column(theme.Space, widgets.NewText(widgets.Heading, text.FrameworkEnd),
		widgets.NewNotice(widgets.Warning, reg.Message),
		widgets.Card(text.FrameworkAsk, ask, r.source(reg.Source)))
}

// dispenses lists the titles that dispense from a block, and only those.
func (r *reader) dispenses() fyne.CanvasObject {
	page := widgets.Column(theme.Space, widgets.NewText(widgets.Heading, text.FrameworkDispenses))
	if len(r.framework.Dispenses) == 0 {
		page.Add(widgets.NewText(widgets.Body, text.FrameworkNoneSaid))
		return page
	}
	page.Add(widgets.NewText(widgets.Secondary, text.FrameworkOnlyThose))
	for _, d := range r.framework.Dispenses {
		page.Add(widgets.Card(text.FrameworkDispensed(d.Titles, r.framework.Block(d.Block).Name()),
			widgets.NewText(widgets.Body, d.Text), r.source(d.Source)))
	}
	return page
}

// compare shows what changed in the words since the framework before.
func (r *reader) compare() fyne.CanvasObject {
	c := r.framework.Correspondence
	page := widgets.Column(theme.Space, widgets.NewText(widgets.Heading, text.FrameworkCompareWith(c.With)),
		widgets.NewNotice(widgets.Info, c.Note))
	list, same := widgets.Column(theme.Gap+4), 0
	for _, row := range c.Rows {
		if row.Change == "" {
			same++
			continue
		}
		if len(list.Objects) > 0 {
			list.Add(widgets.Divider())
		}
		codes := row.Here
		if row.There != row.Here {
			codes += "\n" + row.There
		}
		list.Add(newLabelled(widgets.NewText(widgets.Strong, codes), widgets.NewText(widgets.Body, row.Change)))
	}
	page.Add(widgets.Card("", list))
	page.Add(widgets.NewText(widgets.Secondary, text.FrameworkSame(same)))
	return page
}

// sources lists the documents that the facts come from.
func (r *reader) sources() fyne.CanvasObject {
	list := widgets.Column(theme.Gap + 4)
	for i, d := range r.framework.Sources {
		if i > 0 {
			list.Add(widgets.Divider())
		}
		said := widgets.Column(theme.Tight, widgets.NewText(widgets.Strong, d.Title))
		if d.Note != "" {
			said.Add(widgets.NewText(widgets.Caption, text.FrameworkNote(d.Note)).Italic())
		}
		list.Add(widgets.BesideTop(12, 1, widgets.ChipIn(d.ID, icons.Page, theme.ColorTintNeutral), said))
	}
	return widgets.Column(theme.Space, widgets.NewText(widgets.Heading, text.FrameworkSources), widgets.Card("", list))
}
