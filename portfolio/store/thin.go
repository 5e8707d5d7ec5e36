package store

import (
	"encoding/binary"
	"time"

	"go.etcd.io/bbolt"

	"acquis/portfolio"
)

// retention is how much detail the journal keeps: every entry that is among
// the last ones, or younger than the age, or that a redo or the next undos
// need. Of what is older, each record's state at the end of each day on which
// it changed, as far as there is room (see thinDays).
type retention struct {
	entries uint64
	age     time.Duration
	undos   int
	least   uint64 // entries that must be too old before it is worth it
}

var usualRetention = retention{entries: 2000, age: 90 * 24 * time.Hour, undos: 500, least: 250}

// thin turns old detail into states of days. It is called after a snapshot,
// which still has the detail.
func (p *Portfolio) thin() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := p.own(); err != nil {
		return err
	}
	if err := p.settle(); err != nil {
		return err
	}
	if p.stamp.Seq < p.stamp.First+p.keep.entries+p.keep.least {
		return nil
	}
	c, err := read(p.dir)
	if err != nil {
		return err
	}
	floor, err := p.floor(c)
	if err != nil || floor < p.stamp.First+p.keep.least {
		return err
	}
	days, err := p.statesOfDays(c, floor)
	if err != nil {
		return err
	}
	if err := p.replaceDetail(floor, days); err != nil {
		return err
	}
	size := 0
	for _, item := range c.image.Bucket(string(bucketRecords)) {
		size += len(item.Value)
	}
	return p.thinDays(size)
}

// floor is the oldest entry of which the detail is kept; it begins a day.
func (p *Portfolio) floor(c *content) (uint64, error) {
	oldest := p.now().Add(-p.keep.age)
	undo, redo := p.heads.Undo, p.heads.Redo
	undos := 0
	floor, day := p.stamp.Seq+1, ""
	err := c.walkBack(func(e *Entry) (bool, error) {
		needed := p.stamp.Seq-e.Seq < p.keep.entries || e.Time.After(oldest)
		switch e.Seq {
		case redo:
			needed, redo = true, e.Below
		case undo:
			undos++
			needed, undo = needed || undos <= p.keep.undos, e.Below
		}
		if today := e.Time.Format(dayFormat); needed || today == day {
			floor, day = e.Seq, today
		}
		return e.Seq > p.stamp.First, nil
	})
	return floor, err
}

// dayState is a record at the end of a day; the record is nil where it was
// removed on that day.
type dayState struct {
	ref    portfolio.Ref
	day    string
	record portfolio.Record
}

// statesOfDays walks back to the oldest entry and notes, from floor on
// downwards, each record as it was when a day was over.
func (p *Portfolio) statesOfDays(c *content, floor uint64) ([]dayState, error) {
	type key struct {
		ref portfolio.Ref
		day string
	}
	set := mapOf(c.records)
	var states []dayState
	seen := map[key]bool{}
	note := func(ref portfolio.Ref, day string) {
		if k := (key{ref, day}); !seen[k] {
			seen[k] = true
			states = append(states, dayState{ref, day, set.get(ref)})
		}
	}
	err := c.walkBack(func(e *Entry) (bool, error) {
		if e.Seq < floor {
			day := e.Time.Format(dayFormat)
			for _, op := range e.Ops {
				note(op.Ref, day)
			}
			if e.Seq == 1 { // what the portfolio was created with
				for ref := range set {
					note(ref, day)
				}
			}
		}
		return true, apply(set, inverse(e.Ops))
	})
	return states, err
}

// replaceDetail drops the entries before floor and keeps the states instead,
// in one transaction.
func (p *Portfolio) replaceDetail(floor uint64, days []dayState) error {
	next := p.stamp
	err := p.db.Update(func(tx *bbolt.Tx) error {
		next = p.stamp
		next.First = floor
		history := tx.Bucket(bucketHistory)
		for _, d := range days {
			if err := putDay(history, d, &next.History); err != nil {
				return err
			}
		}
		cursor := tx.Bucket(bucketJournal).Cursor()
		for k, v := cursor.First(); k != nil && binary.BigEndian.Uint64(k) < floor; k, v = cursor.First() {
			next.Journal.drop(v)
			if err := cursor.Delete(); err != nil {
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

// putDay keeps one state. Should there be one of that day already (a clock was
// set back), it is older: the later one takes its place.
func putDay(history *bbolt.Bucket, d dayState, sum *tally) error {
	var payload []byte
	if d.record != nil {
		var err error
		if payload, err = encode(d.record); err != nil {
			return err
		}
	}
	key := historyKey(d.ref, d.day)
	sum.drop(history.Get(key))
	sealed := sealDeflated(sealVersion, key, payload)
	sum.add(sealed)
	return history.Put(key, sealed)
}
