package selfassessment

// OpenAt brings the line of a compétence into view and selects in it from a
// rune to before another.
func (s *Screen) OpenAt(competence string, start, end int) {
	for _, c := range s.cards {
		if c.competence.Code == competence {
			c.entry.Select(start, end)
		}
	}
}
