package store

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"strings"
	"sync"

	"acquis/portfolio"
)

// encode writes JSON as it is kept: characters stand for themselves.
func encode(v any) ([]byte, error) {
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	b.Reset()
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, fmt.Errorf("encode %T: %w", v, err)
	}
	return bytes.Clone(bytes.TrimSuffix(b.Bytes(), []byte{'\n'})), nil
}

// buffers spare every edit of a long text the growth of its buffer.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// recordKey is "kind/ID": the records of a kind stand together, those with a
// UUIDv7 in the order in which they were made.
func recordKey(ref portfolio.Ref) []byte { return []byte(ref.String()) }

// parseRecordKey is the reverse of recordKey.
func parseRecordKey(key []byte) (portfolio.Ref, error) {
	kind, id, found := strings.Cut(string(key), "/")
	if !found || id == "" {
		return portfolio.Ref{}, fmt.Errorf("key %q of no record", key)
	}
	return portfolio.Ref{Kind: portfolio.Kind(kind), ID: portfolio.ID(id)}, nil
}

// decodeRecord reads a record from its JSON.
func decodeRecord(kind portfolio.Kind, payload []byte) (portfolio.Record, error) {
	if kind == portfolio.KindLink {
		if l, ok := decodeLink(payload); ok {
			return l, nil
		}
	}
	r, err := portfolio.NewRecord(kind)
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(payload, r); err != nil {
		return nil, fmt.Errorf("record of kind %s: %w", kind, err)
	}
	return r, nil
}

// openRecord checks a sealed record and reads it.
func openRecord(key, sealed []byte) (portfolio.Record, error) {
	ref, err := parseRecordKey(key)
	if err != nil {
		return nil, err
	}
	payload, err := unseal(sealRecord, key, sealed)
	if err != nil {
		return nil, err
	}
	r, err := decodeRecord(ref.Kind, payload)
	if err != nil {
		return nil, err
	}
	if r.Ref() != ref {
		return nil, fmt.Errorf("record calls itself %s", r.Ref())
	}
	return r, nil
}

func entryKey(seq uint64) []byte { return binary.BigEndian.AppendUint64(nil, seq) }

// An entry is two lines of JSON, the head and the operations, so that opening
// a portfolio reads the head of the last entry even if that was a merge of
// thousands of records.

// encodeEntry is the reverse of openEntry.
func encodeEntry(e *Entry) ([]byte, error) {
	head := *e
	head.Ops = nil
	payload, err := encode(head)
	if err != nil {
		return nil, err
	}
	ops, err := encode(e.Ops)
	return append(append(payload, '\n'), ops...), err
}

// openHead checks a sealed entry of the journal and reads it without its
// operations, which it returns as they are.
func openHead(key, sealed []byte) (*Entry, []byte, error) {
	payload, err := unseal(sealEntry, key, sealed)
	if err != nil {
		return nil, nil, err
	}
	head, ops, _ := bytes.Cut(payload, []byte{'\n'})
	var e Entry
	if err := json.Unmarshal(head, &e); err != nil {
		return nil, nil, fmt.Errorf("entry: %w", err)
	}
	if len(key) != 8 || binary.BigEndian.Uint64(key) != e.Seq {
		return nil, nil, fmt.Errorf("entry calls itself %d", e.Seq)
	}
	return &e, ops, nil
}

// openEntry checks a sealed entry of the journal and reads it whole.
func openEntry(key, sealed []byte) (*Entry, error) {
	e, ops, err := openHead(key, sealed)
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(ops, &e.Ops); err != nil {
		return nil, fmt.Errorf("entry %d: operations: %w", e.Seq, err)
	}
	return e, nil
}
