package portfolio

import (
	"fmt"
	"maps"
	"slices"
)

// Edit collects changes to a State. It keeps what every State promises: texts
// are normalised, ranks and tags are given, a link has two ends that exist and
// no twin, and nothing refers to what was removed. It is for one goroutine and
// is spent once its Result was taken. A method that returns an error has
// changed nothing.
type Edit struct {
	base  *State
	next  *State
	owned map[Kind]bool // tables of next that are not base's any more
	seen  map[Ref]bool  // what was touched…
	order []Ref         // …in the order in which it first was
	// ownIndex: next's index of links is not base's any more.
	ownIndex bool
}

// NewEdit begins an edit of s, which stays as it is.
func NewEdit(s *State) *Edit {
	next := *s
	next.tables, next.memo = maps.Clone(s.tables), nil
	return &Edit{base: s, next: &next, owned: map[Kind]bool{}, seen: map[Ref]bool{}}
}

// State is the portfolio with the changes so far. It must not be kept beyond
// the edit.
func (e *Edit) State() *State { return e.next }

// Change is one record before and after an edit: Before is nil for a new
// record, After for a removed one.
type Change struct {
	Ref           Ref
	Before, After Record
}

// Result returns the changed State under a new version number, and what
// changed, in order. Records put back as they were are not in the list.
func (e *Edit) Result(version uint64) (*State, []Change) {
	var changes []Change
	for _, ref := range e.order {
		c := Change{ref, e.base.Get(ref), e.next.Get(ref)}
		if c.Before == nil && c.After == nil {
			continue
		}
		changes = append(changes, c)
	}
	e.next.Version = version
	e.next.memo = e.base.memo.after(e.next, changes)
	return e.next, changes
}

// Put adds a record or replaces the one with the same reference. The record is
// copied; an empty ID, rank or tag is filled in, and written into r as well so
// that the caller knows it. The anchors of a situation's passages follow its
// texts.
//
// Errors: [ErrUnknownIndicator], [ErrUnknownCompetence], [ErrUnknownBlock],
// [ErrNotFound] for evidence that is not there, [ErrAlreadyLinked],
// [ErrPassage], [ErrSufficiency], [ErrOutline].
func (e *Edit) Put(r Record) error {
	e.fillIn(r)
	if err := e.check(r); err != nil {
		return err
	}
	kept := r.normalized()
	switch kept := kept.(type) {
	case *Situation:
		if before := e.next.Situation(kept.ID); before != nil {
			e.PutAsIs(kept)
			e.followTexts(before, kept)
			return nil
		}
	case *Link:
		e.settle(kept)
	}
	e.PutAsIs(kept)
	return nil
}

// PutAsIs is Put without any check, for a store that replays what was checked
// when it was first made. It keeps r itself.
func (e *Edit) PutAsIs(r Record) {
	ref := r.Ref()
	before := e.touch(ref)
	e.next.tables[ref.Kind].put(r)
	switch r := r.(type) {
	case *Link:
		e.relink(before, r)
	case *Outline:
		e.next.adoptOutline()
	}
}

// Remove removes a record and what would hang in the air without it: the links
// of a situation or piece. The situations and pieces of an experience stay and
// belong to none. Removing what is not there does nothing.
func (e *Edit) Remove(ref Ref) {
	if e.next.Get(ref) == nil {
		return
	}
	switch ref.Kind {
	case KindSituation, KindPiece:
		for _, l := range slices.Clone(e.next.LinksFrom(ref)) {
			e.RemoveAsIs(l.Ref())
		}
	case KindExperience:
		e.orphan(ref.ID)
	}
	e.RemoveAsIs(ref)
}

// RemoveAsIs removes one record and nothing else; see [Edit.PutAsIs].
func (e *Edit) RemoveAsIs(ref Ref) {
	before := e.touch(ref)
	e.next.tables[ref.Kind].remove(ref.ID)
	if before != nil && ref.Kind == KindLink {
		e.relink(before, nil)
	}
	if ref.Kind == KindOutline {
		e.next.adoptOutline()
	}
}

// touch makes the table of ref the edit's own and returns what it held.
func (e *Edit) touch(ref Ref) Record {
	if !e.owned[ref.Kind] {
		e.next.tables[ref.Kind] = e.next.tables[ref.Kind].clone()
		e.owned[ref.Kind] = true
	}
	before := e.next.Get(ref)
	if before != nil {
		e.next.prints.Delete(before)
		if t, ok := before.(*Situation); ok {
			e.next.prints.Delete(wordsKey{t})
		}
	}
	if !e.seen[ref] {
		e.seen[ref] = true
		e.order = append(e.order, ref)
	}
	return before
}

func (e *Edit) relink(before Record, after *Link) {
	if !e.ownIndex {
		e.next.index, e.ownIndex = e.base.index.copy(), true
	}
	old, _ := before.(*Link)
	e.next.index.change(old, after)
}

func (e *Edit) orphan(experience ID) {
	for _, s := range e.next.SituationsOf(experience) {
		n := *s
		n.Experience = ""
		e.PutAsIs(&n)
	}
	for _, p := range slices.Clone(e.next.Pieces()) {
		if p.Experience == experience {
			n := *p
			n.Experience = ""
			e.PutAsIs(&n)
		}
	}
}

func (e *Edit) check(r Record) error {
	f := e.next.Framework
	switch r := r.(type) {
	case *BlockChoice:
		if f.Block(r.Code) == nil {
			return fmt.Errorf("%w: %q", ErrUnknownBlock, r.Code)
		}
	case *SelfAssessment:
		if k, _ := f.Competence(r.Competence); k == nil {
			return fmt.Errorf("%w: %q", ErrUnknownCompetence, r.Competence)
		}
	case *AcceptedGap:
		if i, _, _ := f.Indicator(r.Indicator); i == nil {
			return fmt.Errorf("%w: %q", ErrUnknownIndicator, r.Indicator)
		}
	case *OwnSufficiency:
		if fault := (&Sufficiency{r.Note, r.Argued, r.Supported, r.Advice}).fault(); fault != "" {
			return fmt.Errorf("%w: %s", ErrSufficiency, fault)
		}
	case *Link:
		return e.checkLink(r)
	case *Outline:
		return r.Validate()
	case *Feasibility:
		if f.Block(r.Block) == nil {
			return fmt.Errorf("%w: %q", ErrUnknownBlock, r.Block)
		}
	}
	return nil
}
