package widgets

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// OnDrawn calls f once, while the next frame of a canvas is drawn. Everything
// that the canvas shows has been painted then: the toolkit has no event for
// this, but it asks for the pixels of an image when it needs them. It is for
// measuring; what is under it cannot be clicked until f was called.
func OnDrawn(c fyne.Canvas, f func()) {
	mark := canvas.NewRaster(func(int, int) image.Image {
		if f != nil {
			call := f
			f = nil
			call()
		}
		return image.NewNRGBA(image.Rect(0, 0, 1, 1))
	})
	mark.Resize(fyne.NewSize(1, 1))
	c.Overlays().Add(mark)
}
