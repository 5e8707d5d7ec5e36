package competences

import "acquis/portfolio"

// OpenLink shows the indicator of a link and selects in its justification from
// a rune to before another.
func (s *Screen) OpenLink(id portfolio.ID, start, end int) {
	link := s.book.State().Link(id)
	if link == nil {
		return
	}
	s.OpenIndicator(link.Indicator)
	if c := s.detail.card(id); c != nil {
		c.field.Select(start, end)
	}
}

// OpenGap shows an indicator that is left aside and selects in the reason.
func (s *Screen) OpenGap(code string, start, end int) {
	s.OpenIndicator(code)
	if s.book.State().Gap(code) != nil {
		s.detail.gap.field.Select(start, end)
	}
}

// OpenCompetence chooses the first indicator of a compétence.
func (s *Screen) OpenCompetence(code string) {
	if k, _ := s.book.State().Framework.Competence(code); k != nil && len(k.Indicators) > 0 {
		s.OpenIndicator(k.Indicators[0].Code)
	}
}
