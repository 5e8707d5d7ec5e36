package widgets

import (
	"fyne.io/fyne/v2"

	"acquis/assets/icons"
)

// Portion is how much is shown of a long column of cards or rows that are no
// list: so many, and a button that shows so many more. A column of thousands of
// fields takes seconds to come up, and nobody reads it to its end.
type Portion struct {
	step, most int
	button     *Button
	words      func(more, left int) string
}

// NewPortion makes one. words says on the button how many more it shows of how
// many that are left; more is called when it was pressed, and shows the column
// anew.
func NewPortion(step int, words func(more, left int) string, more func()) *Portion {
	p := &Portion{step: step, most: step, words: words}
	p.button = NewButton(Plain, "", icons.None, func() {
		p.most += p.step
		more()
	})
	p.button.Hide()
	return p
}

// Object is the button, to be put under the column.
func (p *Portion) Object() fyne.CanvasObject { return p.button }

// Begin goes back to the first ones: the column is that of something else.
func (p *Portion) Begin() { p.most = p.step }

// Of is how many of so many are to be shown.
func (p *Portion) Of(all int) int {
	shown := min(p.most, all)
	SetVisible(p.button, shown < all)
	if shown < all {
		p.button.SetText(p.words(min(p.step, all-shown), all-shown))
	}
	return shown
}

// Share is the part of a list that is to be shown: its first items, and the one
// that is asked for, wherever it stands. Nothing is asked for below 0.
func Share[T any](p *Portion, all []T, asked int) []T {
	shown := all[:p.Of(len(all))]
	if asked >= len(shown) && asked < len(all) {
		shown = append(shown[:len(shown):len(shown)], all[asked])
	}
	return shown
}
