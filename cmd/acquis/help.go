package main

import (
	"fmt"
	"io"

	"acquis/assets/release"
	"acquis/assets/text"
)

// help shows the help of the program, or of one command.
func (c *call) help(args []string) error {
	topic := "acquis"
	if len(args) > 0 && args[0] != "--json" {
		topic = args[0]
	}
	page := text.CLIHelp(topic)
	if page == "" {
		return &misuse{text.CLIUnknownCommand(topic)}
	}
	fmt.Fprint(c.out, page)
	return errHelped
}

func showVersion(c *call) error {
	if _, err := c.parse(); err != nil {
		return err
	}
	answer := struct {
		Schema  int    `json:"schema"`
		Version string `json:"version"`
	}{schema, release.Version}
	return c.answer(answer, func(w io.Writer) { fmt.Fprintln(w, text.CLIVersion(release.Version)) })
}
