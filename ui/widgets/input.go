package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	ftheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"acquis/assets/text"
	"acquis/ui/theme"
)

// Input is a field for text: Fyne's entry, mended. Tab leaves it, function keys
// and Escape reach the window, what is pasted is cleaned, Page Up and Down move
// by a page, the focus brings itself into view, and its own undo is silent: the
// window's is the portfolio's. Screens use LabeledEntry, Field and Editor.
//
// A field of one line wraps too, and grows with its text, so that nothing in it
// is out of sight; it holds no line break.
type Input struct {
	widget.Entry
	lines   bool // it may hold line breaks
	secret  bool // its letters do not show; it scrolls sideways
	rows    int  // shown, where it may not
	clean   func(string) string
	shift   bool
	quiet   bool // the program is changing the text
	lost    swallowed
	pauser  pauser
	onTyped func()
	onEnter func()

	// OnKey sees every key first, and reports whether it used it: for a field
	// whose arrows move a list beside it.
	OnKey func(*fyne.KeyEvent) bool
	// OnShortcut sees every shortcut that the menu has left, in the same way.
	OnShortcut func(fyne.Shortcut) bool
	// OnTab replaces what Tab does, but not Shift+Tab; nil leaves it.
	OnTab func()
}

func newInput(lines bool) *Input {
	in := &Input{lines: lines, rows: 1}
	in.MultiLine, in.Wrapping = true, fyne.TextWrapWord
	in.pauser.text = func() string { return in.Text }
	in.OnChanged = func(string) {
		in.fit()
		if in.quiet {
			return
		}
		if !in.secret {
			in.pauser.typed()
		}
		if in.onTyped != nil {
			in.onTyped()
		}
	}
	in.ExtendBaseWidget(in)
	if !lines {
		in.SetMinRowsVisible(1)
	}
	return in
}

// Resize implements fyne.CanvasObject.
func (in *Input) Resize(size fyne.Size) {
	in.Entry.Resize(size)
	in.fit()
}

// SetPlaceHolder shows an example while the field is empty.
func (in *Input) SetPlaceHolder(s string) {
	in.Entry.SetPlaceHolder(s)
	in.fit()
}

// fit makes a field of one line as high as its text.
func (in *Input) fit() {
	const most = 6 // then it scrolls
	width := in.Size().Width - 2*theme.Size(ftheme.SizeNameInnerPadding)
	if in.lines || in.secret || width <= 0 {
		return
	}
	size, shown := theme.Size(ftheme.SizeNameText), in.Text
	if shown == "" {
		shown = in.PlaceHolder
	}
	rows := len(breakLines(shown, width, func(s string) float32 { return textWidth(s, size, in.TextStyle) }))
	if rows = min(rows, most); rows != in.rows {
		in.rows = rows
		in.SetMinRowsVisible(rows)
	}
}

// AcceptsTab implements fyne.Tabbable: Tab goes to the next field, unless OnTab
// knows better.
func (in *Input) AcceptsTab() bool { return in.OnTab != nil && !in.shift }

// Load shows another text, from its beginning. Nobody is told.
func (in *Input) Load(s string) {
	in.quiet = true
	in.CursorRow, in.CursorColumn = 0, 0
	in.Entry.SetText(s)
	in.quiet = false
	in.pauser.loaded(s)
}

// Replace shows a text that was changed elsewhere (by an undo, say): the cursor
// goes to the end of what changed. What was typed and not handed on yet wins:
// it is handed on, and s, which does not know it, is left.
func (in *Input) Replace(s string) {
	if in.pauser.dirty {
		in.pauser.flush()
		return
	}
	if s == in.Text {
		in.pauser.loaded(s)
		return
	}
	at := cursorAfter([]rune(in.Text), []rune(s), in.CursorTextOffset())
	in.quiet = true
	in.Entry.SetText(s)
	in.quiet = false
	in.pauser.loaded(s)
	in.moveTo(at)
}

// cursorAfter is where a cursor at offset at stands once old has become new:
// where it was, if the change came after it, and at the end of the change
// otherwise.
func cursorAfter(old, new []rune, at int) int {
	prefix := 0
	for prefix < len(old) && prefix < len(new) && old[prefix] == new[prefix] {
		prefix++
	}
	suffix := 0
	for suffix < len(old)-prefix && suffix < len(new)-prefix &&
		old[len(old)-1-suffix] == new[len(new)-1-suffix] {
		suffix++
	}
	switch {
	case at < prefix:
		return at
	case at >= len(old)-suffix && at > prefix:
		return at + len(new) - len(old)
	}
	return len(new) - suffix
}

// moveTo puts the cursor before the rune at an offset, across wrapped lines.
func (in *Input) moveTo(offset int) {
	in.CursorRow, in.CursorColumn = 0, 0
	in.Refresh()
	if offset <= 0 {
		return
	}
	// The rows of wrapped text are Fyne's own: find the last one that starts at
	// or before the offset by asking, never by guessing.
	low, high := 0, len([]rune(in.Text))+1
	for low < high {
		mid := (low + high) / 2
		in.CursorRow, in.CursorColumn = mid, 0
		in.Refresh() // holds the row to those there are
		if in.CursorRow == mid && in.CursorTextOffset() <= offset {
			low = mid + 1
		} else {
			high = mid
		}
	}
	in.CursorRow, in.CursorColumn = max(0, low-1), 0
	in.Refresh()
	in.CursorColumn = offset - in.CursorTextOffset()
	in.Refresh()
}

// Insert puts a text at the cursor, as if it had been typed.
func (in *Input) Insert(s string) {
	in.put(s, func() { in.Entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: held(s)}) })
}

// Flush hands on what was typed and not handed on yet.
func (in *Input) Flush() { in.pauser.flush() }

// FocusGained implements fyne.Focusable.
func (in *Input) FocusGained() {
	in.Entry.FocusGained()
	reveal(in)
}

// FocusLost implements fyne.Focusable.
func (in *Input) FocusLost() {
	in.shift = false
	in.Entry.FocusLost()
	in.Flush()
}

// KeyDown implements desktop.Keyable.
func (in *Input) KeyDown(e *fyne.KeyEvent) {
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		in.shift = true
	}
	in.Entry.KeyDown(e)
}

// KeyUp implements desktop.Keyable.
func (in *Input) KeyUp(e *fyne.KeyEvent) {
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		in.shift = false
	}
	in.Entry.KeyUp(e)
}

// TypedKey implements fyne.Focusable.
func (in *Input) TypedKey(e *fyne.KeyEvent) {
	if in.OnKey != nil && in.OnKey(e) {
		return
	}
	switch e.Name {
	case fyne.KeyTab:
		if in.OnTab != nil {
			in.OnTab()
			return
		}
	case fyne.KeyEscape, fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6,
		fyne.KeyF7, fyne.KeyF8, fyne.KeyF9, fyne.KeyF10, fyne.KeyF11, fyne.KeyF12:
		forwardKey(in, e)
		return
	case fyne.KeyReturn, fyne.KeyEnter:
		if !in.lines {
			in.Flush()
			if in.onEnter != nil {
				in.onEnter()
			} else {
				forwardKey(in, e)
			}
			return
		}
		in.put("\n", func() { in.Entry.TypedKey(e) })
		return
	case fyne.KeyBackspace:
		in.backspace(e)
		return
	case fyne.KeyPageUp, fyne.KeyPageDown:
		if in.lines {
			in.movePage(e.Name == fyne.KeyPageDown)
			return
		}
	}
	in.Entry.TypedKey(e)
}

// movePage moves the cursor by what is in view, less one line.
func (in *Input) movePage(down bool) {
	line := fyne.MeasureText("É", theme.Size(ftheme.SizeNameText), in.TextStyle).Height
	rows := max(1, int(in.Size().Height/line)-1)
	step := fyne.KeyUp
	if down {
		step = fyne.KeyDown
	}
	column := in.CursorColumn
	// One step by the entry itself starts a selection where Shift is held.
	in.Entry.TypedKey(&fyne.KeyEvent{Name: step})
	if down {
		in.CursorRow += rows - 1
	} else {
		in.CursorRow = max(0, in.CursorRow-rows+1)
	}
	in.CursorColumn = column
	in.Refresh()
}

// TypedShortcut implements fyne.Shortcutable.
func (in *Input) TypedShortcut(s fyne.Shortcut) {
	if in.OnShortcut != nil && in.OnShortcut(s) {
		return
	}
	switch s := s.(type) {
	case *fyne.ShortcutUndo, *fyne.ShortcutRedo:
		return // one undo for everything: the portfolio's
	case *fyne.ShortcutPaste:
		if s.Clipboard != nil {
			in.Insert(in.cleaned(s.Clipboard.Content()))
			return
		}
	case *desktop.CustomShortcut:
		if in.moveToEnd(s) {
			return
		}
	}
	in.Entry.TypedShortcut(s)
}

// moveToEnd does Ctrl+Home and Ctrl+End, which the entry does not know. Its own
// Page Up and Page Down go to the ends of the text, and select with Shift.
func (in *Input) moveToEnd(s *desktop.CustomShortcut) bool {
	if s.Modifier&^fyne.KeyModifierShift != fyne.KeyModifierShortcutDefault {
		return false
	}
	switch s.KeyName {
	case fyne.KeyHome:
		in.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageUp})
	case fyne.KeyEnd:
		in.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	default:
		return false
	}
	return true
}

// cleaned is a text as it comes in from the clipboard.
func (in *Input) cleaned(s string) string {
	if in.clean != nil {
		s = in.clean(s)
	}
	if !in.lines {
		s = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ").Replace(s)
	}
	return s
}

// TappedSecondary implements fyne.SecondaryTappable: the usual menu, without
// the entry's own undo.
func (in *Input) TappedSecondary(e *fyne.PointEvent) {
	Focus(in)
	clipboard := fyne.CurrentApp().Clipboard()
	var items []MenuItem
	if !in.Disabled() {
		items = append(items, MenuItem{Label: text.EditCut, Do: func() { in.TypedShortcut(&fyne.ShortcutCut{Clipboard: clipboard}) }})
	}
	items = append(items, MenuItem{Label: text.EditCopy, Do: func() { in.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clipboard}) }})
	if !in.Disabled() {
		items = append(items, MenuItem{Label: text.EditPaste, Do: func() { in.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard}) }})
	}
	items = append(items, MenuItem{Label: text.EditSelectAll, Do: func() { in.TypedShortcut(&fyne.ShortcutSelectAll{}) }})
	ShowMenuAt(in, e.Position, in.withMore(items)...)
}

// held is a clipboard that holds one text.
type held string

func (h held) Content() string   { return string(h) }
func (h held) SetContent(string) {}
