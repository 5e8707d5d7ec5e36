package portfolio

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// However a list is shuffled, there is room between any two neighbours.
func TestRankBetweenAlwaysFindsRoom(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	ranks := []Rank{RankBetween("", "")}
	for range 3000 {
		at := random.IntN(len(ranks) + 1)
		if random.IntN(3) == 0 {
			at = len(ranks) / 2 // press into one place
		}
		var a, b Rank
		if at > 0 {
			a = ranks[at-1]
		}
		if at < len(ranks) {
			b = ranks[at]
		}
		r := RankBetween(a, b)
		if r <= a || b != "" && r >= b {
			t.Fatalf("between %q and %q: %q", a, b, r)
		}
		if r[len(r)-1] == '0' {
			t.Fatalf("between %q and %q: %q ends in the zero digit", a, b, r)
		}
		ranks = slices.Insert(ranks, at, r)
	}
}

func TestRankBetweenTwinsGoesAfterThem(t *testing.T) {
	if r := RankBetween("V", "V"); r <= "V" {
		t.Fatalf("%q is not after its twins", r)
	}
}

// Thousands of things that come one after the other keep short ranks.
func TestRankBetweenStaysShortAtTheEnd(t *testing.T) {
	rank := RankBetween("", "")
	for n := range 10_000 {
		next := RankBetween(rank, "")
		if next <= rank || len(next) > 4 || next[len(next)-1] == '0' {
			t.Fatalf("after %q, the %dth: %q", rank, n, next)
		}
		rank = next
	}
	if r := RankBetween("zzzV01zzzzz", ""); r <= "zzzV01zzzzz" {
		t.Errorf("%q", r)
	}
}
