package ui

import (
	"context"
	"errors"

	"acquis/portfolio"
	"acquis/portfolio/catalogue"
	"acquis/portfolio/store"
	"acquis/ui/home"

	"acquis/assets/text"
)

// create makes a portfolio of what was said on the home screen, and opens it.
func (a *App) create(draft home.Draft) {
	var book *store.Portfolio
	a.runner.Run(text.WorkOpening, func(context.Context, Progress) error {
		var err error
		book, err = createPortfolio(draft)
		return err
	}, func(err error) {
		if err != nil {
			a.fail(err)
			return
		}
		a.use(book)
	})
}

// createPortfolio makes a portfolio under the candidate's name in the
// application's place, with a number where that name is taken.
func createPortfolio(draft home.Draft) (*store.Portfolio, error) {
	framework, err := catalogue.FrameworkOf(draft.Framework)
	if err != nil {
		return nil, err
	}
	outline, err := catalogue.OutlineFor(draft.Framework)
	if err != nil {
		return nil, err
	}
	candidate := portfolio.Candidate{GivenName: draft.GivenName, FamilyName: draft.FamilyName}
	init := store.Init{Framework: framework.File, Outline: outline.File, Edit: func(e *portfolio.Edit) error {
		if err := e.Put(&candidate); err != nil {
			return err
		}
		for i := range draft.Blocks {
			if err := e.Put(&draft.Blocks[i]); err != nil {
				return err
			}
		}
		return nil
	}}
	for n := 1; ; n++ {
		dir, err := store.Place(text.PortfolioFolder(candidate.Name(), framework.Code, n))
		if err != nil {
			return nil, err
		}
		book, err := store.Create(dir, init)
		if !errors.Is(err, store.ErrExists) || n == 100 {
			return book, err
		}
	}
}
