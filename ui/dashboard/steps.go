package dashboard

import (
	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/explain"
	"acquis/ui/marks"
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
		of := ""
		if l := s.Link(step.Ref.ID); l != nil {
			of = portfolio.Shorten(marks.NameOf(s, l.Evidence), 60)
		}
		return text.StepLookAgain(step.Count, step.Holders, of, step.Indicator, wording)
	case portfolio.StepJustify:
		return text.StepJustify(step.Indicator, title)
	case portfolio.StepTell:
		return text.StepTell(step.Indicator, because(step, wording))
	case portfolio.StepProve:
		return text.StepProve(step.Indicator, because(step, wording))
	case portfolio.StepFinish:
		return text.StepFinish(title, step.Count)
	case portfolio.StepArgue:
		return text.StepArgue(title)
	case portfolio.StepConfidential:
		return text.StepConfidential(step.Count)
	case portfolio.StepSupport:
		return text.StepSupport(step.Indicator, because(step, wording))
	default:
		return text.StepWrite(title)
	}
}

// because says what an indicator lacks, and what it is about. That a situation
// lacks is what the step itself says.
func because(step portfolio.Step, wording string) string {
	if step.Kind == portfolio.StepTell && len(step.Why) == 1 && step.Why[0].Want == 1 && step.Why[0].Need == portfolio.NeedSituations {
		return wording
	}
	lacks := ""
	for _, lack := range step.Why {
		lacks += explain.Lack(lack) + " "
	}
	return lacks + wording
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
	case portfolio.StepConfidential, portfolio.StepSupport, portfolio.StepProve:
		return icons.Clip
	default:
		return icons.Grid
	}
}
