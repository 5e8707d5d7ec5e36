package situations

import (
	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// reading is the tab "Tout relire": the six texts as one story.
type reading struct {
	screen *Screen
	object fyne.CanvasObject
	column *fyne.Container
	scroll *widgets.Scroll
}

func newReading(s *Screen) *reading {
	r := &reading{screen: s, column: widgets.Column(theme.Space)}
	r.scroll = widgets.NewScroll(widgets.Readable(r.column))
	copyAll := widgets.NewButton(widgets.Plain, text.SituationRereadCopy, icons.None, func() {
		t := s.editor.situation()
		s.editor.copy(t.Title + "\n\n" + story(t))
	})
	r.object = widgets.FillAbove(theme.Gap,
		widgets.Fill(theme.Gap, widgets.NewText(widgets.Caption, text.SituationRereadGuide), r.scroll), widgets.Flow(theme.Gap, copyAll))
	return r
}

// show fills the tab: it is only called while it is open, since a long story
// takes a moment to break into lines.
func (r *reading) show() {
	t := r.screen.editor.situation()
	r.column.Objects = nil
	for _, part := range portfolio.SituationParts() {
		written := *part.Of(t)
		if written == "" {
			continue
		}
		r.column.Add(widgets.Column(theme.Tight, widgets.NewText(widgets.Caption, part.Title),
			widgets.NewText(widgets.Prose, r.screen.state.PlainText(written))))
	}
	if len(r.column.Objects) == 0 {
		r.column.Add(widgets.NewText(widgets.Secondary, text.SituationNoText))
	}
	r.scroll.Relayout()
}

// story is the six texts of a situation, one after the other.
func story(t *portfolio.Situation) string {
	whole := ""
	for _, part := range portfolio.SituationParts() {
		if written := *part.Of(t); written != "" {
			if whole != "" {
				whole += "\n\n"
			}
			whole += written
		}
	}
	return whole
}
