package widgets

import (
	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/ui/theme"
)

// Mark is how far along a thing is, or a flag that it carries. Each has a shape
// of its own, so that it is understood without its colour.
type Mark int

// The marks, from nothing to more than enough, then those that stand beside.
const (
	MarkNone    Mark = iota // an empty ring: nothing yet
	MarkStarted             // a half-filled ring: begun
	MarkReached             // a full disc: there
	MarkBeyond              // a star: there, and more
	MarkLeft                // a ring with a bar: left aside on purpose
	MarkOut                 // a dash: not counted
	MarkAgain               // a turning arrow: to be looked at again
	MarkRead                // an eye: read again by somebody
)

type markStyle struct {
	icon  icons.Name
	color fyne.ThemeColorName
}

var markStyles = [...]markStyle{
	MarkNone:    {icons.StateNone, theme.ColorStateNone},
	MarkStarted: {icons.StateStarted, theme.ColorStateStarted},
	MarkReached: {icons.StateReached, theme.ColorStateReached},
	MarkBeyond:  {icons.StateBeyond, theme.ColorStateBeyond},
	MarkLeft:    {icons.StateLeft, theme.ColorStateNone},
	MarkOut:     {icons.StateOut, theme.ColorStateNone},
	MarkAgain:   {icons.FlagAgain, theme.ColorFlag},
	MarkRead:    {icons.FlagRead, theme.ColorStateBeyond},
}

// StateMark shows a mark as a sign, in its colour, with its word beside it; in
// a cell too small for a word the word may be empty.
type StateMark struct {
	box
	icon *Icon
	word *Text
	mark Mark
}

// NewStateMark shows a mark and the word for it.
func NewStateMark(mark Mark, word string) *StateMark {
	s := &StateMark{icon: NewIcon(icons.None, theme.ColorSecondary), word: NewText(Body, "").Lines(1)}
	s.root = Beside(6, -1, s.icon, OneLine(s.word))
	s.Set(mark, word)
	s.ExtendBaseWidget(s)
	return s
}

// Set shows another mark and word.
func (s *StateMark) Set(mark Mark, word string) {
	style := markStyles[mark]
	s.mark = mark
	s.icon.Set(style.icon, style.color)
	s.word.SetText(word)
	s.word.SetColor(style.color)
	if word == "" {
		s.word.Hide()
	} else {
		s.word.Show()
	}
	s.Refresh()
}

// Mark is what is shown.
func (s *StateMark) Mark() Mark { return s.mark }

// Refresh implements fyne.CanvasObject.
func (s *StateMark) Refresh() {
	if s.root != nil {
		s.root.Refresh()
	}
	s.box.Refresh()
}
