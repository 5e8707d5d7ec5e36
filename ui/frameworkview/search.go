package frameworkview

import (
	"fyne.io/fyne/v2"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/lexis"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// entry is one thing that a search can find.
type entry struct {
	section string // where it stands
	where   string // in words
	said    string
}

// found lists what a query finds, each row leading to its section.
func (s *Screen) found(query string) fyne.CanvasObject {
	list := widgets.Column(2)
	var rows []*widgets.Row
	for _, e := range entries(s.shown) {
		if !lexis.Contains(query, e.said) {
			continue
		}
		row := widgets.NewRow(widgets.Column(2, widgets.NewText(widgets.Body, e.said),
			widgets.NewText(widgets.Caption, e.where)), func() { s.open(e.section) }).Padded(12, 7)
		rows = append(rows, row)
		list.Add(row)
	}
	widgets.NewRowGroup(rows...)
	count := widgets.NewText(widgets.Secondary, text.FrameworkFound(len(rows)))
	if len(rows) == 0 {
		return widgets.Readable(count)
	}
	return widgets.Readable(widgets.Column(theme.Gap, count, widgets.Card("", list)))
}

// entries lists all that a framework says, with where it says so.
func entries(f *portfolio.Framework) []entry {
	var all []entry
	add := func(section, where, said string) { all = append(all, entry{section, where, said}) }
	for _, b := range f.Blocks {
		key := "block:" + b.Number
		add(key, b.Code, b.Name())
		for _, k := range b.Competences {
			add(key, b.Short(), k.Code+" "+k.Title)
			for _, i := range k.Indicators {
				add(key, b.Short()+" – "+k.Code, i.Code+" "+i.Text)
			}
		}
	}
	for _, fn := range f.Functions {
		for _, g := range fn.Groups {
			for _, a := range g.Activities {
				add("functions", fn.Title, a)
			}
		}
	}
	addFacts := func(section string, facts []portfolio.Fact) {
		for _, fact := range facts {
			for _, v := range fact.Values {
				add(section, fact.Label, v)
			}
		}
	}
	addFacts("facts", f.Facts)
	for _, d := range f.Dispenses {
		add("dispenses", text.FrameworkDispenses, d.Text)
	}
	for _, p := range f.Presentation {
		for _, said := range p.Paragraphs {
			add("about", p.Heading, said)
		}
	}
	if t := f.TrainingRoute; t != nil {
		for _, e := range t.Examinations {
			for _, d := range e.Details {
				add("training", e.Title+" – "+t.Title, d)
			}
		}
		for _, d := range t.Domains {
			for _, u := range d.Units {
				add("training", d.Code+" – "+t.Title, u.Code+" "+u.Title+" – "+u.Hours)
			}
		}
		for _, facts := range [][]portfolio.Fact{t.Rules, t.Prerequisites, t.Admission, t.Allowances} {
			addFacts("training", facts)
		}
	}
	return all
}
