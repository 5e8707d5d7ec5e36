package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
)

// current is the theme in force, or the light one where another is (a test
// that set none).
func current() *Theme {
	if app := fyne.CurrentApp(); app != nil {
		if t, ok := app.Settings().Theme().(*Theme); ok {
			return t
		}
	}
	return fallback
}

var fallback = New(Light, 1)

// Color is a colour of the theme in force.
func Color(name fyne.ThemeColorName) color.Color { return current().Color(name, 0) }

// Size is a size of the theme in force.
func Size(name fyne.ThemeSizeName) float32 { return current().Size(name) }
