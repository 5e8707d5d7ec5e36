package writing

import "acquis/portfolio"

// OpenAt opens the text of a Section, or with the field "note" its private
// note, and selects from a rune to before another. Any other field only opens
// it.
func (s *Screen) OpenAt(id portfolio.ID, field string, start, end int) {
	s.Select(id)
	if s.current != id {
		return // what could not be saved stays in sight
	}
	switch field {
	case "text":
		s.editor.editor.Select(start, end)
	case "note":
		s.editor.note.Select(start, end)
	default:
		s.editor.editor.Focus()
	}
}
