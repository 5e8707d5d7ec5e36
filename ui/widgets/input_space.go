package widgets

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// Fyne's entry loses its place when a space is typed just where a line is full
// at the end of a paragraph: the space belongs to no row, the cursor falls back
// before it, and the next letter is put there too, so that "conduit le" becomes
// "conduitle ". Input remembers such spaces and puts what is typed next behind
// them.

// swallowed are spaces behind the cursor that were typed before it.
type swallowed struct {
	spaces string
	at     int // offset in runes of the cursor, before the spaces
}

// TypedRune implements fyne.Focusable.
func (in *Input) TypedRune(r rune) {
	in.put(string(r), func() { in.Entry.TypedRune(r) })
}

// put inserts a text at the cursor by the function given, unless spaces have
// to be taken along.
func (in *Input) put(s string, insert func()) {
	if in.Disabled() {
		return
	}
	in.Entry.MouseUp(nil) // makes the selection known, which Fyne does late
	if spaces := in.takeSwallowed(); spaces != "" {
		s = spaces + s
		insert = func() { in.Entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: held(s)}) }
	}
	old, at, selected := []rune(in.Text), in.CursorTextOffset(), utf8.RuneCountInString(in.SelectedText())
	insert()
	in.noteSwallowed(old, []rune(in.Text), at, selected, utf8.RuneCountInString(s))
}

// noteSwallowed looks whether the cursor stands where the insertion of n runes
// must have put it.
func (in *Input) noteSwallowed(old, now []rune, at, selected, n int) {
	start := at
	if selected > 0 && (start+n > len(now) || string(old[:start]) != string(now[:start])) {
		start = at - selected // the selection was made forwards
	}
	in.settle(start + n)
}

// settle puts the cursor where it belongs, or before the spaces that it cannot
// stand behind, and remembers those.
func (in *Input) settle(wanted int) {
	in.lost = swallowed{}
	now, got := []rune(in.Text), in.CursorTextOffset()
	if got == wanted || wanted < 0 || wanted > len(now) {
		return
	}
	if got > wanted { // Fyne went on to the next paragraph
		in.CursorRow, in.CursorColumn = max(0, in.CursorRow-1), len(now)
		in.Refresh() // holds the column to the row
		got = in.CursorTextOffset()
	}
	if got > wanted {
		in.moveTo(wanted)
		got = in.CursorTextOffset()
	}
	if got >= wanted {
		return
	}
	if spaces := string(now[got:wanted]); strings.TrimFunc(spaces, unicode.IsSpace) == "" && !strings.Contains(spaces, "\n") {
		in.lost = swallowed{spaces, got}
	}
}

// hasSwallowed reports whether the cursor still stands before spaces that it
// should stand behind.
func (in *Input) hasSwallowed() bool {
	if in.lost.spaces == "" || in.Disabled() || in.SelectedText() != "" || in.CursorTextOffset() != in.lost.at {
		in.lost = swallowed{}
		return false
	}
	now := []rune(in.Text)
	end := in.lost.at + utf8.RuneCountInString(in.lost.spaces)
	if end > len(now) || string(now[in.lost.at:end]) != in.lost.spaces {
		in.lost = swallowed{}
		return false
	}
	return true
}

// takeSwallowed takes the spaces out of the text and answers them.
func (in *Input) takeSwallowed() string {
	if !in.hasSwallowed() {
		return ""
	}
	spaces := in.lost.spaces
	in.lost = swallowed{}
	quiet := in.quiet
	in.quiet = true
	for range utf8.RuneCountInString(spaces) {
		in.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	}
	in.quiet = quiet
	return spaces
}

// backspace takes back what stands before the cursor, such a space first.
func (in *Input) backspace(e *fyne.KeyEvent) {
	in.Entry.MouseUp(nil) // see put
	if in.hasSwallowed() {
		wanted := in.lost.at + utf8.RuneCountInString(in.lost.spaces) - 1
		in.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
		in.settle(wanted)
		return
	}
	at, selected := in.CursorTextOffset(), in.SelectedText() != ""
	in.Entry.TypedKey(e)
	if !selected && at > 0 && !in.Disabled() {
		in.settle(at - 1)
	}
}
