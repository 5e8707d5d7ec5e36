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
	space seg // the space, or the hyphen, with its width
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
	lacking *lackList
	pageOf  func(anchor string) string // the number to print, for its width
	refs    map[string]int             // digits allotted to each anchor met

	divided map[string][]int // where words may be divided, as far as asked

	tokens []token
	cur    token
}

// lackList collects the characters that could not be drawn, in order.
type lackList struct {
	seen map[rune]bool
	list []rune
}

func (l *lackList) add(r rune) {
	if !l.seen[r] {
		if l.seen == nil {
			l.seen = map[rune]bool{}
		}
		l.seen[r] = true
		l.list = append(l.list, r)
	}
}

// shape cuts runs into tokens in the style of a paragraph.
func (s *shaper) shape(runs []Run, st *ParagraphStyle) []token {
	s.tokens, s.cur = nil, token{}
	for i := range runs {
		s.run(&runs[i], st)
	}
	if n := len(s.tokens); len(s.cur.segs) > 0 {
		s.end(breakEnd, seg{})
	} else if n > 0 {
		s.tokens[n-1].after = breakEnd
		s.tokens[n-1].space = seg{}
	}
	return s.tokens
}

func (s *shaper) run(r *Run, st *ParagraphStyle) {
	lk := &look{size: st.Size, color: st.Color, link: r.Link}
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
	space := seg{text: " ", face: f, look: lk, width: float64(s.m.width(f, ' ')) * lk.size / 1000}
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
			s.end(breakLine, seg{})
		case r == '\u200b':
			flush(i)
			s.end(breakZero, seg{})
		case r == '-' && s.breaksAfterHyphen(str, i):
			flush2 := i + size
			units += s.m.width(f, r)
			flush(flush2)
			s.end(breakZero, seg{})
		default:
			if w := s.m.width(f, r); w != missing && !unseen(r) {
				units += w
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
		s.lacking.add(r)
	}
	w := s.m.width(f, c)
	s.add(seg{text: string(c), face: f, look: lk, width: float64(w) * lk.size / 1000})
	if !ok || r >= 0x2e80 {
		s.end(breakZero, seg{}) // ideographs, and rows of marks, break anywhere
	}
}

func (s *shaper) add(g seg) {
	if n := len(s.cur.segs); n > 0 {
		last := &s.cur.segs[n-1]
		if last.ref == "" && g.ref == "" && last.face == g.face && last.look == g.look {
			last.text += g.text
			last.width += g.width
			s.cur.width += g.width
			return
		}
	}
	s.cur.segs = append(s.cur.segs, g)
	s.cur.width += g.width
}

// end closes the current token. A space after nothing says nothing, but a
// forced line end after nothing is an empty line.
func (s *shaper) end(kind breakKind, space seg) {
	if len(s.cur.segs) == 0 && kind != breakLine {
		if n := len(s.tokens); n > 0 && kind == breakSpace && s.tokens[n-1].after == breakZero {
			s.tokens[n-1].after, s.tokens[n-1].space = kind, space
		}
		return
	}
	if n := len(s.tokens); kind == breakLine && len(s.cur.segs) == 0 && n > 0 && s.tokens[n-1].after != breakLine {
		s.tokens[n-1].after, s.tokens[n-1].space = breakLine, seg{}
		return
	}
	s.cur.after, s.cur.space = kind, space
	s.tokens = append(s.tokens, s.cur)
	s.cur = token{}
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
	out := make([]token, 0, len(tokens)+8)
	for _, t := range tokens {
		if t.width <= measure {
			out = append(out, t)
			continue
		}
		s.tokens, s.cur = nil, token{}
		for _, g := range t.segs {
			s.cutSeg(g, measure)
		}
		if len(s.cur.segs) == 0 && len(s.tokens) > 0 {
			s.cur = s.tokens[len(s.tokens)-1]
			s.tokens = s.tokens[:len(s.tokens)-1]
		}
		s.end(t.after, t.space)
		out = append(out, s.tokens...)
	}
	return out
}

func (s *shaper) cutSeg(g seg, measure float64) {
	if g.ref != "" {
		s.add(g)
		return
	}
	start, width := 0, 0.0
	for i, r := range g.text {
		w := float64(max(0, s.m.width(g.face, r))) * g.look.size / 1000
		if s.cur.width+width+w > measure && (i > start || len(s.cur.segs) > 0) {
			if i > start {
				s.add(seg{text: g.text[start:i], face: g.face, look: g.look, width: width})
			}
			s.end(breakZero, seg{})
			start, width = i, 0
		}
		width += w
		if strings.ContainsRune("/-._?&=#,;", r) && s.cur.width+width > measure*0.6 {
			end := i + utf8.RuneLen(r)
			s.add(seg{text: g.text[start:end], face: g.face, look: g.look, width: width})
			s.end(breakZero, seg{})
			start, width = end, 0
		}
	}
	if start < len(g.text) {
		s.add(seg{text: g.text[start:], face: g.face, look: g.look, width: width})
	}
}

// naturalWidth is the width of tokens set on one line.
func naturalWidth(tokens []token) float64 {
	var w float64
	for i := range tokens {
		w += tokens[i].width
		if i < len(tokens)-1 {
			w += tokens[i].spaceWidth()
		}
	}
	return w
}

// digits is how a page number is written; 0 stands for one that is not known.
func digits(n int) string {
	if n <= 0 {
		return "?"
	}
	return strconv.Itoa(n)
}
