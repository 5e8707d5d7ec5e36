package portfolio

import (
	"math"
	"math/bits"
)

// pattern compares a text with others in the time of a few machine words a
// character: the bit-parallel edit distance of Myers ("A fast bit-vector
// algorithm for approximate string matching", 1999), with as many words as the
// pattern needs.
type pattern struct {
	length int
	masks  map[rune][]uint64 // where each character stands
	none   []uint64
}

func newPattern(runes []rune) *pattern {
	p := &pattern{length: len(runes), masks: map[rune][]uint64{}, none: make([]uint64, (len(runes)+63)/64)}
	for i, r := range runes {
		mask := p.masks[r]
		if mask == nil {
			mask = make([]uint64, len(p.none))
			p.masks[r] = mask
		}
		mask[i/64] |= 1 << (i % 64)
	}
	return p
}

// scan goes through a text and calls each with the distance between the
// pattern and the text that ends at each character (from 1 on). Anywhere, it
// may begin at any character, whichever is nearest; otherwise it is the text
// from its beginning.
func (p *pattern) scan(text []rune, anywhere bool, each func(end, distance int)) {
	words := len(p.none)
	plus, minus := make([]uint64, words), make([]uint64, words)
	for i := range plus {
		plus[i] = math.MaxUint64
	}
	top := uint64(1) << ((p.length - 1) % 64)
	distance := p.length
	for at, r := range text {
		mask := p.masks[r]
		if mask == nil {
			mask = p.none
		}
		var sum, up, down uint64 // carried from word to word
		if !anywhere {
			up = 1
		}
		for w := range words {
			equal := mask[w]
			vertical := equal | minus[w]
			var added uint64
			added, sum = bits.Add64(equal&plus[w], plus[w], sum)
			horizontal := (added ^ plus[w]) | equal
			higher, lower := minus[w]|^(horizontal|plus[w]), plus[w]&horizontal
			if w == words-1 {
				switch {
				case higher&top != 0:
					distance++
				case lower&top != 0:
					distance--
				}
			}
			nextUp, nextDown := higher>>63, lower>>63
			higher, lower = higher<<1|up, lower<<1|down
			up, down = nextUp, nextDown
			plus[w] = lower | ^(vertical | higher)
			minus[w] = higher & vertical
		}
		each(at+1, distance)
	}
}

// editDistance is how many characters must be put in, taken out or replaced to
// make one text of the other.
func editDistance(a, b []rune) int {
	if len(a) == 0 {
		return len(b)
	}
	distance := len(a)
	newPattern(a).scan(b, false, func(_, d int) { distance = d })
	return distance
}

// nearest finds the one stretch of a text that is within a distance of what is
// looked for. It is false where there is none, and where there are two that do
// not overlap: nobody could say which is meant.
func nearest(wanted, text []rune, within int) (start, end int, ok bool) {
	if len(wanted) == 0 || len(text) == 0 {
		return 0, 0, false
	}
	distances := make([]int, len(text)+1)
	best := within + 1
	newPattern(wanted).scan(text, true, func(at, distance int) {
		distances[at] = distance
		if distance < best {
			best, end = distance, at
		}
	})
	if best > within {
		return 0, 0, false
	}
	start = end - beginning(wanted, text[max(0, end-len(wanted)-best):end], best)
	for at := 1; at < len(distances); at++ {
		// What ends from here on does not overlap what was found.
		apart := at <= start || at >= end+len(wanted)-within
		if apart && distances[at] <= within {
			return 0, 0, false
		}
	}
	return start, end, true
}

// beginning is how long the end of a text is that is at a distance of what is
// looked for. Where several are, it begins like it, and is most nearly as long.
func beginning(wanted, text []rune, distance int) int {
	back := reversed(text)
	length, alike := 0, false
	newPattern(reversed(wanted)).scan(back, false, func(at, d int) {
		begins := back[at-1] == wanted[0]
		nearer := apart(at, len(wanted)) < apart(length, len(wanted))
		if d == distance && (length == 0 || begins && !alike || begins == alike && nearer) {
			length, alike = at, begins
		}
	})
	return length
}

func apart(a, b int) int { return max(a-b, b-a) }

func reversed(runes []rune) []rune {
	back := make([]rune, len(runes))
	for i, r := range runes {
		back[len(runes)-1-i] = r
	}
	return back
}
