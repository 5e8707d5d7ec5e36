package screentest

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"acquis/portfolio"
)

// Screen is what every screen of the window is.
type Screen interface {
	Object() fyne.CanvasObject
	Show(*portfolio.State)
}

// Size is that of a window and of its text.
type Size struct{ Width, Height, Scale float32 }

// Laptop is the room that a screen has on 1366 × 768.
var Laptop = Size{1146, 700, 1}

// Open makes a screen on a portfolio and shows it in a window, as the
// application does: brought up to date at once and after every change.
func Open[S Screen](t testing.TB, state *portfolio.State, size Size, make func(*Book) S) (S, *Book, fyne.Window) {
	t.Helper()
	w := Window(t, widget.NewLabel(""), size.Width, size.Height, size.Scale) // the theme comes before the screen
	book := NewBook(state)
	s := make(book)
	book.Changed = s.Show
	w.SetContent(s.Object())
	w.Resize(fyne.NewSize(size.Width, size.Height))
	s.Show(state)
	return s, book, w
}
