package store

import (
	"acquis/portfolio"
)

// DifferenceKind says how a record differs between two states.
type DifferenceKind string

// The kinds of differences, seen from the first state to the second.
const (
	Added   DifferenceKind = "added"
	Removed DifferenceKind = "removed"
	Changed DifferenceKind = "changed"
)

// Difference is one record that differs between two states.
type Difference struct {
	Kind   DifferenceKind
	Ref    portfolio.Ref
	Title  string   // where the record has one
	Fields []string // names in JSON of the fields that changed
}

// Compare lists what differs from one state to another of the same portfolio,
// kind after kind. It is what a person sees before an earlier state is
// restored.
func Compare(from, to *portfolio.State) []Difference {
	var list []Difference
	from.Records(func(r portfolio.Record) {
		if to.Get(r.Ref()) == nil {
			list = append(list, Difference{Kind: Removed, Ref: r.Ref(), Title: from.TitleOf(r.Ref())})
		}
	})
	to.Records(func(r portfolio.Record) {
		before := from.Get(r.Ref())
		if before == nil {
			list = append(list, Difference{Kind: Added, Ref: r.Ref(), Title: to.TitleOf(r.Ref())})
			return
		}
		if fields := changedFields(before, r); len(fields) > 0 {
			list = append(list, Difference{Changed, r.Ref(), to.TitleOf(r.Ref()), fields})
		}
	})
	return list
}

func changedFields(before, after portfolio.Record) []string {
	a, b := valueOf(before), valueOf(after)
	var names []string
	for _, f := range fieldsOf(a.Type()) {
		// What cannot be encoded was not read from a portfolio.
		if _, changed, err := fieldOp(before.Ref(), f, a.Field(f.index), b.Field(f.index)); changed || err != nil {
			names = append(names, f.name)
		}
	}
	return names
}
