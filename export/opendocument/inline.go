package opendocument

import (
	"strconv"
	"strings"

	ts "acquis/export/typeset"
)

// runs writes pieces of text into a paragraph that is open.
func (c *content) runs(runs []ts.Run) {
	for _, r := range runs {
		if r.Text == "" && r.PageOf == "" {
			continue
		}
		linked := c.link(r)
		style := c.letterStyle(r)
		if style != "" {
			c.start("text:span", "text:style-name", style)
		}
		if r.PageOf != "" {
			c.pageField(r.PageOf)
		} else {
			c.words(r.Text)
		}
		if style != "" {
			c.end()
		}
		if linked {
			c.end()
		}
	}
}

// link opens the link of a piece of text, if it leads anywhere.
func (c *content) link(r ts.Run) bool {
	target := r.Link
	switch {
	case target == "":
		return false
	case !strings.Contains(target, ":"): // an anchor
		if target = c.marks[target]; target == "" {
			return false
		}
		target = "#" + target
	}
	style := styleLink
	if r.Quiet {
		style = styleQuiet
	}
	c.start("text:a", "xlink:type", "simple", "xlink:href", target, "text:style-name", style, "text:visited-style-name", style)
	return true
}

// letterStyle names what a run adds to its paragraph, "" for nothing.
func (c *content) letterStyle(r ts.Run) string {
	r.Muted = r.Muted && r.Link == ""
	switch {
	case !r.Bold && !r.Italic && !r.Muted && !r.Raised:
		return ""
	case r.Bold && !r.Italic && !r.Muted && !r.Raised:
		return styleStrong
	case r.Italic && !r.Bold && !r.Muted && !r.Raised:
		return styleEmphasis
	case r.Muted && !r.Bold && !r.Italic && !r.Raised:
		return styleMuted
	case r.Raised && !r.Bold && !r.Italic && !r.Muted:
		return styleRaised
	}
	var look []string
	add := func(on bool, attributes ...string) {
		if on {
			look = append(look, attributes...)
		}
	}
	add(r.Bold, "fo:font-weight", "bold")
	add(r.Italic, "fo:font-style", "italic")
	add(r.Muted, "fo:color", colorOf(ts.Grey))
	add(r.Raised, "style:text-position", raised)
	return c.auto.style("T", "text", nil, func(m *markup) { m.empty("style:text-properties", look...) })
}

// pageField writes the page of an anchor: a field where it is in this document.
func (c *content) pageField(anchor string) {
	page := "?"
	if n, ok := c.pageOf(anchor); ok {
		page = strconv.Itoa(n)
	}
	mark := c.marks[anchor]
	if mark == "" {
		c.words(page)
		return
	}
	c.start("text:bookmark-ref", "text:reference-format", "page", "text:ref-name", mark)
	c.text(page)
	c.end()
	c.blank = false
}

// words writes text: spaces that XML would swallow, tabs and new lines are
// elements of their own.
func (c *content) words(s string) {
	from := 0
	s = clean(s)
	flush := func(to int) {
		if from < to {
			c.text(s[from:to])
			c.blank = s[to-1] == ' '
		}
		from = to + 1
	}
	for i := range len(s) {
		switch b := s[i]; {
		case b == '\t' || b == '\n':
			flush(i)
			c.empty(flag(b == '\t', "text:tab", "text:line-break"))
			c.blank = true
		case b == ' ' && (i > 0 && s[i-1] == ' ' || i == 0 && c.blank || i > 0 && (s[i-1] == '\n' || s[i-1] == '\t')):
			flush(i)
			c.empty("text:s")
			c.blank = true
		}
	}
	flush(len(s))
}

// mark writes the bookmarks that wait, and that of an anchor.
func (c *content) mark(anchor string) {
	if anchor != "" {
		c.waiting = append(c.waiting, anchor)
	}
	for _, a := range c.waiting {
		if name := c.marks[a]; name != "" && !c.marked[a] {
			c.marked[a] = true
			c.empty("text:bookmark", "text:name", name)
		}
	}
	c.waiting = c.waiting[:0]
}

// void says whether runs print nothing.
func void(runs []ts.Run) bool {
	for _, r := range runs {
		if strings.TrimSpace(r.Text) != "" || r.PageOf != "" {
			return false
		}
	}
	return true
}
