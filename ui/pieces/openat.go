package pieces

import (
	"acquis/portfolio"
	"acquis/ui/widgets"
)

// OpenAt shows a piece at a place in one of its texts, named as in the stored
// form, and selects from a rune to before another. For what stands in its file
// the keyboard goes to the button that opens it.
func (s *Screen) OpenAt(id portfolio.ID, field string, start, end int) {
	s.Select(id)
	f := s.form
	if f.piece != id {
		return
	}
	entries := map[string]*widgets.LabeledEntry{
		"title": f.title, "proves": f.proves, "author": f.author, "url": f.url, "note": f.note}
	switch entry := entries[field]; {
	case entry != nil:
		entry.Select(start, end)
	case field == "nature" && f.otherNature.Visible():
		f.otherNature.Select(start, end)
	case field == "nature":
		widgets.FocusFirst(f.nature)
	case f.file.Visible():
		widgets.Focus(f.open)
	default:
		f.title.Focus()
	}
}
