package boltfile

import (
	"bytes"
	"errors"
	"fmt"
)

// Errors of files that hold no database at all. Anything less is a [Fault].
var (
	// ErrEmpty is a file of 0 bytes, which bbolt would take for a new database.
	ErrEmpty = errors.New("empty database file")
	// ErrNoMeta is a file in which neither meta page is valid.
	ErrNoMeta = errors.New("no valid meta page")
)

// Item is one key with its value. Both point into the bytes of the file.
type Item struct{ Key, Value []byte }

// Fault is one thing that is wrong with the structure of a file.
type Fault struct {
	Page   uint64 // number of the page
	Bucket string // the bucket that loses by it; "" if none or all
	Detail string // in English, for a log
	// Harmless faults lose nothing that was acknowledged by a later
	// transaction: one of the two meta pages was not written to its end.
	Harmless bool
}

func (f Fault) String() string {
	return fmt.Sprintf("page %d (%s): %s", f.Page, f.Bucket, f.Detail)
}

// Image is a database as it stands in some bytes.
type Image struct {
	TxID     uint64 // of the newest valid meta page
	PageSize int
	Pages    uint64 // high-water mark
	Free     uint64 // pages that are free
	Faults   []Fault

	buckets map[string][]Item
}

// Bucket returns what is in a top-level bucket, in the order of the keys, or
// nil if there is no such bucket.
func (im *Image) Bucket(name string) []Item { return im.buckets[name] }

// Get looks one key up.
func (im *Image) Get(bucket string, key []byte) []byte {
	for _, item := range im.buckets[bucket] {
		if bytes.Equal(item.Key, key) {
			return item.Value
		}
	}
	return nil
}

// Sound reports whether there is no fault but harmless ones.
func (im *Image) Sound() bool {
	for _, f := range im.Faults {
		if !f.Harmless {
			return false
		}
	}
	return true
}

// Parse reads a database from its bytes. The error is [ErrEmpty] or
// [ErrNoMeta]; whatever else is wrong is in Image.Faults.
func Parse(data []byte) (*Image, error) {
	if len(data) == 0 {
		return nil, ErrEmpty
	}
	m, faults, err := newestMeta(data)
	if err != nil {
		return nil, err
	}
	im := &Image{TxID: m.txid, PageSize: m.pageSize, Pages: m.pages, Faults: faults, buckets: map[string][]Item{}}
	w := &walker{data: data, size: uint64(m.pageSize), meta: m, image: im}
	if max := uint64(len(data)) / w.size; m.pages > max {
		w.fault(max, "", "file ends at page %d of %d", max, m.pages)
		w.truncated = true
		m.pages = max
	}
	w.used = make([]bool, m.pages)
	w.mark(0, 2)
	w.root(m.root)
	w.freelist(m.freelist)
	w.unaccounted()
	return im, nil
}
