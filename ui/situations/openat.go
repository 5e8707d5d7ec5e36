package situations

import "acquis/portfolio"

// OpenAt opens a situation at a place in one of its texts, named as in the
// stored form, and selects from a rune to before another.
func (s *Screen) OpenAt(id portfolio.ID, field string, start, end int) {
	s.Select(id)
	if s.current != id {
		return // what could not be saved stays in sight
	}
	e := s.editor
	switch field {
	case "title":
		e.openTab(tabFrame)
		e.frame.title.Select(start, end)
	case "note":
		e.openTab(tabFrame)
		e.frame.note.Select(start, end)
	default:
		e.openPart(field, start, end)
	}
}

// openPart opens one of the six texts with a selection.
func (e *editor) openPart(field string, start, end int) {
	if p := e.partAt(field); p != nil {
		p.editor.Select(start, end)
	}
}

// partAt opens one of the six texts and returns it; nil for another field.
func (e *editor) partAt(field string) *partEditor {
	for i, p := range e.parts {
		if p.part.Field == field {
			e.openTab(tabOfPart(i))
			return p
		}
	}
	return nil
}
