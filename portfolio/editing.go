package portfolio

import "fmt"

// fillIn gives a record what it needs before it is kept.
func (e *Edit) fillIn(r Record) {
	switch r := r.(type) {
	case *Experience:
		r.ID, r.Rank = idOrNew(r.ID), e.rankOrLast(KindExperience, r.Rank)
	case *Training:
		r.ID, r.Rank = idOrNew(r.ID), e.rankOrLast(KindTraining, r.Rank)
	case *Situation:
		r.ID, r.Rank = idOrNew(r.ID), e.rankOrLast(KindSituation, r.Rank)
		r.Tag = e.tagOrNew(r.Tag, r.ID)
	case *Piece:
		r.ID, r.Rank = idOrNew(r.ID), e.rankOrLast(KindPiece, r.Rank)
		r.Tag = e.tagOrNew(r.Tag, r.ID)
	case *Link:
		r.ID = idOrNew(r.ID)
	}
}

func idOrNew(id ID) ID {
	if id == "" {
		return NewID()
	}
	return id
}

func (e *Edit) rankOrLast(kind Kind, rank Rank) Rank {
	if rank != "" {
		return rank
	}
	var last Rank
	if ranks := e.next.ranked(kind); len(ranks) > 0 {
		last = ranks[len(ranks)-1].rank
	}
	return RankBetween(last, "")
}

func (e *Edit) tagOrNew(tag Tag, id ID) Tag {
	for try := 0; tag == ""; try++ {
		if t := newTag(id, try); e.next.byTag(t).IsZero() {
			tag = t
		}
	}
	return tag
}

// place is where a record stands in its list.
type place struct {
	id   ID
	rank Rank
}

// ranked lists the places of a kind that the candidate orders.
func (s *State) ranked(kind Kind) []place {
	var places []place
	s.tables[kind].each(func(r Record) {
		switch r := r.(type) {
		case *Experience:
			places = append(places, place{r.ID, r.Rank})
		case *Training:
			places = append(places, place{r.ID, r.Rank})
		case *Situation:
			places = append(places, place{r.ID, r.Rank})
		case *Piece:
			places = append(places, place{r.ID, r.Rank})
		}
	})
	return places
}

// Move puts an experience, a training, a situation or a piece before another
// of its kind, or last if before is empty. It changes that one record's rank,
// unless two records share a rank, which it then mends.
func (e *Edit) Move(ref Ref, before ID) error {
	if e.next.Get(ref) == nil || ref.ID == before {
		return fmt.Errorf("%w: %s", ErrNotFound, ref)
	}
	var left, right Rank
	for _, p := range e.next.ranked(ref.Kind) {
		if p.id == before {
			right = p.rank
			break
		}
		if p.id != ref.ID {
			left = p.rank
		}
	}
	if right != "" && left >= right { // twins made by two computers: no room between them
		if err := e.Move(Ref{ref.Kind, before}, e.following(ref, before)); err != nil {
			return err
		}
		return e.Move(ref, before)
	}
	return e.setRank(ref, RankBetween(left, right))
}

// following is the record after id that is not ref, "" at the end.
func (e *Edit) following(ref Ref, id ID) ID {
	seen := false
	for _, p := range e.next.ranked(ref.Kind) {
		if seen && p.id != ref.ID {
			return p.id
		}
		seen = seen || p.id == id
	}
	return ""
}

func (e *Edit) setRank(ref Ref, rank Rank) error {
	switch r := e.next.Get(ref).(type) {
	case *Experience:
		n := *r
		n.Rank = rank
		e.PutAsIs(&n)
	case *Training:
		n := *r
		n.Rank = rank
		e.PutAsIs(&n)
	case *Situation:
		n := *r
		n.Rank = rank
		e.PutAsIs(&n)
	case *Piece:
		n := *r
		n.Rank = rank
		e.PutAsIs(&n)
	default:
		return fmt.Errorf("%w: %s has no place", ErrNotFound, ref)
	}
	return nil
}

// Shift moves a record up (by < 0) or down its list; the ends stop it.
func (e *Edit) Shift(ref Ref, by int) error {
	places := e.next.ranked(ref.Kind)
	for i, p := range places {
		if p.id != ref.ID {
			continue
		}
		to := min(max(i+by, 0), len(places)-1)
		switch {
		case to < i:
			return e.Move(ref, places[to].id)
		case to > i && to+1 < len(places):
			return e.Move(ref, places[to+1].id)
		case to > i:
			return e.Move(ref, "")
		}
		return nil
	}
	return fmt.Errorf("%w: %s", ErrNotFound, ref)
}
