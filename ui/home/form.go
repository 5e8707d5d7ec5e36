package home

import (
	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// form is what is asked of who begins a portfolio.
type form struct {
	object fyne.CanvasObject

	frameworks    []*portfolio.Framework
	framework     *widgets.Choice
	registration  *fyne.Container // the warning that it ends, and what to ask
	given, family *widgets.LabeledEntry
	blocks        *fyne.Container
	statuses      []*widgets.Segments // one for each block

	onCreate func(Draft)
}

func newForm(frameworks []*portfolio.Framework, back func(), onCreate func(Draft)) *form {
	f := &form{frameworks: frameworks, onCreate: onCreate,
		registration: widgets.Column(theme.Gap), blocks: widgets.Column(theme.Gap)}
	var names []string
	for _, known := range frameworks {
		names = append(names, text.HomeFrameworkName(known.ShortTitle, known.Code, known.Title))
	}
	f.framework = widgets.NewChoice(names, f.choose)
	f.given = widgets.NewLabeledEntry(text.CandidacyGiven, "")
	f.family = widgets.NewLabeledEntry(text.CandidacyFamily, "")
	f.family.OnEnter = f.create
	f.object = widgets.Columns(430, theme.Space,
		widgets.Card("", widgets.NewField(text.HomeFramework, f.framework, ""), f.registration),
		widgets.Column(theme.Space,
			widgets.Card(text.CandidacyYou, widgets.FormRow(f.given, f.family)),
			widgets.Card(text.HomeBlocks, widgets.NewText(widgets.Secondary, text.HomeBlocksDo), f.blocks),
			widgets.Flow(theme.Gap,
				widgets.NewButton(widgets.Primary, text.HomeCreate, icons.Check, f.create),
				widgets.NewButton(widgets.Plain, text.HomeBack, icons.Left, back))))
	return f
}

// clear begins anew.
func (f *form) clear() {
	f.given.Load("")
	f.family.Load("")
	f.family.SetError("")
	f.framework.SetChosen(0)
	f.choose(0)
}

// choose shows what goes with a framework.
func (f *form) choose(index int) {
	chosen := f.frameworks[index]
	f.registration.RemoveAll()
	if r := chosen.Registration; r != nil && r.Message != "" {
		f.registration.Add(widgets.NewNotice(widgets.Warning, r.Message))
		f.registration.Add(widgets.NewText(widgets.Strong, text.HomeAsk))
		for _, question := range r.Ask {
			f.registration.Add(widgets.BesideTop(theme.Gap, 1, widgets.NewText(widgets.Body, "–"), widgets.NewText(widgets.Body, question)))
		}
	}
	f.blocks.RemoveAll()
	f.statuses = nil
	for b := range chosen.Blocks {
		var words []string
		for _, s := range portfolio.BlockStatuses() {
			words = append(words, string(s))
		}
		status := widgets.NewSegments(words, nil)
		status.SetChosen(0)
		f.statuses = append(f.statuses, status)
		f.blocks.Add(widgets.Column(theme.Tight, widgets.NewText(widgets.Strong, chosen.Blocks[b].Name()), status))
	}
	f.object.Refresh()
}

// create hands the draft on; a portfolio needs a name to be told from others.
func (f *form) create() {
	if portfolio.NormalizeLine(f.family.Text()) == "" {
		f.family.SetError(text.HomeNameAsk)
		f.family.Focus()
		return
	}
	chosen := f.frameworks[f.framework.Chosen()]
	d := Draft{Framework: chosen.Code, GivenName: f.given.Text(), FamilyName: f.family.Text()}
	for b, status := range f.statuses {
		if s := portfolio.BlockStatuses()[status.Chosen()]; s != portfolio.BlockAimed {
			d.Blocks = append(d.Blocks, portfolio.BlockChoice{Code: chosen.Blocks[b].Code, Status: s})
		}
	}
	f.onCreate(d)
}
