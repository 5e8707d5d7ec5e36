package widgets

import "fyne.io/fyne/v2"

// SetVisible shows an object or hides it. What is so already is left alone: the
// toolkit draws again at every call.
func SetVisible(o fyne.CanvasObject, on bool) {
	switch {
	case on && !o.Visible():
		o.Show()
	case !on && o.Visible():
		o.Hide()
	}
}
