package dashboard

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"acquis/ui/widgets"
)

// texts lists what is written on an object, stepRows the rows one can press.
func texts(o fyne.CanvasObject) []string {
	var out []string
	walk(o, func(o fyne.CanvasObject) {
		if t, ok := o.(*widgets.Text); ok {
			out = append(out, t.Text())
		}
	})
	return out
}

func stepRows(o fyne.CanvasObject) []*widgets.Row {
	var out []*widgets.Row
	walk(o, func(o fyne.CanvasObject) {
		if r, ok := o.(*widgets.Row); ok {
			out = append(out, r)
		}
	})
	return out
}

func walk(o fyne.CanvasObject, f func(fyne.CanvasObject)) {
	f(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			walk(child, f)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			walk(child, f)
		}
	}
}
