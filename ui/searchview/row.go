package searchview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"acquis/assets/icons"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// row shows a hit in a fixed height.
type row struct {
	widget.BaseWidget
	root    *fyne.Container
	icon    *widgets.Icon
	title   *widgets.MarkedText
	where   *widgets.Text
	excerpt *widgets.MarkedText
}

// excerptLines are enough for what an excerpt holds, at most 200 characters.
const excerptLines = 2

func newRow() fyne.CanvasObject {
	r := &row{icon: widgets.NewIcon(icons.Pen, theme.ColorSecondary), title: widgets.NewMarkedText(widgets.Strong, 1),
		where: widgets.NewText(widgets.Caption, ""), excerpt: widgets.NewMarkedText(widgets.Secondary, excerptLines)}
	head := widgets.Beside(theme.Space, 0, r.title, widgets.OneLine(r.where))
	r.root = widgets.BesideTop(12, 1, r.icon, widgets.Column(2, head, r.excerpt))
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer implements fyne.Widget.
func (r *row) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.root) }

func (r *row) set(h hit) {
	r.icon.Set(h.icon, theme.ColorSecondary)
	r.title.Set(h.title, h.titled)
	r.where.SetText(h.where)
	r.excerpt.Set(h.excerpt, h.marks)
	r.root.Refresh()
}
