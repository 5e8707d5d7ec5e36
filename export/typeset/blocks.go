package typeset

import "strings"

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
	list := &node{role: roleList, counts: l.Ordered && !l.Bare}
	for i, runs := range l.Items {
		li, body := &node{role: roleItem}, &node{role: roleBody}
		boxes := lineBoxes(m.lines(runs, item, m.measure(st)), item, body)
		if len(boxes) == 0 {
			continue
		}
		if !l.Bare {
			m.bullet(boxes[0], l.Ordered, number+i, st, hang, li.add(&node{role: roleLabel}))
		}
		li.add(body)
		list.add(li)
		if l.Style == nil {
			boxes[0].counted = baseline(st)
		}
		if len(s.boxes) > 0 {
			boxes[0].before = max(st.Before, st.After)
		}
		s.boxes = append(s.boxes, boxes...)
	}
	if len(list.kids) > 0 {
		s.nodes = []*node{list}
	}
	s.after = max(st.After, m.theme.Body.After)
}

// bullet draws what stands before an item: a dot, or a number whose points
// stand under each other.
func (m *measurer) bullet(b *box, ordered bool, number int, st *ParagraphStyle, hang float64, of *node) {
	sign := "•"
	if ordered {
		sign = digits(number) + "."
	}
	plain := st.With(func(p *ParagraphStyle) { p.Hang = 0; p.Align = Left })
	lines := m.lines(T(sign), plain, m.measure(st))
	claim(lines, of)
	for _, ln := range lines {
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
	m.listing = true
	defer func() { m.listing = false }()
	list := &node{role: roleContents}
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
		for _, b := range part.boxes {
			b.wide = st.Wide
		}
		if n := len(part.boxes); n > 0 && i+1 < len(listed) {
			part.boxes[n-1].keep = listed[i+1].Level > h.Level
		}
		if len(part.boxes) > 0 {
			linkWhole(part.boxes, h.Anchor, list.add(&node{role: roleEntry}))
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
	if len(list.kids) > 0 {
		s.nodes = []*node{list}
	}
	s.after = pending
	m.shaper.refs, m.shaper.lacking = refs, lacks
}

// linkWhole makes one link of all text of boxes, in the colour of the text.
func linkWhole(boxes []*box, anchor string, entry *node) {
	link := entry.add(&node{role: roleReference}).add(&node{role: roleLink})
	for _, b := range boxes {
		for i := range b.prims {
			if f := &b.prims[i].frag; b.prims[i].kind == primText {
				lk := *f.look
				lk.link = anchor
				f.look, f.node = &lk, link
			}
		}
	}
}

func (m *measurer) figure(s *strip, f *Figure) {
	p := m.pictures[f]
	if p == nil {
		return
	}
	page := &m.theme.Page
	w, h := page.Fit(f.Width, p.width, p.height)
	n := &node{role: roleFigure, alt: strings.TrimSpace(or(f.Alt, PlainText(f.Caption)))}
	s.nodes = []*node{n}
	if n.alt == "" {
		n, s.nodes = nil, nil
	}
	s.boxes = []*box{{before: 10, height: h, anchor: f.Anchor, keep: len(f.Caption) > 0, wide: w > page.Measure,
		prims: []prim{{kind: primImage, w: w, h: h, img: p, node: n}}}}
	if len(f.Caption) > 0 {
		st := m.theme.Caption.With(func(c *ParagraphStyle) { c.Before, c.KeepLines = 4, true })
		caption := &node{role: roleCaption}
		s.boxes = append(s.boxes, lineBoxes(m.lines(f.Caption, st, page.Measure), st, caption)...)
		s.nodes = append(s.nodes, caption)
	}
	s.after = 12
}
