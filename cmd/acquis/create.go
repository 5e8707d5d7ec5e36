package main

import (
	"fmt"
	"io"
	"strings"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/catalogue"
	"acquis/portfolio/explain"
	"acquis/portfolio/store"
)

// createdAnswer is the answer of the commands that make a portfolio.
type createdAnswer struct {
	Schema    int          `json:"schema"`
	Path      string       `json:"path"`
	ID        portfolio.ID `json:"id,omitempty"`
	Framework string       `json:"framework,omitempty"`
}

func create(c *call) error {
	code := c.String("referentiel")
	candidate := c.String("candidat")
	args, err := c.parse("PORTFOLIO")
	if err == nil {
		err = c.required("referentiel", "candidat")
	}
	if err != nil {
		return err
	}
	name := splitName(*candidate)
	if name.Name() == "" {
		return &misuse{text.CLICandidateEmpty}
	}
	framework, f, err := loadFramework(*code)
	if err != nil {
		return err
	}
	outline, err := catalogue.OutlineFor(f.Code)
	if err != nil {
		return err
	}
	dir, err := store.Resolve(args[0])
	if err != nil {
		return explain.About(args[0], err)
	}
	p, err := store.Create(dir, store.Init{Framework: framework, Outline: outline.File,
		Edit: func(e *portfolio.Edit) error { return e.Put(&name) }})
	if err != nil {
		return explain.About(args[0], err)
	}
	answer := createdAnswer{schema, p.Dir(), p.State().ID, f.Code}
	if err := p.Close(); err != nil {
		return explain.About(args[0], err)
	}
	return c.answer(answer, func(w io.Writer) {
		fmt.Fprintln(w, text.CLICreated(answer.Path))
		if r := f.Registration; r != nil {
			fmt.Fprintln(w, text.CLIEndsOn(f.Code, r.Ends.French(), r.Message, r.Ask))
		}
	})
}

// splitName takes the first word for the given name, as "Prénom Nom" says; one
// word alone is the family name. It can be put right in the window.
func splitName(full string) portfolio.Candidate {
	words := strings.Fields(portfolio.NormalizeLine(full))
	switch len(words) {
	case 0:
		return portfolio.Candidate{}
	case 1:
		return portfolio.Candidate{FamilyName: words[0]}
	}
	return portfolio.Candidate{GivenName: words[0], FamilyName: strings.Join(words[1:], " ")}
}
