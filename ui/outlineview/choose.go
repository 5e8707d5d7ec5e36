package outlineview

import (
	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// choose offers the outlines that Acquis comes with, those made for the
// framework of the portfolio first.
func (s *Screen) choose() {
	s.Flush()
	var fitting, others []*portfolio.Outline
	for _, o := range s.known {
		if o.Fits(s.state.Framework.Code) {
			fitting = append(fitting, o)
		} else {
			others = append(others, o)
		}
	}
	var dialog *widgets.Dialog
	group := widgets.NewRowGroup()
	var rows []*widgets.Row
	column := widgets.Column(2)
	offered := append(fitting, others...)
	chosen := 0
	for i, o := range offered {
		r := widgets.NewRow(s.offer(o), func() {
			chosen = i
			group.Select(rows[i])
		})
		rows = append(rows, r)
		column.Add(r)
		if o.Code == s.state.Outline.Code {
			chosen = i
		}
	}
	group.SetRows(rows...)
	group.Follow = true
	if len(rows) > 0 {
		group.Select(rows[chosen])
	}
	take := widgets.NewButton(widgets.Primary, text.OutlineTake, icons.None, func() {
		dialog.Close()
		if chosen < len(offered) {
			s.Take(offered[chosen].Clone())
		}
	})
	cancel := widgets.NewButton(widgets.Plain, text.DialogCancel, icons.None, func() { dialog.Close() })
	body := widgets.Column(theme.Space, widgets.NewText(widgets.Secondary, text.OutlineChooseDo), widgets.NewScroll(column).UpTo(420))
	dialog = widgets.NewDialog(text.OutlineChooseTitle, body, cancel, take).Wide(680)
	dialog.ShowOver(s.page)
}

// offer is an outline to choose: its title, and what to know of it.
func (s *Screen) offer(o *portfolio.Outline) fyne.CanvasObject {
	lines := []fyne.CanvasObject{widgets.NewText(widgets.Strong, o.Title)}
	if o.Code == s.state.Outline.Code {
		lines = append(lines, widgets.NewText(widgets.Caption, text.OutlineInForce))
	}
	if !o.Fits(s.state.Framework.Code) {
		lines = append(lines, widgets.NewText(widgets.Caption, text.OutlineOther(o.Frameworks)))
	}
	return widgets.Column(theme.Tight, append(lines, widgets.NewText(widgets.Secondary, o.Note))...)
}
