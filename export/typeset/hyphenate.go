package typeset

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"acquis/assets/hyphenation"
)

// Shortest pieces of a divided word, and the shortest word that is divided.
const (
	hyphenLeft  = 3
	hyphenRight = 3
	hyphenWord  = 7
)

// trieNode is a node of the tree of patterns.
type trieNode struct {
	next   map[rune]*trieNode
	levels []uint8 // of the pattern that ends here
}

var patterns = sync.OnceValue(func() *trieNode {
	root := &trieNode{next: map[rune]*trieNode{}}
	for _, p := range strings.Fields(hyphenation.French) {
		root.add(p)
	}
	return root
})

// add files a pattern such as "1ba", "ac4ti." : the digits stand between the
// letters.
func (n *trieNode) add(pattern string) {
	levels := []uint8{0}
	for _, r := range pattern {
		if r >= '0' && r <= '9' {
			levels[len(levels)-1] = uint8(r - '0')
			continue
		}
		if n.next == nil {
			n.next = map[rune]*trieNode{}
		}
		child := n.next[r]
		if child == nil {
			child = &trieNode{}
			n.next[r] = child
		}
		n = child
		levels = append(levels, 0)
	}
	n.levels = levels
}

// divisions finds the places where a word may be divided by Liang's algorithm:
// byte offsets.
func divisions(word string) []int {
	letters := []rune{'.'}
	for _, r := range word {
		if r == '’' {
			r = '\''
		}
		letters = append(letters, unicode.ToLower(r))
	}
	letters = append(letters, '.')
	levels := make([]uint8, len(letters)+1)
	root := patterns()
	for i := range letters {
		n := root
		for k := i; k < len(letters); k++ {
			if n = n.next[letters[k]]; n == nil {
				break
			}
			for j, v := range n.levels {
				levels[i+j] = max(levels[i+j], v)
			}
		}
	}
	var out []int
	count, k, since := len(letters)-2, 0, 0
	for offset, r := range word { // levels[k+1] stands before the letter k of the word
		if since >= hyphenLeft && count-k >= hyphenRight && levels[k+1]%2 == 1 {
			out = append(out, offset)
		}
		k++
		if since++; r == '’' || r == '\'' { // "l’ou-verture" would tear a word of two letters
			since = 0
		}
	}
	return out
}

// hyphenate adds to tokens the places where long words may be divided. Words
// with a capital, which are mostly names, stay whole unless names says
// otherwise, and the last word always does.
func (s *shaper) hyphenate(tokens []token, names bool) []token {
	s.tokens = s.thin[:0]
	for i := range tokens {
		t := &tokens[i]
		compound := t.after == breakZero || i > 0 && tokens[i-1].after == breakZero
		if compound || t.after == breakEnd || len(t.segs) > 3 {
			s.tokens = append(s.tokens, *t)
			continue
		}
		for k := range t.segs {
			s.divide(t.segs[k], names)
		}
		if !s.pending() { // an empty line
			s.tokens = append(s.tokens, *t)
			continue
		}
		s.end(t.after, t.space)
	}
	s.thin = s.tokens
	return s.tokens
}

// divide adds a piece, cut where its longest word may be divided.
func (s *shaper) divide(g seg, names bool) {
	from, to := longestWord(g.text, names)
	if g.ref != "" || from < 0 {
		s.add(g)
		return
	}
	word := g.text[from:to]
	points, known := s.divided[word]
	if !known {
		points = divisions(word)
		if s.divided == nil {
			s.divided = map[string][]int{}
		}
		s.divided[word] = points
	}
	if len(points) == 0 {
		s.add(g)
		return
	}
	hyphen := &seg{text: "-", face: g.face, look: g.look, width: float64(s.m.width(g.face, '-')) * g.look.size / 1000}
	start := 0
	for _, p := range points {
		s.add(s.part(g, start, from+p))
		s.end(breakHyphen, hyphen)
		start = from + p
	}
	s.add(s.part(g, start, len(g.text)))
}

// part is the piece of g between two offsets.
func (s *shaper) part(g seg, from, to int) seg {
	text, units := g.text[from:to], 0
	for i, r := range text {
		units += max(0, s.m.width(g.face, r)) + s.m.kernNext(g.face, r, g.text[from+i+utf8.RuneLen(r):])
	}
	return seg{text: text, face: g.face, look: g.look, width: float64(units) * g.look.size / 1000}
}

// longestWord finds the longest run of letters and apostrophes in s that may
// be divided: long enough, and without a capital or, with names, with one at
// its start.
func longestWord(s string, names bool) (from, to int) {
	from, to = -1, -1
	best, start, count, capital := hyphenWord-1, -1, 0, false
	for i, r := range s + " " {
		if unicode.IsLetter(r) || r == '’' || r == '\'' {
			if start < 0 {
				start, count, capital = i, 0, false
			}
			count++
			capital = capital || unicode.IsUpper(r) && (!names || count > 1)
			continue
		}
		if start >= 0 && count > best && !capital {
			from, to, best = start, i, count
		}
		start = -1
	}
	return from, to
}
