package explain

import (
	"acquis/assets/text"
	"acquis/portfolio"
)

// Lack says one shortfall: "Il manque une pièce de moins de cinq ans."
func Lack(lack portfolio.Shortfall) string { return text.LackSentence(lackOf(lack)) }

// Lacking says why an indicator is in its state: what it lacks to reach the
// next one.
func Lacking(c *portfolio.IndicatorCoverage) string {
	return text.Lacking(c.State.String(), lacksOf(c.Why))
}

// Advised says what the profile in force advises for a compétence, "" where it
// has nothing to say.
func Advised(c *portfolio.Coverage, of *portfolio.CompetenceCoverage) string {
	if len(of.Advice) == 0 {
		return ""
	}
	return text.Advised(of.Competence.Code, lacksOf(of.Advice), c.From == portfolio.SufficiencyOwn)
}

func lacksOf(lacks []portfolio.Shortfall) []text.Lack {
	all := make([]text.Lack, len(lacks))
	for i, lack := range lacks {
		all[i] = lackOf(lack)
	}
	return all
}

func lackOf(s portfolio.Shortfall) text.Lack {
	return text.Lack{Need: string(s.Need), Want: s.Want, Have: s.Have, Natures: s.Natures, Years: s.Years,
		Unjustified: s.Unjustified, Withheld: s.Withheld, Unsaid: s.Unsaid}
}
