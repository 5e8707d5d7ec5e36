package ui

import "fyne.io/fyne/v2"

// fitWindow makes the window no larger than the screen it opens on: the size
// it had last may come from another one.
func (a *App) fitWindow() {
	width, height := workArea()
	scale := a.window.Canvas().Scale()
	if width == 0 || height == 0 || scale <= 0 {
		return
	}
	const frame = 40 // the title bar and edges that the system adds, in pixels
	most := fyne.NewSize(float32(width)/scale, float32(height-frame)/scale)
	size := a.window.Canvas().Size()
	if size.Width > most.Width || size.Height > most.Height {
		a.window.Resize(size.Min(most))
	}
}
