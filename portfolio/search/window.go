package search

import (
	"cmp"
	"math/bits"
	"slices"
)

// mark says of a form which words of the query it may be.
type mark struct {
	words uint16 // bit n for the nth
	near  uint8  // of 255, for the nearest of them
}

// marksOf marks the forms of all readings, by their number.
func (v *vocabulary) marksOf(readings []reading) []mark {
	marks := make([]mark, len(v.terms))
	for w, r := range readings {
		for _, c := range r.forms {
			m := &marks[c.term]
			m.words |= 1 << w
			m.near = max(m.near, uint8(c.near*255))
		}
	}
	return marks
}

// occurrence is a place of an entry where a word of the query is.
type occurrence struct {
	place uint32
	mark
}

// occurrences lists them in the order of the texts.
func (e *entry) occurrences(marks []mark) []occurrence {
	var all []occurrence
	var places []uint32
	e.forms(func(term uint32, encoded []byte) {
		m := marks[term]
		if m.words == 0 {
			return
		}
		places = decodePlaces(places[:0], encoded)
		for _, p := range places {
			all = append(all, occurrence{p, m})
		}
	})
	slices.SortFunc(all, func(a, b occurrence) int { return cmp.Compare(a.place, b.place) })
	return all
}

// window is a stretch of one field that an excerpt can show, from the first to
// the last of some occurrences.
type window struct {
	span   span
	shown  []occurrence
	words  int     // different words of the query in it
	weight float64 // of its best occurrence of each word
}

// closest is the most runes between the words of a window.
const closest = 140

// bestWindow is the stretch with the most words of the query; among equals the
// one in the weightiest field with the nearest forms, then the shortest, then
// the first. There is always one: occurrences must not be empty.
func (e *entry) bestWindow(all []occurrence) window {
	var best window
	from := 0
	for to := range all {
		s := e.spanOf(all[to].place)
		for all[from].place < s.base || all[to].place-all[from].place > closest {
			from++
		}
		left := from
		for left < to && covered(all[left:to+1]) == covered(all[left+1:to+1]) {
			left++ // not needed: a shorter stretch says as much
		}
		w := window{span: s, shown: all[left : to+1]}
		w.words, w.weight = bits.OnesCount16(covered(w.shown)), weigh(w.shown, s.boost)
		if w.beats(&best) {
			best = w
		}
	}
	return best
}

func (w *window) beats(other *window) bool {
	switch {
	case w.words != other.words:
		return w.words > other.words
	case w.weight != other.weight:
		return w.weight > other.weight
	}
	return w.length() < other.length()
}

// length is the runes from the first word to the beginning of the last.
func (w *window) length() uint32 { return w.shown[len(w.shown)-1].place - w.shown[0].place }

func covered(all []occurrence) uint16 {
	var set uint16
	for _, o := range all {
		set |= o.words
	}
	return set
}

func weigh(all []occurrence, boost float32) float64 {
	var near [mostWords]uint8
	for _, o := range all {
		for w := range near {
			if o.words&(1<<w) != 0 {
				near[w] = max(near[w], o.near)
			}
		}
	}
	sum := 0
	for _, n := range near {
		sum += int(n)
	}
	return float64(sum) * float64(boost)
}

// together is what words that stand near each other add to a score: nothing
// where they do not, up to as much again where they follow each other.
func (w *window) together(words int) float64 {
	if words < 2 {
		return 0
	}
	const usual = 10 // runes from one word to the next
	slack := max(float64(w.length())-usual*float64(w.words-1), 0)
	return float64(w.words-1) / float64(words-1) * 2 * usual / (2*usual + slack)
}
