package search

import (
	"context"
	"sync"

	"acquis/portfolio"
)

// Index finds words in a portfolio. It may be used from any goroutine: it can
// be searched while it follows, and then answers from what it has read so far.
type Index struct {
	source TextSource

	following sync.Mutex // held by those who change the index
	last      *portfolio.State

	mu         sync.RWMutex
	vocabulary *vocabulary
	entries    []*entry // by number; nil where one went
	numbers    map[portfolio.Ref]uint32
	free       []uint32
	reader     reader
}

// New makes an empty index.
func New(source TextSource) *Index {
	v := newVocabulary()
	return &Index{source: source, vocabulary: v, numbers: map[portfolio.Ref]uint32{}, reader: reader{vocabulary: v}}
}

// Follow brings the index to a state of a portfolio: what is new or has changed
// is read, what went is forgotten. After one edit that takes milliseconds, for
// a whole portfolio about a third of a second a million words. When ctx is
// done it stops between two records and returns its error; the index is then
// good for what it has read, and the next call goes on.
func (x *Index) Follow(ctx context.Context, s *portfolio.State) error {
	x.following.Lock()
	defer x.following.Unlock()
	if x.last == s {
		return nil
	}
	x.last = nil
	wanted := items(s)
	read := 0
	for _, i := range wanted {
		if x.holds(i) {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		fields := i.fields(x.source) // outside the lock: a source may read from disk
		x.put(i, fields)
		read++
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if len(x.numbers) > len(wanted) { // all that is wanted is there, and more
		x.drop(wanted)
	}
	x.vocabulary.settle()
	if read > len(x.entries)/4 {
		x.vocabulary.compact()
	}
	x.last = s
	return nil
}

// Arrived says that the text of a file is known now; the next Follow reads it.
func (x *Index) Arrived(sha256 string) {
	x.following.Lock()
	defer x.following.Unlock()
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, e := range x.entries {
		if e != nil && e.hasFile(sha256) {
			e.stale, x.last = true, nil
		}
	}
}

// holds reports whether an item is in the index as it is. Only those who hold
// following ask.
func (x *Index) holds(i item) bool {
	n, ok := x.numbers[i.ref]
	return ok && !x.entries[n].stale && x.entries[n].source == i.source
}

// drop forgets what is not wanted any more.
func (x *Index) drop(wanted []item) {
	stays := make(map[portfolio.Ref]bool, len(wanted))
	for _, i := range wanted {
		stays[i.ref] = true
	}
	for ref, n := range x.numbers {
		if stays[ref] {
			continue
		}
		x.entries[n].forms(func(term uint32, _ []byte) { x.vocabulary.unpost(term, n) })
		x.entries[n] = nil
		delete(x.numbers, ref)
		x.free = append(x.free, n)
	}
}

// put reads one item, new or changed.
func (x *Index) put(i item, fields []field) {
	x.mu.Lock()
	defer x.mu.Unlock()
	fresh, weights := x.reader.read(i, fields)
	n, known := x.numbers[i.ref]
	if !known {
		n = x.number(i.ref)
	} else {
		x.unpostMissing(n, x.entries[n], weights)
	}
	for _, w := range weights {
		x.vocabulary.post(w.term, n, w.weight)
	}
	x.entries[n] = fresh
	if len(x.vocabulary.pending) > pendingMost {
		x.vocabulary.settle()
	}
}

func (x *Index) number(ref portfolio.Ref) uint32 {
	n := uint32(len(x.entries))
	if last := len(x.free) - 1; last >= 0 {
		n, x.free = x.free[last], x.free[:last]
	} else {
		x.entries = append(x.entries, nil)
	}
	x.numbers[ref] = n
	return n
}

// unpostMissing takes back the forms that an entry has no more. Both sides are
// in rising order.
func (x *Index) unpostMissing(n uint32, old *entry, weights []weighed) {
	old.forms(func(term uint32, _ []byte) {
		for len(weights) > 0 && weights[0].term < term {
			weights = weights[1:]
		}
		if len(weights) == 0 || weights[0].term != term {
			x.vocabulary.unpost(term, n)
		}
	})
}
