package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"acquis/ui/theme"
)

// What has just been done is told over the screen: whether everything is saved
// stays readable meanwhile.
func TestTheToastLeavesTheStatusLineInSight(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light, 1))
	s := newShell(func(place) {})
	w := test.NewTempWindow(t, s.root)
	w.Resize(fyne.NewSize(1366, 768))
	s.toast.Tell("« Une situation » n’est plus associée à 1.2.3.", "Annuler", func() {})
	s.root.Refresh()
	if bottom := s.toast.Position().Y + s.toast.Size().Height; s.toast.Size().IsZero() || bottom > s.foot.Position().Y {
		t.Errorf("the toast ends at %v, the status line begins at %v", bottom, s.foot.Position().Y)
	}
}
