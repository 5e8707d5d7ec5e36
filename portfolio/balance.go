package portfolio

// Weight is how much of a portfolio stands behind a block: what juries see
// when they say "40 pages for one block and 2 for another".
type Weight struct {
	Block      *Block
	Words      int // of its introduction, its arguments and its situations
	Situations int // linked to at least one of its indicators
	Pieces     int // likewise
	// Experiences and Years are those that these situations belong to: calendar
	// years, each once however many situations fill it.
	Experiences int
	Years       int
}

// Balance weighs the blocks that are aimed at, in the framework's order. The
// words of a situation that serves several blocks are shared out by its links
// to each, so that the sum is what was written. Only what figures in the
// dossier weighs.
func Balance(s *State) []Weight {
	shares := linkShares(s)
	var weights []Weight
	for b := range s.Framework.Blocks {
		block := &s.Framework.Blocks[b]
		if !s.Aimed(block.Code) {
			continue
		}
		w := Weight{Block: block, Words: sectionWords(s, IntroID(block.Code))}
		experiences, years := map[ID]bool{}, map[int]bool{}
		for _, k := range block.Competences {
			w.Words += sectionWords(s, ArgumentID(k.Code))
		}
		for _, t := range s.Situations() {
			share := shares[t.Ref()]
			if n := share.blocks[block.Code]; t.InDossier && n > 0 {
				w.Situations++
				w.Words += s.Words(t) * n / share.total
				if s.Experience(t.Experience) != nil {
					experiences[t.Experience] = true
				}
				addYears(years, s.periodOf(t))
			}
		}
		w.Experiences, w.Years = len(experiences), len(years)
		for _, p := range s.Pieces() {
			if p.Leaves() && shares[p.Ref()].blocks[block.Code] > 0 {
				w.Pieces++
			}
		}
		weights = append(weights, w)
	}
	return weights
}

// share counts the links of one piece of evidence, whole and by block aimed at.
type share struct {
	total  int
	blocks map[string]int
}

func linkShares(s *State) map[Ref]share {
	blockOf := map[string]string{}
	for _, b := range s.Framework.Blocks {
		for _, k := range b.Competences {
			for _, i := range k.Indicators {
				blockOf[i.Code] = b.Code
			}
		}
	}
	shares := map[Ref]share{}
	for _, l := range s.Links() {
		block := blockOf[l.Indicator]
		if !s.Aimed(block) {
			continue
		}
		of := shares[l.Evidence]
		if of.blocks == nil {
			of.blocks = map[string]int{}
		}
		of.total++
		of.blocks[block]++
		shares[l.Evidence] = of
	}
	return shares
}

func sectionWords(s *State, id ID) int {
	if t := s.Section(id); t.InDossier {
		return Words(t.Text)
	}
	return 0
}

// periodOf is when a situation took place: its own period, else that of its
// experience where that has ended (a post that goes on says nothing of when).
func (s *State) periodOf(t *Situation) Period {
	if t.Period != (Period{}) {
		return t.Period
	}
	if e := s.Experience(t.Experience); e != nil && !e.Period.Current {
		return e.Period
	}
	return Period{}
}

// mostYears is longer than any working life: a wrong date must not fill a
// block with centuries.
const mostYears = 60

// addYears adds the calendar years of a period. Without an end it is the year
// of its start.
func addYears(years map[int]bool, p Period) {
	first, last := p.Start.Year, p.End.Year
	if first == 0 {
		first = last
	}
	if first == 0 {
		return
	}
	if last < first || last-first > mostYears {
		last = first
	}
	for y := first; y <= last; y++ {
		years[y] = true
	}
}
