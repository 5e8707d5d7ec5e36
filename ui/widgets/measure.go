package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	ftheme "fyne.io/fyne/v2/theme"

	"acquis/ui/theme"
)

// measureText is a line of 75 characters, the longest that the eye follows
// back without losing its place.
const measureText = "la réunion du mardi, où chaque service disait ce qu’il ne pouvait plus faire"

// measureWidth is the width of a field in which a line holds about 75
// characters of body text at the size in force.
func measureWidth() float32 {
	line := fyne.MeasureText(measureText, theme.Size(ftheme.SizeNameText), fyne.TextStyle{}).Width
	return line + 4*theme.Size(ftheme.SizeNameInnerPadding)
}

// Measure holds what one writes at length to lines of about 75 characters, at
// the left of the room there is, whatever the size of the text.
func Measure(o fyne.CanvasObject) *fyne.Container { return container.New(measureLayout{}, o) }

// WithMargin puts what accompanies a text at its right, as notes in a margin:
// the text no wider than Measure, the margin in the room that is left.
func WithMargin(text, margin fyne.CanvasObject) *fyne.Container {
	return container.New(measureLayout{}, text, margin)
}

type measureLayout struct{}

// The margin has a third of the width, within these limits.
const (
	marginLeast float32 = 250
	marginMost  float32 = 440
)

// Layout implements fyne.Layout.
func (measureLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	text, margin := size.Width, float32(0)
	if len(objects) > 1 {
		margin = max(marginLeast, objects[1].MinSize().Width, size.Width*0.34)
		text = size.Width - margin - theme.Space
	}
	if widest := measureWidth(); text > widest {
		text = widest
		margin = min(marginMost, size.Width-text-theme.Space)
	}
	objects[0].Move(fyne.Position{})
	objects[0].Resize(fyne.NewSize(text, size.Height))
	if len(objects) > 1 {
		objects[1].Move(fyne.NewPos(text+theme.Space, 0))
		objects[1].Resize(fyne.NewSize(margin, size.Height))
	}
}

// MinSize implements fyne.Layout.
func (measureLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := objects[0].MinSize()
	if len(objects) > 1 {
		margin := objects[1].MinSize()
		size = fyne.NewSize(size.Width+theme.Space+max(margin.Width, marginLeast), max(size.Height, margin.Height))
	}
	return size
}
