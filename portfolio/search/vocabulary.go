package search

import (
	"slices"
	"strings"

	"acquis/portfolio/lexis"
)

// vocabulary is every different form in the texts, and where it is.
type vocabulary struct {
	ids     map[string]uint32
	terms   []term
	stems   map[string][]uint32 // the forms of each stem
	sorted  []uint32            // in the order of the forms, for prefixes
	pending []uint32            // not yet in sorted
	free    []uint32            // numbers of forms that went
	empty   int                 // forms that are in no text any more
}

// term is a form. Its postings are in rising order of documents: the document
// in the upper 24 bits, the weight of the form there in the lower 8.
type term struct {
	form     string
	stem     string
	letters  uint32 // which of a to z are in it
	postings []uint32
}

const (
	weightBits = 8
	weightMask = 1<<weightBits - 1
	// pendingMost bounds what a search for a prefix looks through one by one.
	pendingMost = 4096
)

func newVocabulary() *vocabulary {
	return &vocabulary{ids: map[string]uint32{}, stems: map[string][]uint32{}}
}

// id numbers a form, which is only good during the call.
func (v *vocabulary) id(form []byte) uint32 {
	if id, ok := v.ids[string(form)]; ok {
		return id
	}
	t := term{form: string(form)}
	t.stem, t.letters = lexis.Stem(t.form), letters(t.form)
	id := uint32(len(v.terms))
	if n := len(v.free); n > 0 {
		id, v.free = v.free[n-1], v.free[:n-1]
		v.terms[id] = t
	} else {
		v.terms = append(v.terms, t)
	}
	v.ids[t.form] = id
	v.stems[t.stem] = append(v.stems[t.stem], id)
	v.pending = append(v.pending, id)
	v.empty++ // until it is posted
	return id
}

func letters(form string) uint32 {
	var set uint32
	for i := range len(form) {
		if c := form[i]; 'a' <= c && c <= 'z' {
			set |= 1 << (c - 'a')
		}
	}
	return set
}

func document(posting uint32) uint32 { return posting >> weightBits }

// post says that a document holds a form, with what weight.
func (v *vocabulary) post(id, doc uint32, weight uint8) {
	t := &v.terms[id]
	p := doc<<weightBits | uint32(weight)
	n := len(t.postings)
	if n == 0 {
		v.empty--
	}
	if n == 0 || document(t.postings[n-1]) < doc {
		t.postings = append(t.postings, p)
		return
	}
	at, found := slices.BinarySearch(t.postings, doc<<weightBits)
	if found = found || at < n && document(t.postings[at]) == doc; found {
		t.postings[at] = p
		return
	}
	t.postings = slices.Insert(t.postings, at, p)
}

// unpost takes it back.
func (v *vocabulary) unpost(id, doc uint32) {
	t := &v.terms[id]
	at, _ := slices.BinarySearch(t.postings, doc<<weightBits)
	if at == len(t.postings) || document(t.postings[at]) != doc {
		return
	}
	t.postings = slices.Delete(t.postings, at, at+1)
	if len(t.postings) == 0 {
		t.postings = nil
		v.empty++
	}
}

// settle puts new forms where prefixes are looked for, and forgets those that
// went once they are many: half-typed words that somebody paused at.
func (v *vocabulary) settle() {
	forget := v.empty > 1000+len(v.terms)/8
	if len(v.pending) == 0 && !forget {
		return
	}
	byForm := func(a, b uint32) int { return strings.Compare(v.terms[a].form, v.terms[b].form) }
	slices.SortFunc(v.pending, byForm)
	merged := make([]uint32, 0, len(v.sorted)+len(v.pending))
	old, fresh := v.sorted, v.pending
	for len(old) > 0 || len(fresh) > 0 {
		if len(fresh) == 0 || len(old) > 0 && byForm(old[0], fresh[0]) < 0 {
			merged, old = append(merged, old[0]), old[1:]
		} else {
			merged, fresh = append(merged, fresh[0]), fresh[1:]
		}
	}
	if forget {
		merged = slices.DeleteFunc(merged, v.forget)
	}
	v.sorted, v.pending = merged, nil
}

// forget lets a form go if it is in no text.
func (v *vocabulary) forget(id uint32) bool {
	t := &v.terms[id]
	if len(t.postings) > 0 {
		return false
	}
	delete(v.ids, t.form)
	if rest := slices.DeleteFunc(v.stems[t.stem], func(other uint32) bool { return other == id }); len(rest) > 0 {
		v.stems[t.stem] = rest
	} else {
		delete(v.stems, t.stem)
	}
	*t = term{}
	v.free = append(v.free, id)
	v.empty--
	return true
}

// compact gives back the room that growing lists have kept in reserve.
func (v *vocabulary) compact() {
	total := 0
	for i := range v.terms {
		total += len(v.terms[i].postings)
	}
	arena := make([]uint32, 0, total)
	for i := range v.terms {
		t := &v.terms[i]
		if len(t.postings) == 0 {
			continue
		}
		at := len(arena)
		arena = append(arena, t.postings...)
		t.postings = arena[at:len(arena):len(arena)]
	}
}

// withPrefix calls f for every form that begins so and is in a text.
func (v *vocabulary) withPrefix(prefix string, f func(id uint32)) {
	from, _ := slices.BinarySearchFunc(v.sorted, prefix, func(id uint32, prefix string) int {
		return strings.Compare(v.terms[id].form, prefix)
	})
	for _, id := range v.sorted[from:] {
		if !strings.HasPrefix(v.terms[id].form, prefix) {
			break
		}
		if len(v.terms[id].postings) > 0 {
			f(id)
		}
	}
	for _, id := range v.pending {
		if strings.HasPrefix(v.terms[id].form, prefix) && len(v.terms[id].postings) > 0 {
			f(id)
		}
	}
}
