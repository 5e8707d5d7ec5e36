package portfolio

import (
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
)

// What a State remembers is what a State of the same records works out anew,
// whatever was changed in between.
func TestRememberedIsWhatIsWorkedOutAnew(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	state := withEvidence(t)
	for turn := range 300 {
		Cover(state, today)
		Hold(state, today)
		state.SuspectLinks()
		e := NewEdit(state)
		for range 1 + random.IntN(3) {
			gamble(t, e, random)
		}
		state, _ = e.Result(state.Version + 1)
		var records []Record
		state.Records(func(r Record) { records = append(records, r) })
		fresh := NewState(state.ID, state.Version, state.Framework, state.pinned, records)
		of := func(s *State) (ids []ID) {
			for l := range maps.Keys(s.suspects()) {
				ids = append(ids, l.ID)
			}
			slices.Sort(ids)
			return ids
		}
		if a, b := of(state), of(fresh); !slices.Equal(a, b) {
			t.Fatalf("turn %d: à revérifier %v, anew %v", turn, a, b)
		}
		if Cover(state, today).Counts != Cover(fresh, today).Counts {
			t.Fatalf("turn %d: %+v, anew %+v", turn, Cover(state, today).Counts, Cover(fresh, today).Counts)
		}
		for _, s := range state.Situations() {
			if state.Words(s) != s.Words() {
				t.Fatalf("turn %d: %d words instead of %d", turn, state.Words(s), s.Words())
			}
		}
	}
}

// gamble makes one change, of those that a link may depend on.
func gamble(t *testing.T, e *Edit, random *rand.Rand) {
	t.Helper()
	state := e.State()
	links, situations := state.Links(), state.Situations()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	indicators := state.Framework.Indicators()
	switch random.IntN(6) {
	case 0:
		must(e.Put(&Situation{Title: "Encore une", Actions: "Une phrase qui dit ce que j’ai fait."}))
	case 1:
		if len(situations) > 0 {
			s := *situations[random.IntN(len(situations))]
			s.Actions += " encore"
			must(e.Put(&s))
		}
	case 2:
		if len(situations) > 0 {
			_, err := e.Link(situations[random.IntN(len(situations))].Ref(), indicators[random.IntN(len(indicators))].Code, "Parce que.")
			must(err)
		}
	case 3:
		if len(links) > 0 {
			must(e.Check(links[random.IntN(len(links))].ID, random.IntN(2) == 0))
		}
	case 4:
		if len(links) > 0 {
			e.Remove(links[random.IntN(len(links))].Ref())
		}
	case 5:
		if len(situations) > 3 && random.IntN(3) == 0 {
			e.Remove(situations[random.IntN(len(situations))].Ref())
		}
	}
}
