package typeset

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// look is what pieces of text share beside their face: pieces with the same
// *look and face merge into one when they meet on a line.
type look struct {
	size  float64
	rise  float64 // of the baseline
	color Color
	link  string
}

// seg is a piece of a word in one face.
type seg struct {
	text  string
	face  face
	look  *look
	width float64
	ref   string // print the page number of this anchor; text is empty
}

// breakKind says what may happen after a token.
type breakKind uint8

const (
	breakEnd    breakKind = iota // end of the paragraph
	breakSpace                   // a space: the line may end here
	breakZero                    // the line may end here without a space
	breakHyphen                  // the line may end here with a hyphen
	breakLine                    // the line ends here
)

// token is a piece of text that does not break, and what follows it.
type token struct {
	segs  []seg
	width float64
	after breakKind
	space *seg // the space, or the hyphen, with its width; nil if there is none
}

// spaceWidth is the room that follows the token inside a line.
func (t *token) spaceWidth() float64 {
	if t.after == breakSpace {
		return t.space.width
	}
	return 0
}

// shaper cuts runs into tokens and measures them.
type shaper struct {
	m       *metrics
	lacking []rune                     // characters met that cannot be drawn
	pageOf  func(anchor string) string // the number to print, for its width
	refs    map[string]int             // digits allotted to each anchor met

	divided map[string][]int // where words may be divided, as far as asked

	// The tokens so far, and the current one: its pieces are segs[from:]. They
	// live until the next call of shape, in memory that is used again.
	tokens       []token
	segs         []seg
	from         int
	width        float64
	shaped, thin []token // memory of shape and of hyphenate
}

// shape cuts runs into tokens in the style of a paragraph. They are good until
// the next call.
func (s *shaper) shape(runs []Run, st *ParagraphStyle) []token {
	s.tokens, s.segs, s.from, s.width = s.shaped[:0], s.segs[:0], 0, 0
	for i := range runs {
		s.run(&runs[i], st)
	}
	if n := len(s.tokens); s.pending() {
		s.end(breakEnd, nil)
	} else if n > 0 {
		s.tokens[n-1].after, s.tokens[n-1].space = breakEnd, nil
	}
	s.shaped = s.tokens
	return s.tokens
}

// pending says whether the current token has anything in it.
func (s *shaper) pending() bool { return len(s.segs) > s.from }

// Raised letters, as parts of the size of the text.
const (
	raisedSize = 0.66
	raisedBy   = 0.32
)

func (s *shaper) run(r *Run, st *ParagraphStyle) {
	lk := &look{size: st.Size, color: st.Color, link: r.Link}
	if r.Raised {
		lk.size, lk.rise = st.Size*raisedSize, st.Size*raisedBy
	}
	switch {
	case r.Link != "" && !r.Quiet:
		lk.color = Accent
	case r.Muted:
		lk.color = Grey
	}
	f := pick(st.Family, st.Bold || r.Bold, st.Italic != r.Italic)
	if r.PageOf != "" {
		s.number(r.PageOf, f, lk)
		return
	}
	s.text(r.Text, f, lk)
}

// number adds a page number, which takes the room of its digits.
func (s *shaper) number(anchor string, f face, lk *look) {
	n := s.pageOf(anchor)
	s.refs[anchor] = len(n)
	w := 0
	for _, c := range n {
		w += s.m.width(f, c)
	}
	s.add(seg{face: f, look: lk, ref: anchor, width: float64(w) * lk.size / 1000})
}

// text adds a string: words, spaces and the places where a line may end.
func (s *shaper) text(str string, f face, lk *look) {
	space := &seg{text: " ", face: f, look: lk, width: float64(s.m.width(f, ' ')) * lk.size / 1000}
	start, units := 0, 0 // the pending piece str[start:i] and its width
	flush := func(i int) {
		if i > start {
			s.add(seg{text: str[start:i], face: f, look: lk, width: float64(units) * lk.size / 1000})
		}
		units = 0
	}
	for i, r := range str {
		size := utf8.RuneLen(r)
		if r == utf8.RuneError {
			_, size = utf8.DecodeRuneInString(str[i:])
		}
		switch {
		case r == ' ' || r == '\t':
			flush(i)
			s.end(breakSpace, space)
		case r == '\n' || r == '\u2028' || r == '\u2029':
			flush(i)
			s.end(breakLine, nil)
		case r == '\u200b':
			flush(i)
			s.end(breakZero, nil)
		case r == '-' && s.breaksAfterHyphen(str, i):
			flush2 := i + size
			units += s.m.width(f, r) + s.m.kernNext(f, r, str[flush2:])
			flush(flush2)
			s.end(breakZero, nil)
		default:
			if w := s.m.width(f, r); w != missing && !unseen(r) {
				units += w + s.m.kernNext(f, r, str[i+size:])
				continue
			}
			flush(i)
			s.odd(r, f, lk)
		}
		start = i + size
	}
	flush(len(str))
}

// breaksAfterHyphen says whether a line may end after the hyphen at i: between
// two letters, with at least two before it, so that "-t-il" holds together.
func (s *shaper) breaksAfterHyphen(str string, i int) bool {
	next, _ := utf8.DecodeRuneInString(str[i+1:])
	last, n := utf8.DecodeLastRuneInString(str[:i])
	if !unicode.IsLetter(next) || !unicode.IsLetter(last) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(str[:i-n])
	return unicode.IsLetter(before)
}

// odd adds a character that the face does not have.
func (s *shaper) odd(r rune, f face, lk *look) {
	if unseen(r) {
		return
	}
	f, c, ok := s.m.resolve(f, r)
	if !ok {
		s.lacking = append(s.lacking, r)
	}
	w := s.m.width(f, c)
	s.add(seg{text: string(c), face: f, look: lk, width: float64(w) * lk.size / 1000})
	if !ok || r >= 0x2e80 {
		s.end(breakZero, nil) // ideographs, and rows of marks, break anywhere
	}
}

func (s *shaper) add(g seg) {
	s.width += g.width
	if s.pending() {
		last := &s.segs[len(s.segs)-1]
		if last.ref == "" && g.ref == "" && last.face == g.face && last.look == g.look {
			last.text += g.text
			last.width += g.width
			return
		}
	}
	s.segs = append(s.segs, g)
}

// end closes the current token. A space after nothing says nothing, but a
// forced line end after nothing is an empty line.
func (s *shaper) end(kind breakKind, space *seg) {
	if n := len(s.tokens); !s.pending() {
		last := breakEnd
		if n > 0 {
			last = s.tokens[n-1].after
		}
		switch {
		case kind == breakLine && n > 0 && last != breakLine, kind == breakSpace && last == breakZero:
			s.tokens[n-1].after, s.tokens[n-1].space = kind, space
			return
		case kind != breakLine:
			return
		}
	}
	n := len(s.segs)
	s.tokens = append(s.tokens, token{segs: s.segs[s.from:n:n], width: s.width, after: kind, space: space})
	s.from, s.width = n, 0
}

// fit cuts the tokens that are wider than a line, preferably after a sign that
// separates, so that a long address or a word without end stays on the page.
func (s *shaper) fit(tokens []token, measure float64) []token {
	for i := range tokens {
		if tokens[i].width > measure {
			return s.cut(tokens, measure)
		}
	}
	return tokens
}

func (s *shaper) cut(tokens []token, measure float64) []token {
	s.tokens = make([]token, 0, len(tokens)+8)
	for _, t := range tokens {
		if t.width <= measure {
			s.tokens = append(s.tokens, t)
			continue
		}
		for _, g := range t.segs {
			s.cutSeg(g, measure)
		}
		if last := len(s.tokens) - 1; !s.pending() { // the cut fell at the end
			s.tokens[last].after, s.tokens[last].space = t.after, t.space
			continue
		}
		s.end(t.after, t.space)
	}
	return s.tokens
}

func (s *shaper) cutSeg(g seg, measure float64) {
	if g.ref != "" {
		s.add(g)
		return
	}
	start, width := 0, 0.0
	for i, r := range g.text {
		w := float64(max(0, s.m.width(g.face, r))+s.m.kernNext(g.face, r, g.text[i+utf8.RuneLen(r):])) * g.look.size / 1000
		if s.width+width+w > measure && (i > start || s.pending()) {
			if i > start {
				s.add(seg{text: g.text[start:i], face: g.face, look: g.look, width: width})
			}
			s.end(breakZero, nil)
			start, width = i, 0
		}
		width += w
		if strings.ContainsRune("/-._?&=#,;", r) && s.width+width > measure*0.6 {
			end := i + utf8.RuneLen(r)
			s.add(seg{text: g.text[start:end], face: g.face, look: g.look, width: width})
			s.end(breakZero, nil)
			start, width = end, 0
		}
	}
	if start < len(g.text) {
		s.add(seg{text: g.text[start:], face: g.face, look: g.look, width: width})
	}
}

// digits is how a page number is written; 0 stands for one that is not known.
func digits(n int) string {
	if n <= 0 {
		return "?"
	}
	return strconv.Itoa(n)
}
