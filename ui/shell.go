package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	ftheme "fyne.io/fyne/v2/theme"

	"acquis/ui/theme"
	"acquis/ui/widgets"
)

// shell is everything in the window under the menu: the rail, the screen, what
// has just been done, and the status line.
type shell struct {
	root   *fyne.Container
	rail   *rail
	screen *fyne.Container
	toast  *widgets.Toast
	status *widgets.Text
	foot   fyne.CanvasObject
}

func newShell(goTo func(place)) *shell {
	s := &shell{
		rail: newRail(goTo), screen: container.NewStack(), toast: widgets.NewToast(),
		status: widgets.NewText(widgets.Caption, "").Lines(1),
	}
	s.foot = widgets.NewPanel(theme.ColorSidebar, "", widgets.Inset(14, 4, s.status))
	main := widgets.NewPanel(ftheme.ColorNameBackground, "", s.screen)
	s.root = container.New(shellLayout{}, s.rail.object, main, s.foot, s.toast)
	return s
}

// setScreen shows a screen's object. At home the rail and the status line,
// which speak of a portfolio, are hidden.
func (s *shell) setScreen(o fyne.CanvasObject, withRail bool) {
	for _, part := range []fyne.CanvasObject{s.rail.object, s.foot} {
		if withRail {
			part.Show()
		} else {
			part.Hide()
		}
	}
	s.screen.Objects = []fyne.CanvasObject{o}
	s.root.Refresh()
}

// say shows a line at the foot of the window, in a colour of the theme.
func (s *shell) say(line string, color fyne.ThemeColorName) {
	s.status.SetText(line)
	s.status.SetColor(color)
}

// shellLayout puts the rail at the left, the foot below, the screen over the
// rest, and what has just been done over its lower edge; the objects stand in
// reading order, which is the Tab order.
type shellLayout struct{}

func (shellLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	rail, main, foot := objects[0], objects[1], objects[2]
	left, low := float32(0), float32(0)
	if rail.Visible() {
		left, low = rail.MinSize().Width, foot.MinSize().Height
	}
	rail.Move(fyne.Position{})
	rail.Resize(fyne.NewSize(left, size.Height-low))
	main.Move(fyne.NewPos(left, 0))
	main.Resize(fyne.NewSize(size.Width-left, size.Height-low))
	foot.Move(fyne.NewPos(0, size.Height-low))
	foot.Resize(fyne.NewSize(size.Width, low))
	objects[3].(*widgets.Toast).Float(fyne.NewPos(left, 0), fyne.NewSize(size.Width-left, size.Height-low))
}

// MinSize is small on purpose: the window fits the smallest screen, and what
// does not fit scrolls.
func (shellLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(720, 420) }
