package search

import (
	"encoding/binary"
	"math"
	"slices"

	"acquis/portfolio"
	"acquis/portfolio/lexis"
)

// entry is one item as the index holds it: a document.
type entry struct {
	item
	stale bool // to be read again
	spans []span
	// words holds each form of the texts, in rising order of its number, with
	// its places: the difference to the form before, the length of the places
	// in bytes, and the places, each as the difference to the one before. All
	// are varints.
	words []byte
}

// span is where a field begins when all texts of an entry are laid end to end.
type span struct {
	base  uint32 // runes
	field uint16 // in what fields gives
	boost float32
}

// spanOf is the span that holds a place.
func (e *entry) spanOf(place uint32) span {
	at, found := slices.BinarySearchFunc(e.spans, place, func(s span, place uint32) int {
		return int(int64(s.base) - int64(place))
	})
	if !found {
		at--
	}
	return e.spans[at]
}

// reader makes entries out of texts. Its buffers are used again and again.
type reader struct {
	vocabulary *vocabulary
	marks      []uint64 // form in the upper half, place in the lower
	encoded    []byte
	places     []byte
}

// weighed is a form with its weight in an entry.
type weighed struct {
	term   uint32
	weight uint8
}

// read takes in the words of some texts.
func (r *reader) read(i item, fields []field) (*entry, []weighed) {
	e := &entry{item: i}
	r.marks = r.marks[:0]
	base := uint32(0)
	for n, f := range fields {
		if f.text == "" || n > math.MaxUint16 { // no file has as many pages
			continue
		}
		e.spans = append(e.spans, span{base, uint16(n), f.boost})
		hidden := hiddenRunes(f.text)
		lexis.Scan(f.text, func(form []byte, start, _ int) bool {
			if !hidden.holds(start) {
				r.marks = append(r.marks, uint64(r.vocabulary.id(form))<<32|uint64(base+uint32(start)))
			}
			return true
		})
		base += uint32(portfolio.Runes(f.text)) + 1
	}
	slices.Sort(r.marks)
	return e, r.encode(e)
}

// encode writes the marks into the entry and weighs its forms.
func (r *reader) encode(e *entry) []weighed {
	var weights []weighed
	r.encoded = r.encoded[:0]
	last := uint32(0)
	for from := 0; from < len(r.marks); {
		id := uint32(r.marks[from] >> 32)
		to, before, frequency := from, uint32(0), float32(0)
		r.places = r.places[:0]
		for ; to < len(r.marks) && uint32(r.marks[to]>>32) == id; to++ {
			place := uint32(r.marks[to])
			r.places = binary.AppendUvarint(r.places, uint64(place-before))
			frequency += e.spanOf(place).boost
			before = place
		}
		r.encoded = binary.AppendUvarint(r.encoded, uint64(id-last))
		r.encoded = binary.AppendUvarint(r.encoded, uint64(len(r.places)))
		r.encoded = append(r.encoded, r.places...)
		weights = append(weights, weighed{id, weightOf(frequency, len(r.marks))})
		last, from = id, to
	}
	e.words = slices.Clone(r.encoded)
	return weights
}

// usualWords is the length of a text that is neither short nor long. It is a
// constant, not the average, so that one change does not touch every weight.
const usualWords = 500

// weightOf is BM25's saturation of a frequency in a text of some words, from 1
// to 255.
func weightOf(frequency float32, words int) uint8 {
	const k1, b = 1.2, 0.75
	norm := 1 - b + b*float32(words)/usualWords
	return uint8(1 + 254*frequency/(frequency+k1*norm))
}

// forms calls f for each form of an entry with its encoded places.
func (e *entry) forms(f func(term uint32, places []byte)) {
	term := uint64(0)
	for at := 0; at < len(e.words); {
		delta, n := binary.Uvarint(e.words[at:])
		at += n
		size, n := binary.Uvarint(e.words[at:])
		at += n
		term += delta
		f(uint32(term), e.words[at:at+int(size)])
		at += int(size)
	}
}

// decodePlaces appends encoded places to a list.
func decodePlaces(to []uint32, encoded []byte) []uint32 {
	place := uint64(0)
	for at := 0; at < len(encoded); {
		delta, n := binary.Uvarint(encoded[at:])
		at += n
		place += delta
		to = append(to, uint32(place))
	}
	return to
}
