package widgets

import (
	"fyne.io/fyne/v2"

	"acquis/assets/icons"
)

// IconResource is a sign in a colour of the theme in force, for an image that
// shows it only where there is no better picture. It does not follow a change
// of theme: ask again when shown again.
func IconResource(name icons.Name, color fyne.ThemeColorName) fyne.Resource {
	return iconIn(name, color)
}
