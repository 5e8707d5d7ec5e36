package opendocument

import (
	"strconv"
	"strings"

	ts "acquis/export/typeset"
)

// content is the text that is being written, with what it needs.
type content struct {
	markup
	doc    *ts.Document
	theme  *ts.Theme
	pageOf func(anchor string) (int, bool)
	own    map[*ts.ParagraphStyle]string // see Options.Names
	auto   sheet
	images images

	marks   map[string]string // the bookmark of each anchor
	marked  map[string]bool   // written
	waiting []string          // anchors of what prints nothing: the next paragraph gets them

	first   string  // the page on which the next block starts a new one, "" for none
	space   float64 // above the next block
	keep    bool    // blocks stay with the next one: a group
	running string  // the running head from the next paragraph on
	blank   bool    // a space written here would be swallowed
	tables  int
	listed  int // tables of contents
	number  int // of the last paragraph, where they are counted
}

// blocks writes blocks in turn.
func (c *content) blocks(blocks []ts.Block) {
	for i, b := range blocks {
		switch b := b.(type) {
		case *ts.Heading:
			c.heading(b)
		case *ts.Paragraph:
			c.paragraph(b)
		case *ts.List:
			c.list(b)
		case *ts.Table:
			c.table(b)
		case *ts.Figure:
			c.figure(b)
		case *ts.Contents:
			c.contents(b)
		case *ts.Space:
			c.space += b.Height
		case *ts.Rule:
			c.rule(b)
		case *ts.PageBreak:
			c.pageBreak(b)
		case *ts.Group:
			c.group(b, c.keep && i < len(blocks)-1)
		}
	}
}

// group keeps its blocks together: each but the last stays with the next one.
func (c *content) group(g *ts.Group, outer bool) {
	if len(g.Blocks) == 0 {
		return
	}
	last := len(g.Blocks) - 1
	c.keep = true
	c.blocks(g.Blocks[:last])
	c.keep = outer
	c.blocks(g.Blocks[last:])
}

func (c *content) pageBreak(b *ts.PageBreak) {
	switch {
	case b.Bare && len(c.out) == 0:
		c.first = pageTitle
	case b.Bare:
		c.first = pageOpening
	default:
		c.first = pageStandard
	}
	if b.Mark != "" {
		c.running = b.Mark
	}
}

// setting is how a paragraph is set: by a style with a name, and what it has
// beside that.
type setting struct {
	parent string            // the style with a name
	base   ts.ParagraphStyle // what that style says
	own    *ts.ParagraphStyle
	item   bool // in a list, which places it across the page
	bare   bool // in a list without signs
	cell   bool // in a table, which does so too
	right  float64
	leader bool // dots before the tab at right
	keep   bool
}

// paragraphStyle names the style of a paragraph, and takes what waits for one.
func (c *content) paragraphStyle(s setting) string {
	var shapes, texts, about []string
	if name := c.own[s.own]; name != "" && !s.cell && !s.item {
		s.parent, s.base = encoded(name), *s.own
	}
	if s.bare {
		s.base = ts.ParagraphStyle{} // not said again, its indents would be those of the list
	}
	look := s.base
	if s.own != nil && *s.own != s.base {
		look = *s.own
		shapes, texts = shape(&look), letters(&look)
		switch place := across(&look, &c.theme.Page); {
		case s.item:
			shapes = append(shapes, place[marginRight:marginRight+2]...)
		case !s.cell:
			shapes = append(shapes, place...)
		}
	}
	set := func(name, value string) {
		for i := 0; i < len(shapes); i += 2 {
			if shapes[i] == name {
				shapes[i+1] = value
				return
			}
		}
		shapes = append(shapes, name, value)
	}
	if !s.cell {
		if c.first != "" {
			about = []string{"style:master-page-name", c.first}
			c.first = ""
		}
		if c.space > 0 {
			set("fo:margin-top", length(max(look.Before, c.space)))
			c.space = 0
		}
		if c.keep || s.keep {
			set("fo:keep-with-next", "always")
		}
	}
	if len(shapes) == 0 && len(about) == 0 && s.right == 0 {
		return s.parent
	}
	return c.auto.style("P", "paragraph", append([]string{"style:parent-style-name", s.parent}, about...), func(m *markup) {
		m.start("style:paragraph-properties", shapes...)
		if s.right > 0 {
			tabStop(m, s.right, s.leader)
		}
		m.end()
		if len(texts) > 0 {
			m.empty("style:text-properties", texts...)
		}
	})
}

// tabStop sets a stop at right, which is the end of the lines.
func tabStop(m *markup, at float64, leader bool) {
	m.start("style:tab-stops")
	m.empty("style:tab-stop", "style:position", length(at), "style:type", "right",
		"style:leader-style", flag(leader, "dotted", ""), "style:leader-text", flag(leader, ".", ""))
	m.end()
}

// begin opens a paragraph or a heading and writes what belongs at its start. The
// running head is set in the first paragraph of a page, so that it is that of
// the page already.
func (c *content) begin(element, style, anchor, mark string, attributes ...string) {
	c.start(element, append([]string{"text:style-name", style}, attributes...)...)
	c.blank = true
	c.mark(anchor)
	if mark != "" {
		c.running = mark
	}
	if c.running != "" {
		c.empty("text:variable-set", "text:name", markVariable, "office:value-type", "string", "office:string-value", c.running,
			"text:formula", "ooow:\""+strings.ReplaceAll(c.running, `"`, "”")+`"`, "text:display", "none")
		c.running = ""
	}
}

func (c *content) heading(h *ts.Heading) {
	if h.NewPage {
		c.first = pageOpening
	}
	if void(h.Runs) {
		c.later(h.Anchor, h.Mark)
		return
	}
	level := min(max(h.Level, 1), len(c.theme.Headings))
	s := setting{parent: headingStyle(level, c.unlisted(h)), base: c.theme.Headings[level-1]}
	own := s.base
	if h.Style != nil {
		own = *h.Style
	}
	if h.NewPage { // a part begins where the text of all pages does
		own.Before = 0
	}
	s.own = &own
	c.later("", h.Mark)
	if !void(h.Over) {
		c.over(h.Over, own.Before)
		own.Before = 2
	}
	c.begin("text:h", c.paragraphStyle(s), h.Anchor, "", "text:outline-level", strconv.Itoa(level))
	c.runs(h.Runs)
	c.end()
}

// over writes the small line above a heading, with the space that the heading
// would have.
func (c *content) over(runs []ts.Run, before float64) {
	look := c.theme.Over
	look.Before = before
	c.begin("text:p", c.paragraphStyle(setting{parent: styleOver, base: c.theme.Over, own: &look}), "", "")
	c.runs(runs)
	c.end()
}

// later keeps an anchor and a running head for the next paragraph.
func (c *content) later(anchor, mark string) {
	if anchor != "" {
		c.waiting = append(c.waiting, anchor)
	}
	if mark != "" {
		c.running = mark
	}
}

func (c *content) paragraph(p *ts.Paragraph) {
	if void(p.Runs) && void(p.Flush) {
		c.later(p.Anchor, p.Mark)
		return
	}
	s := setting{parent: styleBody, base: c.theme.Body, own: p.Style}
	switch p.Role {
	case ts.RoleTitle:
		s.parent, s.base = styleTitle, titleLook(c.theme)
	case ts.RoleQuote:
		s.parent, s.base = styleQuote, quoteLook(c.theme)
	case ts.RoleNote:
		s.parent, s.base = styleNote, noteLook(c.theme)
	}
	if len(p.Flush) > 0 {
		s.right, s.leader = c.widthOf(&s), p.Leader
	}
	c.begin("text:p", c.paragraphStyle(s), p.Anchor, p.Mark)
	if p.Style == nil {
		c.counted()
	}
	c.runs(p.Runs)
	if len(p.Flush) > 0 {
		c.empty("text:tab")
		c.blank = true
		c.runs(p.Flush)
	}
	c.end()
}

// widthOf is how wide the lines of a paragraph are, from its own left edge.
func (c *content) widthOf(s *setting) float64 {
	look := &s.base
	if s.own != nil {
		look = s.own
	}
	width := c.theme.Page.Measure
	if look.Wide {
		width = c.theme.Page.Full
	}
	return width - look.Indent - look.Hang
}

// counted writes the number of a paragraph of running text, where they have
// one.
func (c *content) counted() {
	if !c.doc.ParagraphNumbers {
		return
	}
	c.number++
	c.start("text:span", "text:style-name", styleCount)
	c.text(strconv.Itoa(c.number) + "\u2002")
	c.end()
}

func (c *content) list(l *ts.List) {
	s := setting{parent: styleBullet, base: c.theme.List, own: l.Style, item: !l.Bare}
	kind := listBullet
	switch {
	case l.Bare:
		s.parent, s.bare, kind = styleEntry, true, listBare
		if s.own == nil {
			look := entryLook(c.theme)
			s.own = &look
		}
	case l.Ordered:
		s.parent, kind = styleNumber, listNumber
	}
	open, next := false, 1
	for i, item := range l.Items {
		number := max(l.Start, 1) + i
		if void(item) { // it keeps its number
			continue
		}
		if !open {
			c.start("text:list", "text:style-name", kind)
			open = true
		}
		value := ""
		if l.Ordered && !l.Bare && number != next {
			value = strconv.Itoa(number)
		}
		next = number + 1
		c.start("text:list-item", "text:start-value", value)
		c.begin("text:p", c.paragraphStyle(s), "", "")
		if l.Style == nil {
			c.counted()
		}
		c.runs(item)
		c.end()
		c.end()
	}
	if open {
		c.end()
	}
}

func (c *content) rule(r *ts.Rule) {
	width := r.Width
	if width == 0 {
		width = c.theme.Page.Measure
	}
	about := []string{"style:parent-style-name", styleRule, "style:master-page-name", c.first}
	name := c.auto.style("P", "paragraph", about, func(m *markup) {
		m.empty("style:paragraph-properties", "fo:margin-top", length(r.Before+c.space), "fo:margin-bottom", length(r.After),
			"fo:margin-right", length(max(0, c.theme.Page.Full-width)))
	})
	c.first, c.space = "", 0
	c.begin("text:p", name, "", "")
	c.end()
}
