package explain

import (
	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/store"
)

// Item names a record, for a person, within a sentence: by its title, or by
// what it is about. State is one that has the record.
func Item(ref portfolio.Ref, state *portfolio.State) string {
	switch ref.Kind {
	case portfolio.KindLink:
		if l := state.Link(ref.ID); l != nil {
			return text.VersionLink(portfolio.Shorten(state.TitleOf(l.Evidence), 60), l.Indicator)
		}
	case portfolio.KindSelfAssessment, portfolio.KindAcceptedGap, portfolio.KindBlockChoice:
		return text.VersionOf(string(ref.Kind), string(ref.ID))
	}
	return text.RepairItem(string(ref.Kind), text.Unquoted(state.TitleOf(ref)))
}

// Since says what became of a record since an earlier state, from a difference
// that leads from today to then ([store.Compare]).
func Since(d store.Difference) string {
	switch d.Kind {
	case store.Added: // it was there then
		return text.VersionGone()
	case store.Removed:
		return text.VersionFresh()
	}
	return text.VersionChanged(text.FieldNames(d.Fields))
}

// Sum counts differences that lead from today to an earlier state: what has
// gone since, what has changed, what is new.
func Sum(list []store.Difference) (gone, changed, fresh int) {
	for _, d := range list {
		switch d.Kind {
		case store.Added:
			gone++
		case store.Removed:
			fresh++
		default:
			changed++
		}
	}
	return gone, changed, fresh
}
