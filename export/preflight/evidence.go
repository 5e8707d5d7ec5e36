package preflight

import (
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/explain"
)

// indicators finds those that are presented and that nothing argues. What the
// candidate leaves on purpose is not a finding.
func (c *check) indicators() {
	coverage := portfolio.Cover(c.s, c.today)
	for _, b := range coverage.Blocks {
		if !c.presents(b.Block.Code) {
			continue
		}
		for _, k := range b.Competences {
			for _, i := range k.Indicators {
				if i.Gap != nil || i.State >= portfolio.Argued {
					continue
				}
				f := Finding{Rule: RuleIndicator, Severity: Warning, Indicator: i.Indicator.Code}
				if i.State == portfolio.Untouched {
					f.Text = text.PreflightUntouched(i.Indicator.Code)
				} else {
					f.Text = text.PreflightBegun(i.Indicator.Code, lacks(i.Why))
				}
				c.found = append(c.found, f)
			}
		}
	}
}

// lacks is what an indicator lacks first, in words.
func lacks(why []portfolio.Shortfall) string {
	if len(why) == 0 {
		return ""
	}
	return explain.Lack(why[0])
}

// rechecks counts the links à revérifier of what is presented.
func (c *check) rechecks() {
	n, first := 0, portfolio.Ref{}
	for _, l := range c.s.SuspectLinks() {
		if _, _, block := c.s.Framework.Indicator(l.Indicator); block != nil && c.presents(block.Code) {
			if n++; n == 1 {
				first = l.Ref()
			}
		}
	}
	if n > 0 {
		c.find(RuleRecheck, Warning, first, text.PreflightRecheck(n))
	}
}

// balance compares what stands behind the blocks.
func (c *check) balance() {
	most, least, uneven := portfolio.Hold(c.s, c.today).Imbalance()
	if uneven && c.presents(most.Block.Code) && c.presents(least.Block.Code) {
		c.find(RuleBalance, Note, portfolio.Ref{Kind: portfolio.KindSection, ID: portfolio.IntroID(least.Block.Code)},
			text.PreflightBalance(most.Block.Short(), most.Pages(), least.Block.Short(), least.Pages()))
	}
}

// fewestDots is how many dots an inch an image must have at least when it fills
// its sheet: with less, a printed page shows them. (300 is what printers ask
// for; a scan is legible from 150 on, a photograph from 100.)
const fewestDots = 100

// What an image may fill of a sheet of A4 (210 × 297 mm), in inches: package
// annex leaves some room for the stamp. The sheet lies the way the image does.
const sheetShort, sheetLong = 7.5, 10.9

// pictures finds images that are annexed and have too few pixels.
func (c *check) pictures() {
	if c.o.WithoutAnnexes || c.prints(portfolio.PartAnnexes) == nil {
		return
	}
	for _, p := range c.s.Pieces() {
		f := p.Attached()
		if f == nil || !p.Leaves() || f.Width <= 0 || f.Height <= 0 {
			continue
		}
		if dots := dotsOf(f.Width, f.Height); dots < fewestDots {
			c.find(RuleResolution, Note, p.Ref(), text.PreflightResolution(text.Unquoted(p.Title), f.Width, f.Height, dots))
		}
	}
}

// dotsOf is how many dots an inch an image has when it fills its sheet.
func dotsOf(width, height int) int {
	short, long := float64(min(width, height)), float64(max(width, height))
	return int(max(short/sheetShort, long/sheetLong))
}
