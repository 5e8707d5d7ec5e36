package store

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"acquis/portfolio"
	"acquis/portfolio/store/boltfile"
)

// walkBack calls visit for the entries of the journal, the newest first, until
// it returns false or an error. An entry that is broken ends it.
func (c *content) walkBack(visit func(*Entry) (bool, error)) error {
	for _, item := range slices.Backward(c.image.Bucket(string(bucketJournal))) {
		entry, err := openEntry(item.Key, item.Value)
		if err != nil {
			return fmt.Errorf("%w: entry %x: %w", ErrJournal, item.Key, err)
		}
		more, err := visit(entry)
		if err != nil {
			return fmt.Errorf("entry %d: %w", entry.Seq, err)
		}
		if !more {
			return nil
		}
	}
	return nil
}

// historyKey is where the state of a record at the end of a day is kept.
func historyKey(ref portfolio.Ref, day string) []byte {
	return []byte(ref.String() + "\x00" + day)
}

// dayFormat is a day in UTC; days in this form order as text.
const dayFormat = "20060102"

// Version is a record as it was once.
type Version struct {
	Time   time.Time        // UTC: of the change, or the day's end where only that is kept
	Label  string           // of the change; "" where only the day's end is kept
	Seq    uint64           // of the change, likewise 0
	Record portfolio.Record // nil: it was not there, or removed
}

// Versions lists what a record was, the newest first: every change as far back
// as the journal goes, and before that its state at the end of each day on
// which it changed. The first one is what it is now.
func (p *Portfolio) Versions(ref portfolio.Ref) ([]Version, error) {
	p.mu.Lock()
	c, err := read(p.dir)
	p.mu.Unlock()
	if err != nil {
		return nil, err
	}
	set := mapSet{}
	for _, r := range c.records {
		if r.Ref() == ref {
			set.put(r)
		}
	}
	var versions []Version
	err = c.walkBack(func(e *Entry) (bool, error) {
		ops := slices.DeleteFunc(slices.Clone(e.Ops), func(op Op) bool { return op.Ref != ref })
		if len(ops) > 0 || e.Seq == 1 {
			versions = append(versions, Version{e.Time, e.Label, e.Seq, set.get(ref)})
		}
		return true, apply(set, inverse(ops))
	})
	if err != nil {
		return nil, err
	}
	days, err := c.days(ref)
	return dropAbsent(append(versions, days...)), err
}

// dropAbsent takes away what lies before the record was first made.
func dropAbsent(versions []Version) []Version {
	for len(versions) > 0 && versions[len(versions)-1].Record == nil {
		versions = versions[:len(versions)-1]
	}
	return versions
}

// days lists the states of a record at the ends of days, the newest first.
func (c *content) days(ref portfolio.Ref) ([]Version, error) {
	prefix := string(historyKey(ref, ""))
	var versions []Version
	for _, item := range slices.Backward(c.image.Bucket(string(bucketHistory))) {
		day, ok := strings.CutPrefix(string(item.Key), prefix)
		if !ok {
			continue
		}
		v, err := openDay(ref, day, item)
		if err != nil {
			return nil, fmt.Errorf("%w: history %q: %w", ErrJournal, item.Key, err)
		}
		versions = append(versions, v)
	}
	return versions, nil
}

func openDay(ref portfolio.Ref, day string, item boltfile.Item) (Version, error) {
	payload, err := unseal(sealVersion, item.Key, item.Value)
	if err != nil {
		return Version{}, err
	}
	t, err := time.Parse(dayFormat, day)
	v := Version{Time: t.Add(24*time.Hour - time.Second)}
	if err != nil || len(payload) == 0 {
		return v, err // removed on that day
	}
	v.Record, err = decodeRecord(ref.Kind, payload)
	return v, err
}
