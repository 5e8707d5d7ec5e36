package main

import (
	"errors"
	"fmt"
	"io"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/store"
)

// idAnswer is the answer of a command that makes one record.
type idAnswer struct {
	Schema int          `json:"schema"`
	ID     portfolio.ID `json:"id"`
}

func link(c *call) error {
	justification := c.String("justification")
	quote := c.String("passage")
	args, err := c.parse("PORTFOLIO", "ID", "INDICATEUR")
	if err != nil {
		return err
	}
	if n := portfolio.Runes(*justification); n > portfolio.JustificationAdvice {
		c.say(text.CLIJustificationLong(n, portfolio.JustificationAdvice))
	}
	id, indicator := portfolio.ID(args[1]), args[2]
	var title string
	var made *portfolio.Link
	err = use(args[0], func(p *store.Portfolio) error {
		evidence := evidenceOf(p.State(), id)
		if evidence.IsZero() {
			return &refusal{"not-found", text.CLINoEvidence(args[1])}
		}
		title = p.State().TitleOf(evidence)
		err := p.Change(text.CLILinkLabel(title, indicator), func(e *portfolio.Edit) (err error) {
			if c.given("passage") {
				made, err = linkPassage(e, evidence, *quote, indicator, *justification)
			} else {
				made, err = e.Link(evidence, indicator, *justification)
			}
			return err
		})
		if errors.Is(err, portfolio.ErrUnknownIndicator) {
			return &refusal{"unknown-indicator", text.CLIUnknownIndicator(indicator, p.State().Framework.Code)}
		}
		return err
	})
	if err != nil {
		return err
	}
	return c.answer(idAnswer{schema, made.ID}, func(w io.Writer) {
		fmt.Fprintln(w, text.CLILinked(portfolio.Shorten(title, headingWidth), indicator))
	})
}

// evidenceOf finds the situation or piece with an id; the zero Ref if none.
func evidenceOf(s *portfolio.State, id portfolio.ID) portfolio.Ref {
	for _, kind := range []portfolio.Kind{portfolio.KindSituation, portfolio.KindPiece} {
		if ref := (portfolio.Ref{Kind: kind, ID: id}); s.Get(ref) != nil {
			return ref
		}
	}
	return portfolio.Ref{}
}
