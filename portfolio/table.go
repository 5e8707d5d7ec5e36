package portfolio

import (
	"cmp"
	"maps"
	"slices"
)

// table holds the records of one kind, in their order and by ID.
type table[T Record] struct {
	list  []T
	byID  map[ID]T
	order func(a, b T) int
}

// anyTable is what a State needs of a table whatever its records.
type anyTable interface {
	clone() anyTable
	get(ID) Record // nil if there is none
	put(Record)    // only into a clone that nobody else has seen
	remove(ID)     // likewise
	each(func(Record))
	size() int
}

func newTable[T Record](order func(a, b T) int) *table[T] {
	return &table[T]{byID: map[ID]T{}, order: order}
}

func (t *table[T]) clone() anyTable {
	return &table[T]{slices.Clone(t.list), maps.Clone(t.byID), t.order}
}

func (t *table[T]) get(id ID) Record {
	if r, ok := t.byID[id]; ok {
		return r
	}
	return nil
}

func (t *table[T]) put(r Record) {
	record := r.(T)
	id := record.Ref().ID
	if old, ok := t.byID[id]; ok {
		if at, found := slices.BinarySearchFunc(t.list, old, t.order); found && t.order(old, record) == 0 {
			t.list[at] = record
			t.byID[id] = record
			return
		}
		t.remove(id)
	}
	at, _ := slices.BinarySearchFunc(t.list, record, t.order)
	t.list = slices.Insert(t.list, at, record)
	t.byID[id] = record
}

func (t *table[T]) remove(id ID) {
	old, ok := t.byID[id]
	if !ok {
		return
	}
	if at, found := slices.BinarySearchFunc(t.list, old, t.order); found {
		t.list = slices.Delete(t.list, at, at+1)
	}
	delete(t.byID, id)
}

func (t *table[T]) each(f func(Record)) {
	for _, r := range t.list {
		f(r)
	}
}

func (t *table[T]) size() int { return len(t.list) }

// byRank orders the lists that the candidate orders; equal ranks (two
// computers chose the same) fall back on the ID.
func byRank[T Record](rank func(T) Rank) func(a, b T) int {
	return func(a, b T) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a.Ref().ID, b.Ref().ID))
	}
}

func byID[T Record](a, b T) int { return cmp.Compare(a.Ref().ID, b.Ref().ID) }

func newTables() map[Kind]anyTable {
	return map[Kind]anyTable{
		KindCandidate:      newTable(byID[*Candidate]),
		KindBlockChoice:    newTable(byID[*BlockChoice]),
		KindSelfAssessment: newTable(byID[*SelfAssessment]),
		KindAcceptedGap:    newTable(byID[*AcceptedGap]),
		KindExperience:     newTable(byRank(func(e *Experience) Rank { return e.Rank })),
		KindTraining:       newTable(byRank(func(t *Training) Rank { return t.Rank })),
		KindSituation:      newTable(byRank(func(s *Situation) Rank { return s.Rank })),
		KindSection:        newTable(byID[*Section]),
		KindPiece:          newTable(byRank(func(p *Piece) Rank { return p.Rank })),
		KindLink:           newTable(byID[*Link]),
		KindDossierOptions: newTable(byID[*DossierOptions]),
		KindOutline:        newTable(byID[*Outline]),
		KindFeasibility:    newTable(byID[*Feasibility]),
		KindSufficiency:    newTable(byID[*OwnSufficiency]),
	}
}
