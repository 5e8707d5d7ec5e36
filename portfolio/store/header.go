package store

import (
	"crypto/sha256"
	"encoding/hex"
	"time"

	"acquis/portfolio"
)

// Format is the format of portfolios that this version writes. A portfolio
// says the oldest reader that may open it; see [NewerError]. An older one is
// raised when it is opened for writing; see migrate.go.
const Format = 2

// oldestReader is what this version writes as the oldest reader.
const oldestReader = 2

// Buckets of the database.
var (
	bucketMeta    = []byte("meta")    // header, stamp
	bucketBlobs   = []byte("blobs")   // pinned framework and outline, by SHA-256
	bucketRecords = []byte("records") // kind/ID → record
	bucketJournal = []byte("journal") // sequence, 8 bytes big-endian → entry
	bucketHistory = []byte("history") // kind/ID NUL day → a record at the end of that day
	bucketLocal   = []byte("local")   // what concerns this computer only
)

func allBuckets() [][]byte {
	return [][]byte{bucketMeta, bucketBlobs, bucketRecords, bucketJournal, bucketHistory, bucketLocal}
}

var (
	keyHeader   = []byte("header")
	keyStamp    = []byte("stamp")
	keyLastCopy = []byte("lastcopy")
	keyKept     = []byte("snapshots")
)

// header is what a portfolio says of itself. It changes by migrations only.
type header struct {
	Format       int          `json:"format"`
	OldestReader int          `json:"oldestReader"`
	Portfolio    portfolio.ID `json:"portfolio"`
	Replica      portfolio.ID `json:"replica"`   // this copy of it, in which sequences count
	Framework    string       `json:"framework"` // SHA-256 of the pinned file
	Outline      string       `json:"outline"`   // likewise
	Created      time.Time    `json:"created"`
}

// stamp is written by every transaction. bbolt trusts its pages; a disk that
// lost one of them, or kept an older one, leaves every seal whole. The stamp
// tells: it names its transaction, and sums up what there must be.
type stamp struct {
	Tx      uint64 `json:"tx"`      // number of the bbolt transaction that wrote it
	Seq     uint64 `json:"seq"`     // last entry of the journal
	First   uint64 `json:"first"`   // oldest entry that is kept
	Records tally  `json:"records"` // what is in the bucket of records
	Journal tally  `json:"journal"` // what is in the journal
	History tally  `json:"history"` // what is in the history
}

// tally counts sealed values and sums up their weights.
type tally struct {
	Count uint64 `json:"n"`
	Sum   uint64 `json:"sum"` // modulo 2^64
}

func (t *tally) add(sealed []byte) {
	if sealed != nil {
		t.Count++
		t.Sum += weight(sealed)
	}
}

func (t *tally) drop(sealed []byte) {
	if sealed != nil {
		t.Count--
		t.Sum -= weight(sealed)
	}
}

func hashOf(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
