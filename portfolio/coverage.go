package portfolio

import "slices"

// CoverageState says how far an indicator has come. It counts what was written
// and linked; whether it convinces, the jury alone judges.
type CoverageState int

// The states of an indicator, in rising order.
const (
	Untouched CoverageState = iota // à traiter: nothing linked
	Begun                          // amorcé: linked, but no justified situation
	Argued                         // argumenté: a justified situation
	Supported                      // étayé: argumenté, and a justified piece
)

// CoverageStates lists the states in rising order.
func CoverageStates() []CoverageState { return []CoverageState{Untouched, Begun, Argued, Supported} }

// String is the state in the words of the interface.
func (s CoverageState) String() string {
	return [...]string{"à traiter", "amorcé", "argumenté", "étayé"}[s]
}

// IndicatorCoverage is what stands behind one indicator.
type IndicatorCoverage struct {
	Indicator *Indicator
	State     CoverageState
	Links     int
	Reviewed  bool         // relu: every link was looked at and still stands
	Suspect   bool         // à revérifier: a link has changed since
	Gap       *AcceptedGap // a point non traité, or nil
}

// Flags lists the flags in the words of the interface.
func (c *IndicatorCoverage) Flags() []string {
	flags := []string{}
	if c.Reviewed {
		flags = append(flags, "relu")
	}
	if c.Suspect {
		flags = append(flags, "à revérifier")
	}
	if c.Gap != nil {
		flags = append(flags, "point non traité")
	}
	return flags
}

// Covered reports whether the indicator counts as covered: argumenté or
// better, and not left aside.
func (c *IndicatorCoverage) Covered() bool { return c.State >= Argued && c.Gap == nil }

// Counts sums up indicators of blocks that are aimed at.
type Counts struct {
	Total   int
	ByState [4]int // the points non traités are not in it
	Gaps    int    // points non traités: in Total, counted apart
}

// Covered is the number of indicators that are argumentés or étayés.
func (c Counts) Covered() int { return c.ByState[Argued] + c.ByState[Supported] }

func (c *Counts) add(i *IndicatorCoverage, sign int) {
	c.Total += sign
	if i.Gap != nil {
		c.Gaps += sign
	} else {
		c.ByState[i.State] += sign
	}
}

// CompetenceCoverage is the coverage of one competence.
type CompetenceCoverage struct {
	Competence *Competence
	Counts
	Indicators []IndicatorCoverage
}

// BlockCoverage is the coverage of one block. The counts of a block that is
// not aimed at are zero; its indicators are there all the same.
type BlockCoverage struct {
	Block  *Block
	Choice *BlockChoice
	Counts
	Competences []CompetenceCoverage
}

// Aimed reports whether the block is counted.
func (b *BlockCoverage) Aimed() bool { return b.Choice.Status == BlockAimed }

// Coverage is the coverage of a portfolio, in the order of its framework. It
// is immutable.
type Coverage struct {
	Counts
	Blocks []BlockCoverage
	where  map[string][3]int // indicator → block, competence, indicator
}

// Cover counts a portfolio. It is a pure function and total: whatever the
// records, every indicator of the framework has a state.
//
// Only what the jury will see counts beyond amorcé: a situation that figures
// in the dossier argues, a piece that may leave the portfolio supports.
func Cover(s *State) *Coverage {
	c := &Coverage{where: map[string][3]int{}}
	for b := range s.Framework.Blocks {
		block := &s.Framework.Blocks[b]
		bc := BlockCoverage{Block: block, Choice: s.Block(block.Code)}
		for k := range block.Competences {
			kc := CompetenceCoverage{Competence: &block.Competences[k]}
			for i := range kc.Competence.Indicators {
				ic := coverIndicator(s, &kc.Competence.Indicators[i])
				kc.Indicators = append(kc.Indicators, ic)
				c.where[ic.Indicator.Code] = [3]int{b, k, i}
				if bc.Aimed() {
					kc.add(&ic, +1)
					bc.add(&ic, +1)
					c.add(&ic, +1)
				}
			}
			bc.Competences = append(bc.Competences, kc)
		}
		c.Blocks = append(c.Blocks, bc)
	}
	return c
}

// After is the coverage of s, given that since the State that c was made from
// only links, evidence or gaps behind the given indicators have changed. It
// equals Cover(s) and costs as much as these indicators.
func (c *Coverage) After(s *State, indicators ...string) *Coverage {
	next := *c
	next.Blocks = slices.Clone(c.Blocks)
	for _, code := range indicators {
		at, ok := c.where[code]
		if !ok {
			continue
		}
		block := &next.Blocks[at[0]]
		block.Competences = slices.Clone(block.Competences)
		competence := &block.Competences[at[1]]
		competence.Indicators = slices.Clone(competence.Indicators)
		old := &competence.Indicators[at[2]]
		renewed := coverIndicator(s, old.Indicator)
		if block.Aimed() {
			for _, counts := range []*Counts{&competence.Counts, &block.Counts, &next.Counts} {
				counts.add(old, -1)
				counts.add(&renewed, +1)
			}
		}
		competence.Indicators[at[2]] = renewed
	}
	return &next
}

// Indicator returns the coverage of one indicator, or nil.
func (c *Coverage) Indicator(code string) *IndicatorCoverage {
	at, ok := c.where[code]
	if !ok {
		return nil
	}
	return &c.Blocks[at[0]].Competences[at[1]].Indicators[at[2]]
}

func coverIndicator(s *State, i *Indicator) IndicatorCoverage {
	links := s.LinksTo(i.Code)
	c := IndicatorCoverage{Indicator: i, Links: len(links), Gap: s.Gap(i.Code), Reviewed: len(links) > 0}
	for _, l := range links {
		c.Reviewed = c.Reviewed && l.Checked != ""
		c.Suspect = c.Suspect || l.Checked != "" && l.Checked != s.fingerprint(l, i)
	}
	c.Reviewed = c.Reviewed && !c.Suspect
	c.State = stateBy(s, links, Ref{})
	return c
}

// stateBy is the state that an indicator reaches by its links, those of one
// piece of evidence left out; the zero Ref leaves none out.
func stateBy(s *State, links []*Link, without Ref) CoverageState {
	var linked, argued, supported bool
	for _, l := range links {
		if l.Evidence == without {
			continue
		}
		linked = true
		argued = argued || argues(s, l)
		supported = supported || supports(s, l)
	}
	switch {
	case argued && supported:
		return Supported
	case argued:
		return Argued
	case linked:
		return Begun
	}
	return Untouched
}

// argues reports whether a link carries its indicator to argumenté.
func argues(s *State, l *Link) bool {
	if !l.Justified() || l.Evidence.Kind != KindSituation {
		return false
	}
	t := s.Situation(l.Evidence.ID)
	return t != nil && t.InDossier
}

// supports reports whether a link carries an argued indicator to étayé.
func supports(s *State, l *Link) bool {
	if !l.Justified() || l.Evidence.Kind != KindPiece {
		return false
	}
	p := s.Piece(l.Evidence.ID)
	return p != nil && p.Leaves()
}
