// Package autosave ties fields of text to the records that keep them: what a
// person types is saved when the pause comes, and what changes elsewhere (an
// undo, a merge) is shown, but never over what is still being typed.
//
// What it promises:
//
//   - the same text is saved once, and only when it differs from what is kept;
//   - what is typed stays in its field until it is saved, even when saving
//     failed or the field's own check refuses it: [Text.Flush] tries again;
//   - showing what is kept moves neither the cursor nor the spaces at the end
//     of a line that is not finished.
package autosave

import (
	"acquis/portfolio"
	"acquis/ui/widgets"
)

// field is what an Editor and a LabeledEntry have in common.
type field interface {
	Text() string
	SetText(string)
	Load(string)
	Flush()
}

// Text is one field of text and the record's text behind it.
type Text struct {
	in     field
	normal func(string) string // the form in which the text is kept
	wrong  func() bool         // the field's own check refuses the text
	save   func(text string) error
	kept   string
	failed bool // what is typed could not be saved
}

// Editor ties an editor. save is called with the text in the form that is kept;
// if it fails, the text stays in the editor and Flush tries again.
func Editor(e *widgets.Editor, save func(text string) error) *Text {
	t := &Text{in: e, normal: portfolio.Normalize, wrong: func() bool { return false }, save: save}
	e.OnPause = t.paused
	return t
}

// Line ties a field of one line; see [Editor].
func Line(e *widgets.LabeledEntry, save func(text string) error) *Text {
	t := &Text{in: e, normal: portfolio.NormalizeLine, wrong: e.Failed, save: save}
	e.OnPause = t.paused
	return t
}

// Lines ties a field of a few lines; see [Editor].
func Lines(e *widgets.LabeledEntry, save func(text string) error) *Text {
	t := Line(e, save)
	t.normal = portfolio.Normalize
	return t
}

// Load shows the text of another record, from its beginning. Flush first.
func (t *Text) Load(text string) {
	t.kept, t.failed = text, false
	t.in.Load(text)
}

// Show shows what is kept now, unless something else is being typed.
func (t *Text) Show(text string) {
	if t.failed || t.wrong() {
		return
	}
	t.kept = text
	if t.normal(t.in.Text()) != text {
		t.in.SetText(text)
	}
}

// Flush saves what was typed and not saved yet.
func (t *Text) Flush() {
	t.in.Flush()
	if t.failed && !t.wrong() {
		t.paused(t.in.Text())
	}
}

// Pending reports whether the field holds something that could not be saved.
func (t *Text) Pending() bool { return t.failed }

func (t *Text) paused(typed string) {
	text := t.normal(typed)
	if text == t.kept {
		t.failed = false
		return
	}
	before := t.kept
	t.kept, t.failed = text, false // the screen is shown anew before save returns
	if err := t.save(text); err != nil {
		t.kept, t.failed = before, true
	}
}
