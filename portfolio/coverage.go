package portfolio

import "slices"

// CoverageState says how far an indicator has come. It counts what was written
// and linked; whether it convinces, the jury alone judges.
type CoverageState int

// The states of an indicator, in rising order.
const (
	Untouched CoverageState = iota // à traiter: nothing linked
	Begun                          // amorcé: linked, but less than argumenté takes
	Argued                         // argumenté: what the profile asks for, see Sufficiency
	Supported                      // étayé: argumenté, and what it takes beyond that
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
	// Why is what it lacks to reach the state that follows; nothing for étayé.
	Why []Shortfall

	firm bool // of everything that its state takes, more is there than is asked for
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
	// Advice is what the profile advises for the compétence and is not there.
	// It changes no state, and is empty where nothing counts.
	Advice []Shortfall
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
	// Sufficiency is the profile by which it was counted, From where it comes.
	Sufficiency *Sufficiency
	From        SufficiencySource

	today Date
	where map[string][3]int // indicator → block, competence, indicator
}

// Cover counts a portfolio by the profile in force (see [Sufficiency]). It is a
// pure function and total: whatever the records, every indicator of the
// framework has a state. Today is the day on which what is recent is judged;
// with the zero Date it is not, and counts as recent.
//
// Only what the jury will see counts beyond amorcé, and only with its
// justification.
//
// It is worked out once for a State and a day.
func Cover(s *State, today Date) *Coverage {
	if s.memo == nil {
		return cover(s, today)
	}
	return s.memo.coverage.of(today, func() *Coverage { return cover(s, today) })
}

func cover(s *State, today Date) *Coverage {
	c := &Coverage{today: today, where: map[string][3]int{}}
	c.Sufficiency, c.From = s.Sufficiency()
	m := newMeter(s, today)
	for b := range s.Framework.Blocks {
		block := &s.Framework.Blocks[b]
		bc := BlockCoverage{Block: block, Choice: s.Block(block.Code)}
		for k := range block.Competences {
			kc := CompetenceCoverage{Competence: &block.Competences[k]}
			for i := range kc.Competence.Indicators {
				ic := m.cover(&kc.Competence.Indicators[i])
				kc.Indicators = append(kc.Indicators, ic)
				c.where[ic.Indicator.Code] = [3]int{b, k, i}
				if bc.Aimed() {
					kc.add(&ic, +1)
					bc.add(&ic, +1)
					c.add(&ic, +1)
				}
			}
			m.advise(&kc, bc.Aimed())
			bc.Competences = append(bc.Competences, kc)
		}
		c.Blocks = append(c.Blocks, bc)
	}
	return c
}

// After is the coverage of s, given that since the State that c was made from
// only links, evidence or gaps behind the given indicators have changed. It
// equals Cover of s on the same day and costs as much as the compétences of
// these indicators.
func (c *Coverage) After(s *State, indicators ...string) *Coverage {
	next := *c
	m := newMeter(s, c.today)
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
		renewed := m.cover(old.Indicator)
		if block.Aimed() {
			for _, counts := range []*Counts{&competence.Counts, &block.Counts, &next.Counts} {
				counts.add(old, -1)
				counts.add(&renewed, +1)
			}
		}
		competence.Indicators[at[2]] = renewed
		m.advise(competence, block.Aimed())
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

// Competence returns the coverage of the compétence of an indicator, or nil.
func (c *Coverage) Competence(indicator string) *CompetenceCoverage {
	at, ok := c.where[indicator]
	if !ok {
		return nil
	}
	return &c.Blocks[at[0]].Competences[at[1]]
}

// cover counts what stands behind one indicator.
func (m *meter) cover(i *Indicator) IndicatorCoverage {
	s, links := m.state, m.state.LinksTo(i.Code)
	c := IndicatorCoverage{Indicator: i, Links: len(links), Gap: s.Gap(i.Code), Reviewed: len(links) > 0}
	for _, l := range links {
		c.Reviewed = c.Reviewed && l.Checked != ""
		c.Suspect = c.Suspect || m.isSuspect(l)
	}
	c.Reviewed = c.Reviewed && !c.Suspect
	items := m.behind(links)
	c.State = m.reached(items, Ref{})
	c.firm = m.firm(items, c.State)
	c.Why = m.lacks(items, c.State)
	return c
}

// advise says what a compétence could do with, over all its indicators that
// are not left aside. Where nothing is linked yet there is nothing to advise.
func (m *meter) advise(c *CompetenceCoverage, aimed bool) {
	c.Advice = nil
	if !aimed || m.profile.Advice.IsZero() {
		return
	}
	m.forget()
	for i := range c.Indicators {
		if c.Indicators[i].Gap == nil {
			m.gather(m.state.LinksTo(c.Indicators[i].Indicator.Code))
		}
	}
	if len(m.items) > 0 {
		c.Advice = m.short(&m.profile.Advice, m.items)
	}
}
