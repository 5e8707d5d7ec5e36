package widgets

import (
	"bytes"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	ftheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"acquis/assets/icons"
	"acquis/ui/theme"
)

// Icon shows one of the signs of acquis/assets/icons in a colour of the theme,
// at the size of text.
type Icon struct {
	widget.BaseWidget
	name  icons.Name
	color fyne.ThemeColorName
	side  float32 // multiple of the theme's inline icon size
}

// NewIcon shows a sign.
func NewIcon(name icons.Name, color fyne.ThemeColorName) *Icon {
	i := &Icon{name: name, color: color, side: 1}
	i.ExtendBaseWidget(i)
	return i
}

// Scaled makes the sign larger or smaller than the text beside it.
func (i *Icon) Scaled(factor float32) *Icon { i.side = factor; i.Refresh(); return i }

// Set shows another sign.
func (i *Icon) Set(name icons.Name, color fyne.ThemeColorName) {
	if i.name != name || i.color != color {
		i.name, i.color = name, color
		i.Refresh()
	}
}

// MinSize implements fyne.CanvasObject.
func (i *Icon) MinSize() fyne.Size {
	return fyne.NewSquareSize(theme.Size(ftheme.SizeNameInlineIcon) * i.side)
}

// CreateRenderer implements fyne.Widget.
func (i *Icon) CreateRenderer() fyne.WidgetRenderer {
	image := canvas.NewImageFromResource(nil)
	image.FillMode = canvas.ImageFillContain
	r := &iconRenderer{icon: i, image: image}
	r.Refresh()
	return r
}

type iconRenderer struct {
	icon  *Icon
	image *canvas.Image
}

func (r *iconRenderer) Destroy()                     {}
func (r *iconRenderer) Layout(size fyne.Size)        { r.image.Resize(size) }
func (r *iconRenderer) MinSize() fyne.Size           { return r.icon.MinSize() }
func (r *iconRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.image} }

// Refresh implements fyne.WidgetRenderer.
func (r *iconRenderer) Refresh() {
	resource := iconIn(r.icon.name, r.icon.color)
	r.image.Hidden = resource == nil // Fyne goes on drawing the last one
	if was := r.image.Resource; resource != nil && (was == nil || was.Name() != resource.Name()) {
		r.image.Resource = resource
		r.image.Refresh() // which reads the file anew: lists refresh hundreds at every key
	}
	canvas.Refresh(r.icon)
}

// iconIn is a sign drawn in the colour that the theme has now for a name; ask
// again when the theme changes. (Fyne's themed resources colour fills only, and
// these signs are strokes.)
func iconIn(name icons.Name, paint fyne.ThemeColorName) fyne.Resource {
	data := icons.SVG(name)
	if data == nil {
		return nil
	}
	r, g, b, _ := theme.Color(paint).RGBA()
	hex := fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
	// The colour is part of the name: Fyne keeps drawn images by name.
	return fyne.NewStaticResource(string(name)+hex+".svg", bytes.ReplaceAll(data, []byte("#000000"), []byte(hex)))
}

// firstLine is the height in whose middle an object at the top stands: a sign
// stands in the middle of the first line of the text beside it.
func firstLine(o fyne.CanvasObject, height float32) float32 {
	if _, sign := o.(*Icon); sign {
		return theme.Size(ftheme.SizeNameText)*textStyles[Body].leading + signDrop
	}
	return height
}

// signDrop moves a sign down: the middle of small letters is lower than that of
// their line.
const signDrop float32 = 2
