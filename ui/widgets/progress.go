package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	ftheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/ui/theme"
)

// Progress shows how far a long work has come, with words, and lets it be
// cancelled.
type Progress struct {
	box
	words  *Text
	bar    *progressBar
	cancel *Button
}

// NewProgress makes a progress that has not begun. onCancel may be nil for
// work that cannot stop.
func NewProgress(words string, onCancel func()) *Progress {
	if words == "" {
		words = text.ProgressMoment
	}
	p := &Progress{words: NewText(Body, words), bar: &progressBar{}}
	p.bar.ExtendBaseWidget(p.bar)
	p.bar.Hide()
	objects := []fyne.CanvasObject{p.words, p.bar}
	if onCancel != nil {
		p.cancel = NewButton(Plain, text.DialogCancel, icons.None, nil)
		p.cancel.OnTapped(func() {
			p.cancel.SetEnabled(false)
			onCancel()
		})
		objects = append(objects, Flow(0, p.cancel))
	}
	p.root = Column(theme.Gap+2, objects...)
	p.ExtendBaseWidget(p)
	return p
}

// Set shows how much is done of a total, with words for the step at hand. A
// total of 0 means that it is not known.
func (p *Progress) Set(done, total int, words string) {
	if words != "" {
		p.words.SetText(words)
	}
	if (total > 0) != p.bar.Visible() {
		if total > 0 {
			p.bar.Show()
		} else {
			p.bar.Hide()
		}
		p.root.Refresh()
	}
	p.bar.value = 0
	if total > 0 {
		p.bar.value = min(1, float32(done)/float32(total))
	}
	p.bar.Refresh()
}

type progressBar struct {
	widget.BaseWidget
	value float32 // 0 to 1
}

// MinSize implements fyne.CanvasObject.
func (b *progressBar) MinSize() fyne.Size { return fyne.NewSize(120, 10) }

// CreateRenderer implements fyne.Widget.
func (b *progressBar) CreateRenderer() fyne.WidgetRenderer {
	r := &progressRenderer{bar: b, ground: canvas.NewRectangle(color.Transparent), fill: canvas.NewRectangle(color.Transparent)}
	r.ground.CornerRadius, r.fill.CornerRadius = 5, 5
	r.Refresh()
	return r
}

type progressRenderer struct {
	bar          *progressBar
	ground, fill *canvas.Rectangle
}

func (r *progressRenderer) Destroy()           {}
func (r *progressRenderer) MinSize() fyne.Size { return r.bar.MinSize() }
func (r *progressRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.fill}
}

func (r *progressRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.fill.Resize(fyne.NewSize(max(size.Height, size.Width*r.bar.value), size.Height))
	r.fill.Hidden = r.bar.value <= 0
}

// Refresh implements fyne.WidgetRenderer.
func (r *progressRenderer) Refresh() {
	r.ground.FillColor = theme.Color(theme.ColorTintNeutral)
	r.ground.StrokeColor, r.ground.StrokeWidth = theme.Color(theme.ColorBorder), 1
	r.fill.FillColor = theme.Color(ftheme.ColorNamePrimary)
	r.Layout(r.bar.Size())
	canvas.Refresh(r.bar)
}

// Cancel asks the work to stop, as its button does.
func (p *Progress) Cancel() {
	if p.cancel != nil {
		p.cancel.Tapped(nil)
	}
}
