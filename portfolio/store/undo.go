package store

import (
	"fmt"

	"go.etcd.io/bbolt"

	"acquis/portfolio"
)

// CanUndo says what Undo would take back: the label of the change.
func (p *Portfolio) CanUndo() (label string, ok bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.openToWrite() != nil || p.undo == nil {
		return "", false
	}
	return p.undo.Label, true
}

// CanRedo says what Redo would do again.
func (p *Portfolio) CanRedo() (label string, ok bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.openToWrite() != nil || p.redo == nil {
		return "", false
	}
	return p.redo.Label, true
}

// Undo takes the last change back that was not taken back yet, by a new entry
// that compensates it, and returns that entry. It survives a restart.
//
// Errors: [ErrNothingToUndo]; [ErrJournal] where the records are not what the
// change left, and nothing is changed.
func (p *Portfolio) Undo() (Entry, error) {
	entry, err := p.reverse(EntryUndo)
	p.tell()
	return entry, err
}

// Redo does again what the last Undo took back. Any other change ends it.
func (p *Portfolio) Redo() (Entry, error) {
	entry, err := p.reverse(EntryRedo)
	p.tell()
	return entry, err
}

func (p *Portfolio) reverse(kind EntryKind) (Entry, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := p.ready(); err != nil {
		return Entry{}, fmt.Errorf("%s: %w", kind, err)
	}
	head, none := p.heads.Undo, ErrNothingToUndo
	if kind == EntryRedo {
		head, none = p.heads.Redo, ErrNothingToRedo
	}
	top, err := p.entryAt(head)
	if err != nil {
		return Entry{}, fmt.Errorf("%s: %w", kind, err)
	}
	if top == nil {
		return Entry{}, none
	}
	uncovered, err := p.entryAt(top.Below)
	if err != nil {
		return Entry{}, fmt.Errorf("%s: %w", kind, err)
	}
	entry := Entry{Kind: kind, Label: top.Label, Of: top.Seq, Ops: inverse(top.Ops)}
	e := portfolio.NewEdit(p.State())
	if err := apply(editSet{e}, entry.Ops); err != nil {
		return Entry{}, fmt.Errorf("%s of entry %d: %w", kind, top.Seq, err)
	}
	seq := p.stamp.Seq + 1
	if kind == EntryUndo {
		entry.Below, entry.Heads = p.heads.Redo, Heads{Undo: seqOf(uncovered), Redo: seq}
	} else {
		entry.Below, entry.Heads = p.heads.Undo, Heads{Undo: seq, Redo: seqOf(uncovered)}
	}
	next, changes := e.Result(seq)
	if err := p.commit(&entry, changes); err != nil {
		return Entry{}, fmt.Errorf("%s: %w", kind, err)
	}
	if kind == EntryUndo {
		p.publish(next, entry, uncovered, &entry)
	} else {
		p.publish(next, entry, &entry, uncovered)
	}
	return entry, nil
}

func seqOf(e *Entry) uint64 {
	if e == nil {
		return 0
	}
	return e.Seq
}

// entryAt reads one entry; nil for 0 and for what is older than the detail
// that is kept, which is where the stacks end.
func (p *Portfolio) entryAt(seq uint64) (*Entry, error) {
	if seq == 0 || seq < p.stamp.First {
		return nil, nil
	}
	var entry *Entry
	err := p.db.View(func(tx *bbolt.Tx) error {
		key := entryKey(seq)
		sealed := tx.Bucket(bucketJournal).Get(key)
		if sealed == nil {
			return fmt.Errorf("%w: entry %d is missing", ErrJournal, seq)
		}
		var err error
		if entry, err = openEntry(key, sealed); err != nil {
			return fmt.Errorf("%w: entry %d: %w", ErrJournal, seq, err)
		}
		return nil
	})
	return entry, err
}
