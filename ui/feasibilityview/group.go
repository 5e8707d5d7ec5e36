package feasibilityview

import (
	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/export/feasibility"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// groupForm is the right side for what is copied as it is: a value a line, each
// with its button.
type groupForm struct {
	screen *Screen
	object fyne.CanvasObject
	title  *widgets.Text
	scroll *widgets.Scroll
	fields *fyne.Container
	shown  string // what is shown, to make it anew only when it changes: a button may have the keyboard
}

func newGroupForm(s *Screen) *groupForm {
	f := &groupForm{screen: s, title: widgets.NewText(widgets.Subheading, ""), fields: widgets.Column(theme.Gap)}
	complete := widgets.NewButton(widgets.Plain, text.FeasibilityFill, icons.None, func() {
		if s.OnOpen != nil {
			s.OnOpen(s.current)
		}
	})
	f.scroll = widgets.NewScroll(widgets.Readable(f.fields))
	f.object = widgets.Fill(theme.Gap, f.title, widgets.FillAbove(theme.Gap, f.scroll,
		widgets.Beside(theme.Space, 1, complete, widgets.NewText(widgets.Caption, text.FeasibilityDiffers))))
	return f
}

func (f *groupForm) show() {
	g := f.screen.groupOf()
	if g == nil {
		return
	}
	said := g.Ref.String()
	for _, field := range g.Fields {
		said += "\n" + field.Label + field.Value
	}
	if said == f.shown {
		return
	}
	f.shown = said
	f.title.SetText(g.Title)
	f.fields.RemoveAll()
	for i, field := range g.Fields {
		if i > 0 {
			f.fields.Add(widgets.Divider())
		}
		f.fields.Add(f.field(field))
	}
	f.object.Refresh()
	f.scroll.Relayout()
	f.scroll.ToTop()
}

// field is one value with its label, and the button that copies it.
func (f *groupForm) field(field feasibility.Field) fyne.CanvasObject {
	label := widgets.NewText(widgets.Caption, field.Label)
	if field.Value == "" {
		return widgets.Column(2, label, widgets.NewText(widgets.Secondary, text.FeasibilityToFill))
	}
	take := widgets.NewButton(widgets.Quiet, text.FeasibilityCopy, icons.Copy, func() { f.screen.copied(field.Value) })
	return widgets.BesideTop(theme.Gap, 0, widgets.Column(2, label, widgets.NewText(widgets.Body, field.Value)), take)
}
