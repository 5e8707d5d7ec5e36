package search

import (
	"cmp"
	"math"
	"slices"

	"acquis/portfolio"
)

// reading is the forms that one word of a query may mean.
type reading struct {
	word
	forms    []candidate
	forgiven bool
	apart    bool // forgiven because nothing holds it together with the others
}

// hit is an entry that holds every word.
type hit struct {
	entry uint32
	score float64
}

// find reads the words of a query as they are typed and, only where nothing
// holds them all, in other ways.
func (x *Index) find(words []word, kinds []portfolio.Kind) ([]reading, []hit) {
	v := x.vocabulary
	readings := make([]reading, len(words))
	for i, w := range words {
		readings[i] = reading{word: w, forms: v.asTyped(w)}
	}
	hits := x.match(readings, kinds)
	if len(hits) > 0 {
		return readings, hits
	}
	for _, other := range v.respelt(words) {
		respelt := make([]reading, len(other))
		for i, w := range other {
			respelt[i] = reading{word: w, forms: v.asTyped(w)}
		}
		if hits := x.match(respelt, kinds); len(hits) > 0 {
			return respelt, hits
		}
	}
	for _, unknownOnly := range []bool{true, false} {
		for i := range readings {
			if r := &readings[i]; !r.forgiven && (len(r.forms) == 0 || !unknownOnly) {
				r.apart = len(r.forms) > 0
				r.forms, r.forgiven = v.forgiving(r.word), true
			}
		}
		if hits := x.match(readings, kinds); len(hits) > 0 {
			return readings, hits
		}
	}
	return readings, nil
}

// match lists the entries that hold every word, best first. The worth of a
// word in an entry is that of its best form there: nearness times weight times
// how rare the word is (BM25's idf).
func (x *Index) match(readings []reading, kinds []portfolio.Kind) []hit {
	var (
		total   = make([]float64, len(x.entries))
		held    = make([]uint8, len(x.entries)) // words found so far
		best    = make([]float32, len(x.entries))
		touched []uint32
	)
	for w, r := range readings {
		touched = touched[:0]
		for _, c := range r.forms {
			for _, p := range x.vocabulary.terms[c.term].postings {
				n := document(p)
				if best[n] == 0 {
					touched = append(touched, n)
				}
				best[n] = max(best[n], c.near*float32(p&weightMask))
			}
		}
		rare := math.Log(1 + (float64(len(x.numbers)-len(touched))+0.5)/(float64(len(touched))+0.5))
		for _, n := range touched {
			if held[n] == uint8(w) {
				held[n]++
				total[n] += rare * float64(best[n]) / weightMask
			}
			best[n] = 0
		}
	}
	var hits []hit
	for n, e := range x.entries {
		if e != nil && held[n] == uint8(len(readings)) && (kinds == nil || slices.Contains(kinds, e.ref.Kind)) {
			hits = append(hits, hit{uint32(n), total[n]})
		}
	}
	x.rank(hits)
	return hits
}

// rank orders hits, best first; equals by what they are, so that the order is
// the same however the index came to be.
func (x *Index) rank(hits []hit) {
	slices.SortFunc(hits, func(a, b hit) int {
		if a.score != b.score {
			return cmp.Compare(b.score, a.score)
		}
		return compareRefs(x.entries[a.entry].ref, x.entries[b.entry].ref)
	})
}

func compareRefs(a, b portfolio.Ref) int {
	return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ID, b.ID))
}
