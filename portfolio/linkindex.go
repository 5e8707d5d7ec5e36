package portfolio

import (
	"maps"
	"slices"
	"sync"
	"sync/atomic"
)

// linkIndex finds the links of an indicator or of a piece of evidence. It is
// built when first asked for, and carried over from State to State so that one
// change of a large portfolio costs little.
type linkIndex struct {
	once        sync.Once
	built       atomic.Bool
	byIndicator map[string][]*Link
	byEvidence  map[Ref][]*Link
}

func (x *linkIndex) build(links []*Link) {
	x.once.Do(func() {
		if x.built.Load() {
			return
		}
		x.byIndicator, x.byEvidence = map[string][]*Link{}, make(map[Ref][]*Link, len(links)/4)
		for _, l := range links {
			x.byIndicator[l.Indicator] = append(x.byIndicator[l.Indicator], l)
			x.byEvidence[l.Evidence] = append(x.byEvidence[l.Evidence], l)
		}
		x.built.Store(true)
	})
}

// copy returns an index that may be changed, yet to be built if x is.
func (x *linkIndex) copy() *linkIndex {
	if !x.built.Load() {
		return new(linkIndex)
	}
	next := &linkIndex{byIndicator: maps.Clone(x.byIndicator), byEvidence: maps.Clone(x.byEvidence)}
	next.built.Store(true)
	return next
}

// change replaces one link by another, either of which may be nil, in an index
// that no State has yet. One that is not built will see the change when it is.
func (x *linkIndex) change(before, after *Link) {
	if !x.built.Load() {
		return
	}
	if before != nil {
		drop(x.byIndicator, before.Indicator, before.ID)
		drop(x.byEvidence, before.Evidence, before.ID)
	}
	if after != nil {
		insert(x.byIndicator, after.Indicator, after)
		insert(x.byEvidence, after.Evidence, after)
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
	s.index.build(s.Links())
	return s.index.byIndicator[indicator]
}

// LinksFrom lists the links of a situation or piece, oldest first.
func (s *State) LinksFrom(evidence Ref) []*Link {
	s.index.build(s.Links())
	return s.index.byEvidence[evidence]
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
