package typeset

import (
	"math"
	"strings"
)

// frag is a piece of a set line.
type frag struct {
	x       float64 // from the left of the measure
	width   float64 // without stretch
	text    string
	face    face
	look    *look
	ref     string
	node    *node   // what it is a part of; nil for an artifact
	word    *word   // the divided word that it is a piece of, if it is
	spaces  int     // the spaces of the text
	stretch float64 // added to each of them
	scale   float64 // the width of its letters, as a part of their natural one; 0 means 1
}

// line is a set line.
type line struct {
	frags   []frag
	width   float64 // up to its last word
	divided bool    // ends within a word
}

// How much the spaces of a justified line may give, as a part of their width.
const (
	maxShrink  = 0.18
	wantGrowth = 0.5 // comfortable; beyond it words are divided
	maxGrowth  = 2.2 // beyond it the line stays ragged, rather than torn
)

// Costs that the choice of breaks weighs.
const (
	costLine       = 12.0   // each line
	costHyphen     = 900.0  // a line that ends with a hyphen we add
	costTwoHyphens = 3000.0 // after one that does too
	costZero       = 250.0  // a line that ends inside a compound word
	costShortEnd   = 600.0  // a last line of one short word
)

// breaker chooses the line breaks of one paragraph as a whole, so that no line
// pays for the comfort of another.
type breaker struct {
	tokens  []token
	m       *metrics
	first   float64 // width of the first line
	rest    float64 // width of the others
	justify bool
	growth  float64 // see breakLines
	word    *word   // the last divided word

	*scratch
}

// scratch is the memory of a breaker, used again for each paragraph.
type scratch struct {
	pos    []float64 // pos[i] is the sum of widths and spaces before token i
	spaces []float64 // spaces[i] is the width of the spaces before token i
	gaps   []int     // gaps[i] is their number
	left   []float64 // left[i] is how far token i stands in the left margin if it begins a line
	right  []float64 // right[i], in the right margin if it ends one
	best   []float64 // best[j] is the least cost of lines that end before token j
	prev   []int     // prev[j] is where the last of them begins
}

// grow makes place for n tokens.
func (s *scratch) grow(n int) {
	if cap(s.pos) <= n {
		s.pos, s.spaces, s.best = make([]float64, 2*n+1), make([]float64, 2*n+1), make([]float64, 2*n+1)
		s.left, s.right = make([]float64, 2*n+1), make([]float64, 2*n+1)
		s.gaps, s.prev = make([]int, 2*n+1), make([]int, 2*n+1)
	}
	s.pos, s.spaces, s.best = s.pos[:n+1], s.spaces[:n+1], s.best[:n+1]
	s.gaps, s.prev = s.gaps[:n+1], s.prev[:n+1]
	s.left, s.right = s.left[:n], s.right[:n]
}

// span is a line: tokens[from:to], what its spaces grow by, and how wide its
// letters are.
type span struct {
	from, to       int
	stretch, scale float64
}

// breakLines sets tokens in lines, and says how much the widest gap of a
// justified line has grown, as a part of its width.
func (s *scratch) breakLines(m *metrics, tokens []token, first, rest float64, align Align) (out []line, growth float64) {
	for start := 0; start < len(tokens); {
		end := start
		for end < len(tokens)-1 && tokens[end].after != breakLine {
			end++
		}
		end++
		b := breaker{tokens: tokens[start:end], m: m, first: rest, rest: rest, justify: align == Justify, scratch: s}
		if start == 0 {
			b.first = first
		}
		for _, sp := range b.choose() {
			width := b.rest
			if start == 0 && sp.from == 0 {
				width = b.first
			}
			out = append(out, b.set(sp, align, width))
		}
		growth = max(growth, b.growth)
		start = end
	}
	return out, growth
}

// choose finds the cheapest sequence of breaks.
func (b *breaker) choose() []span {
	n := len(b.tokens)
	b.grow(n)
	b.prefix()
	best, prev := b.best, b.prev
	best[0] = 0
	lo := 0 // the first token that a line which ends here may begin with
	for j := 1; j <= n; j++ {
		best[j], prev[j] = math.Inf(1), j-1
		for lo < j-1 && b.over(lo, j) {
			lo++
		}
		for i := lo; i < j; i++ {
			cost, loose := b.cost(i, j)
			if loose && !math.IsInf(best[j], 1) {
				break // those that begin later are looser still
			}
			if i > 0 && b.tokens[i-1].after == breakHyphen && b.tokens[j-1].after == breakHyphen {
				cost += costTwoHyphens
			}
			if c := best[i] + cost; c < best[j] {
				best[j], prev[j] = c, i
			}
		}
	}
	var spans []span
	for j := n; j > 0; j = prev[j] {
		spans = append(spans, b.fill(prev[j], j))
	}
	for i, k := 0, len(spans)-1; i < k; i, k = i+1, k-1 {
		spans[i], spans[k] = spans[k], spans[i]
	}
	return spans
}

func (b *breaker) prefix() {
	b.pos[0], b.gaps[0], b.spaces[0] = 0, 0, 0
	for i := range b.tokens {
		t := &b.tokens[i]
		sp := t.spaceWidth()
		b.pos[i+1] = b.pos[i] + t.width + sp
		b.spaces[i+1] = b.spaces[i] + sp
		b.gaps[i+1] = b.gaps[i]
		if t.after == breakSpace {
			b.gaps[i+1]++
		}
		if b.justify {
			b.left[i], b.right[i] = b.hang(t)
		} else {
			b.left[i], b.right[i] = 0, 0
		}
	}
}

// room is the slack of a line, the number of its inner spaces and their width,
// and the width of the line as it is.
func (b *breaker) room(i, j int) (slack float64, gaps int, spaces, natural float64) {
	last := &b.tokens[j-1]
	measure := b.rest + b.left[i] + b.right[j-1]
	if i == 0 {
		measure += b.first - b.rest
	}
	natural = b.pos[j] - b.pos[i] - last.spaceWidth()
	if last.after == breakHyphen {
		natural += last.space.width
	}
	gaps, spaces = b.gaps[j]-b.gaps[i], b.spaces[j]-b.spaces[i]
	if last.after == breakSpace {
		gaps--
		spaces -= last.space.width
	}
	return measure - natural, gaps, spaces, natural
}

// over says that tokens[i:j] do not fit on a line.
func (b *breaker) over(i, j int) bool {
	slack, gaps, spaces, natural := b.room(i, j)
	return slack < -0.01 && (!b.justify || gaps == 0 || -slack > maxShrink*spaces+maxFlex*natural)
}

// cost weighs tokens[i:j] as a line; loose says that half of it is empty.
func (b *breaker) cost(i, j int) (cost float64, loose bool) {
	slack, gaps, spaces, natural := b.room(i, j)
	cost = costLine
	switch last := b.tokens[j-1].after; {
	case j == len(b.tokens):
		if slack < -0.01 && b.over(i, j) {
			return 1e9 - slack, false
		}
		if i > 0 && slack > 0.88*b.rest {
			cost += costShortEnd
		}
		return cost, false
	case last == breakHyphen:
		cost += costHyphen
	case last == breakZero:
		cost += costZero
	}
	loose = slack > 0.5*b.rest
	switch {
	case slack < -0.01 && b.over(i, j): // one token wider than the line
		return 1e9 - slack, false
	case !b.justify:
		r := slack / b.rest * 30
		return cost + r*r, loose
	case gaps == 0:
		return cost + ragged(slack, b.rest), loose
	}
	_, rest := flex(slack, natural, spaces)
	r := rest / spaces
	if r > maxGrowth {
		return cost + ragged(slack, b.rest), loose
	}
	if r < 0 {
		r = -r / maxShrink * 0.7
	} else {
		r /= wantGrowth
	}
	return cost + 100*r*r*r + 40*r*r, loose
}

// ragged is the cost of a justified line that cannot be filled.
func ragged(slack, measure float64) float64 {
	r := slack / measure
	return 2e4 + 6e4*r*r
}

// fill is the line tokens[i:j], justified if it is to be.
func (b *breaker) fill(i, j int) span {
	sp := span{from: i, to: j, scale: 1}
	slack, gaps, spaces, natural := b.room(i, j)
	if !b.justify || gaps == 0 || slack > 0 && j == len(b.tokens) {
		return sp
	}
	scale, rest := flex(slack, natural, spaces)
	b.growth = max(b.growth, rest/spaces)
	if rest <= maxGrowth*spaces {
		sp.scale, sp.stretch = scale, rest/float64(gaps)
	}
	return sp
}

// set turns a span into a line. A wrapped line keeps its last space, and one
// that ends by itself gets one, so that its last word is read apart from the
// first of the next.
func (b *breaker) set(sp span, align Align, measure float64) line {
	w := lineWriter{}
	start := -b.left[sp.from]
	for k := sp.from; k < sp.to; k++ {
		t := &b.tokens[k]
		w.word = b.wordAt(k, sp)
		for i := range t.segs {
			w.add(&t.segs[i], sp.stretch)
		}
		switch {
		case k == sp.to-1:
			w.width = w.x
			if t.after == breakHyphen {
				w.add(t.space, 0)
				w.width = w.x
			} else if t.after == breakSpace {
				w.word = nil
				w.add(t.space, sp.stretch)
			} else if t.after == breakLine {
				w.text.WriteByte(' ')
			}
		case t.after == breakSpace:
			w.word = nil
			w.add(t.space, sp.stretch)
		}
	}
	w.flush()
	w.width *= sp.scale
	switch align {
	case Center:
		start += max(0, (measure-w.width)/2)
	case Right:
		start += max(0, measure-w.width)
	}
	for i := range w.frags {
		f := &w.frags[i]
		f.x, f.scale = f.x*sp.scale+start, sp.scale
		f.width, f.stretch = f.width*sp.scale, f.stretch*sp.scale
	}
	return line{frags: w.frags, width: w.width + start, divided: b.tokens[sp.to-1].after == breakHyphen}
}

// lineWriter merges neighbouring pieces of the same face and look.
type lineWriter struct {
	frags []frag
	cur   frag
	text  strings.Builder
	x     float64
	width float64
	word  *word // what is added is a piece of it
}

func (w *lineWriter) add(s *seg, stretch float64) {
	isSpace := s.text == " "
	if w.cur.look != s.look || w.cur.face != s.face || w.cur.word != w.word || w.cur.ref != "" || s.ref != "" {
		w.flush()
		w.cur = frag{x: w.x, face: s.face, look: s.look, ref: s.ref, word: w.word, stretch: stretch}
	}
	w.text.WriteString(s.text)
	w.cur.width += s.width
	w.x += s.width
	if isSpace {
		w.cur.spaces++
		w.x += stretch
	}
}

func (w *lineWriter) flush() {
	if w.cur.look != nil {
		w.cur.text = w.text.String()
		w.frags = append(w.frags, w.cur)
	}
	w.cur = frag{}
	w.text.Reset()
}
