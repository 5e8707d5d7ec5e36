package widgets

import "fyne.io/fyne/v2"

// NewSecretEntry makes a field of one line whose letters do not show, unless
// Reveal says so. What is typed into it is not copied out of it while they do
// not, and is nobody's to save.
func NewSecretEntry(label, help string) *LabeledEntry {
	in := newInput(false)
	in.MultiLine, in.Wrapping, in.Password = false, fyne.TextWrapOff, true
	in.secret = true
	return newLabeledEntry(label, help, in)
}

// Reveal shows the letters of a secret entry or not.
func (e *LabeledEntry) Reveal(on bool) {
	e.in.Password = e.in.secret && !on
	e.in.Refresh()
}
