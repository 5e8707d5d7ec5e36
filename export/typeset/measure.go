package typeset

// primKind is what a prim draws.
type primKind uint8

const (
	primText primKind = iota
	primRule
	primImage
)

// prim is something to draw, placed from the left margin and the top of its
// box.
type prim struct {
	kind primKind
	x, y float64 // of text: its baseline
	frag frag    // primText
	w, h float64 // primRule, primImage
	col  Color   // primRule
	img  *picture
	node *node // of an image; that of text is its frag's
}

// box is an indivisible strip of the page: a line of text, a slice of a table
// row, an image.
type box struct {
	before  float64 // space above, dropped at the top of a page
	height  float64
	keep    bool // no page break after it
	divided bool // ends within a word
	prims   []prim

	anchor   string
	bookmark *bookmark
	mark     string // changes the running head
	newPage  bool   // starts a page
	bare     bool   // that page has no running head
	recto    bool   // that page is an odd one
	carry    []*box // drawn first when a page starts with this box

	again   bool    // drawn before, on another page: an artifact
	row     *node   // of the table row that it is a slice of
	wide    bool    // placed in the full width, not in the text measure
	counted float64 // baseline of a first line that gets a number in the margin; 0 is none
}

// first is the element that the text of a box begins with.
func (b *box) first() *node {
	for i := range b.prims {
		if n := b.prims[i].frag.node.leaf(); n != nil {
			return n
		}
	}
	return nil
}

type bookmark struct {
	level int
	text  string
}

// strip is the measured form of one block.
type strip struct {
	boxes []*box
	after float64
	nodes []*node        // what its text is
	refs  map[string]int // digits allotted to each anchor
	lacks []rune         // characters that could not be drawn
}

// measurer turns blocks into boxes.
type measurer struct {
	doc      *Document
	theme    *Theme
	shaper   shaper
	scratch  scratch
	listing  bool       // a table of contents is measured
	headings []*Heading // for tables of contents
	pictures map[*Figure]*picture
}

// block measures one block.
func (m *measurer) block(b Block) *strip {
	m.shaper.refs, m.shaper.lacking = map[string]int{}, nil
	s := &strip{}
	switch b := b.(type) {
	case *Heading:
		m.heading(s, b)
	case *Paragraph:
		m.paragraph(s, b)
	case *List:
		m.list(s, b)
	case *Table:
		m.table(s, b)
	case *Figure:
		m.figure(s, b)
	case *Contents:
		m.contents(s, b)
	case *Space:
		s.boxes = []*box{{height: b.Height}}
	case *Rule:
		w := b.Width
		if w == 0 {
			w = m.theme.Page.Measure
		}
		s.boxes = []*box{{before: b.Before, height: 0.6, wide: w > m.theme.Page.Measure,
			prims: []prim{{kind: primRule, w: w, h: 0.5, col: Hair}}}}
		s.after = b.After
	case *PageBreak:
		s.boxes = []*box{{newPage: true, bare: b.Bare, recto: b.Recto, mark: b.Mark}}
	case *Group:
		m.group(s, b)
	}
	s.refs, s.lacks = m.shaper.refs, m.shaper.lacking
	return s
}

func (m *measurer) group(s *strip, g *Group) {
	refs := map[string]int{}
	var lacks []rune
	var pending float64
	for _, b := range g.Blocks {
		part := m.block(b)
		lacks = append(lacks, part.lacks...)
		if len(part.boxes) > 0 {
			part.boxes[0].before = max(part.boxes[0].before, pending)
		}
		pending = part.after
		s.boxes = append(s.boxes, part.boxes...)
		s.nodes = append(s.nodes, part.nodes...)
		for a, n := range part.refs {
			refs[a] = n
		}
	}
	for i := range s.boxes {
		s.boxes[i].keep = i < len(s.boxes)-1 || s.boxes[i].keep
	}
	s.after = pending
	m.shaper.refs, m.shaper.lacking = refs, lacks
}

// measure is the width that a style gives its lines. On two sides it is the
// text measure for all, since the edge of the wide lines would change sides;
// but the table of contents is a table.
func (m *measurer) measure(st *ParagraphStyle) float64 {
	if st.Wide && (!m.doc.TwoSided || m.listing) {
		return m.theme.Page.Full
	}
	return m.theme.Page.Measure
}

// lines shapes and breaks runs for a style in a width.
func (m *measurer) lines(runs []Run, st *ParagraphStyle, width float64) []line {
	first, rest := width-st.Indent, width-st.Indent-st.Hang
	tokens := m.shaper.fit(m.shaper.shape(runs, st), min(first, rest))
	lines, growth := m.scratch.breakLines(m.shaper.m, tokens, first, rest, st.Align)
	if growth > wantGrowth { // words are divided only where it helps, and names last
		lines, growth = m.scratch.breakLines(m.shaper.m, m.shaper.hyphenate(tokens, false), first, rest, st.Align)
	}
	if growth > maxGrowth {
		lines, _ = m.scratch.breakLines(m.shaper.m, m.shaper.hyphenate(tokens, true), first, rest, st.Align)
	}
	return lines
}

// baseline is where the baseline stands in a line of the style.
func baseline(st *ParagraphStyle) float64 { return st.Leading*0.5 + st.Size*0.33 }

// lineBoxes makes a box of each line of an element; two lines at least stay
// together at each end.
func lineBoxes(lines []line, st *ParagraphStyle, of *node) []*box {
	claim(lines, of)
	n := len(lines)
	boxes := make([]*box, n)
	for i, l := range lines {
		b := &box{height: st.Leading, divided: l.divided, keep: st.KeepLines && i < n-1 || i == 0 && n > 1 || i == n-2}
		x := st.Indent
		if i > 0 {
			x += st.Hang
		}
		b.prims = textPrims(nil, l, x, baseline(st))
		boxes[i] = b
	}
	if n > 0 {
		boxes[0].before = st.Before
		boxes[n-1].keep = st.KeepNext
	}
	return boxes
}

func textPrims(dst []prim, l line, x, y float64) []prim {
	for _, f := range l.frags {
		dst = append(dst, prim{kind: primText, x: x + f.x, y: y, frag: f})
	}
	return dst
}

func (m *measurer) heading(s *strip, h *Heading) {
	level := min(max(h.Level, 1), len(m.theme.Headings))
	st := h.Style
	if st == nil {
		st = &m.theme.Headings[level-1]
	}
	n := &node{role: roleHeading, level: level}
	if len(h.Over) > 0 {
		over := m.theme.Over
		over.Before = st.Before
		lines := m.lines(h.Over, &over, m.measure(&over))
		apart(lines)
		s.boxes = lineBoxes(lines, &over, n)
	}
	title := lineBoxes(m.lines(h.Runs, st, m.measure(st)), st, n)
	if len(s.boxes) > 0 && len(title) > 0 {
		title[0].before = 2
	}
	if s.boxes = append(s.boxes, title...); len(s.boxes) == 0 {
		s.boxes = []*box{{keep: true}}
	} else {
		s.nodes = []*node{n}
	}
	first := s.boxes[0]
	first.anchor, first.mark, first.newPage, first.bare = h.Anchor, h.Mark, h.NewPage, h.NewPage
	first.recto = h.NewPage && level <= m.doc.RectoLevel
	if text := or(h.Bookmark, PlainText(h.Runs)); text != "-" && text != "" {
		first.bookmark = &bookmark{level: level - 1, text: text}
	}
	s.after = st.After
}

func or(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

func (m *measurer) paragraph(s *strip, p *Paragraph) {
	st := p.Style
	if st == nil {
		st = &m.theme.Body
	}
	width, n := m.measure(st), &node{role: paragraphRoles[p.Role]}
	if len(p.Flush) > 0 {
		m.flushed(s, p, st, width, n)
	} else {
		s.boxes = lineBoxes(m.lines(p.Runs, st, width), st, n)
	}
	s.after = st.After
	if len(s.boxes) == 0 {
		if p.Anchor == "" && p.Mark == "" {
			return
		}
		s.boxes = []*box{{keep: true}}
	} else {
		s.nodes = []*node{n}
	}
	s.boxes[0].anchor, s.boxes[0].mark = p.Anchor, p.Mark
	if p.Style == nil && len(s.nodes) > 0 {
		s.boxes[0].counted = baseline(st)
	}
}

// flushed sets a paragraph whose last line ends with something at the right
// edge, as in a table of contents.
func (m *measurer) flushed(s *strip, p *Paragraph, st *ParagraphStyle, width float64, n *node) {
	flat := st.With(func(f *ParagraphStyle) { f.Indent, f.Hang, f.Align = 0, 0, Left })
	right := m.lines(p.Flush, flat, width)
	var room float64
	for _, l := range right {
		room = max(room, l.width)
	}
	left := st.With(func(f *ParagraphStyle) {
		if f.Align == Justify {
			f.Align = Left
		}
	})
	lines := m.lines(p.Runs, left, width-max(room+14, 38))
	apart(lines)
	s.boxes = lineBoxes(lines, left, n)
	if len(s.boxes) == 0 || len(right) == 0 {
		return
	}
	claim(right[:1], n)
	last := s.boxes[len(s.boxes)-1]
	l := right[0]
	last.prims = textPrims(last.prims, l, width-l.width, baseline(st))
	if !p.Leader {
		return
	}
	x := st.Indent + lines[len(lines)-1].width
	if len(lines) > 1 {
		x += st.Hang
	}
	m.leader(last, st, x+6, width-l.width-6)
}

// leader draws dots between two abscissas, on a grid so that those of
// successive lines stand under each other.
func (m *measurer) leader(b *box, st *ParagraphStyle, from, to float64) {
	const step = 5.2
	for x := float64(int(from/step)+1) * step; x < to; x += step {
		b.prims = append(b.prims, prim{kind: primRule, x: x, y: baseline(st) - 0.7, w: 0.7, h: 0.7, col: Hair})
	}
}
