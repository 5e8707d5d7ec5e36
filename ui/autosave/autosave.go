// Package autosave ties fields of text to the records that keep them: what a
// person types is saved when the pause comes, and what changes elsewhere (an
// undo, a merge) is shown, but never over what is still being typed.
//
// What it promises:
//
//   - the same text is saved once, and only when it differs from what is kept;
//   - what is typed stays in its field until it is saved, even when saving
//     failed or the field's own check refuses it: [Text.Flush] tries again;
//   - the screen may be shown anew while a text is being saved, whether that
//     succeeds or not;
//   - showing what is kept moves neither the cursor nor the spaces at the end
//     of a line that is not finished.
package autosave

import (
	"slices"

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

// Kept is what a screen keeps of its fields: a [Text], a [Period] or a [Set].
type Kept interface {
	// Settle saves what was typed since the last pause: before the screen
	// shows another state.
	Settle()
	// Flush does, and tries again to save what could not be saved: before the
	// screen goes, or shows another record.
	Flush()
	// Pending reports whether something could not be saved. A screen then
	// stays with its record, so that no word is lost.
	Pending() bool
}

// Set is several of them.
type Set []Kept

// Settle implements Kept.
func (s Set) Settle() {
	for _, k := range s {
		k.Settle()
	}
}

// Flush implements Kept.
func (s Set) Flush() {
	for _, k := range s {
		k.Flush()
	}
}

// Pending implements Kept.
func (s Set) Pending() bool {
	return slices.ContainsFunc(s, Kept.Pending)
}

// Text is one field of text and the record's text behind it.
type Text struct {
	in     field
	normal func(string) string // the form in which the text is kept
	wrong  func() bool         // the field's own check refuses the text
	save   func(text string) error
	kept   string
	failed bool // what is typed could not be saved
	saving bool // the screen may be shown anew before save returns
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

// Show shows what is kept now, unless something else is being typed. It
// reports whether the field says something else than before.
func (t *Text) Show(text string) (changed bool) {
	if t.saving || t.failed || t.wrong() {
		return false
	}
	t.kept = text
	if t.normal(t.in.Text()) == text {
		return false
	}
	t.in.SetText(text)
	return true
}

// Settle implements Kept.
func (t *Text) Settle() { t.in.Flush() }

// Flush implements Kept.
func (t *Text) Flush() {
	t.Settle()
	if t.failed && !t.wrong() {
		t.paused(t.in.Text())
	}
}

// Pending implements Kept.
func (t *Text) Pending() bool { return t.failed }

func (t *Text) paused(typed string) {
	text := t.normal(typed)
	if t.saving || text == t.kept {
		t.failed = t.failed && text != t.kept
		return
	}
	t.saving = true
	err := t.save(text)
	t.saving, t.failed = false, err != nil
	if err == nil {
		t.kept = text
	}
}
