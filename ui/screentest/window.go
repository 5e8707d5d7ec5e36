package screentest

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"acquis/ui/theme"
)

// Window shows an object in a window of the test driver, of a given size, in
// the light theme at a scale of text.
func Window(t testing.TB, o fyne.CanvasObject, width, height, scale float32) fyne.Window {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Light, scale))
	w := test.NewTempWindow(t, o)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, height))
	return w
}

// Shot writes a picture of a window into the folder that the environment names
// in ACQUIS_SHOTS, and does nothing where it names none.
func Shot(t testing.TB, w fyne.Window, name string) {
	t.Helper()
	folder := os.Getenv("ACQUIS_SHOTS")
	if folder == "" {
		return
	}
	f, err := os.Create(filepath.Join(folder, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, w.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}
