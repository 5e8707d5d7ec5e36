package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// selectRunes selects from a rune to before another; both are held to the text.
func (in *Input) selectRunes(start, end int) {
	most := len([]rune(in.Text))
	start, end = min(max(start, 0), most), min(max(end, 0), most)
	shift := &fyne.KeyEvent{Name: desktop.KeyShiftLeft}
	in.Entry.KeyUp(shift)
	in.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome}) // what was selected is no more
	if end <= start {
		in.moveTo(start)
		return
	}
	in.moveTo(end)
	row, column := in.CursorRow, in.CursorColumn
	in.moveTo(start)
	// Only keys start a selection: Shift sets its beginning, a step begins it.
	in.Entry.KeyDown(shift)
	in.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	in.CursorRow, in.CursorColumn = row, column
	in.Refresh()
	in.Entry.KeyUp(shift)
}
