package store

import (
	"fmt"

	"go.etcd.io/bbolt"

	"acquis/portfolio"
)

// Change is the one way in: whoever wants to change something, a screen, the
// command line or a merge, does it here. The changes that edit makes become
// durable in one transaction together with an entry of the journal, or not at
// all: when edit returns an error, or the disk refuses, nothing has changed.
// An edit that changes nothing leaves no entry.
//
// The label says in French what is done ("Modifier la situation"); the
// interface puts "Annuler :" before it.
func (p *Portfolio) Change(label string, edit func(*portfolio.Edit) error) error {
	err := p.change(Entry{Kind: EntryEdit, Label: label}, edit)
	p.tell()
	return err
}

func (p *Portfolio) change(entry Entry, edit func(*portfolio.Edit) error) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := p.ready(); err != nil {
		return fmt.Errorf("%s: %w", entry.Label, err)
	}
	e := portfolio.NewEdit(p.State())
	if err := edit(e); err != nil {
		return err
	}
	next, changes := e.Result(p.stamp.Seq + 1)
	var err error
	if entry.Ops, err = opsOf(changes); err != nil {
		return fmt.Errorf("%s: %w", entry.Label, err)
	}
	if len(entry.Ops) == 0 && entry.Kind == EntryEdit {
		return nil
	}
	if entry.Kind == EntryEdit {
		entry.Below = p.heads.Undo
		entry.Heads = Heads{Undo: p.stamp.Seq + 1}
	}
	if err := p.commit(&entry, changes); err != nil {
		return fmt.Errorf("%s: %w", entry.Label, err)
	}
	var top *Entry
	if entry.Kind == EntryEdit {
		top = &entry
	}
	p.publish(next, entry, top, nil)
	return nil
}

// A transaction of many records (a creation, an import) fills the pages of the
// database nearly up, where bbolt would leave half of each to what may come
// between: opening reads half as much.
const (
	manyChanges = 500
	densely     = 0.9
)

// commit makes an entry and the records that it changes durable, in one
// transaction. It fills in what every entry has.
func (p *Portfolio) commit(entry *Entry, changes []portfolio.Change) error {
	entry.Seq, entry.Replica, entry.Time = p.stamp.Seq+1, p.header.Replica, p.now()
	next := p.stamp
	err := p.db.Update(func(tx *bbolt.Tx) error {
		next = p.stamp
		next.Seq = entry.Seq
		records := tx.Bucket(bucketRecords)
		if len(changes) >= manyChanges {
			records.FillPercent = densely
		}
		for _, c := range changes {
			if err := putChange(records, c, &next.Records); err != nil {
				return err
			}
		}
		if err := putEntry(tx.Bucket(bucketJournal), entry, &next.Journal); err != nil {
			return err
		}
		if err := putStamp(tx, &next); err != nil {
			return err
		}
		return p.own() // as late as can be
	})
	if err != nil {
		return p.refused(err)
	}
	p.stamp = next
	return nil
}

// publish lets everybody see a change that is durable.
func (p *Portfolio) publish(next *portfolio.State, entry Entry, undo, redo *Entry) {
	undo, redo = undo.head(), redo.head()
	p.heads, p.undo, p.redo, p.saved = entry.Heads, undo, redo, entry.Time
	p.state.Store(next)
	p.renewLease()
	p.enqueue(next, entry)
	p.auto.changed(p)
}

// putChange writes one record, or takes it out.
func putChange(records *bbolt.Bucket, c portfolio.Change, sum *tally) error {
	key := recordKey(c.Ref)
	if c.Before != nil {
		sum.drop(records.Get(key))
	}
	if c.After == nil {
		return records.Delete(key)
	}
	payload, err := encode(c.After)
	if err != nil {
		return err
	}
	sealed := seal(sealRecord, 0, key, payload)
	sum.add(sealed)
	return records.Put(key, sealed)
}

func putEntry(journal *bbolt.Bucket, entry *Entry, sum *tally) error {
	key := entryKey(entry.Seq)
	payload, err := encodeEntry(entry)
	if err != nil {
		return err
	}
	sealed := seal(sealEntry, 0, key, payload)
	sum.add(sealed)
	return journal.Put(key, sealed)
}

// putStamp ends a transaction: nothing may be written after it.
func putStamp(tx *bbolt.Tx, s *stamp) error {
	s.Tx = uint64(tx.ID())
	return putSealed(tx.Bucket(bucketMeta), sealStamp, keyStamp, s)
}

func putSealed(b *bbolt.Bucket, kind sealKind, key []byte, v any) error {
	payload, err := encode(v)
	if err != nil {
		return err
	}
	return b.Put(key, seal(kind, 0, key, payload))
}
