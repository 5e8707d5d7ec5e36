package main

import (
	"fmt"
	"io"

	"acquis/assets/text"
	"acquis/export/example"
	"acquis/portfolio/explain"
	"acquis/portfolio/store"
)

func makeExample(c *call) error {
	args, err := c.parse("PORTFOLIO")
	if err != nil {
		return err
	}
	dir, err := store.Resolve(args[0])
	if err == nil {
		err = example.Build(c.ctx, dir)
	}
	if err != nil {
		return explain.About(args[0], err)
	}
	return c.answer(createdAnswer{Schema: schema, Path: dir}, func(w io.Writer) { fmt.Fprintln(w, text.CLIExample(dir)) })
}
