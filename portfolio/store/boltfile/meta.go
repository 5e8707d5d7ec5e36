package boltfile

import (
	"encoding/binary"
	"errors"
	"hash/fnv"
	"io"
	"os"
)

const (
	magic       = 0xED0CDAED
	version     = 2
	headerSize  = 16 // of a page: id, flags, count, overflow
	metaSize    = 64 // behind the header of pages 0 and 1
	noFreelist  = ^uint64(0)
	flagBranch  = 0x01
	flagLeaf    = 0x02
	flagMeta    = 0x04
	flagFree    = 0x10
	flagBucket  = 0x01 // of a leaf element
	minPageSize = 1 << 10
	maxPageSize = 1 << 24
)

var le = binary.LittleEndian

// meta is the content of a meta page.
type meta struct {
	pageSize int
	root     uint64
	freelist uint64
	pages    uint64 // high-water mark
	txid     uint64
}

// metaAt reads the meta page that starts at an offset.
func metaAt(data []byte, offset int) (meta, bool) {
	if offset < 0 || offset+headerSize+metaSize > len(data) {
		return meta{}, false
	}
	b := data[offset+headerSize : offset+headerSize+metaSize]
	h := fnv.New64a()
	h.Write(b[:56])
	m := meta{pageSize: int(le.Uint32(b[8:])), root: le.Uint64(b[16:]), freelist: le.Uint64(b[32:]),
		pages: le.Uint64(b[40:]), txid: le.Uint64(b[48:])}
	valid := le.Uint32(b) == magic && le.Uint32(b[4:]) == version && le.Uint64(b[56:]) == h.Sum64() &&
		m.pageSize >= minPageSize && m.pageSize <= maxPageSize && m.pageSize&(m.pageSize-1) == 0
	return m, valid
}

// metas finds both meta pages; the size of a page is known from either.
func metas(data []byte) (list [2]meta, valid [2]bool) {
	list[0], valid[0] = metaAt(data, 0)
	if valid[0] {
		list[1], valid[1] = metaAt(data, list[0].pageSize)
		return list, valid
	}
	for size := minPageSize; size <= maxPageSize && !valid[1]; size <<= 1 {
		list[1], valid[1] = metaAt(data, size)
		valid[1] = valid[1] && list[1].pageSize == size
	}
	return list, valid
}

// newestMeta chooses as bbolt does: the valid meta page of the later
// transaction.
func newestMeta(data []byte) (meta, []Fault, error) {
	list, valid := metas(data)
	if !valid[0] && !valid[1] {
		return meta{}, nil, ErrNoMeta
	}
	newest := 0
	if !valid[0] || valid[1] && list[1].txid > list[0].txid {
		newest = 1
	}
	var faults []Fault
	for i := range list {
		switch {
		case !valid[i]:
			faults = append(faults, Fault{Page: uint64(i), Detail: "meta page not valid", Harmless: true})
		case headerOf(data, i*list[newest].pageSize) != header{id: uint64(i), flags: flagMeta}:
			faults = append(faults, Fault{Page: uint64(i), Detail: "header of the meta page"})
		case list[i].txid+1 < list[newest].txid:
			faults = append(faults, Fault{Page: uint64(i), Detail: "older meta page is too old"})
		}
	}
	return list[newest], faults, nil
}

// newestTx is the number of the newest transaction in the bytes, 0 if none.
func newestTx(data []byte) uint64 {
	m, _, err := newestMeta(data)
	if err != nil {
		return 0
	}
	return m.txid
}

// ErrBusy says that a writer committed so often that no copy could be taken.
var ErrBusy = errors.New("database changes too fast to be read")

// ReadFile takes a consistent copy of a database file that another process may
// be writing to. It takes no lock and never writes.
func ReadFile(path string) ([]byte, error) {
	const tries = 20
	for range tries {
		data, err := os.ReadFile(path)
		if err != nil || len(data) == 0 {
			return data, err
		}
		again, err := readHead(path, data)
		if err != nil {
			return nil, err
		}
		if newestTx(data) == newestTx(again) {
			return data, nil
		}
	}
	return nil, ErrBusy
}

// readHead reads both meta pages anew.
func readHead(path string, data []byte) ([]byte, error) {
	list, valid := metas(data)
	size := os.Getpagesize()
	for i := range list {
		if valid[i] {
			size = list[i].pageSize
		}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	head := make([]byte, size+headerSize+metaSize)
	n, err := io.ReadFull(f, head)
	if errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	return head[:n], err
}
