package portfolio

import (
	"maps"
	"slices"
	"sync"
	"sync/atomic"
)

// linkIndex finds the links of an indicator or of a piece of evidence. Each half
// is built when first asked for, and carried over from State to State so that
// one change of a large portfolio costs little.
type linkIndex struct {
	byIndicator linkGroups[string]
	byEvidence  linkGroups[Ref]
}

func newLinkIndex() *linkIndex {
	x := new(linkIndex)
	x.byIndicator.key = func(l *Link) string { return l.Indicator }
	x.byEvidence.key = func(l *Link) Ref { return l.Evidence }
	return x
}

// copy returns an index that may be changed, yet to be built as far as x is.
func (x *linkIndex) copy() *linkIndex {
	next := newLinkIndex()
	next.byIndicator.adopt(&x.byIndicator)
	next.byEvidence.adopt(&x.byEvidence)
	return next
}

// change replaces one link by another, either of which may be nil, in an index
// that no State has yet.
func (x *linkIndex) change(before, after *Link) {
	x.byIndicator.change(before, after)
	x.byEvidence.change(before, after)
}

// linkGroups are the links of a State in groups, each in the order of their IDs.
type linkGroups[K comparable] struct {
	key   func(*Link) K
	once  sync.Once
	built atomic.Bool
	links map[K][]*Link
}

// of is the group of a key among all links.
func (g *linkGroups[K]) of(key K, all []*Link) []*Link {
	g.once.Do(func() {
		if g.built.Load() {
			return
		}
		g.links = make(map[K][]*Link, len(all)/4)
		for _, l := range all {
			k := g.key(l)
			g.links[k] = append(g.links[k], l)
		}
		g.built.Store(true)
	})
	return g.links[key]
}

func (g *linkGroups[K]) adopt(from *linkGroups[K]) {
	if from.built.Load() {
		g.links = maps.Clone(from.links)
		g.built.Store(true)
	}
}

// change does nothing in groups that are not built: they will see the change
// when they are.
func (g *linkGroups[K]) change(before, after *Link) {
	if !g.built.Load() {
		return
	}
	if before != nil {
		drop(g.links, g.key(before), before.ID)
	}
	if after != nil {
		insert(g.links, g.key(after), after)
	}
}

// drop and insert never write into a slice that an older State may hold.
func drop[K comparable](m map[K][]*Link, key K, id ID) {
	kept := slices.DeleteFunc(slices.Clone(m[key]), func(l *Link) bool { return l.ID == id })
	if len(kept) == 0 {
		delete(m, key)
		return
	}
	m[key] = kept
}

func insert[K comparable](m map[K][]*Link, key K, l *Link) {
	at, _ := slices.BinarySearchFunc(m[key], l, byID[*Link])
	m[key] = slices.Insert(slices.Clone(m[key]), at, l)
}

// LinksTo lists the links of an indicator, oldest first.
func (s *State) LinksTo(indicator string) []*Link {
	return s.index.byIndicator.of(indicator, s.Links())
}

// LinksFrom lists the links of a situation or piece, oldest first.
func (s *State) LinksFrom(evidence Ref) []*Link {
	return s.index.byEvidence.of(evidence, s.Links())
}

// Linked returns the link between some evidence and an indicator, or nil: that
// of the whole where there is one, else the oldest of its passages.
func (s *State) Linked(evidence Ref, indicator string) *Link {
	var first *Link
	for _, l := range s.LinksFrom(evidence) {
		if l.Indicator != indicator {
			continue
		}
		if !l.OfPassage() {
			return l
		}
		if first == nil {
			first = l
		}
	}
	return first
}

// LinksBetween lists the links between some evidence and an indicator: that of
// the whole first, then those of passages, oldest first.
func (s *State) LinksBetween(evidence Ref, indicator string) []*Link {
	var links []*Link
	for _, l := range s.LinksFrom(evidence) {
		switch {
		case l.Indicator != indicator:
		case l.OfPassage():
			links = append(links, l)
		default:
			links = slices.Insert(links, 0, l)
		}
	}
	return links
}

// Twin returns the link that says the same of the same as l, l itself left out,
// or nil.
func (s *State) Twin(l *Link) *Link {
	for _, other := range s.LinksFrom(l.Evidence) {
		if other.ID != l.ID && other.sameEnds(l) {
			return other
		}
	}
	return nil
}
