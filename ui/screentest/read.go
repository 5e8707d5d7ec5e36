package screentest

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"acquis/ui/widgets"
)

// Find lists the objects of a type that an object shows, in reading order.
// What is hidden is left out; what is scrolled out of view is not.
func Find[T fyne.CanvasObject](o fyne.CanvasObject) []T {
	var found []T
	walk(o, func(o fyne.CanvasObject) {
		if t, ok := o.(T); ok {
			found = append(found, t)
		}
	})
	return found
}

// Words is all that an object says, a line for each text.
func Words(o fyne.CanvasObject) string {
	var lines []string
	walk(o, func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *widgets.Text:
			lines = append(lines, o.Text())
		case *widgets.Button:
			lines = append(lines, o.Text())
		}
	})
	return strings.Join(lines, "\n")
}

// Button is the first button with these words, or nil.
func Button(o fyne.CanvasObject, words string) *widgets.Button {
	for _, b := range Find[*widgets.Button](o) {
		if b.Text() == words {
			return b
		}
	}
	return nil
}

// Row is the first row that says something with these words in it, or nil.
func Row(o fyne.CanvasObject, words string) *widgets.Row {
	for _, r := range Find[*widgets.Row](o) {
		if strings.Contains(Words(r.Content()), words) {
			return r
		}
	}
	return nil
}

func walk(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if !o.Visible() {
		return
	}
	visit(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			walk(child, visit)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			walk(child, visit)
		}
	}
}
