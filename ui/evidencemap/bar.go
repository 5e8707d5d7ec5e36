package evidencemap

import (
	"fyne.io/fyne/v2"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// filterBar is the line over the map that says which part of it is shown.
type filterBar struct {
	screen            *Screen
	object            fyne.CanvasObject
	only              *widgets.Segments
	block, experience *widgets.Choice

	blocks      []string       // behind the answers of block, "" first
	experiences []portfolio.ID // behind those of experience, after "all"
}

func newFilterBar(s *Screen) *filterBar {
	b := &filterBar{screen: s}
	b.only = widgets.NewSegments([]string{text.MapAll, text.MapHoles, text.MapUnjustified, text.MapAgain}, func(i int) {
		f := s.filter
		f.only = only(i)
		s.setFilter(f, false)
	}).Unwrapped()
	b.block = widgets.NewChoice(nil, func(i int) {
		f := s.filter
		f.block = b.blocks[i]
		s.setFilter(f, false)
	})
	b.experience = widgets.NewChoice(nil, func(i int) {
		f := s.filter
		f.ofPost, f.experience = i > 0, ""
		if i > 0 {
			f.experience = b.experiences[i-1]
		}
		s.setFilter(f, false)
	})
	b.object = widgets.Beside(theme.Gap, 2, b.only, b.block, b.experience)
	return b
}

// show shows the filter in force, and what there is to choose from.
func (b *filterBar) show(state *portfolio.State) {
	f := b.screen.filter
	b.only.SetChosen(int(f.only))
	b.showBlocks(state, f)
	b.showExperiences(state, f)
}

func (b *filterBar) showBlocks(state *portfolio.State, f filter) {
	names, chosen := []string{text.MapAllBlocks}, 0
	b.blocks = []string{""}
	for i := range state.Framework.Blocks {
		block := &state.Framework.Blocks[i]
		if block.Code == f.block {
			chosen = len(names)
		}
		b.blocks = append(b.blocks, block.Code)
		names = append(names, block.Short())
	}
	b.block.SetOptions(names)
	b.block.SetChosen(chosen)
}

func (b *filterBar) showExperiences(state *portfolio.State, f filter) {
	names, chosen := []string{text.MapAllPosts}, 0
	b.experiences = nil
	add := func(id portfolio.ID, name string) {
		b.experiences = append(b.experiences, id)
		names = append(names, name)
		if f.ofPost && f.experience == id {
			chosen = len(b.experiences)
		}
	}
	for _, e := range state.Experiences() {
		add(e.ID, portfolio.Shorten(e.Name(), 72))
	}
	add("", text.MapNoPost)
	b.experience.SetOptions(names)
	b.experience.SetChosen(chosen)
}
