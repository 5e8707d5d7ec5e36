package viewer

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	ftheme "fyne.io/fyne/v2/theme"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// bar is the line over the pages: which one, how large.
type bar struct {
	viewer       *Viewer
	object       *fyne.Container
	before, next *widgets.Button
	number       *widgets.LabeledEntry
	of           *widgets.Text
	zoom         *widgets.Button
	out, in      *widgets.Button
	turning      []fyne.CanvasObject // what one page has no use for
}

func newBar(v *Viewer) *bar {
	b := &bar{viewer: v, of: widgets.NewText(widgets.Body, "")}
	b.before = widgets.NewButton(widgets.Plain, text.ViewerBefore, icons.Left, func() { v.Turn(v.page - 1) })
	b.next = widgets.NewButton(widgets.Plain, text.ViewerNext, icons.Right, func() { v.Turn(v.page + 1) })
	b.number = widgets.NewLabeledEntry("", "")
	b.number.OnTyped = func(string) { b.number.Flush() } // nothing of it is to be saved
	b.number.Input().OnKey = b.key
	b.out = widgets.NewButton(widgets.Quiet, "−", icons.None, v.smaller)
	b.in = widgets.NewButton(widgets.Quiet, "+", icons.None, v.larger)
	b.zoom = widgets.NewMenuButton(widgets.Quiet, text.ViewerFitPage, icons.None, b.zooms)
	b.turning = []fyne.CanvasObject{b.before, narrow(56, b.number), widgets.Inset(0, 8, widgets.OneLine(b.of)), b.next}
	b.object = widgets.Flow(theme.Gap, append(slices.Clone(b.turning),
		&fyne.Container{Layout: together{}, Objects: []fyne.CanvasObject{b.out, b.zoom, b.in}})...)
	return b
}

// key takes the keys of the number: Enter goes there, Escape does not.
func (b *bar) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		n, err := strconv.Atoi(strings.TrimSpace(b.number.Text()))
		d := b.viewer.document
		if err != nil || d == nil || n < 1 || n > d.Pages() {
			b.number.SetError(text.ViewerNoPage)
			return true
		}
		b.viewer.Turn(n - 1)
		b.show()
		b.viewer.Focus()
	case fyne.KeyEscape:
		b.show()
		b.viewer.Focus()
	case fyne.KeyPageDown:
		b.viewer.Turn(b.viewer.page + 1)
	case fyne.KeyPageUp:
		b.viewer.Turn(b.viewer.page - 1)
	default:
		return false
	}
	return true
}

// typeNumber begins a number with a digit that was typed on the page.
func (b *bar) typeNumber(digit rune) {
	b.number.Load(string(digit))
	b.number.Focus()
	b.number.Select(1, 1)
}

// zooms are the lines of the menu.
func (b *bar) zooms() []widgets.MenuItem {
	all := []zoom{{fit: fitPage}, {fit: fitWidth}}
	for _, p := range []float32{0.75, 1, 1.5, 2} {
		all = append(all, zoom{fitNone, p})
	}
	items := make([]widgets.MenuItem, len(all))
	for i, z := range all {
		items[i] = widgets.MenuItem{Label: z.words(), Ticked: z == b.viewer.zoom, Do: func() {
			b.viewer.setZoom(z)
			b.viewer.Focus()
		}}
	}
	return items
}

// show brings the bar up to date.
func (b *bar) show() {
	d := b.viewer.document
	if d == nil {
		b.object.Hide()
		return
	}
	b.object.Show()
	for _, o := range b.turning {
		if d.Pages() > 1 {
			o.Show()
		} else {
			o.Hide()
		}
	}
	b.number.Load(strconv.Itoa(b.viewer.page + 1))
	b.of.SetText(text.ViewerOf(d.Pages()))
	b.zoom.SetText(b.viewer.zoom.words())
	b.before.SetEnabled(b.viewer.page > 0)
	b.next.SetEnabled(b.viewer.page < d.Pages()-1)
	b.object.Refresh()
}

// larger and smaller step from the size that is shown.
func (v *Viewer) larger() { v.setZoom(larger(v.stage.part())) }

func (v *Viewer) smaller() { v.setZoom(smaller(v.stage.part())) }

// together keeps objects side by side where a Flow begins another line.
type together struct{}

// Layout implements fyne.Layout.
func (together) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for _, o := range objects {
		width := o.MinSize().Width
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(width, size.Height))
		x += width
	}
}

// MinSize implements fyne.Layout.
func (together) MinSize(objects []fyne.CanvasObject) (size fyne.Size) {
	for _, o := range objects {
		least := o.MinSize()
		size = fyne.NewSize(size.Width+least.Width, max(size.Height, least.Height))
	}
	return size
}

// narrow gives an object a width of its own in a Flow.
func narrow(width float32, o fyne.CanvasObject) fyne.CanvasObject {
	return &fyne.Container{Layout: narrowLayout(width), Objects: []fyne.CanvasObject{o}}
}

type narrowLayout float32

// Layout implements fyne.Layout.
func (l narrowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// MinSize implements fyne.Layout.
func (l narrowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(float32(l)*theme.Size(ftheme.SizeNameText)/14, objects[0].MinSize().Height)
}
