// Package lang makes the toolkit speak French. Fyne chooses its language by
// the system's and its own French is not complete; Acquis is French whatever
// the system, so the whole catalogue is registered for the system's language.
//
// The sentences of Acquis itself stand in acquis/assets/text.
package lang

import (
	_ "embed"
	"fmt"

	"fyne.io/fyne/v2"
	flang "fyne.io/fyne/v2/lang"
)

//go:embed fr.json
var catalogue []byte

// Register must be called before the application is made.
func Register() error {
	// "en" is what Fyne falls back to when the system names no language it
	// knows ("C", say).
	for _, locale := range []fyne.Locale{"fr", "en", flang.SystemLocale()} {
		if err := flang.AddTranslationsForLocale(catalogue, locale); err != nil {
			return fmt.Errorf("register the French of the toolkit for %q: %w", locale, err)
		}
	}
	return nil
}
