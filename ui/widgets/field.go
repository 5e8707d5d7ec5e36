package widgets

import (
	"fyne.io/fyne/v2"
	ftheme "fyne.io/fyne/v2/theme"

	"acquis/ui/theme"
)

// Field puts a label over something to fill in, and under it a line that helps
// or says what is wrong.
type Field struct {
	box
	label   *Text
	input   fyne.CanvasObject
	message *Text
	help    string
	failed  bool
}

// NewField labels an input. The help may be empty.
func NewField(label string, input fyne.CanvasObject, help string) *Field {
	f := &Field{}
	f.init(label, input, help)
	f.ExtendBaseWidget(f)
	return f
}

func (f *Field) init(label string, input fyne.CanvasObject, help string) {
	f.label = NewText(Strong, label)
	f.input = input
	f.message = NewText(Caption, help)
	f.help = help
	f.root = Column(theme.Tight, f.label, input, f.message)
	if label == "" {
		f.label.Hide()
	}
	f.SetError("")
}

// SetHelp changes the line that helps.
func (f *Field) SetHelp(s string) {
	f.help = s
	if !f.failed {
		f.SetError("")
	}
}

// SetError says what is wrong, instead of the help; empty, all is well again.
func (f *Field) SetError(message string) {
	f.failed = message != ""
	words, paint := f.help, theme.ColorSecondary
	if f.failed {
		words, paint = message, ftheme.ColorNameError
	}
	f.message.SetText(words)
	f.message.SetColor(paint)
	if (words == "") == f.message.Visible() {
		if words == "" {
			f.message.Hide()
		} else {
			f.message.Show()
		}
		f.root.Refresh()
	}
}

// Failed reports whether the field says that something is wrong.
func (f *Field) Failed() bool { return f.failed }

// LabeledEntry is a Field of one line of text, or of a few (Lines). It hands
// its text on when the person pauses, presses Enter or leaves it.
type LabeledEntry struct {
	Field
	in *Input

	// OnPause is called with the text once the person has paused; not when the
	// program changed it, nor while Check refuses it.
	OnPause func(text string)
	// OnTyped is called at every change under the person's hands.
	OnTyped func(text string)
	// OnEnter is called when Enter is pressed, after OnPause.
	OnEnter func()
	// Check says what is wrong with a text, in French, or "".
	Check func(text string) string
}

// NewLabeledEntry makes a field of one line.
func NewLabeledEntry(label, help string) *LabeledEntry {
	return newLabeledEntry(label, help, newInput(false))
}

// NewLabeledLines makes a field of a few wrapped lines, for a short text; for a
// long one, see Editor. clean is called on what is pasted and may be nil.
func NewLabeledLines(label, help string, lines int, clean func(string) string) *LabeledEntry {
	in := newInput(true)
	in.clean = clean
	in.SetMinRowsVisible(lines)
	return newLabeledEntry(label, help, in)
}

func newLabeledEntry(label, help string, in *Input) *LabeledEntry {
	e := &LabeledEntry{in: in}
	in.onTyped = func() {
		e.check()
		if e.OnTyped != nil {
			e.OnTyped(in.Text)
		}
	}
	in.pauser.hand = func(s string) {
		if e.check() && e.OnPause != nil {
			e.OnPause(s)
		}
	}
	e.init(label, in, help)
	e.ExtendBaseWidget(e)
	return e
}

// check shows what is wrong with the text and reports whether nothing is.
func (e *LabeledEntry) check() bool {
	e.in.onEnter = e.OnEnter
	if e.Check == nil {
		return true
	}
	message := e.Check(e.in.Text)
	e.SetError(message)
	return message == ""
}

// Valid checks the text now, shows what is wrong, and reports whether nothing is.
func (e *LabeledEntry) Valid() bool { return e.check() }

// Text is what the field holds.
func (e *LabeledEntry) Text() string { return e.in.Text }

// Load shows the text of another thing, from its beginning.
func (e *LabeledEntry) Load(s string) {
	e.in.Load(s)
	e.in.onEnter = e.OnEnter
	e.SetError("")
}

// SetText shows a text that changed elsewhere; see Input.Replace.
func (e *LabeledEntry) SetText(s string) { e.in.Replace(s); e.in.onEnter = e.OnEnter }

// SetPlaceholder shows an example while the field is empty.
func (e *LabeledEntry) SetPlaceholder(s string) { e.in.SetPlaceHolder(s) }

// SetEnabled makes the field editable or not.
func (e *LabeledEntry) SetEnabled(on bool) {
	if on {
		e.in.Enable()
	} else {
		e.in.Disable()
	}
}

// Flush hands on what was typed and not handed on yet.
func (e *LabeledEntry) Flush() { e.in.Flush() }

// Focus gives the field the keyboard.
func (e *LabeledEntry) Focus() { Focus(e.in) }

// Select gives the field the keyboard and selects from a rune to before
// another.
func (e *LabeledEntry) Select(start, end int) {
	e.Focus()
	e.in.selectRunes(start, end)
}

// Input is the field itself, for tests and for what stands around it.
func (e *LabeledEntry) Input() *Input { return e.in }

// Form lays fields out one under the other, at a readable width.
func Form(fields ...fyne.CanvasObject) *fyne.Container {
	return Readable(Column(theme.Space-2, fields...))
}

// FormRow puts fields that belong together side by side, one under the other
// where there is no room.
func FormRow(fields ...fyne.CanvasObject) *fyne.Container {
	return Columns(180, theme.Space, fields...)
}
