package store

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"acquis/portfolio"
)

// Where there is room, every day stays; where there is none, the oldest get
// sparser first, and the last state of each period stays.
func TestOldDaysGetSparser(t *testing.T) {
	var days []keptDay
	for n := range 60 {
		for _, of := range []string{"a", "b"} {
			days = append(days, keptDay{fmt.Sprintf("%s%02d", of, n), of, 700 + n, 10})
		}
	}
	left := func(room int) []string {
		gone := tooMany(slices.Clone(days), room)
		var left []string
		for _, d := range days {
			if d.of == "a" && !slices.Contains(gone, d.key) {
				left = append(left, d.key)
			}
		}
		return left
	}
	if got := left(1200); len(got) != 60 {
		t.Errorf("with room for all: %v", got)
	}
	if got := left(1000); len(got) != 50 || got[0] != "a06" || got[1] != "a11" && got[1] != "a13" {
		t.Errorf("with a little less: %v", got)
	}
	if got := left(180); !slices.Equal(got, []string{"a06", "a13", "a20", "a27", "a34", "a41", "a48", "a55", "a59"}) {
		t.Errorf("weeks: %v", got)
	}
	if got := left(0); len(got) != 1 || got[0] != "a59" && got[0] != "a27" {
		t.Logf("years: %v", got)
		if len(got) > 2 {
			t.Errorf("years: %v", got)
		}
	}
}

// Who works on many records every evening for months keeps a database that is
// not many times its content, and one that is whole.
func TestMonthsOnManyRecords(t *testing.T) {
	if testing.Short() {
		t.Skip("thousands of transactions")
	}
	c := newSlowClock()
	p := newTimed(t, c)
	p.db.NoSync = true // thousands of transactions, and no power to lose
	p.keep = retention{entries: 100, age: 24 * time.Hour, undos: 20, least: 50}
	random := newGambler(5)
	noise := func(n int) string { // what does not get smaller when it is deflated
		text := make([]rune, n)
		for i := range text {
			text[i] = rune('a' + random.IntN(26))
		}
		return string(text)
	}
	for n := range 20 {
		put(t, p, &portfolio.Situation{ID: portfolio.ID(fmt.Sprint("s", n)), Title: "Longue", Actions: noise(12_000)})
	}
	for range 90 {
		for n := range 20 {
			s := *p.State().Situation(portfolio.ID(fmt.Sprint("s", n)))
			s.Actions = noise(10) + s.Actions[10:]
			put(t, p, &s)
		}
		c.advance(24 * time.Hour)
		must(t, p.thin())
	}
	bytes := 0
	days := p.stamp.History.Count
	_, err := p.Snapshot(ReasonAsked)
	must(t, err)
	content, err := read(p.Dir())
	must(t, err)
	for _, item := range content.image.Bucket(string(bucketHistory)) {
		bytes += len(item.Value)
	}
	if room := 20*13_000 + historyRoom; bytes > room || bytes < room/2 {
		t.Errorf("%d bytes of %d days", bytes, days)
	}
	versions, err := p.Versions(portfolio.Ref{Kind: portfolio.KindSituation, ID: "s7"})
	must(t, err)
	if last := versions[len(versions)-1]; c.now().Sub(last.Time) < 80*24*time.Hour {
		t.Errorf("the oldest version is of %v, now it is %v", last.Time, c.now())
	}
	p = reopen(t, p)
	verified(t, p)
}
