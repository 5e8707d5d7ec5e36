package boltfile

import (
	"bytes"
	"fmt"
	"slices"
)

// maxDepth is far above what a tree of any real size needs.
const maxDepth = 32

// header is the head of a page.
type header struct {
	id       uint64
	flags    uint16
	count    uint16
	overflow uint32
}

func headerOf(data []byte, offset int) header {
	if offset < 0 || offset+headerSize > len(data) {
		return header{}
	}
	b := data[offset:]
	return header{le.Uint64(b), le.Uint16(b[8:]), le.Uint16(b[10:]), le.Uint32(b[12:])}
}

// walker goes through the pages of one image.
type walker struct {
	data      []byte
	size      uint64 // of a page
	meta      meta
	image     *Image
	used      []bool // pages accounted for
	truncated bool   // the end is missing: what is lost there was said once
}

func (w *walker) fault(page uint64, bucket, format string, args ...any) {
	w.image.Faults = append(w.image.Faults, Fault{Page: page, Bucket: bucket, Detail: fmt.Sprintf(format, args...)})
}

// mark accounts for pages; false if one of them is out of range or was met before.
func (w *walker) mark(first, count uint64) bool {
	if first >= uint64(len(w.used)) || count > uint64(len(w.used))-first {
		return false
	}
	for i := first; i < first+count; i++ {
		if w.used[i] {
			return false
		}
	}
	for i := first; i < first+count; i++ {
		w.used[i] = true
	}
	return true
}

// page returns the bytes of a page with what it runs on into.
func (w *walker) page(id uint64, bucket string) (header, []byte, bool) {
	if id < 2 || id >= uint64(len(w.used)) {
		if !w.truncated || id < 2 || id >= w.image.Pages {
			w.fault(id, bucket, "no such page")
		} else {
			w.fault(id, bucket, "page lies beyond the end of the file")
		}
		return header{}, nil, false
	}
	h := headerOf(w.data, int(id*w.size))
	if h.id != id {
		w.fault(id, bucket, "page calls itself %d", h.id)
		return header{}, nil, false
	}
	count := uint64(h.overflow) + 1
	if !w.mark(id, count) {
		w.fault(id, bucket, "%d pages overlap others or the end", count)
		return header{}, nil, false
	}
	return h, w.data[id*w.size : (id+count)*w.size], true
}

// element is one entry of a branch or leaf page.
type element struct {
	flags      uint32
	child      uint64
	key, value []byte
}

// elements takes a page apart. Data must lie as bbolt writes it: behind the
// array of elements, without gap or overlap.
func elements(page []byte, h header) ([]element, error) {
	at := headerSize + 16*int(h.count)
	if at > len(page) {
		return nil, fmt.Errorf("%d elements do not fit", h.count)
	}
	list := make([]element, h.count)
	for i := range list {
		offset := headerSize + 16*i
		b := page[offset:]
		var e element
		var pos, keySize, valueSize uint32
		if h.flags == flagLeaf {
			e.flags, pos, keySize, valueSize = le.Uint32(b), le.Uint32(b[4:]), le.Uint32(b[8:]), le.Uint32(b[12:])
		} else {
			pos, keySize, e.child = le.Uint32(b), le.Uint32(b[4:]), le.Uint64(b[8:])
		}
		end := uint64(at) + uint64(keySize) + uint64(valueSize)
		if uint64(offset)+uint64(pos) != uint64(at) || end > uint64(len(page)) || keySize == 0 {
			return list[:i], fmt.Errorf("element %d of %d is out of place", i, h.count)
		}
		e.key, e.value = page[at:at+int(keySize)], page[at+int(keySize):int(end)]
		if i > 0 && bytes.Compare(list[i-1].key, e.key) >= 0 {
			return list[:i], fmt.Errorf("key %d of %d does not ascend", i, h.count)
		}
		list[i] = e
		at = int(end)
	}
	return list, nil
}

// span is where the keys of a page must lie: the first one is low, as bbolt
// writes it into the branch above whenever it writes the page, and all are
// below high; both if any. A branch that a disk has lost, so that an older one
// with the same children stands in its place, is known by it.
type span struct{ low, high []byte }

func (s span) holds(list []element) bool {
	if len(list) == 0 {
		return true
	}
	return (s.low == nil || bytes.Equal(list[0].key, s.low)) &&
		(s.high == nil || bytes.Compare(list[len(list)-1].key, s.high) < 0)
}

// tree visits the leaves under a page in the order of their keys.
func (w *walker) tree(id uint64, bucket string, in span, depth int, leaf func([]element)) {
	h, page, ok := w.page(id, bucket)
	if !ok {
		return
	}
	if h.flags != flagBranch && h.flags != flagLeaf || depth > maxDepth {
		w.fault(id, bucket, "neither branch nor leaf, flags %#x", h.flags)
		return
	}
	list, err := elements(page, h)
	if err != nil {
		w.fault(id, bucket, "%v", err)
	}
	if !in.holds(list) {
		w.fault(id, bucket, "keys outside of what the branch above says")
	}
	if h.flags == flagLeaf {
		leaf(list)
		return
	}
	if len(list) == 0 && err == nil {
		w.fault(id, bucket, "empty branch")
	}
	for i, e := range list {
		below := span{low: e.key, high: in.high}
		if i+1 < len(list) {
			below.high = list[i+1].key
		}
		w.tree(e.child, bucket, below, depth+1, leaf)
	}
}

// root visits the root bucket, which holds nothing but buckets.
func (w *walker) root(id uint64) {
	w.tree(id, "", span{}, 0, func(list []element) {
		for _, e := range list {
			w.bucket(e)
		}
	})
}

// bucket visits one bucket, which holds nothing but values. Its own value is
// the number of its root page and a sequence that the store does not use; a
// small bucket has root 0 and its one page right behind.
func (w *walker) bucket(e element) {
	name := string(e.key)
	if e.flags != flagBucket || len(e.value) < 16 {
		w.fault(w.meta.root, name, "not a bucket")
		return
	}
	if le.Uint64(e.value[8:]) != 0 {
		w.fault(w.meta.root, name, "sequence of the bucket")
	}
	items := []Item{}
	leaf := func(list []element) {
		for _, e := range list {
			if e.flags != 0 {
				w.fault(w.meta.root, name, "flags %#x of key %q", e.flags, e.key)
			}
			items = append(items, Item{e.key, e.value})
		}
	}
	if root := le.Uint64(e.value); root != 0 {
		w.tree(root, name, span{}, 0, leaf)
	} else {
		w.inline(e.value[16:], name, leaf)
	}
	w.image.buckets[name] = items
}

func (w *walker) inline(page []byte, bucket string, leaf func([]element)) {
	h := headerOf(page, 0)
	if h.id != 0 || h.flags != flagLeaf || h.overflow != 0 {
		w.fault(w.meta.root, bucket, "header of a small bucket")
		return
	}
	list, err := elements(page, h)
	if err != nil {
		w.fault(w.meta.root, bucket, "%v", err)
	}
	leaf(list)
}

// freelist accounts for the free pages.
func (w *walker) freelist(id uint64) {
	if id == noFreelist {
		w.fault(id, "", "no list of free pages")
		return
	}
	h, page, ok := w.page(id, "")
	if !ok {
		return
	}
	if h.flags != flagFree {
		w.fault(id, "", "not a list of free pages")
		return
	}
	count, at := uint64(h.count), headerSize
	if h.count == 0xFFFF {
		count, at = le.Uint64(page[headerSize:]), headerSize+8
	}
	if count > uint64(len(page)-at)/8 {
		w.fault(id, "", "list of %d free pages does not fit", count)
		return
	}
	free := make([]uint64, count)
	for i := range free {
		free[i] = le.Uint64(page[at+8*i:])
	}
	if !slices.IsSorted(free) {
		w.fault(id, "", "list of free pages does not ascend")
	}
	for _, f := range free {
		if !w.mark(f, 1) && !(w.truncated && f < w.image.Pages) {
			w.fault(f, "", "page is both free and in use, or does not exist")
		}
	}
	w.image.Free = count
}

// unaccounted reports pages that are neither in use nor free: something that
// led to them is gone. Where other faults were found, that is no news.
func (w *walker) unaccounted() {
	if len(w.image.Faults) > 0 && !w.image.Sound() {
		return
	}
	for id, used := range w.used {
		if !used {
			w.fault(uint64(id), "", "page is neither in use nor free")
		}
	}
}
