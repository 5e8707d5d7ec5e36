package widgets

import (
	"fyne.io/fyne/v2"

	"acquis/assets/icons"
	"acquis/ui/theme"
)

// Finding is something that a person should know, as a line of a list: pressed
// as a whole it goes to where it is mended. Without a function it is only read.
func Finding(sign icons.Name, sentence string, press func()) fyne.CanvasObject {
	said := NewText(Body, sentence)
	icon := NewIcon(sign, theme.ColorSecondary)
	if press == nil {
		return Inset(theme.Gap, theme.Tight, BesideTop(theme.Gap, 1, icon, said))
	}
	return NewRow(BesideTop(theme.Gap, 1, icon, said, NewIcon(icons.Right, theme.ColorSecondary)), press)
}
