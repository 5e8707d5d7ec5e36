package dashboard

import (
	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
)

// sentence says a step in words.
func sentence(s *portfolio.State, step portfolio.Step) text.StepText {
	title := s.TitleOf(step.Ref)
	wording := ""
	if i, _, _ := s.Framework.Indicator(step.Indicator); i != nil {
		wording = i.Text
	}
	switch step.Kind {
	case portfolio.StepCandidate:
		return text.StepCandidate()
	case portfolio.StepSelfAssess:
		return text.StepSelfAssess(step.Count)
	case portfolio.StepFirstPost:
		return text.StepFirstPost()
	case portfolio.StepFirstSituation:
		return text.StepFirstSituation()
	case portfolio.StepLookAgain:
		return text.StepLookAgain(step.Indicator, wording)
	case portfolio.StepJustify:
		return text.StepJustify(step.Indicator, title)
	case portfolio.StepTell:
		return text.StepTell(step.Indicator, wording)
	case portfolio.StepFinish:
		return text.StepFinish(title, step.Count)
	case portfolio.StepArgue:
		return text.StepArgue(title)
	case portfolio.StepConfidential:
		return text.StepConfidential(step.Count)
	case portfolio.StepSupport:
		return text.StepSupport(step.Indicator, wording)
	default:
		return text.StepWrite(title)
	}
}

// iconOf is the sign of the screen that a step leads to.
func iconOf(kind portfolio.StepKind) icons.Name {
	switch kind {
	case portfolio.StepCandidate:
		return icons.Person
	case portfolio.StepSelfAssess:
		return icons.Compass
	case portfolio.StepFirstPost:
		return icons.Path
	case portfolio.StepFirstSituation, portfolio.StepFinish:
		return icons.Pen
	case portfolio.StepArgue, portfolio.StepWrite:
		return icons.Page
	case portfolio.StepConfidential, portfolio.StepSupport:
		return icons.Clip
	default:
		return icons.Grid
	}
}
