package pieces

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// shot is the small picture of a row. An image of Fyne's reads its file anew
// whenever what it stands in is refreshed, and a list refreshes all its rows at
// every key: this one does so when it becomes another picture.
type shot struct {
	widget.BaseWidget
	image *canvas.Image
}

func newShot(side float32) *shot {
	s := &shot{image: canvas.NewImageFromResource(nil)}
	s.image.FillMode = canvas.ImageFillContain
	s.image.SetMinSize(fyne.NewSquareSize(side))
	s.ExtendBaseWidget(s)
	return s
}

// set shows a picture; two of one name are the same.
func (s *shot) set(picture fyne.Resource) {
	if was := s.image.Resource; was != nil && picture != nil && was.Name() == picture.Name() {
		return
	}
	s.image.Resource = picture
	s.image.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (s *shot) CreateRenderer() fyne.WidgetRenderer { return shotRenderer{s} }

type shotRenderer struct{ of *shot }

func (r shotRenderer) Destroy()                     {}
func (r shotRenderer) Layout(size fyne.Size)        { r.of.image.Resize(size) }
func (r shotRenderer) MinSize() fyne.Size           { return r.of.image.MinSize() }
func (r shotRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.of.image} }
func (r shotRenderer) Refresh()                     { canvas.Refresh(r.of) }
