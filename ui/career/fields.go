package career

import (
	"fyne.io/fyne/v2"

	"acquis/portfolio"
	"acquis/ui/autosave"
	"acquis/ui/widgets"
)

// fieldSpec says of a text of a record how it is asked for. Of points into a
// record: read through it, or write into a copy.
type fieldSpec[T any] struct {
	label, hint string
	lines       int // 0: one line
	of          func(*T) *string
}

// fields are the texts of a form, each tied to its record.
type fields[T any] struct {
	specs   []fieldSpec[T]
	entries []*widgets.LabeledEntry
	texts   []*autosave.Text
}

// newFields makes the fields. amend changes the record that is open, under the
// label of the field.
func newFields[T any](specs []fieldSpec[T], amend func(field string, set func(*T)) error) *fields[T] {
	f := &fields[T]{specs: specs}
	for _, spec := range specs {
		save := func(written string) error {
			return amend(spec.label, func(record *T) { *spec.of(record) = written })
		}
		var entry *widgets.LabeledEntry
		var tied *autosave.Text
		if spec.lines == 0 {
			entry = widgets.NewLabeledEntry(spec.label, "")
			tied = autosave.Line(entry, save)
		} else {
			entry = widgets.NewLabeledLines(spec.label, "", spec.lines, portfolio.CleanPasted)
			tied = autosave.Lines(entry, save)
		}
		entry.SetPlaceholder(spec.hint)
		f.entries, f.texts = append(f.entries, entry), append(f.texts, tied)
	}
	return f
}

// entry is the field under a label, to place it in the form.
func (f *fields[T]) entry(label string) fyne.CanvasObject {
	for i, spec := range f.specs {
		if spec.label == label {
			return f.entries[i]
		}
	}
	panic("career: no field " + label)
}

func (f *fields[T]) load(record *T) {
	for i, spec := range f.specs {
		f.texts[i].Load(*spec.of(record))
	}
}

func (f *fields[T]) show(record *T) {
	for i, spec := range f.specs {
		f.texts[i].Show(*spec.of(record))
	}
}

func (f *fields[T]) kept() autosave.Set {
	var set autosave.Set
	for _, t := range f.texts {
		set = append(set, t)
	}
	return set
}

// focus gives the keyboard to the first field.
func (f *fields[T]) focus() { f.entries[0].Focus() }
