package portfolio

import (
	"slices"
	"strings"
)

// Need is a kind of thing that a [Level] asks for.
type Need string

// The kinds of needs.
const (
	NeedSituations       Need = "situations"
	NeedExperiences      Need = "experiences"      // situations of distinct experiences
	NeedRecentSituations Need = "recentSituations" // situations of less than Years years
	NeedPieces           Need = "pieces"
	NeedNatures          Need = "natures"      // pieces of distinct natures
	NeedRecentPieces     Need = "recentPieces" // pieces of less than Years years
	NeedOneOf            Need = "oneOf"        // a piece of one of Natures
)

// Of is the kind of evidence that meets a need.
func (n Need) Of() Kind {
	switch n {
	case NeedSituations, NeedExperiences, NeedRecentSituations:
		return KindSituation
	}
	return KindPiece
}

// Shortfall is one thing that is asked for and not there yet, and what is
// nearly there.
type Shortfall struct {
	Need       Need
	Want, Have int
	Natures    []string // of NeedOneOf
	Years      int      // of a need for what is recent
	// What is linked and does not count: Unjustified lacks its justification,
	// Withheld is not seen by the jury, Unsaid counts but does not say its date,
	// its nature or its experience.
	Unjustified, Withheld, Unsaid int
}

// backed is one situation or piece behind an indicator or a compétence.
type backed struct {
	ref        Ref
	justified  bool // one of its links at least says why
	shown      bool // the jury will see it
	experience ID   // of a situation
	nature     string
	until      Date // of a piece its date, of a situation its end
	current    bool // a situation that goes on
}

func (b *backed) counts() bool { return b.justified && b.shown }

// meter judges what stands behind indicators by the profile in force. It is for
// one goroutine, and its answers are for one call at a time: it keeps what it
// gathers in one place, since there may be 30,000 links.
type meter struct {
	state   *State
	profile *Sufficiency
	today   Date // zero: what is recent is not judged
	items   []backed

	numbers map[Ref]int // of each thing that was looked at…
	looked  []backed    // …what it is
	turns   []int       // …when it was gathered last
	places  []int       // …and where in items
	turn    int

	situations map[ID]*Situation
	pieces     map[ID]*Piece
	suspects   map[*Link]bool // see [State.suspects]; nil until asked for
}

func newMeter(s *State, today Date) *meter {
	profile, _ := s.Sufficiency()
	return &meter{state: s, profile: profile, today: today, numbers: map[Ref]int{},
		situations: s.tables[KindSituation].(*table[*Situation]).byID, pieces: s.tables[KindPiece].(*table[*Piece]).byID}
}

// isSuspect reports whether a link is à revérifier.
func (m *meter) isSuspect(l *Link) bool {
	if m.suspects == nil {
		m.suspects = m.state.suspects()
	}
	return m.suspects[l]
}

// behind gathers what is at the other end of the links of an indicator, each
// thing once. The list holds until the next call.
func (m *meter) behind(links []*Link) []backed {
	m.forget()
	m.gather(links)
	return m.items
}

func (m *meter) forget() {
	m.turn++
	m.items = m.items[:0]
}

// gather adds what is at the other end of links and was not gathered yet.
func (m *meter) gather(links []*Link) {
	for _, l := range links {
		n, known := m.numbers[l.Evidence]
		if !known {
			n = len(m.looked)
			m.numbers[l.Evidence] = n
			m.looked = append(m.looked, m.look(l.Evidence))
			m.turns, m.places = append(m.turns, 0), append(m.places, 0)
		}
		if m.turns[n] != m.turn {
			m.turns[n], m.places[n] = m.turn, len(m.items)
			m.items = append(m.items, m.looked[n])
		}
		item := &m.items[m.places[n]]
		item.justified = item.justified || l.Justified()
	}
}

// look reads what a profile may ask about a situation or a piece.
func (m *meter) look(ref Ref) backed {
	b := backed{ref: ref}
	switch ref.Kind {
	case KindSituation:
		if t := m.situations[ref.ID]; t != nil {
			period := m.state.periodOf(t)
			b.shown, b.current, b.until = t.InDossier, period.Current, period.End
			if b.until.IsZero() {
				b.until = period.Start
			}
			if m.state.Experience(t.Experience) != nil {
				b.experience = t.Experience
			}
		}
	case KindPiece:
		if p := m.pieces[ref.ID]; p != nil {
			b.shown, b.nature, b.until = p.Leaves(), p.Nature, p.Date
		}
	}
	return b
}

// reached is the state that the things gathered carry an indicator to, one of
// them left out; the zero Ref leaves none out.
func (m *meter) reached(items []backed, without Ref) CoverageState {
	linked := len(items)
	if !without.IsZero() && slices.ContainsFunc(items, func(b backed) bool { return b.ref == without }) {
		linked--
	}
	switch {
	case linked == 0:
		return Untouched
	case !met(m.asked(&m.profile.Argued, items, without)):
		return Begun
	case !met(m.asked(&m.profile.Supported, items, without)):
		return Argued
	}
	return Supported
}

// firm reports whether an indicator keeps its state whatever one thing is taken
// away: that takes one from each count at most, and of all that the state takes
// more is there than is asked for.
func (m *meter) firm(items []backed, state CoverageState) bool {
	more := func(l *Level) bool {
		return !slices.ContainsFunc(m.asked(l, items, Ref{}), func(a Shortfall) bool { return a.Have <= a.Want })
	}
	switch state {
	case Untouched:
		return true
	case Begun:
		return len(items) > 1
	case Argued:
		return more(&m.profile.Argued)
	}
	return more(&m.profile.Argued) && more(&m.profile.Supported)
}

// lacks lists what keeps an indicator from the state that follows.
func (m *meter) lacks(items []backed, state CoverageState) []Shortfall {
	switch state {
	case Untouched, Begun:
		return m.short(&m.profile.Argued, items)
	case Argued:
		return m.short(&m.profile.Supported, items)
	}
	return nil
}

// short lists what a level asks for that is not there.
func (m *meter) short(l *Level, items []backed) []Shortfall {
	var short []Shortfall
	for _, a := range m.asked(l, items, Ref{}) {
		if a.Have < a.Want {
			a.nearly(items)
			short = append(short, a)
		}
	}
	return short
}

func met(asked []Shortfall) bool {
	return !slices.ContainsFunc(asked, func(a Shortfall) bool { return a.Have < a.Want })
}

// asked lists everything that a level asks for, with how much of it is there.
func (m *meter) asked(l *Level, items []backed, without Ref) []Shortfall {
	var all []Shortfall
	ask := func(need Need, want int, having func(*backed) bool) {
		if want > 0 {
			n := 0
			each(items, need, without, func(b *backed) {
				if having == nil || having(b) {
					n++
				}
			})
			all = append(all, Shortfall{Need: need, Want: want, Have: n})
		}
	}
	recent := func(need Need, want int) {
		if m.today.IsZero() {
			return
		}
		before := len(all)
		ask(need, want, func(b *backed) bool { return b.current || b.until.Within(l.WithinYears, m.today) })
		for i := before; i < len(all); i++ {
			all[i].Years = l.WithinYears
		}
	}
	distinct := func(need Need, want int, of func(*backed) string) {
		if want > 0 {
			all = append(all, Shortfall{Need: need, Want: want, Have: countDistinct(items, need, without, of)})
		}
	}
	ask(NeedSituations, l.Situations, nil)
	distinct(NeedExperiences, l.Experiences, func(b *backed) string { return string(b.experience) })
	recent(NeedRecentSituations, l.RecentSituations)
	ask(NeedPieces, l.Pieces, nil)
	distinct(NeedNatures, l.Natures, func(b *backed) string { return b.nature })
	recent(NeedRecentPieces, l.RecentPieces)
	for _, group := range l.OneOf {
		ask(NeedOneOf, 1, func(b *backed) bool { return isNature(b.nature, group) })
		all[len(all)-1].Natures = group
	}
	return all
}

// each visits the things that count and are of the kind that meets a need.
func each(items []backed, need Need, without Ref, visit func(*backed)) {
	kind := need.Of()
	for i := range items {
		if b := &items[i]; b.counts() && b.ref.Kind == kind && b.ref != without {
			visit(b)
		}
	}
}

func countDistinct(items []backed, need Need, without Ref, of func(*backed) string) int {
	var seen []string
	each(items, need, without, func(b *backed) {
		if name := of(b); name != "" && !isNature(name, seen) {
			seen = append(seen, name)
		}
	})
	return len(seen)
}

// isNature reports whether a nature is in a list, capitals aside: natures may
// be typed.
func isNature(nature string, list []string) bool {
	return slices.ContainsFunc(list, func(n string) bool { return strings.EqualFold(n, nature) })
}

// nearly counts what is linked and falls short of the need.
func (a *Shortfall) nearly(items []backed) {
	for i := range items {
		b := &items[i]
		if b.ref.Kind != a.Need.Of() {
			continue
		}
		switch {
		case !b.shown:
			a.Withheld++
		case !b.justified:
			a.Unjustified++
		case a.unsaid(b):
			a.Unsaid++
		}
	}
}

// unsaid reports whether something counts but does not say what a need is about.
func (a *Shortfall) unsaid(b *backed) bool {
	switch a.Need {
	case NeedExperiences:
		return b.experience == ""
	case NeedRecentSituations, NeedRecentPieces:
		return b.until.IsZero() && !b.current
	case NeedNatures, NeedOneOf:
		return b.nature == ""
	}
	return false
}

// holders lists what alone holds an indicator at argumenté or better: each of
// them gone, it would be argued no more. To is the lowest state that it would
// fall to.
func (m *meter) holders(items []backed) (by []Ref, to CoverageState) {
	// One thing less takes one from each count at most: what has more than is
	// asked for of everything is held by no one thing.
	if !slices.ContainsFunc(m.asked(&m.profile.Argued, items, Ref{}), func(a Shortfall) bool { return a.Have <= a.Want }) {
		return nil, Argued
	}
	to = Argued
	for i := range items {
		if !items[i].counts() {
			continue
		}
		if state := m.reached(items, items[i].ref); state < Argued {
			by, to = append(by, items[i].ref), min(to, state)
		}
	}
	return by, to
}
