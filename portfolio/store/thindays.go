package store

import (
	"slices"
	"strings"
	"time"

	"go.etcd.io/bbolt"
)

// The states of days are kept for good as long as there is room for them:
// beside as many bytes as the records themselves have, so much. Who works on
// many records every evening, for a year, would else keep the whole portfolio
// hundreds of times over. Where there is no more room, the oldest states become
// sparser: the last of each week stays, then of each four weeks, then of each
// year.
const historyRoom = 2 << 20

// sparser are the periods of which one state stays, in days.
var sparser = []int{7, 28, 364}

// keptDay is one state in the history.
type keptDay struct {
	key   string // in the database
	of    string // the record
	day   int    // since 1970
	bytes int
}

// thinDays makes the history sparser if there is no room for it. content is how
// many bytes the records have. It is called with p.mu.
func (p *Portfolio) thinDays(content int) error {
	var gone []string
	_ = p.db.View(func(tx *bbolt.Tx) error { // the function does not fail
		gone = tooMany(daysIn(tx.Bucket(bucketHistory)), content+historyRoom)
		return nil
	})
	if len(gone) == 0 {
		return nil
	}
	next := p.stamp
	err := p.db.Update(func(tx *bbolt.Tx) error {
		next = p.stamp
		history := tx.Bucket(bucketHistory)
		for _, key := range gone {
			next.History.drop(history.Get([]byte(key)))
			if err := history.Delete([]byte(key)); err != nil {
				return err
			}
		}
		return putStamp(tx, &next)
	})
	if err != nil {
		return p.refused(err)
	}
	p.stamp = next
	return nil
}

// daysIn lists what is in the history.
func daysIn(history *bbolt.Bucket) []keptDay {
	var days []keptDay
	_ = history.ForEach(func(k, v []byte) error { // the function does not fail
		of, day, _ := strings.Cut(string(k), "\x00")
		t, err := time.Parse(dayFormat, day)
		if err == nil {
			days = append(days, keptDay{string(k), of, int(t.Unix() / 86400), len(k) + len(v)})
		}
		return nil
	})
	return days
}

// tooMany lists the keys of the states that go, so that the others have room.
func tooMany(days []keptDay, room int) []string {
	total := 0
	for _, d := range days {
		total += d.bytes
	}
	var gone []string
	slices.SortStableFunc(days, func(a, b keptDay) int { return a.day - b.day })
	for _, period := range sparser {
		if total <= room {
			break
		}
		type span struct {
			of     string
			number int
		}
		left := map[span]int{} // states of a record in a period
		for _, d := range days {
			left[span{d.of, d.day / period}]++
		}
		kept := days[:0:0]
		for _, d := range days {
			s := span{d.of, d.day / period}
			if total > room && left[s] > 1 {
				left[s]--
				total -= d.bytes
				gone = append(gone, d.key)
				continue
			}
			kept = append(kept, d)
		}
		days = kept
	}
	return gone
}
