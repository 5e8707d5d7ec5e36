package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/bundle"
	"acquis/portfolio/explain"
	"acquis/portfolio/store"
)

type packedAnswer struct {
	Schema  int      `json:"schema"`
	Path    string   `json:"path"`
	Bytes   int64    `json:"bytes"`
	Sealed  bool     `json:"sealed"`
	Records int      `json:"records"`
	Files   int      `json:"files"`
	Missing []string `json:"missing"` // titles of the pieces whose file was missing already
}

func packPortfolio(c *call) error {
	out := c.String("o", "sortie")
	sealed := c.Bool("phrase-stdin")
	args, err := c.parse("PORTFOLIO")
	if err == nil {
		err = c.checkOutput(*out)
	}
	if err != nil {
		return err
	}
	options := bundle.Options{Made: time.Now()}
	if *sealed {
		if options.Passphrase, err = c.passphrase(); err != nil {
			return err
		}
	}
	var written bundle.Written
	err = c.read(args[0], func(p *store.Portfolio) (err error) {
		written, err = bundle.Pack(c.ctx, p, *out, options)
		return err
	})
	if err != nil {
		return err
	}
	answer := packedAnswer{schema, written.Path, written.Size, written.Sealed, written.Records, written.Files, append([]string{}, written.Missing...)}
	if len(written.Missing) > 0 {
		c.say(text.BundleMissing(written.Missing))
	}
	c.noteCopy(args[0], written.Path)
	return c.answer(answer, func(w io.Writer) { fmt.Fprintln(w, text.CLIPacked(answer.Path, answer.Bytes, answer.Sealed)) })
}

// noteCopy has the dashboard of a portfolio know of a copy. That it cannot be
// told is no reason for the copy not to be one.
func (c *call) noteCopy(name, path string) {
	path, err := filepath.Abs(path)
	if err == nil {
		err = use(name, func(p *store.Portfolio) error {
			if store.NotElsewhere(filepath.Dir(path), p.Dir()) {
				c.say(text.CLIPackedHere)
			}
			return p.SetLastCopy(time.Now(), filepath.Dir(path))
		})
	}
	if err != nil {
		c.say(text.CLIPackedUnnoted)
	}
}

type unpackedAnswer struct {
	createdAnswer
	Missing int      `json:"missing"` // files that were missing when it was packed
	Twins   []string `json:"twins"`   // other portfolios here with the same id
}

func unpackPortfolio(c *call) error {
	sealed := c.Bool("phrase-stdin")
	args, err := c.parse("FICHIER.acquis", "PORTFOLIO")
	if err != nil {
		return err
	}
	dir, err := store.Resolve(args[1])
	if err != nil {
		return explain.About(args[1], err)
	}
	passphrase := ""
	if *sealed {
		if passphrase, err = c.passphrase(); err != nil {
			return err
		}
	}
	opened, err := bundle.Open(c.ctx, args[0], passphrase, dir, nil)
	switch {
	case errors.Is(err, store.ErrExists): // speaks of where to, not where from
		return err
	case errors.Is(err, bundle.ErrSealed):
		return &refusal{"sealed", text.CLISealed(args[0])}
	case err != nil:
		return explain.About(args[0], err)
	}
	answer := unpackedAnswer{createdAnswer{Schema: schema, Path: opened.Dir, ID: opened.Manifest.Portfolio}, opened.Missing, []string{}}
	for _, twin := range store.Twins(opened.Manifest.Portfolio, opened.Dir) {
		answer.Twins = append(answer.Twins, twin.Dir)
		c.say(text.BundleTwin(twin.Dir))
	}
	if opened.Missing > 0 {
		c.say(text.BundleOpenedMissing(opened.Missing))
	}
	err = c.read(dir, func(p *store.Portfolio) error {
		answer.Framework = p.State().Framework.Code
		return nil
	})
	if err != nil {
		return err
	}
	return c.answer(answer, func(w io.Writer) { fmt.Fprintln(w, text.CLIUnpacked(answer.Path)) })
}

type checkedAnswer struct {
	Schema    int          `json:"schema"`
	OK        bool         `json:"ok"` // always: what is wrong is an error
	Portfolio portfolio.ID `json:"portfolio"`
	Made      time.Time    `json:"made"`
	Files     int          `json:"files"`
	Bytes     int64        `json:"bytes"`
	Missing   int          `json:"missing"` // files that were missing when it was packed
}

// verifyBundle reads a bundle wholly, and the portfolio in it.
func (c *call) verifyBundle(path string, sealed bool) error {
	passphrase := ""
	var err error
	if sealed {
		if passphrase, err = c.passphrase(); err != nil {
			return err
		}
	}
	m, err := bundle.Check(c.ctx, path, passphrase, nil)
	if errors.Is(err, bundle.ErrSealed) {
		return &refusal{"sealed", text.CLISealed(path)}
	}
	if err != nil {
		return explain.About(path, err)
	}
	answer := checkedAnswer{schema, true, m.Portfolio, m.Made, len(m.Files), m.Bytes(), len(m.Missing)}
	return c.answer(answer, func(w io.Writer) { fmt.Fprintln(w, text.CLIBundleVerified(m.Name, m.Made.Local(), len(m.Files))) })
}

// maxPassphrase is how long a passphrase may be, in bytes.
const maxPassphrase = 1024

// passphrase reads the first line of standard input: an argument could be seen
// by whoever lists the processes of the computer, and stays in a history.
func (c *call) passphrase() (string, error) {
	line, err := bufio.NewReader(io.LimitReader(c.in, maxPassphrase+2)).ReadString('\n')
	if err != nil && err != io.EOF {
		return "", err
	}
	line = strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")
	switch {
	case strings.TrimSpace(line) == "":
		return "", &refusal{"empty-passphrase", text.BundlePassphraseEmpty}
	case len(line) > maxPassphrase:
		return "", &refusal{"long-passphrase", text.BundlePassphraseLong(maxPassphrase)}
	}
	return line, nil
}
