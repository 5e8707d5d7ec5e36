package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"acquis/assets/text"
	"acquis/portfolio/durable"
	"acquis/portfolio/explain"
	"acquis/portfolio/interchange"
	"acquis/portfolio/store"
)

type exportAnswer struct {
	Schema int    `json:"schema"`
	Path   string `json:"path"`
	Folder string `json:"folder,omitempty"` // of the files, if there are any
	Files  int    `json:"files"`
}

func exportPortfolio(c *call) error {
	out := c.String("o", "sortie")
	args, err := c.parse("PORTFOLIO")
	if err == nil {
		err = c.checkOutput(*out)
	}
	if err != nil {
		return err
	}
	var written interchange.Written
	err = c.read(args[0], func(p *store.Portfolio) (err error) {
		written, err = interchange.Export(c.ctx, p, *out, nil)
		return err
	})
	if err != nil {
		return err
	}
	answer := exportAnswer{Schema: schema, Path: written.Document, Files: written.Files}
	if written.Files > 0 {
		answer.Folder = interchange.FilesFolder(*out)
	}
	return c.answer(answer, func(w io.Writer) { fmt.Fprintln(w, text.CLIExported(answer.Path, answer.Files)) })
}

// checkOutput refuses an output that is not said or cannot be a file.
func (c *call) checkOutput(out string) error {
	if out == "" {
		return &misuse{text.CLINoOutput("-o")}
	}
	if info, err := os.Stat(out); err == nil && info.IsDir() {
		return &refusal{"is-folder", text.CLIOutputIsFolder(out)}
	} else if err == nil && !info.Mode().IsRegular() {
		return explain.About(out, durable.ErrIrregular)
	}
	if dir := filepath.Dir(out); dir != "" {
		if _, err := os.Stat(dir); err != nil {
			return explain.About(dir, err)
		}
	}
	return nil
}

func importPortfolio(c *call) error {
	args, err := c.parse("FICHIER.json", "PORTFOLIO")
	if err != nil {
		return err
	}
	dir, err := store.Resolve(args[1])
	if err != nil {
		return explain.About(args[1], err)
	}
	if err := interchange.Import(c.ctx, args[0], dir, nil); err != nil {
		if errors.Is(err, interchange.ErrExists) { // speaks of where to, not where from
			return err
		}
		return explain.About(args[0], err)
	}
	answer := createdAnswer{Schema: schema, Path: dir}
	err = c.read(dir, func(p *store.Portfolio) error {
		answer.ID, answer.Framework = p.State().ID, p.State().Framework.Code
		return nil
	})
	if err != nil {
		return err
	}
	return c.answer(answer, func(w io.Writer) { fmt.Fprintln(w, text.CLIImported(dir)) })
}
