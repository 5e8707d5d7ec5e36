package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// natural holds a text on one line at its full width: for words so short that
// wrapping them would only harm, in a Flow or beside a sign.
type natural struct {
	widget.BaseWidget
	text *Text
}

// OneLine holds a text at its full width, never wrapped. Only for a few words.
func OneLine(t *Text) fyne.CanvasObject {
	n := &natural{text: t}
	n.ExtendBaseWidget(n)
	return n
}

// Visible implements fyne.CanvasObject.
func (n *natural) Visible() bool { return n.BaseWidget.Visible() && n.text.Visible() }

// MinSize implements fyne.CanvasObject.
func (n *natural) MinSize() fyne.Size {
	return fyne.NewSize(n.text.NaturalWidth(), n.text.lineHeight())
}

// CreateRenderer implements fyne.Widget.
func (n *natural) CreateRenderer() fyne.WidgetRenderer {
	n.ExtendBaseWidget(n)
	return &naturalRenderer{n}
}

type naturalRenderer struct{ n *natural }

func (r *naturalRenderer) Destroy()                     {}
func (r *naturalRenderer) MinSize() fyne.Size           { return r.n.MinSize() }
func (r *naturalRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.n.text} }
func (r *naturalRenderer) Layout(size fyne.Size)        { r.n.text.Resize(size) }
func (r *naturalRenderer) Refresh()                     { r.n.text.Refresh() }
