package store

import (
	"testing"

	"acquis/portfolio"
)

// FuzzEntry feeds the reader of the journal entries that are well sealed and
// otherwise anything, and applies them to a record: errors, never a panic.
func FuzzEntry(f *testing.F) {
	s := &portfolio.Situation{ID: "s", Title: "Été", Actions: "J’ai écrit un texte qui est assez long pour que l’on y coupe."}
	p := &portfolio.Piece{ID: "p", Title: "Pièce", File: &portfolio.File{SHA256: "a"}}
	for _, op := range []Op{
		{Op: OpSplice, Ref: s.Ref(), Field: "actions", At: 3, Cut: "i", Put: "x"},
		{Op: OpSet, Ref: s.Ref(), Field: "title", Old: []byte(`"Été"`), New: []byte(`"x"`)},
		{Op: OpSet, Ref: p.Ref(), Field: "file", Old: []byte(`{"sha256":"a","name":"","size":0,"media":""}`)},
		{Op: OpAdd, Ref: portfolio.Ref{Kind: portfolio.KindLink, ID: "l"}, New: []byte(`{"id":"l"}`)},
		{Op: OpRemove, Ref: s.Ref(), Old: []byte(`{}`)},
	} {
		payload, err := encodeEntry(&Entry{Seq: 1, Ops: []Op{op}})
		if err != nil {
			f.Fatal(err)
		}
		f.Add(payload)
	}
	f.Fuzz(func(_ *testing.T, payload []byte) {
		key := entryKey(1)
		e, err := openEntry(key, seal(sealEntry, 0, key, payload))
		if err != nil {
			return
		}
		set := mapOf([]portfolio.Record{s, p})
		if apply(set, e.Ops) == nil {
			_ = apply(set, inverse(e.Ops)) // may differ: a field can be set to the same in two ways
		}
	})
}

// FuzzRecord likewise, for records.
func FuzzRecord(f *testing.F) {
	f.Add("link", []byte(`{"id":"a","evidence":{"kind":"piece","id":"b"},"indicator":"c"}`))
	f.Add("situation", []byte(`{"id":"a","rank":"V","tag":"abcdef","title":"x","period":{"start":"2019-03"}}`))
	f.Add("piece", []byte(`{"id":"a","file":{"sha256":"x"}}`))
	f.Fuzz(func(t *testing.T, kind string, payload []byte) {
		r, err := decodeRecord(portfolio.Kind(kind), payload)
		if err != nil {
			return
		}
		again, err := encode(r)
		if err != nil {
			t.Fatal(err)
		}
		twice, err := decodeRecord(portfolio.Kind(kind), again)
		if err != nil || len(changedFields(r, twice)) > 0 {
			t.Fatalf("%s becomes %s: %v", payload, again, err)
		}
	})
}
