package store

import (
	"encoding/json"
	"time"

	"acquis/portfolio"
)

// EntryKind says how an entry came about.
type EntryKind string

// The kinds of entries. A barrier (creation, import, restoration, migration)
// is not undone, nor anything before it.
const (
	EntryEdit    EntryKind = "edit"
	EntryUndo    EntryKind = "undo"
	EntryRedo    EntryKind = "redo"
	EntryBarrier EntryKind = "barrier"
)

// Entry is one change to a portfolio, as the journal keeps it. Entries are
// ordered by (Replica, Seq), never by Time, which is for people.
type Entry struct {
	Seq     uint64       `json:"seq"`
	Replica portfolio.ID `json:"replica"`
	Time    time.Time    `json:"time"` // UTC
	Kind    EntryKind    `json:"kind"`
	Label   string       `json:"label"`           // what was done, in French: "Annuler …"
	Of      uint64       `json:"of,omitempty"`    // the entry that an undo or redo reverses
	Below   uint64       `json:"below,omitempty"` // the next one down in the stack that this entry is on
	Heads   Heads        `json:"heads,omitzero"`  // the stacks after this entry
	Ops     []Op         `json:"ops,omitempty"`
}

// head is the entry without its operations, which need not stay in memory.
func (e *Entry) head() *Entry {
	if e == nil {
		return nil
	}
	h := *e
	h.Ops = nil
	return &h
}

// Heads are the tops of the two stacks: the entry that Undo would reverse and
// the one that Redo would, 0 for none. The stacks are lists linked by
// Entry.Below, so that opening reads one entry however long the journal is.
type Heads struct {
	Undo uint64 `json:"undo,omitempty"`
	Redo uint64 `json:"redo,omitempty"`
}

// OpKind is a kind of operation.
type OpKind string

// The kinds of operations.
const (
	OpSet    OpKind = "set"    // a field from Old to New
	OpSplice OpKind = "splice" // in a text field: at rune At, Cut was replaced by Put
	OpAdd    OpKind = "add"    // a whole record, New
	OpRemove OpKind = "remove" // a whole record, Old
	OpMove   OpKind = "move"   // the rank of a record, from Old to New
)

// Op is one operation on a record or one of its fields. It holds what it
// takes to go both ways.
type Op struct {
	Op    OpKind          `json:"op"`
	Ref   portfolio.Ref   `json:"ref"`
	Field string          `json:"field,omitempty"` // name of the field in JSON
	Old   json.RawMessage `json:"old,omitempty"`   // absent where the field was
	New   json.RawMessage `json:"new,omitempty"`
	At    int             `json:"at,omitempty"` // in runes
	Cut   string          `json:"cut,omitempty"`
	Put   string          `json:"put,omitempty"`
}

// inverse is the operation that takes op back.
func (op Op) inverse() Op {
	op.Old, op.New = op.New, op.Old
	op.Cut, op.Put = op.Put, op.Cut
	switch op.Op {
	case OpAdd:
		op.Op = OpRemove
	case OpRemove:
		op.Op = OpAdd
	}
	return op
}

// inverse takes a list of operations back, from the last to the first.
func inverse(ops []Op) []Op {
	back := make([]Op, len(ops))
	for i, op := range ops {
		back[len(ops)-1-i] = op.inverse()
	}
	return back
}
