package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"time"

	"go.etcd.io/bbolt"

	"acquis/assets/text"
	"acquis/portfolio"
	"acquis/portfolio/durable"
	"acquis/portfolio/store/boltfile"
)

// cut is what an erasing takes out of every database, by name only: it says
// nothing of what was there.
//
// A record that is gone was never there. A field that was touched has always
// been what it is today: typing arrives in pieces ("Mme Dur", then "and"), so
// that no single former value of it can stay.
type cut struct {
	fields map[portfolio.Ref]map[string]bool
	gone   map[portfolio.Ref]bool
}

func newCut() cut {
	return cut{map[portfolio.Ref]map[string]bool{}, map[portfolio.Ref]bool{}}
}

func (c cut) touch(ref portfolio.Ref, field string) { add(c.fields, ref, field) }

func (c cut) size() int {
	n := len(c.gone)
	for _, fields := range c.fields {
		n += len(fields)
	}
	return n
}

// scrub makes of a database what it would be had the cut never been in it, the
// fields that are touched being what they are in today's State. What it gives
// is written by [database.write].
func (c cut) scrub(from *content, today *portfolio.State) (*database, error) {
	d := databaseOf(from)
	d.records, d.journal, d.history = nil, nil, nil
	s := scrubber{c, today}
	for i, item := range from.image.Bucket(string(bucketRecords)) {
		r := s.record(from.records[i])
		switch {
		case r == nil:
			continue
		case r != from.records[i]:
			payload, err := encode(r)
			if err != nil {
				return nil, err
			}
			item.Value = seal(sealRecord, 0, item.Key, payload)
		}
		d.records = append(d.records, item)
	}
	if replays(from) != nil { // nobody could say what it holds
		return d, d.withoutDetail(from)
	}
	return d, errors.Join(s.history(d, from), s.journal(d, from))
}

// scrubber is one scrubbing.
type scrubber struct {
	cut
	today *portfolio.State
}

// record is what becomes of a record: nil if it is gone, itself if it was not
// touched.
func (s scrubber) record(r portfolio.Record) portfolio.Record {
	ref := r.Ref()
	if s.gone[ref] {
		return nil
	}
	touched := s.fields[ref]
	if len(touched) == 0 {
		return r
	}
	n := copyOf(r)
	now := reflect.New(valueOf(n).Type()).Elem() // empty, where there is none today
	if t := s.today.Get(ref); t != nil {
		now = valueOf(t)
	}
	for _, f := range fieldsOf(now.Type()) {
		if touched[f.name] {
			valueOf(n).Field(f.index).Set(now.Field(f.index))
		}
	}
	return n
}

// raw is record for the JSON of one.
func (s scrubber) raw(kind portfolio.Kind, raw json.RawMessage) (json.RawMessage, error) {
	r, err := decodeRecord(kind, raw)
	if err != nil {
		return nil, err
	}
	return encode(s.record(r))
}

// ops is what is left of operations.
func (s scrubber) ops(ops []Op) (left []Op, err error) {
	for _, op := range ops {
		switch {
		case s.gone[op.Ref]:
			continue
		case len(s.fields[op.Ref]) == 0:
		case op.Op == OpAdd:
			op.New, err = s.raw(op.Ref.Kind, op.New)
		case op.Op == OpRemove:
			op.Old, err = s.raw(op.Ref.Kind, op.Old)
		case s.fields[op.Ref][op.Field]:
			continue
		}
		if err != nil {
			return nil, err
		}
		left = append(left, op)
	}
	return left, nil
}

// journal scrubs the entries. They all stay, in their places; their labels,
// which quote titles, do not, nor do the stacks of undo: there is no way back
// from here.
func (s scrubber) journal(d *database, from *content) error {
	for _, item := range from.image.Bucket(string(bucketJournal)) {
		e, err := openEntry(item.Key, item.Value)
		if err == nil {
			e.Ops, err = s.ops(e.Ops)
		}
		if err != nil {
			return err
		}
		if err := d.entry(*e); err != nil {
			return err
		}
	}
	return nil
}

func (d *database) entry(e Entry) error {
	if e.Kind != EntryBarrier {
		e.Kind = EntryEdit
	}
	e.Label, e.Of, e.Below, e.Heads = text.StoreDetailErased, 0, 0, Heads{}
	payload, err := encodeEntry(&e)
	if err != nil {
		return err
	}
	key := entryKey(e.Seq)
	d.journal = append(d.journal, boltfile.Item{Key: key, Value: seal(sealEntry, 0, key, payload)})
	return nil
}

func (s scrubber) history(d *database, from *content) error {
	for _, item := range from.image.Bucket(string(bucketHistory)) {
		r, err := openDayRecord(item)
		if err != nil {
			return err
		}
		ref, _ := dayRef(item.Key)
		if s.gone[ref] {
			continue
		}
		if r != nil && len(s.fields[ref]) > 0 {
			payload, err := encode(s.record(r))
			if err != nil {
				return err
			}
			item.Value = sealDeflated(sealVersion, item.Key, payload)
		}
		d.history = append(d.history, item)
	}
	return nil
}

// withoutDetail leaves of journal and history the number of the last entry.
func (d *database) withoutDetail(from *content) error {
	d.stamp.First = d.stamp.Seq
	last := *from.last
	last.Kind, last.Ops = EntryBarrier, nil
	return d.entry(last)
}

// dayRef is the record of which a value of the history tells.
func dayRef(key []byte) (portfolio.Ref, error) {
	name, _, _ := strings.Cut(string(key), "\x00")
	return parseRecordKey([]byte(name))
}

// openDayRecord reads a record of the history; nil where it was removed.
func openDayRecord(item boltfile.Item) (portfolio.Record, error) {
	ref, err := dayRef(item.Key)
	if err != nil {
		return nil, err
	}
	payload, err := unseal(sealVersion, item.Key, item.Value)
	if err != nil || len(payload) == 0 {
		return nil, err
	}
	return decodeRecord(ref.Kind, payload)
}

// replays walks a journal back on a copy.
func replays(c *content) error {
	set := mapOf(c.records)
	return c.walkBack(func(e *Entry) (bool, error) { return true, apply(set, inverse(e.Ops)) })
}

// database is all that a new database file will hold.
type database struct {
	meta, blobs, local        []boltfile.Item
	records, journal, history []boltfile.Item
	stamp                     stamp
}

// databaseOf is a database as it is.
func databaseOf(c *content) *database {
	in := func(bucket []byte) []boltfile.Item { return c.image.Bucket(string(bucket)) }
	return &database{in(bucketMeta), in(bucketBlobs), in(bucketLocal), in(bucketRecords), in(bucketJournal), in(bucketHistory), c.stamp}
}

// write writes a database file in which nothing has been but this: no page of
// it was ever anything else.
func (d *database) write(path string) error {
	db, err := openBolt(path, time.Second)
	if err != nil {
		return err
	}
	db.NoSync = true // it is made durable before it gets its name
	err = db.Update(func(tx *bbolt.Tx) error {
		s := d.stamp
		s.Records, s.Journal, s.History = tally{}, tally{}, tally{}
		for _, b := range []struct {
			name  []byte
			items []boltfile.Item
			sum   *tally
		}{{bucketMeta, d.meta, nil}, {bucketBlobs, d.blobs, nil}, {bucketLocal, d.local, nil},
			{bucketRecords, d.records, &s.Records}, {bucketJournal, d.journal, &s.Journal}, {bucketHistory, d.history, &s.History}} {
			bucket, err := tx.CreateBucket(b.name)
			if err != nil {
				return err
			}
			bucket.FillPercent = 0.9 // keys come in order
			for _, item := range b.items {
				if b.sum != nil {
					b.sum.add(item.Value)
				}
				if err := bucket.Put(item.Key, item.Value); err != nil {
					return err
				}
			}
		}
		return putStamp(tx, &s)
	})
	return errors.Join(fault("write", err), fault("write", db.Close()))
}

// replace writes the database anew, reads it back, and puts it in the place of
// another, which free lets go of. Until then nothing has changed.
func (d *database) replace(disk durable.FS, dir, path string, check func(*content) error, free func() error) error {
	fresh, err := durable.Reserve(disk, filepath.Dir(path))
	if err != nil {
		return fault("erase", err)
	}
	defer disk.Remove(fresh) //nolint:errcheck // gone when it was renamed, else swept at the next start
	if err := d.write(fresh); err != nil {
		return err
	}
	c, err := soundContent(dir, fresh)
	if err == nil {
		err = replays(c)
	}
	if err == nil && c.stamp.Seq != d.stamp.Seq {
		err = fmt.Errorf("%w: ends at entry %d instead of %d", ErrJournal, c.stamp.Seq, d.stamp.Seq)
	}
	if err == nil && check != nil {
		err = check(c)
	}
	if err != nil {
		return fmt.Errorf("%s: what was written anew is not right: %w", path, err)
	}
	return fault("erase", takePlace(disk, fresh, path, free))
}
