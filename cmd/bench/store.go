package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"acquis/assets/frameworks"
	"acquis/assets/outlines"
	"acquis/portfolio"
	"acquis/portfolio/store"
	"acquis/portfolio/store/storebench"
)

// theSituation is the one that edits change: a long one.
var theSituation = portfolio.Ref{Kind: portfolio.KindSituation, ID: "situation"}

// largePortfolio makes one of 2,000 pieces and 10,000 links on disk, closed.
func (b *bench) largePortfolio() (string, error) {
	framework, err := frameworks.File(frameworks.Current)
	if err != nil {
		return "", err
	}
	outline, err := outlines.File(outlines.Usual)
	if err != nil {
		return "", err
	}
	dir := filepath.Join(b.dir, "portfolio")
	p, err := store.Create(dir, store.Init{Framework: framework, Outline: outline, Edit: fillLarge})
	if err != nil {
		return "", err
	}
	return dir, p.Close()
}

func fillLarge(e *portfolio.Edit) error {
	f := e.State().Framework
	for _, r := range largeRecords(f, 2000, 10_000) {
		e.PutAsIs(r)
	}
	return e.Put(&portfolio.Situation{ID: theSituation.ID, Title: "Un diagnostic partagé", InDossier: true,
		Actions: strings.Repeat("J’ai réuni les partenaires, puis j’ai écrit ce que nous avions compris. ", 180)})
}

// openPortfolio holds opening against a bbolt scan that decodes the same
// records.
func openPortfolio(b *bench) error {
	dir, err := b.largePortfolio()
	if err != nil {
		return err
	}
	var opened *store.Portfolio
	r, err := ratio(25, func() (err error) {
		opened, err = store.Open(dir, store.Options{})
		return err
	}, func() error {
		if opened != nil {
			if err := opened.Close(); err != nil {
				return err
			}
		}
		_, err := storebench.BareScan(dir)
		return err
	})
	if err != nil {
		return err
	}
	b.report("open", r, "×", 1.5)
	return opened.Close()
}

// edit holds a word added to a long text against a bare bbolt transaction that
// writes the same bytes.
func edit(b *bench) error {
	dir, err := b.largePortfolio()
	if err != nil {
		return err
	}
	p, err := store.Open(dir, store.Options{})
	if err != nil {
		return err
	}
	err = addWord(p, 0) // so that there is an entry of the usual length
	if closing := p.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return err
	}
	return b.compareEdits(dir)
}

func (b *bench) compareEdits(dir string) error {
	record, journal, err := storebench.Written(dir, theSituation)
	if err != nil {
		return err
	}
	bare, err := storebench.OpenBare(b.dir, dir)
	if err != nil {
		return err
	}
	defer bare.Close()
	p, err := store.Open(dir, store.Options{})
	if err != nil {
		return err
	}
	defer p.Close()
	turn := 0
	r, err := ratio(200, func() error {
		turn++
		return addWord(p, turn)
	}, func() error { return bare.Write(theSituation, record, journal) })
	if err != nil {
		return err
	}
	b.report("edit", r, "×", 1.5)
	return nil
}

func addWord(p *store.Portfolio, n int) error {
	return p.Change("Modifier la situation", func(e *portfolio.Edit) error {
		s := *e.State().Situation(theSituation.ID)
		at := strings.Index(s.Actions[200:], " ") + 200
		s.Actions = s.Actions[:at] + fmt.Sprintf(" mot%03d", n) + s.Actions[at:]
		return e.Put(&s)
	})
}
