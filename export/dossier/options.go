package dossier

import (
	"slices"
	"time"

	"acquis/portfolio"
)

// Options are the choices of one export.
type Options struct {
	// Blocks are the codes of the blocks to present, among those aimed at; nil
	// means all of them.
	Blocks []string
	// WithoutAnnexes leaves the annexed files out; they keep their numbers and
	// their table.
	WithoutAnnexes bool
	// PartHeadings prints the six headings of each situation.
	PartHeadings bool
	// PrintGaps prints the points non traités with their reasons.
	PrintGaps bool
	// Review makes the version de relecture, for coaches who read on paper: a
	// wide margin, numbered paragraphs, "Brouillon du …" with the day of Created
	// at the foot of every page.
	Review bool
	// Created is written into the file as its date. With the zero time it has
	// none, and the same portfolio always gives the same bytes.
	Created time.Time
}

// OptionsOf are the choices that a portfolio keeps.
func OptionsOf(s *portfolio.State) Options {
	kept := s.DossierOptions()
	o := Options{WithoutAnnexes: kept.WithoutAnnexes, PartHeadings: kept.PartHeadings, PrintGaps: kept.PrintGaps}
	if kept.Review {
		o = o.Reviewed()
	}
	if len(kept.LeftBlocks) == 0 {
		return o
	}
	o.Blocks = []string{}
	for i := range s.Framework.Blocks {
		if code := s.Framework.Blocks[i].Code; s.Aimed(code) && !slices.Contains(kept.LeftBlocks, code) {
			o.Blocks = append(o.Blocks, code)
		}
	}
	return o
}

// Reviewed are the options of the version de relecture: the annexes stay out,
// whose pages a coach does not annotate.
func (o Options) Reviewed() Options {
	o.Review, o.WithoutAnnexes = true, true
	return o
}

// presents says whether a block is argued in the dossier.
func (o *Options) presents(s *portfolio.State, code string) bool {
	return s.Aimed(code) && (o.Blocks == nil || slices.Contains(o.Blocks, code))
}
