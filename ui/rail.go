package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// rail is the list of places at the left of the window: one stop of the Tab
// key, moved through with the arrows, entered with Enter.
type rail struct {
	object fyne.CanvasObject
	group  *widgets.RowGroup
	rows   map[place]*widgets.Row
	owner  *widgets.Text // whose portfolio it is
}

func newRail(goTo func(place)) *rail {
	r := &rail{rows: map[place]*widgets.Row{}, owner: widgets.NewText(widgets.Caption, "").Lines(2)}
	column := widgets.Column(2, widgets.Inset(10, 6, widgets.Column(0, widgets.NewText(widgets.Subheading, "Acquis"), r.owner)))
	var rows []*widgets.Row
	for _, info := range railPlaces() {
		icon := widgets.NewIcon(info.icon, theme.ColorSecondary)
		row := widgets.NewRow(widgets.Beside(10, 1, icon, widgets.NewText(widgets.Body, info.label)), func() { goTo(info.place) })
		row.Padded(12, 7)
		r.rows[info.place] = row
		rows = append(rows, row)
		column.Add(row)
	}
	r.group = widgets.NewRowGroup(rows...)
	body := widgets.NewScroll(column)
	r.object = widgets.NewPanel(theme.ColorSidebar, "", container.New(railLayout{}, widgets.Inset(8, 10, body)))
	return r
}

// show marks the place where the window is.
func (r *rail) show(p place) { r.group.Select(r.rows[inRail(p)]) }

func (r *rail) setOwner(name string) { r.owner.SetText(name) }

// railLayout gives the rail the width of its words, whatever their size.
type railLayout struct{}

func (railLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

func (railLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	longest := float32(0)
	for _, info := range railPlaces() {
		longest = max(longest, widgets.NewText(widgets.Body, info.label).NaturalWidth())
	}
	return fyne.NewSize(longest+widgets.NewIcon("gear", theme.ColorSecondary).MinSize().Width+68, 100)
}

// has reports whether a row is one of the rail's.
func (r *rail) has(row *widgets.Row) bool {
	for _, mine := range r.group.Rows() {
		if mine == row {
			return true
		}
	}
	return false
}
