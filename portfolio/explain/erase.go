package explain

import (
	"maps"
	"slices"
	"time"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/store"
)

// ErasePlace names a place where a text to be erased stands.
func ErasePlace(o portfolio.Occurrence, s *portfolio.State) string {
	return text.ErasePlace(Item(o.Ref, s), text.FieldNames([]string{o.Field}))
}

// ErasePast names where such a text stood once.
func ErasePast(p store.PastPlace, s *portfolio.State) string {
	item := text.RepairItem(string(p.Ref.Kind), text.Unquoted(p.Title))
	if !p.Deleted {
		item = Item(p.Ref, s)
	}
	return text.ErasePastPlace(item, text.FieldNames(p.Fields), p.Deleted)
}

// EraseToll says what an erasure cannot undo and cannot reach, before it or
// after it: sentences, the gravest first.
func EraseToll(plan store.ErasurePlan, kept bool, s *portfolio.State) []string {
	var said []string
	for _, word := range slices.Sorted(maps.Keys(plan.Alone)) {
		said = append(said, text.EraseAlone(word, plan.Alone[word]))
	}
	if len(plan.Unreadable) > 0 {
		said = append(said, text.EraseUnreadable(plan.Unreadable, kept))
	}
	if len(plan.Shared) > 0 {
		said = append(said, text.EraseShared(titles(plan.Shared, s)))
	}
	if len(plan.Saying) > 0 {
		said = append(said, text.EraseSaying(titles(plan.Saying, s)))
	}
	if plan.Pinned {
		said = append(said, text.ErasePinned)
	}
	if len(plan.Twins) > 0 {
		said = append(said, text.EraseTwins(plan.Twins))
	}
	if len(plan.Foreign) > 0 {
		said = append(said, text.EraseForeign(plan.Foreign))
	}
	return said
}

func titles(refs []portfolio.Ref, s *portfolio.State) []string {
	var list []string
	for _, ref := range refs {
		list = append(list, Item(ref, s))
	}
	return list
}

// EraseReach says what no erasing on this computer reaches.
func EraseReach(last store.LastCopy, now time.Time) []string {
	return reach(text.EraseElsewhere, last, now)
}

// DestroyReach is EraseReach where a whole portfolio goes.
func DestroyReach(last store.LastCopy, now time.Time) []string {
	return reach(text.DestroyElsewhere, last, now)
}

func reach(elsewhere string, last store.LastCopy, now time.Time) []string {
	copies := text.EraseNoCopy
	if !last.Time.IsZero() {
		copies = text.EraseLastCopy(last.Time.Local(), now, last.Place)
	}
	return []string{elsewhere, copies, text.EraseDisk}
}
