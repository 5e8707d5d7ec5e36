package frameworkview

import (
	"fyne.io/fyne/v2"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// training is what concerns those who take the diploma by training. It stands
// on a ground of its own, so that nobody takes it for a demand of the VAE.
func (r *reader) training() fyne.CanvasObject {
	t := r.framework.TrainingRoute
	page := widgets.Column(theme.Space, widgets.NewText(widgets.Heading, t.Title))
	if t.Note != "" {
		page.Add(widgets.NewNotice(widgets.Info, t.Note))
	}
	if len(t.Examinations) > 0 {
		part := widgets.Section(text.FrameworkExams)
		for i := range t.Examinations {
			part.Add(r.examination(&t.Examinations[i]))
		}
		page.Add(part)
	}
	page.Add(r.trainingFacts(text.FrameworkRules, t.Rules))
	if len(t.Domains) > 0 {
		part := widgets.Section(text.FrameworkDomains)
		for i := range t.Domains {
			part.Add(r.domain(&t.Domains[i]))
		}
		page.Add(part)
	}
	page.Add(r.trainingFacts(text.FrameworkEntry, t.Prerequisites))
	page.Add(r.trainingFacts(text.FrameworkAdmission, t.Admission))
	page.Add(r.trainingFacts(text.FrameworkAllowance, t.Allowances))
	return widgets.NewPanel(theme.ColorTintNeutral, "", widgets.Inset(theme.Space, theme.Space, page)).Rounded(theme.Radius + 3)
}

func (r *reader) trainingFacts(title string, facts []portfolio.Fact) fyne.CanvasObject {
	part := widgets.Section(title, widgets.Card("", r.factList(facts)))
	if len(facts) == 0 {
		part.Hide()
	}
	return part
}

func (r *reader) examination(e *portfolio.Examination) fyne.CanvasObject {
	block := e.Block
	if b := r.framework.Block(e.Block); b != nil {
		block = b.Name()
	}
	card := widgets.Column(theme.Tight+1, widgets.NewText(widgets.Caption, block))
	for _, d := range e.Details {
		card.Add(bullet(widgets.Body, d))
	}
	addCaptions(card, text.FrameworkAssesses, e.Assesses)
	card.Add(r.source(e.Source))
	return widgets.Card(e.Title, card)
}

func (r *reader) domain(d *portfolio.TrainingDomain) fyne.CanvasObject {
	card := widgets.Column(theme.Gap, widgets.Flow(theme.Gap, widgets.Chip(d.Hours)))
	for i := range d.Units {
		u := &d.Units[i]
		unit := widgets.Column(theme.Tight, widgets.NewText(widgets.Strong, u.Code+" "+u.Title+" – "+u.Hours))
		for _, c := range u.Contents {
			unit.Add(bullet(widgets.Body, c))
		}
		card.Add(unit)
	}
	addCaptions(card, text.FrameworkAims, d.Aims)
	card.Add(r.source(d.Source))
	return widgets.Card(d.Code+" – "+d.Title, card)
}

// addCaptions adds a small list under a label, where there is one.
func addCaptions(to *fyne.Container, label string, items []string) {
	if len(items) == 0 {
		return
	}
	list := widgets.Column(1, widgets.NewText(widgets.Caption, label))
	for _, i := range items {
		list.Add(bullet(widgets.Caption, i))
	}
	to.Add(list)
}
