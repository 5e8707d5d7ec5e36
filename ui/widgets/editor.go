package widgets

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"acquis/assets/text"
)

// MaxComfort and MaxParagraph are the lengths, in characters, of a text and of
// one of its paragraphs from which an Editor advises to cut them: beyond, every
// key takes noticeably long (the toolkit wraps a paragraph again at each key,
// in a time that grows with the square of its length).
const (
	MaxComfort   = 20_000
	MaxParagraph = 4_000
)

// EditorOptions says how an Editor treats its text.
type EditorOptions struct {
	Placeholder string
	Clean       func(string) string // what is pasted goes through it; may be nil
	Count       func(string) int    // counts words; may be nil
	Least, Most int                 // advised number of words; 0 for none
	Rows        int                 // least number of lines shown; 0 is 8
}

// Editor is where a person writes at length. It wraps, hands the text on when
// the person pauses (about a second), counts words against the advice, and
// keeps its cursor when the same text comes back changed.
type Editor struct {
	box
	in      *Input
	options EditorOptions
	measure *Measured
	long    *Notice

	// OnPause is called with the text once the person has paused, and by Flush.
	OnPause func(text string)
	// OnTyped is called at every change under the person's hands.
	OnTyped func(text string)
}

// NewEditor makes an empty editor.
func NewEditor(o EditorOptions) *Editor {
	if o.Count == nil {
		o.Count = countWords
	}
	if o.Rows == 0 {
		o.Rows = 8
	}
	e := &Editor{in: newInput(true), options: o, measure: NewMeasured(), long: NewNotice(Warning, text.FieldTooLong)}
	e.in.clean = o.Clean
	e.in.SetMinRowsVisible(o.Rows)
	e.in.SetPlaceHolder(o.Placeholder)
	e.in.onTyped = func() {
		e.recount()
		if e.OnTyped != nil {
			e.OnTyped(e.in.Text)
		}
	}
	e.in.pauser.hand = func(s string) {
		if e.OnPause != nil {
			e.OnPause(s)
		}
	}
	e.long.Hide()
	e.root = FillAbove(6, e.in, Column(6, e.measure, e.long))
	e.ExtendBaseWidget(e)
	e.recount()
	return e
}

// Text is what is written.
func (e *Editor) Text() string { return e.in.Text }

// Load shows another text, from its beginning; OnPause is not called. Flush
// first: what was typed and not handed on is forgotten.
func (e *Editor) Load(s string) {
	e.in.Load(s)
	e.recount()
}

// SetText shows the same text after it has changed elsewhere (an undo, a
// merge): the cursor is kept; OnPause is not called. What was typed and not
// handed on yet wins over s.
func (e *Editor) SetText(s string) {
	e.in.Replace(s)
	e.recount()
}

// SetAdvice changes the advised number of words.
func (e *Editor) SetAdvice(least, most int) {
	e.options.Least, e.options.Most = least, most
	e.recount()
}

// SetPlaceholder changes what an empty editor says.
func (e *Editor) SetPlaceholder(s string) { e.in.SetPlaceHolder(s) }

// SetEnabled makes the text editable or not.
func (e *Editor) SetEnabled(on bool) {
	if on {
		e.in.Enable()
	} else {
		e.in.Disable()
	}
}

// Insert puts a text at the cursor, as if it had been typed, and hands it on.
func (e *Editor) Insert(s string) {
	e.in.Insert(s)
	e.Flush()
}

// Selected is the selected part of the text.
func (e *Editor) Selected() string { return e.in.SelectedText() }

// Selection is what is selected, from a rune to before another; false where
// nothing is, and where the keyboard is elsewhere: then the selection is not
// seen.
func (e *Editor) Selection() (start, end int, ok bool) {
	selected := []rune(e.in.SelectedText())
	c := canvasOf(e.in)
	if len(selected) == 0 || c == nil || c.Focused() != fyne.Focusable(e.in) {
		return 0, 0, false
	}
	// The entry tells what is selected and where the cursor is: at one end.
	all, at := []rune(e.in.Text), e.in.CursorTextOffset()
	for _, start := range []int{at - len(selected), at} {
		if start >= 0 && start+len(selected) <= len(all) && slices.Equal(all[start:start+len(selected)], selected) {
			return start, start + len(selected), true
		}
	}
	return 0, 0, false
}

// Cursor is the number of runes before the cursor.
func (e *Editor) Cursor() int { return e.in.CursorTextOffset() }

// SetCursor puts the cursor before the rune at an offset.
func (e *Editor) SetCursor(offset int) { e.in.moveTo(offset) }

// Select gives the editor the keyboard and selects from a rune to before
// another, in view.
func (e *Editor) Select(start, end int) {
	e.Focus()
	e.in.selectRunes(start, end)
}

// Flush hands on what was typed and not handed on yet.
func (e *Editor) Flush() { e.in.Flush() }

// Focus gives the editor the keyboard.
func (e *Editor) Focus() { Focus(e.in) }

// Input is the field itself, for tests.
func (e *Editor) Input() *Input { return e.in }

func (e *Editor) recount() {
	words := e.options.Count(e.in.Text)
	e.measure.Set(words, e.options.Least, e.options.Most, text.FieldWords(words, e.options.Least, e.options.Most))
	advice := lengthAdvice(e.in.Text)
	if advice != "" {
		e.long.Set(Warning, advice)
	}
	if (advice != "") != e.long.Visible() {
		if advice != "" {
			e.long.Show()
		} else {
			e.long.Hide()
		}
		e.root.Refresh()
	}
}

// lengthAdvice says that a text, or a paragraph of it, is too long, or "".
func lengthAdvice(s string) string {
	if utf8.RuneCountInString(s) >= MaxComfort {
		return text.FieldTooLong
	}
	for _, paragraph := range strings.Split(s, "\n") {
		if len(paragraph) >= MaxParagraph && utf8.RuneCountInString(paragraph) >= MaxParagraph {
			return text.FieldLongParagraph
		}
	}
	return ""
}

// countWords counts what holds a letter or a digit between spaces.
func countWords(s string) int {
	n := 0
	for _, field := range strings.Fields(s) {
		if strings.IndexFunc(field, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) >= 0 {
			n++
		}
	}
	return n
}

// CopyText puts a text on the clipboard of the system.
func CopyText(s string) {
	if c := fyne.CurrentApp().Clipboard(); c != nil {
		c.SetContent(s)
	}
}
