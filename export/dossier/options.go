package dossier

import (
	"slices"
	"time"

	"acquis/export/deposit"
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
	// Apart writes the annexes to files of their own, beside the dossier.
	Apart bool
	// Profile is what the place of deposit accepts; nil is the simple one: one
	// PDF, without limits but those of good sense.
	Profile *deposit.Profile
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
	o := Options{WithoutAnnexes: kept.WithoutAnnexes, Apart: kept.AnnexesApart, PartHeadings: kept.PartHeadings, PrintGaps: kept.PrintGaps}
	if p, err := deposit.Of(kept.Profile); err == nil { // else it came with a newer Acquis
		o.Profile = p
	}
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

// profile is the profile to fit.
func (o *Options) profile() *deposit.Profile {
	if o.Profile != nil {
		return o.Profile
	}
	simple, err := deposit.Of("")
	if err != nil {
		panic("dossier: " + err.Error()) // a broken build: the file is embedded, and tested
	}
	return simple
}

// apart says whether annexes are asked for in files of their own.
func (o *Options) apart() bool { return o.Apart || o.profile().Annexes == deposit.Apart }

// Presents says whether a block is argued in the dossier.
func (o *Options) Presents(s *portfolio.State, code string) bool {
	return s.Aimed(code) && (o.Blocks == nil || slices.Contains(o.Blocks, code))
}
