package typeset

import "strings"

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
}

// box is an indivisible strip of the page: a line of text, a slice of a table
// row, an image.
type box struct {
	before float64 // space above, dropped at the top of a page
	height float64
	keep   bool // no page break after it
	prims  []prim

	anchor   string
	bookmark *bookmark
	mark     string // changes the running head
	newPage  bool   // starts a page
	bare     bool   // that page has no running head
	recto    bool   // that page is an odd one
	carry    []*box // drawn first when a page starts with this box

	wide    bool    // placed in the full width, not in the text measure
	counted float64 // baseline of a first line that gets a number in the margin; 0 is none
}

type bookmark struct {
	level int
	text  string
}

// strip is the measured form of one block.
type strip struct {
	boxes []*box
	after float64
	refs  map[string]int // digits allotted to each anchor
	lacks []rune         // characters that could not be drawn
}

// measurer turns blocks into boxes.
type measurer struct {
	doc      *Document
	theme    *Theme
	shaper   shaper
	scratch  scratch
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
// text measure for all, since the edge of the wide lines would change sides.
func (m *measurer) measure(st *ParagraphStyle) float64 {
	if st.Wide && !m.doc.TwoSided {
		return m.theme.Page.Full
	}
	return m.theme.Page.Measure
}

// lines shapes and breaks runs for a style in a width.
func (m *measurer) lines(runs []Run, st *ParagraphStyle, width float64) []line {
	first, rest := width-st.Indent, width-st.Indent-st.Hang
	tokens := m.shaper.fit(m.shaper.shape(runs, st), min(first, rest))
	lines, growth := m.scratch.breakLines(tokens, first, rest, st.Align)
	if growth > wantGrowth { // words are divided only where it helps, and names last
		lines, growth = m.scratch.breakLines(m.shaper.hyphenate(tokens, false), first, rest, st.Align)
	}
	if growth > maxGrowth {
		lines, _ = m.scratch.breakLines(m.shaper.hyphenate(tokens, true), first, rest, st.Align)
	}
	return lines
}

// baseline is where the baseline stands in a line of the style.
func baseline(st *ParagraphStyle) float64 { return st.Leading*0.5 + st.Size*0.33 }

// lineBoxes makes a box of each line; two lines at least stay together at each
// end.
func lineBoxes(lines []line, st *ParagraphStyle) []*box {
	n := len(lines)
	boxes := make([]*box, n)
	for i, l := range lines {
		b := &box{height: st.Leading, keep: st.KeepLines && i < n-1 || i == 0 && n > 1 || i == n-2}
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
	if len(h.Over) > 0 {
		over := m.theme.Over
		over.Before = st.Before
		s.boxes = lineBoxes(m.lines(h.Over, &over, m.measure(&over)), &over)
	}
	title := lineBoxes(m.lines(h.Runs, st, m.measure(st)), st)
	if len(s.boxes) > 0 && len(title) > 0 {
		title[0].before = 2
	}
	if s.boxes = append(s.boxes, title...); len(s.boxes) == 0 {
		s.boxes = []*box{{keep: true}}
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
	width := m.measure(st)
	if len(p.Flush) > 0 {
		m.flushed(s, p, st, width)
	} else {
		s.boxes = lineBoxes(m.lines(p.Runs, st, width), st)
	}
	s.after = st.After
	if len(s.boxes) == 0 {
		if p.Anchor == "" && p.Mark == "" {
			return
		}
		s.boxes = []*box{{keep: true}}
	}
	s.boxes[0].anchor, s.boxes[0].mark = p.Anchor, p.Mark
	if p.Style == nil && len(s.boxes[0].prims) > 0 {
		s.boxes[0].counted = baseline(st)
	}
}

// flushed sets a paragraph whose last line ends with something at the right
// edge, as in a table of contents.
func (m *measurer) flushed(s *strip, p *Paragraph, st *ParagraphStyle, width float64) {
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
	s.boxes = lineBoxes(lines, left)
	if len(s.boxes) == 0 || len(right) == 0 {
		return
	}
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

func (m *measurer) list(s *strip, l *List) {
	st := l.Style
	if st == nil {
		st = &m.theme.List
	}
	number := max(l.Start, 1)
	hang := st.Hang
	if l.Ordered && number+len(l.Items) > 100 {
		hang += 12
	}
	item := st.With(func(i *ParagraphStyle) { i.Indent += hang; i.Hang = 0 })
	if l.Bare {
		item = st
	}
	for i, runs := range l.Items {
		boxes := lineBoxes(m.lines(runs, item, m.measure(st)), item)
		if len(boxes) == 0 {
			continue
		}
		if !l.Bare {
			m.bullet(boxes[0], l.Ordered, number+i, st, hang)
		}
		if l.Style == nil {
			boxes[0].counted = baseline(st)
		}
		if len(s.boxes) > 0 {
			boxes[0].before = max(st.Before, st.After)
		}
		s.boxes = append(s.boxes, boxes...)
	}
	s.after = max(st.After, m.theme.Body.After)
}

// bullet draws what stands before an item: a dot, or a number whose points
// stand under each other.
func (m *measurer) bullet(b *box, ordered bool, number int, st *ParagraphStyle, hang float64) {
	sign := "•"
	if ordered {
		sign = digits(number) + "."
	}
	plain := st.With(func(p *ParagraphStyle) { p.Hang = 0; p.Align = Left })
	for _, ln := range m.lines(T(sign), plain, m.measure(st)) {
		x := st.Indent + 3
		if ordered {
			x = st.Indent + max(0, hang-5-ln.width)
		}
		b.prims = append(textPrims(nil, ln, x, baseline(st)), b.prims...)
	}
}

// contents lists the headings as lines with their pages.
func (m *measurer) contents(s *strip, c *Contents) {
	refs := map[string]int{}
	var lacks []rune
	var pending float64
	var listed []*Heading
	for _, h := range m.headings {
		if text := or(h.Contents, PlainText(h.Runs)); h.Level <= c.Depth && text != "-" && text != "" && h.Anchor != "" {
			listed = append(listed, h)
		}
	}
	for i, h := range listed {
		text := or(h.Contents, PlainText(h.Runs))
		st := &m.theme.Contents[min(max(h.Level, 1), len(m.theme.Contents))-1]
		p := &Paragraph{
			Runs:   []Run{{Text: strings.ReplaceAll(text, "\n", " ")}},
			Flush:  []Run{{PageOf: h.Anchor}},
			Leader: h.Level > 1,
			Style:  st,
		}
		part := m.block(p)
		lacks = append(lacks, part.lacks...)
		if n := len(part.boxes); n > 0 && i+1 < len(listed) {
			part.boxes[n-1].keep = listed[i+1].Level > h.Level
		}
		for _, b := range part.boxes {
			for i := range b.prims { // the whole line is the link, in the colour of the line
				if b.prims[i].kind == primText {
					lk := *b.prims[i].frag.look
					lk.link = h.Anchor
					b.prims[i].frag.look = &lk
				}
			}
		}
		if len(part.boxes) > 0 {
			part.boxes[0].before = max(part.boxes[0].before, pending)
		}
		pending = part.after
		s.boxes = append(s.boxes, part.boxes...)
		for a, n := range part.refs {
			refs[a] = n
		}
	}
	s.after = pending
	m.shaper.refs, m.shaper.lacking = refs, lacks
}

func (m *measurer) figure(s *strip, f *Figure) {
	p := m.pictures[f]
	if p == nil {
		return
	}
	page := &m.theme.Page
	w := f.Width
	if w <= 0 {
		w = page.Measure
	}
	w = min(w, page.Full)
	h := w * float64(p.height) / float64(p.width)
	if room := page.Bottom - page.Top - 60; h > room {
		w, h = w*room/h, room
	}
	s.boxes = []*box{{before: 10, height: h, anchor: f.Anchor, keep: len(f.Caption) > 0, wide: w > page.Measure,
		prims: []prim{{kind: primImage, w: w, h: h, img: p}}}}
	if len(f.Caption) > 0 {
		st := m.theme.Caption.With(func(c *ParagraphStyle) { c.Before, c.KeepLines = 4, true })
		s.boxes = append(s.boxes, lineBoxes(m.lines(f.Caption, st, page.Measure), st)...)
	}
	s.after = 12
}
