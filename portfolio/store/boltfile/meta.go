package boltfile

import (
	"encoding/binary"
	"errors"
	"hash/fnv"
	"io"
	"os"

	"acquis/portfolio/durable"
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
		}
	}
	return list[newest], faults, nil
}

// ErrBusy says that a writer committed so often that no copy could be taken.
var ErrBusy = errors.New("database changes too fast to be read")

// ReadFile takes a consistent copy of a database file that another process may
// be writing to. It takes no lock and never writes. It leaves out the end of
// the file that bbolt has set aside and not used yet; a file without a valid
// meta page is read whole. What is no file is a [durable.ErrIrregular].
func ReadFile(path string) ([]byte, error) {
	f, err := durable.OpenRegular(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	const tries = 20
	for range tries {
		before, known, err := readMeta(f)
		if err != nil {
			return nil, err
		}
		data, err := readUsed(f, before, known)
		if err != nil {
			return nil, err
		}
		after, _, err := readMeta(f)
		if err != nil {
			return nil, err
		}
		if before == after {
			return data, nil
		}
	}
	return nil, ErrBusy
}

// readMeta reads the newest meta page. It looks for it where pages have the
// size of this system or of a portfolio; for others the file is read whole.
func readMeta(f *os.File) (meta, bool, error) {
	head := make([]byte, max(os.Getpagesize(), 4096)+headerSize+metaSize)
	n, err := f.ReadAt(head, 0)
	if err != nil && err != io.EOF {
		return meta{}, false, err
	}
	m, _, err := newestMeta(head[:n])
	return m, err == nil, nil
}

// LastTx is the number of the newest transaction in an open database file;
// false if no meta page can be read.
func LastTx(f *os.File) (uint64, bool) {
	m, known, err := readMeta(f)
	return m.txid, known && err == nil
}

// readUsed reads the file as far as its pages are in use.
func readUsed(f *os.File, m meta, known bool) ([]byte, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	size := info.Size()
	if used := m.pages * uint64(m.pageSize); known && m.pages < 1<<32 && used < uint64(size) {
		size = int64(used)
	}
	data := make([]byte, size)
	n, err := f.ReadAt(data, 0)
	if err == io.EOF { // shorter than a moment ago: Parse will say so
		err = nil
	}
	return data[:n], err
}
