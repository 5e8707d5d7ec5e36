package selfassessment

import (
	"slices"

	"fyne.io/fyne/v2"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/autosave"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// card is one competence with its question.
type card struct {
	screen     *Screen
	index      int
	competence *portfolio.Competence
	block      string
	object     fyne.CanvasObject
	answers    *widgets.Segments
	entry      *widgets.LabeledEntry
	line       *autosave.Text
}

func newCard(s *Screen, index int, k *portfolio.Competence, block string) *card {
	c := &card{screen: s, index: index, competence: k, block: block}
	c.answers = widgets.NewSegments([]string{text.SelfAssessmentYes, text.SelfAssessmentPart, text.SelfAssessmentNo}, c.answer).
		Letters('o', 'e', 'n').Clearable()
	c.entry = widgets.NewLabeledEntry("", "")
	c.entry.SetPlaceholder(text.SelfAssessmentHint)
	c.entry.OnEnter = func() { s.next(index) }
	c.line = autosave.Line(c.entry, func(written string) error {
		return s.amend(k.Code, text.SelfAssessmentLined(k.Code), func(a *portfolio.SelfAssessment) { a.Line = written })
	})
	label := widgets.OneLine(widgets.NewText(widgets.Secondary, text.SelfAssessmentLine))
	parts := []fyne.CanvasObject{widgets.NewText(widgets.Strong, k.Code+"\u2002"+k.Title), c.indicators(),
		c.answers, widgets.Beside(theme.Gap, 1, label, c.entry)}
	c.object = widgets.Card("", parts...)
	c.answers.Within(c.object)
	c.line.Load(s.state.SelfAssessment(k.Code).Line)
	return c
}

// indicators lists what the competence is made of, as a help.
func (c *card) indicators() fyne.CanvasObject {
	lines := widgets.Column(3)
	for _, i := range c.competence.Indicators {
		if i.Code == c.competence.Code {
			continue // the competence stands for itself
		}
		lines.Add(widgets.NewText(widgets.Secondary, "–\u2002"+i.Text))
	}
	lines.Hidden = len(lines.Objects) == 0
	return lines
}

func (c *card) show() {
	a := c.screen.state.SelfAssessment(c.competence.Code)
	c.answers.SetChosen(slices.Index(portfolio.Answers(), a.Answer))
	c.line.Show(a.Line)
}

// answer keeps an answer; -1 takes it back.
func (c *card) answer(index int) {
	code := c.competence.Code
	var chosen portfolio.Answer
	label := text.SelfAssessmentCleared(code)
	if index >= 0 {
		chosen = portfolio.Answers()[index]
		label = text.SelfAssessmentAnswered(code, string(chosen))
	}
	if c.screen.amend(code, label, func(a *portfolio.SelfAssessment) { a.Answer = chosen }) != nil {
		c.show()
	}
}
