package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	ftheme "fyne.io/fyne/v2/theme"

	"acquis/assets/icons"
	"acquis/ui/theme"
)

// Toast tells what has just been done, over the screen, with one action to
// take it back. It goes by itself, later when there is an action, and at once
// when the next one comes.
type Toast struct {
	box
	words  *Text
	action *Button
	close  *Button
	cancel func()
	do     func()
}

// How long a toast stays, with and without something to press.
const (
	toastTime  = 12 * time.Second
	toastShort = 5 * time.Second
)

// NewToast makes a toast that is not shown yet. The frame of the window has
// one; screens ask it to tell.
func NewToast() *Toast {
	t := &Toast{words: NewText(Body, "")}
	t.action = NewButton(Plain, "", icons.Undo, func() {
		do := t.do
		t.Hide()
		if do != nil {
			do()
		}
	})
	t.close = NewButton(Quiet, "", icons.Cross, t.Hide)
	line := Beside(12, 0, t.words, t.action, t.close)
	t.root = NewPanel(ftheme.ColorNameOverlayBackground, ftheme.ColorNameInputBorder, Inset(14, 1, line)).Rounded(theme.Radius)
	t.ExtendBaseWidget(t)
	t.Hide()
	return t
}

// Tell shows words, and an action when its label is not empty.
func (t *Toast) Tell(words, label string, do func()) {
	if t.cancel != nil {
		t.cancel()
	}
	t.words.SetText(words)
	t.do = do
	t.action.SetText(label)
	if label == "" {
		t.action.Hide()
	} else {
		t.action.Show()
	}
	t.Show()
	t.Refresh()
	stay := toastTime
	if label == "" {
		stay = toastShort
	}
	t.cancel = after(stay, t.Hide)
}

// Words is what the toast says.
func (t *Toast) Words() string { return t.words.Text() }

// Action is the button of the toast.
func (t *Toast) Action() *Button { return t.action }

// Float puts the toast at the foot of an area, at the right, where screens have
// little that one would press. Whoever lays the window out calls it last.
func (t *Toast) Float(at fyne.Position, area fyne.Size) {
	if !t.Visible() {
		return
	}
	// As wide as its words need, with room beside them so that few wrap.
	width := t.words.NaturalWidth() + t.close.MinSize().Width + 2*14 + 2*12 + theme.Gap
	if t.action.Visible() {
		width += t.action.MinSize().Width + 12
	}
	width = min(area.Width-2*theme.Margin, width)
	height := fitHeight(t, width)
	t.Move(fyne.NewPos(at.X+area.Width-width-theme.Margin, at.Y+area.Height-height-theme.Tight))
}
