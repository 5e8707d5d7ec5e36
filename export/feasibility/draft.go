package feasibility

import (
	"strings"

	"acquis/assets/text"
	"acquis/portfolio"
)

// Draft is a comment to begin with: what the repérage says of the block's
// compétences, and the experiences in which its activities show, with their
// situations. It holds nothing that is not in the portfolio, and is "" where
// that says nothing yet. It is never longer than a comment may be.
func Draft(s *portfolio.State, block *portfolio.Block) string {
	var lines []string
	for _, k := range block.Competences {
		a := s.SelfAssessment(k.Code)
		if a.Answer == portfolio.AnswerYes || a.Answer == portfolio.AnswerPartly {
			lines = append(lines, text.FeasibilityDraftLine(k.Code, k.Title, a.Line, a.Answer == portfolio.AnswerPartly))
		}
	}
	if posts := posts(s, block); len(posts) > 0 {
		if len(lines) > 0 {
			lines = append(lines, "")
		}
		lines = append(append(lines, text.FeasibilityDraftPosts), posts...)
	}
	for portfolio.CommentLength(strings.Join(lines, "\n")) > portfolio.MaxComment {
		lines = lines[:len(lines)-1]
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// posts is a line for each experience of a block.
func posts(s *portfolio.State, block *portfolio.Block) []string {
	var lines []string
	for _, e := range portfolio.ExperiencesFor(s, block) {
		var told []string
		for _, t := range s.SituationsOf(e.ID) {
			if shows(s, t, block) && t.Title != "" {
				told = append(told, t.Title)
			}
		}
		lines = append(lines, text.FeasibilityDraftPost(e.Name(),
			joined(", ", e.Place, e.Period.French(), string(e.Status), e.WorkTime), told))
	}
	return lines
}

func shows(s *portfolio.State, t *portfolio.Situation, block *portfolio.Block) bool {
	for _, l := range s.LinksFrom(t.Ref()) {
		if _, _, of := s.Framework.Indicator(l.Indicator); of != nil && of.Code == block.Code {
			return true
		}
	}
	return false
}
