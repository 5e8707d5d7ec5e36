// Package storebench measures the store against bbolt alone. It is for the
// project's benchmarks, and the only other package that names bbolt.
//
// Both measures take a portfolio made by package store, so that the bytes are
// the same on both sides: what is compared is what the store adds.
package storebench

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"go.etcd.io/bbolt"

	"acquis/portfolio"
)

const sealSize = 8 // see package store, "A sealed value"

// BareScan opens the database of a portfolio with bbolt, for reading, walks
// once over its records and decodes them. It returns their number. The
// portfolio must be closed. It is the yardstick of store.Open.
func BareScan(dir string) (int, error) {
	db, err := bbolt.Open(filepath.Join(dir, "portfolio.db"), 0o600, &bbolt.Options{ReadOnly: true, Timeout: time.Second})
	if err != nil {
		return 0, err
	}
	defer db.Close()
	var records []portfolio.Record
	err = db.View(func(tx *bbolt.Tx) error {
		return tx.Bucket([]byte("records")).ForEach(func(k, v []byte) error {
			kind := k
			for i, c := range k {
				if c == '/' {
					kind = k[:i]
					break
				}
			}
			r, err := portfolio.NewRecord(portfolio.Kind(kind))
			if err != nil {
				return err
			}
			records = append(records, r)
			return json.Unmarshal(v[sealSize:], r)
		})
	})
	return len(records), err
}

// Bare is a bbolt database with two buckets and nothing of the store.
type Bare struct {
	db  *bbolt.DB
	seq uint64
}

// OpenBare makes a database in a folder and fills it with the contents of a
// portfolio, so that its trees are as deep. The portfolio must be closed.
func OpenBare(folder, portfolioDir string) (*Bare, error) {
	path := filepath.Join(folder, "bare.db")
	data, err := os.ReadFile(filepath.Join(portfolioDir, "portfolio.db"))
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		return nil, err
	}
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{Timeout: time.Second, FreelistType: bbolt.FreelistMapType})
	if err != nil {
		return nil, err
	}
	return &Bare{db: db, seq: 1 << 40}, nil
}

// Close ends it.
func (b *Bare) Close() error { return b.db.Close() }

// Write is one transaction that writes a record under the key of ref and so
// many bytes of journal behind it: the yardstick of Portfolio.Change.
func (b *Bare) Write(ref portfolio.Ref, record []byte, journalBytes int) error {
	b.seq++
	return b.db.Update(func(tx *bbolt.Tx) error {
		if err := tx.Bucket([]byte("records")).Put([]byte(ref.String()), record); err != nil {
			return err
		}
		return tx.Bucket([]byte("journal")).Put(fmt.Appendf(nil, "%020d", b.seq), make([]byte, journalBytes))
	})
}

// Written is what the last change of a closed portfolio wrote: the sealed
// record of that reference, and the length of the last journal entry.
func Written(dir string, ref portfolio.Ref) (record []byte, journalBytes int, err error) {
	db, err := bbolt.Open(filepath.Join(dir, "portfolio.db"), 0o600, &bbolt.Options{ReadOnly: true, Timeout: time.Second})
	if err != nil {
		return nil, 0, err
	}
	defer db.Close()
	err = db.View(func(tx *bbolt.Tx) error {
		record = append(record, tx.Bucket([]byte("records")).Get([]byte(ref.String()))...)
		_, last := tx.Bucket([]byte("journal")).Cursor().Last()
		journalBytes = len(last)
		return nil
	})
	return record, journalBytes, err
}
