package widgets

import "fyne.io/fyne/v2"

// drawn is the size for which a renderer has made its objects last.
//
// A renderer that makes new objects must not do so each time it is laid out:
// the canvas lays out what has objects that it has not seen, at every frame,
// and a window at rest would draw itself for ever.
type drawn struct{ size fyne.Size }

// at reports whether there is something to draw for a size, and takes it as
// drawn.
func (d *drawn) at(size fyne.Size) bool {
	if d.size == size {
		return false
	}
	d.size = size
	return true
}
