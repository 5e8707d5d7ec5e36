// Package boltfile reads a bbolt database file that it does not trust.
//
// bbolt maps its file into memory and believes what it finds there: a
// truncated file kills the process (SIGBUS), a damaged page panics or sends it
// round in circles, and a panic inside its Open leaves the lock behind. So a
// portfolio's database is first read by this package, which takes the bytes as
// a slice, checks every length against them, and visits every page at most
// once. It cannot crash, cannot hang, and takes time in proportion to the size
// of the file. Only a file without fault is then handed to bbolt.
//
// It promises:
//
//   - every page below the high-water mark is accounted for: reachable once,
//     free, or reported;
//   - elements lie in their page exactly as bbolt writes them, one behind the
//     other, so that a changed count, length or position is seen;
//   - keys ascend, also from page to page;
//   - what can still be read of a damaged file is returned beside the faults.
//
// It does not look into values: the store seals those. It reads little-endian
// files, which is what bbolt writes on every system that Acquis runs on.
//
// Reading needs no lock. A writer never touches the pages of the last two
// committed transactions, so [ReadFile] takes a copy and makes sure that the
// newest transaction is still the same afterwards.
//
// The format is that of go.etcd.io/bbolt version 2 (internal/common: page.go,
// meta.go, bucket.go).
package boltfile
