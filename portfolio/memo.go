package portfolio

import (
	"maps"
	"sync"
)

// memo remembers what was worked out of one State, which never changes: several
// screens ask for the same after every change, and of tens of thousands of links
// that is not free. A State that is being edited has none.
type memo struct {
	coverage remembered[*Coverage]
	holding  remembered[*Holding]

	suspectsMu sync.Mutex
	suspects   map[*Link]bool // those that are à revérifier; nil until asked for
}

// remembered is something that depends on a State and a day.
type remembered[T any] struct {
	mu    sync.Mutex
	known bool
	day   Date
	value T
}

// of is what work gives on a day; it works once.
func (r *remembered[T]) of(day Date, work func() T) T {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.known || r.day != day {
		r.value, r.day, r.known = work(), day, true
	}
	return r.value
}

// suspects are the links of s that are à revérifier, whatever indicator they
// lead to.
func (s *State) suspects() map[*Link]bool {
	if s.memo == nil {
		return s.findSuspects()
	}
	s.memo.suspectsMu.Lock()
	defer s.memo.suspectsMu.Unlock()
	if s.memo.suspects == nil {
		s.memo.suspects = s.findSuspects()
	}
	return s.memo.suspects
}

func (s *State) findSuspects() map[*Link]bool {
	found := map[*Link]bool{}
	for b := range s.Framework.Blocks {
		for k := range s.Framework.Blocks[b].Competences {
			indicators := s.Framework.Blocks[b].Competences[k].Indicators
			for i := range indicators {
				for _, l := range s.LinksTo(indicators[i].Code) {
					if s.suspect(l, &indicators[i]) {
						found[l] = true
					}
				}
			}
		}
	}
	return found
}

// manyChanges is from how many on it is simpler to look at all links anew.
const manyChanges = 200

// after is the memo of the State that follows by some changes: which links are à
// revérifier depends on their two ends alone, so that only those that have
// changed, or whose situation or piece has, are looked at again.
func (m *memo) after(next *State, changes []Change) *memo {
	n := new(memo)
	if m == nil || len(changes) > manyChanges {
		return n
	}
	m.suspectsMu.Lock()
	before := m.suspects
	m.suspectsMu.Unlock()
	if before == nil {
		return n
	}
	n.suspects = maps.Clone(before)
	look := func(l *Link) {
		delete(n.suspects, l)
		if i, _, _ := next.Framework.Indicator(l.Indicator); i != nil && next.suspect(l, i) {
			n.suspects[l] = true
		}
	}
	for _, c := range changes {
		if before, ok := c.Before.(*Link); ok {
			delete(n.suspects, before)
		}
		switch after := c.After.(type) {
		case *Link:
			look(after)
		case *Situation, *Piece:
			for _, l := range next.LinksFrom(c.Ref) {
				look(l)
			}
		}
		if c.After == nil && (c.Ref.Kind == KindSituation || c.Ref.Kind == KindPiece) {
			n.suspects = nil // what hung on it has gone too, or hangs in the air
			return n
		}
	}
	return n
}

// wordsKey is under what the number of words of a situation is remembered.
type wordsKey struct{ of *Situation }

// Words is [Situation.Words], counted once for each situation as it stands.
func (s *State) Words(t *Situation) int {
	if known, ok := s.prints.Load(wordsKey{t}); ok {
		return known.(int)
	}
	n := t.Words()
	if s.Situation(t.ID) == t { // not a copy that is being changed
		s.prints.Store(wordsKey{t}, n)
	}
	return n
}
