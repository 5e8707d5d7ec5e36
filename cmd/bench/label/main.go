//go:build !ci

// Command label is the yardstick of the time to start: a Fyne window with one
// label, which says "drawn" once it is drawn, as the window of Acquis does when
// it is asked to, and ends.
package main

import (
	"fmt"
	"os"

	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"

	"acquis/ui/widgets"
)

func main() {
	window := app.New().NewWindow("Label")
	window.SetContent(widget.NewLabel("Acquis"))
	widgets.OnDrawn(window.Canvas(), func() {
		fmt.Println("drawn")
		os.Exit(0)
	})
	window.ShowAndRun()
}
