package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
)

// KeepFocus makes a change to what stands under root and sees to it that the
// keyboard does not stay with something that has gone: where the focused object
// is no longer there, the one that stands in its place gets it. Without that,
// keys go nowhere and Tab begins anew.
func KeepFocus(c fyne.Canvas, root fyne.CanvasObject, change func()) {
	focused := c.Focused()
	at := -1
	if focused != nil {
		at = slices.Index(focusables(root), focused)
	}
	change()
	if at < 0 || c.Focused() != focused {
		return // it was elsewhere, or the change has moved it on purpose
	}
	now := focusables(root)
	if slices.Contains(now, focused) {
		return
	}
	c.Unfocus()
	if len(now) > 0 {
		c.Focus(now[min(at, len(now)-1)])
	}
}

// focusables lists what takes the keyboard under an object, in reading order.
func focusables(root fyne.CanvasObject) []fyne.Focusable {
	var list []fyne.Focusable
	walk(root, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		d, ok := o.(fyne.Disableable)
		if f, focusable := o.(fyne.Focusable); focusable && (!ok || !d.Disabled()) {
			list = append(list, f)
		}
		return true
	})
	return list
}
