package main

import (
	"errors"
	"io/fs"
	"os"

	"acquis/assets/text"
	"acquis/portfolio/bundle"
	"acquis/portfolio/explain"
	"acquis/portfolio/store"
)

// openNamed opens the window on a portfolio, "acquis PORTFOLIO", or offers to
// open one that stands in one file, "acquis FICHIER.acquis".
func (c *call) openNamed(args []string) error {
	if len(args) > 1 || len(args[0]) > 0 && args[0][0] == '-' {
		return &misuse{text.CLIUnknownCommand(args[0])}
	}
	dir, err := store.Resolve(args[0])
	if err != nil {
		return explain.About(args[0], err)
	}
	if store.IsPortfolio(dir) {
		return openWindow(dir, "")
	}
	if bundle.Is(dir) {
		return openWindow("", dir)
	}
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		return &misuse{text.CLIUnknownCommand(args[0])}
	}
	return explain.About(args[0], store.ErrNotPortfolio)
}

// use opens a portfolio for a change and closes it afterwards.
func use(name string, change func(*store.Portfolio) error) error {
	return with(name, store.Options{}, change)
}

// read opens a portfolio for reading, which works even while a window has it
// open. Of one that is damaged it shows what can be read, says so, and lets
// the program end with the code of a problem.
func (c *call) read(name string, look func(*store.Portfolio) error) error {
	return with(name, store.Options{ReadOnly: true}, func(p *store.Portfolio) error {
		for _, problem := range p.Notices() {
			if problem.Grave() {
				c.damaged = true
				c.say(problem.Sentence())
			}
		}
		return look(p)
	})
}

func with(name string, options store.Options, do func(*store.Portfolio) error) (err error) {
	dir, err := store.Resolve(name)
	if err != nil {
		return explain.About(name, err)
	}
	p, err := store.Open(dir, options)
	if err != nil {
		return explain.About(name, err)
	}
	defer func() {
		if closing := p.Close(); err == nil {
			err = explain.About(name, closing)
		}
	}()
	return do(p)
}
