package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"acquis/assets/icons"
)

// MenuItem is a line of a menu; with Do nil and no label, a separator.
type MenuItem struct {
	Label    string
	Do       func()
	Disabled bool
	Ticked   bool
}

// ShowMenu opens a menu under an object. The arrows choose, Enter presses,
// Escape closes.
func ShowMenu(under fyne.CanvasObject, items ...MenuItem) {
	ShowMenuAt(under, fyne.NewPos(0, under.Size().Height+2), items...)
}

// ShowMenuAt opens a menu at a position relative to an object.
func ShowMenuAt(of fyne.CanvasObject, at fyne.Position, items ...MenuItem) {
	c := canvasOf(of)
	if c == nil || len(items) == 0 {
		return
	}
	menu := newPopUp(items, c)
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(of)
	menu.ShowAtPosition(origin.Add(at))
	menu.ActivateNext()
}

func newPopUp(items []MenuItem, c fyne.Canvas) *widget.PopUpMenu {
	list := make([]*fyne.MenuItem, len(items))
	for i, it := range items {
		if it.Label == "" {
			list[i] = fyne.NewMenuItemSeparator()
			continue
		}
		list[i] = fyne.NewMenuItem(it.Label, it.Do)
		list[i].Disabled, list[i].Checked = it.Disabled, it.Ticked
	}
	return widget.NewPopUpMenu(fyne.NewMenu("", list...), c)
}

// NewMenuButton is a button that opens a menu under itself; items is asked
// each time.
func NewMenuButton(kind ButtonKind, label string, icon icons.Name, items func() []MenuItem) *Button {
	var b *Button
	b = NewButton(kind, label, icon, func() { ShowMenu(b, items()...) })
	return b
}
