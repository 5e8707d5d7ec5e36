//go:build !ci

package main

import (
	"errors"
	"fmt"
	"os"

	"acquis/assets/release"
	"acquis/export/example"
	"acquis/ui"
)

// firstFrame is an environment variable that makes the window say "drawn" on
// standard output once its first screen is drawn, and close: the time to start
// is measured with it.
const firstFrame = "ACQUIS_FIRST_FRAME"

// openWindow shows the window and returns when it is closed. portfolio is the
// folder of the portfolio to open, copied a file that holds a whole one and is
// offered to be opened; "" for none in particular.
func openWindow(portfolio, copied string) error {
	options := ui.Options{Portfolio: portfolio, Copy: copied, Version: release.Version, Example: example.Build}
	if os.Getenv(firstFrame) != "" {
		options.Drawn = func() {
			fmt.Println("drawn")
			os.Exit(exitFine)
		}
	}
	err := ui.Run(options)
	var none *ui.NoWindowError
	if errors.As(err, &none) {
		return &refusal{"no-window", none.Sentence}
	}
	return err
}
