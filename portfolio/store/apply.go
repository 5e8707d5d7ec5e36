package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"unicode/utf8"

	"acquis/portfolio"
)

// recordSet is what operations are applied to: an edit, or a working copy.
type recordSet interface {
	get(portfolio.Ref) portfolio.Record // nil if there is none
	put(portfolio.Record)
	remove(portfolio.Ref)
}

// editSet lets operations be applied to an edit, as they stand.
type editSet struct{ *portfolio.Edit }

func (s editSet) get(ref portfolio.Ref) portfolio.Record { return s.State().Get(ref) }
func (s editSet) put(r portfolio.Record)                 { s.PutAsIs(r) }
func (s editSet) remove(ref portfolio.Ref)               { s.RemoveAsIs(ref) }

// mapSet is a working copy of records, for walking back through the journal.
type mapSet map[portfolio.Ref]portfolio.Record

func mapOf(records []portfolio.Record) mapSet {
	m := mapSet{}
	for _, r := range records {
		m.put(r)
	}
	return m
}

func (s mapSet) get(ref portfolio.Ref) portfolio.Record {
	if r, ok := s[ref]; ok {
		return r
	}
	return nil
}
func (s mapSet) put(r portfolio.Record)   { s[r.Ref()] = r }
func (s mapSet) remove(ref portfolio.Ref) { delete(s, ref) }

// apply applies operations in order. Each one checks that it finds what it
// says was there; the error, an [ErrJournal], leaves set half done.
func apply(set recordSet, ops []Op) error {
	for i, op := range ops {
		if err := applyOne(set, op); err != nil {
			return fmt.Errorf("operation %d, %s %s %s: %w", i, op.Op, op.Ref, op.Field, err)
		}
	}
	return nil
}

func applyOne(set recordSet, op Op) error {
	current := set.get(op.Ref)
	if (current == nil) != (op.Op == OpAdd) {
		return fmt.Errorf("%w: record there or not there", ErrJournal)
	}
	switch op.Op {
	case OpAdd:
		r, err := decodeRecord(op.Ref.Kind, op.New)
		if err != nil {
			return err
		}
		set.put(r)
		return nil
	case OpRemove:
		raw, err := encode(current)
		if err != nil || !bytes.Equal(raw, op.Old) {
			return fmt.Errorf("%w: record is not as it was", ErrJournal)
		}
		set.remove(op.Ref)
		return nil
	}
	next := copyOf(current)
	f, v, err := fieldNamed(next, op.Field)
	if err != nil {
		return err
	}
	if op.Op == OpSplice {
		err = applySplice(v, op)
	} else {
		err = applySet(f, v, op)
	}
	if err == nil {
		set.put(next)
	}
	return err
}

func applySet(f field, v reflect.Value, op Op) error {
	old, err := rawField(f, v)
	if err != nil {
		return err
	}
	if !bytes.Equal(old, op.Old) {
		return fmt.Errorf("%w: field is not as it was", ErrJournal)
	}
	fresh := reflect.New(v.Type())
	if op.New != nil {
		if err := json.Unmarshal(op.New, fresh.Interface()); err != nil {
			return fmt.Errorf("%w: %w", ErrJournal, err)
		}
	}
	v.Set(fresh.Elem())
	return nil
}

func applySplice(v reflect.Value, op Op) error {
	if v.Kind() != reflect.String {
		return fmt.Errorf("%w: splice in what is no text", ErrJournal)
	}
	text := v.String()
	start, ok := byteOffset(text, op.At)
	if !ok || len(text)-start < len(op.Cut) || text[start:start+len(op.Cut)] != op.Cut {
		return fmt.Errorf("%w: text is not as it was", ErrJournal)
	}
	v.SetString(text[:start] + op.Put + text[start+len(op.Cut):])
	return nil
}

// byteOffset is where the rune of that number begins.
func byteOffset(text string, runes int) (int, bool) {
	offset := 0
	for ; runes > 0; runes-- {
		if offset >= len(text) {
			return 0, false
		}
		_, size := utf8.DecodeRuneInString(text[offset:])
		offset += size
	}
	return offset, true
}
