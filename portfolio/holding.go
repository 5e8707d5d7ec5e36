package portfolio

import (
	"cmp"
	"slices"
)

// Fall is an indicator that loses its state when a situation or a piece goes.
type Fall struct {
	Indicator *Indicator
	From, To  CoverageState // To is lower than From
}

// Falls lists what falls if a situation or a piece goes: the indicators that
// would lose their state, in the framework's order. Only what is counted
// counts: indicators of blocks that are aimed at and that are not left aside.
func Falls(s *State, evidence Ref, today Date) []Fall {
	var codes []string
	for _, l := range s.LinksFrom(evidence) {
		codes = append(codes, l.Indicator)
	}
	return fallsAmong(newMeter(s, today), evidence, codes)
}

// FallsWithout lists what falls if one link goes: its indicator, or nothing. A
// link beside others from the same situation or piece may carry nothing.
func FallsWithout(s *State, l *Link, today Date) []Fall {
	i, _, b := s.Framework.Indicator(l.Indicator)
	if i == nil || !s.Aimed(b.Code) || s.Gap(i.Code) != nil {
		return nil
	}
	m := newMeter(s, today)
	links := s.LinksTo(i.Code)
	f := Fall{Indicator: i, From: m.reached(m.behind(links), Ref{})}
	left := slices.DeleteFunc(slices.Clone(links), func(other *Link) bool { return other.ID == l.ID })
	if f.To = m.reached(m.behind(left), Ref{}); f.To < f.From {
		return []Fall{f}
	}
	return nil
}

// fallsAmong looks at what evidence carries, given the indicators that it is
// linked to.
func fallsAmong(m *meter, evidence Ref, codes []string) []Fall {
	var falls []Fall
	if len(codes) == 0 {
		return nil
	}
	var coverage *Coverage
	if m.state.memo != nil {
		coverage = Cover(m.state, m.today)
	}
	for _, i := range indicatorsAimedAt(m.state) {
		if !slices.Contains(codes, i.Code) || m.state.Gap(i.Code) != nil {
			continue
		}
		if coverage != nil && coverage.Indicator(i.Code).firm {
			continue
		}
		items := m.behind(m.state.LinksTo(i.Code))
		f := Fall{Indicator: i, From: m.reached(items, Ref{}), To: m.reached(items, evidence)}
		if f.To < f.From {
			falls = append(falls, f)
		}
	}
	return falls
}

// indicatorsAimedAt are those of the blocks aimed at, in the framework's order.
func indicatorsAimedAt(s *State) []*Indicator {
	var all []*Indicator
	for b := range s.Framework.Blocks {
		block := &s.Framework.Blocks[b]
		if !s.Aimed(block.Code) {
			continue
		}
		for k := range block.Competences {
			for i := range block.Competences[k].Indicators {
				all = append(all, &block.Competences[k].Indicators[i])
			}
		}
	}
	return all
}

// Fragile is an indicator that is argued and hangs on one thing: without it, it
// would be argued no more. Where as much is there as is asked for and no more,
// it hangs on each of several.
type Fragile struct {
	Fall
	By []Ref // at least one
}

// Load is a situation or a piece and how many of the links it carries.
type Load struct {
	Evidence Ref
	Links    int // to indicators that count
}

// Holding is what holds what in a portfolio.
type Holding struct {
	Links    int          // to indicators that count
	Argued   int          // indicators that count and are argued or better
	Fragile  []Fragile    // in the framework's order
	Heavy    []Load       // evidence that carries too much, the heaviest first
	Uncited  []*Piece     // that may leave and that nothing cites
	Unlinked []*Situation // that figure in the dossier and show nothing yet
	Balance  []Weight
}

// Evidence carries too much when it carries more than a fifth of all links. A
// few links say nothing yet: below leastLinks there is no such thing.
const (
	heavyShare = 5
	leastLinks = 10
)

// Hold works out what holds what. It is a pure function; like [Cover] it counts
// what was written and linked by the profile in force, nothing more.
//
// It is worked out once for a State and a day; nobody writes into it.
func Hold(s *State, today Date) *Holding {
	if s.memo == nil {
		return hold(s, today)
	}
	return s.memo.holding.of(today, func() *Holding { return hold(s, today) })
}

func hold(s *State, today Date) *Holding {
	h := &Holding{Balance: Balance(s)}
	loads := map[Ref]int{}
	m, coverage := newMeter(s, today), Cover(s, today)
	for _, i := range indicatorsAimedAt(s) {
		h.weigh(m, coverage, i, loads)
	}
	h.findHeavy(loads)
	h.findIdle(s)
	return h
}

// weigh counts one indicator's links and looks whether one thing alone holds it.
func (h *Holding) weigh(m *meter, coverage *Coverage, i *Indicator, loads map[Ref]int) {
	if m.state.Gap(i.Code) != nil {
		return
	}
	links := m.state.LinksTo(i.Code)
	for _, l := range links {
		loads[l.Evidence]++
		h.Links++
	}
	if known := coverage.Indicator(i.Code); known.firm {
		if known.State >= Argued {
			h.Argued++
		}
		return
	}
	items := m.behind(links)
	from := m.reached(items, Ref{})
	if from < Argued {
		return
	}
	h.Argued++
	if by, to := m.holders(items); len(by) > 0 {
		h.Fragile = append(h.Fragile, Fragile{Fall{i, from, to}, by})
	}
}

func (h *Holding) findHeavy(loads map[Ref]int) {
	if h.Links < leastLinks {
		return
	}
	for ref, n := range loads {
		if n*heavyShare > h.Links {
			h.Heavy = append(h.Heavy, Load{ref, n})
		}
	}
	slices.SortFunc(h.Heavy, func(a, b Load) int {
		return cmp.Or(cmp.Compare(b.Links, a.Links), cmp.Compare(a.Evidence.ID, b.Evidence.ID))
	})
}

// findIdle finds what stands in the dossier and serves nothing.
func (h *Holding) findIdle(s *State) {
	for _, t := range s.Situations() {
		if t.InDossier && len(s.LinksFrom(t.Ref())) == 0 {
			h.Unlinked = append(h.Unlinked, t)
		}
	}
	named := namedTags(s)
	for _, p := range s.Pieces() {
		if p.Leaves() && len(s.LinksFrom(p.Ref())) == 0 && !named[p.Tag] {
			h.Uncited = append(h.Uncited, p)
		}
	}
}

// namedTags are the tags that living references name in what is printed.
func namedTags(s *State) map[Tag]bool {
	named := map[Tag]bool{}
	read := func(text string) {
		for _, r := range References(text) {
			named[r.Tag] = true
		}
	}
	for _, t := range s.Situations() {
		if t.InDossier {
			for _, p := range situationParts {
				read(*p.Of(t))
			}
		}
	}
	for _, t := range s.Sections() {
		if t.InDossier {
			read(t.Text)
		}
	}
	return named
}

// Imbalance compares the block that most was written for with the one that
// least was: what a jury calls "40 pages for one block and 2 for another".
// False where the blocks are of a weight, or too little was written to say.
func (h *Holding) Imbalance() (most, least Weight, uneven bool) {
	if len(h.Balance) < 2 {
		return Weight{}, Weight{}, false
	}
	byWords := func(a, b Weight) int { return cmp.Compare(a.Words, b.Words) }
	most, least = slices.MaxFunc(h.Balance, byWords), slices.MinFunc(h.Balance, byWords)
	return most, least, most.Words >= enoughWords && most.Words > unevenTimes*least.Words
}

// Written reports whether enough was written for a balance to mean something.
func (h *Holding) Written() bool {
	return slices.ContainsFunc(h.Balance, func(w Weight) bool { return w.Words >= enoughWords })
}

// Blocks are uneven when one has more than three times the words of another
// and is itself several pages long.
const (
	unevenTimes = 3
	enoughWords = 1500
)

// WordsPerPage is how many words a page of the dossier holds, roughly: of a
// dossier of running text with its headings and tables.
const WordsPerPage = 400

// Pages is about how many pages the words of a block fill, at least one where
// there are any.
func (w Weight) Pages() int {
	if w.Words == 0 {
		return 0
	}
	return max(1, (w.Words+WordsPerPage/2)/WordsPerPage)
}
