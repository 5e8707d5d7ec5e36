package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"acquis/assets/release"
	"acquis/assets/text"
	"acquis/export/diagnostic"
	"acquis/portfolio/durable"
	"acquis/portfolio/explain"
	"acquis/portfolio/store"
)

// diagnose prints what a person may send when something does not work, and
// writes it to a file when asked to: what is written has been shown.
func diagnose(c *call) error {
	out := c.String("o", "sortie")
	args, err := c.parse("[PORTFOLIO]")
	if err == nil && *out != "" {
		err = c.checkOutput(*out)
	}
	if err != nil {
		return err
	}
	dir := ""
	if len(args) > 0 {
		if dir, err = store.Resolve(args[0]); err == nil {
			_, err = os.Stat(dir)
		}
		if err != nil {
			return explain.About(args[0], err)
		}
	}
	report, err := diagnostic.Collect(c.ctx, diagnostic.Facts{Version: release.Version}, dir, nil)
	if err != nil {
		return err
	}
	said := report.Text()
	if *out != "" {
		err := durable.WriteFile(durable.From(c.ctx), *out, durable.Options{}, func(w io.Writer) error {
			_, err := io.WriteString(w, said)
			return err
		})
		if err != nil {
			return explain.About(*out, err)
		}
		c.say(text.DiagnosticSaved(filepath.Base(*out)))
	}
	return c.answer(report, func(w io.Writer) { fmt.Fprint(w, said) })
}
