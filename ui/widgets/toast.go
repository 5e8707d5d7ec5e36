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

// toastTime is how long a toast stays.
const toastTime = 12 * time.Second

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
	t.root = NewPanel(ftheme.ColorNameOverlayBackground, ftheme.ColorNameInputBorder, Inset(14, 8, line)).Rounded(10)
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
	t.cancel = after(toastTime, t.Hide)
}

// Words is what the toast says.
func (t *Toast) Words() string { return t.words.Text() }

// Action is the button of the toast.
func (t *Toast) Action() *Button { return t.action }

// ToastLayout puts a toast near the bottom of the room there is, in the middle.
type ToastLayout struct{}

// Layout implements fyne.Layout: the first object fills, the second floats.
func (ToastLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	toast, ok := objects[1].(*Toast)
	if !ok || !toast.Visible() {
		return
	}
	width := min(size.Width-2*theme.Margin, toast.words.NaturalWidth()+toast.action.MinSize().Width+120)
	height := fitHeight(toast, width)
	toast.Move(fyne.NewPos((size.Width-width)/2, size.Height-height-theme.Space))
}

// MinSize implements fyne.Layout.
func (ToastLayout) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }
