package widgets

import "fyne.io/fyne/v2"

// QuietRow puts Quiet buttons on a line under a text. Their words begin where
// the text does: what a quiet button keeps around its words is only seen when
// it is pointed at.
func QuietRow(buttons ...fyne.CanvasObject) *fyne.Container {
	return Inset(-12, -6, Flow(0, buttons...))
}
