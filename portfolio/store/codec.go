package store

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"strings"

	"acquis/portfolio"
)

// encode writes JSON as it is kept: characters stand for themselves.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, fmt.Errorf("encode %T: %w", v, err)
	}
	return bytes.TrimSuffix(b.Bytes(), []byte{'\n'}), nil
}

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

// openEntry checks a sealed entry of the journal and reads it.
func openEntry(key, sealed []byte) (*Entry, error) {
	payload, err := unseal(sealEntry, key, sealed)
	if err != nil {
		return nil, err
	}
	var e Entry
	if err := json.Unmarshal(payload, &e); err != nil {
		return nil, fmt.Errorf("entry: %w", err)
	}
	if len(key) != 8 || binary.BigEndian.Uint64(key) != e.Seq {
		return nil, fmt.Errorf("entry calls itself %d", e.Seq)
	}
	return &e, nil
}
