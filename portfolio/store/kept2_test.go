package store

import (
	"testing"

	"acquis/portfolio"
)

// What format 2 brought.
func init() {
	keepMore = func(t *testing.T, p *Portfolio) {
		outline := p.State().Outline.Clone()
		outline.Title = "La mienne"
		for _, edit := range []func(e *portfolio.Edit) error{
			func(e *portfolio.Edit) error { return e.SetOutline(outline) },
			func(e *portfolio.Edit) error {
				return e.Put(&portfolio.Feasibility{Block: "B1", Comment: "De 2019 à 2021."})
			},
			func(e *portfolio.Edit) error {
				e.Remove(portfolio.Ref{Kind: portfolio.KindSituation, ID: "s2"})
				return nil
			},
		} {
			fine(t, p.Change("Ajouter", edit))
		}
		_, err := p.Undo()
		fine(t, err)
	}
}
