package opendocument

import (
	"strconv"
	"strings"

	ts "acquis/export/typeset"
)

// unlisted says whether a heading stays out of the table of contents. It has a
// style of its own, so that it stays out when the table is updated.
func (c *content) unlisted(h *ts.Heading) bool { return h.Contents == "-" || h.Anchor == "" }

// contents writes the table of contents, filled in.
func (c *content) contents(t *ts.Contents) {
	var listed []*ts.Heading
	for _, h := range headings(c.doc.Blocks) {
		if h.Level <= t.Depth && !c.unlisted(h) && !void(h.Runs) {
			listed = append(listed, h)
		}
	}
	if len(listed) == 0 {
		return
	}
	c.listed++
	depth := min(max(t.Depth, 1), len(c.theme.Contents))
	c.start("text:table-of-content", "text:name", "Sommaire"+strconv.Itoa(c.listed), "text:protected", "true")
	c.source(depth)
	c.start("text:index-body")
	for _, h := range listed {
		c.entry(h)
	}
	c.end()
	c.end()
}

// source says how the table is made again: of the headings with the styles of
// those that are listed.
func (c *content) source(depth int) {
	c.start("text:table-of-content-source", "text:outline-level", strconv.Itoa(depth), "text:use-outline-level", "false",
		"text:use-index-marks", "false", "text:use-index-source-styles", "true")
	for level := 1; level <= depth; level++ {
		c.start("text:table-of-content-entry-template", "text:outline-level", strconv.Itoa(level), "text:style-name", contentsStyle(level))
		c.empty("text:index-entry-link-start", "text:style-name", styleQuiet)
		c.empty("text:index-entry-text")
		c.empty("text:index-entry-tab-stop", "style:type", "right", "style:leader-char", flag(level > 1, ".", " "))
		c.empty("text:index-entry-page-number")
		c.empty("text:index-entry-link-end")
		c.end()
	}
	for level := 1; level <= depth; level++ {
		c.start("text:index-source-styles", "text:outline-level", strconv.Itoa(level))
		c.empty("text:index-source-style", "text:style-name", headingStyle(level, false))
		c.end()
	}
	c.end()
}

// entry writes the line of a heading. Its page is a field that follows the
// text, before the table is ever updated.
func (c *content) entry(h *ts.Heading) {
	words := h.Contents
	if words == "" {
		words = ts.PlainText(h.Runs)
	}
	level := min(max(h.Level, 1), len(c.theme.Contents))
	s := setting{parent: contentsStyle(level), base: c.theme.Contents[level-1]}
	c.begin("text:p", c.paragraphStyle(s), "", "")
	c.start("text:a", "xlink:type", "simple", "xlink:href", "#"+c.marks[h.Anchor], "text:style-name", styleQuiet, "text:visited-style-name", styleQuiet)
	c.words(strings.ReplaceAll(words, "\n", " "))
	c.empty("text:tab")
	c.pageField(h.Anchor)
	c.end()
	c.end()
}

// headings lists the headings of a document.
func headings(blocks []ts.Block) []*ts.Heading {
	var out []*ts.Heading
	for _, b := range blocks {
		switch b := b.(type) {
		case *ts.Heading:
			out = append(out, b)
		case *ts.Group:
			out = append(out, headings(b.Blocks)...)
		}
	}
	return out
}

// bookmarks names the anchors of a document as Word wants it: a letter, then
// letters, digits and low lines, 40 at most. The names say the kind of thing,
// since LibreOffice lists them.
func bookmarks(blocks []ts.Block) map[string]string {
	names := map[string]string{}
	add := func(anchor string) {
		if anchor == "" || names[anchor] != "" {
			return
		}
		kind, _, _ := strings.Cut(anchor, "-")
		kind = strings.Map(func(r rune) rune {
			if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
				return r
			}
			return -1
		}, kind)
		if kind == "" {
			kind = "repere"
		}
		names[anchor] = kind[:min(len(kind), 30)] + "_" + strconv.Itoa(len(names)+1)
	}
	var walk func([]ts.Block)
	walk = func(blocks []ts.Block) {
		for _, b := range blocks {
			switch b := b.(type) {
			case *ts.Heading:
				add(b.Anchor)
			case *ts.Paragraph:
				add(b.Anchor)
			case *ts.Figure:
				add(b.Anchor)
			case *ts.Table:
				for i := range b.Rows {
					add(b.Rows[i].Anchor)
				}
			case *ts.Group:
				walk(b.Blocks)
			}
		}
	}
	walk(blocks)
	return names
}
