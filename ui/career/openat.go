package career

import (
	"acquis/assets/text"
	"acquis/portfolio"
)

// OpenAt opens an experience or a training at a place in one of its texts,
// named as in the stored form, and selects from a rune to before another.
func (s *Screen) OpenAt(ref portfolio.Ref, field string, start, end int) {
	s.Select(ref.ID)
	if s.current != ref {
		return // what could not be saved stays in sight
	}
	label := text.SearchField(string(ref.Kind), field)
	if ref.Kind == portfolio.KindExperience {
		s.experience.fields.selectAt(label, start, end)
	} else {
		s.training.fields.selectAt(label, start, end)
	}
}

// selectAt selects in the field under a label.
func (f *fields[T]) selectAt(label string, start, end int) {
	for i, spec := range f.specs {
		if spec.label == label {
			f.entries[i].Select(start, end)
		}
	}
}
