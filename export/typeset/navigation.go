package typeset

import (
	"strconv"
	"strings"
)

// This file writes what leads through a document: places to click, bookmarks,
// page labels.

// longAddress is what no browser takes any more, in bytes.
const longAddress = 2000

// reaches says whether a link leads anywhere.
func (l *Layout) reaches(target string) bool {
	return isURI(target) && len(target) <= longAddress || l.pageOf(target) > 0
}

// headroom is what stays visible above the place that a link leads to.
const headroom = 8

// destination appends a place on a page, in the zoom that the reader has.
func (l *Layout) destination(out []byte, page, pageAt int, y float64) []byte {
	out = reference(append(out, "/Dest["...), pageAt+page)
	return append(number(append(out, "/XYZ 0 "...), l.theme.Page.Height-max(0, y-headroom)), " null]"...)
}

// annotation appends a place to click.
func (l *Layout) annotation(out []byte, h *hotspot, key, pageAt int) []byte {
	out = numbers(append(out, "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect["...), h.x0, h.y0, h.x1, h.y1)
	out = strconv.AppendInt(append(out, "]/StructParent "...), int64(key), 10)
	uri := h.target
	if a, ok := l.ahead[h.target]; ok {
		uri = a.uri
	} else if s, ok := l.spots[h.target]; ok {
		return append(l.destination(out, s.page-1, pageAt, s.y), ">>"...)
	}
	out = literal(append(out, "/A<</S/URI/URI"...), []byte(ascii(uri)))
	return append(out, ">>>>"...)
}

// ascii writes an address as addresses have to be: what is not ASCII in
// percent signs.
func ascii(uri string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(uri) {
		if c := uri[i]; c > ' ' && c < 0x7f {
			b.WriteByte(c)
		} else {
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		}
	}
	return b.String()
}

// longBookmark is where the text of a bookmark is cut, in characters.
const longBookmark = 250

// entry is a bookmark with its place among the others, all as indices; -1 is
// none.
type entry struct {
	text                              string
	page                              int
	y                                 float64
	parent, prev, next, first, latest int
	count                             int // of its children
}

// entries puts the bookmarks in a tree. A level that is skipped does not
// count.
func (l *Layout) entries() []entry {
	var all []entry
	var open []int // the last entry of each level
	for n := range l.pages {
		for _, pl := range l.pages[n].places {
			b := pl.box.bookmark
			if b == nil {
				continue
			}
			e := entry{text: cut(plainLine(b.text)), page: n, y: pl.y, parent: -1, prev: -1, next: -1, first: -1, latest: -1}
			level := min(b.level, len(open))
			if level > 0 {
				e.parent = open[level-1]
				p := &all[e.parent]
				if p.count++; p.first < 0 {
					p.first = len(all)
				}
				e.prev, p.latest = p.latest, len(all)
			} else if len(open) > 0 {
				e.prev = open[0]
			}
			if e.prev >= 0 {
				all[e.prev].next = len(all)
			}
			open = append(open[:level], len(all))
			all = append(all, e)
		}
	}
	return all
}

func cut(s string) string {
	if r := []rune(s); len(r) > longBookmark {
		return string(r[:longBookmark]) + "…"
	}
	return s
}

// bookmarks writes the outline, all of it closed but for its first level, and
// returns its number, 0 if there is none.
func (l *Layout) bookmarks(f *file, pageAt int) int {
	all := l.entries()
	if len(all) == 0 {
		return 0
	}
	root := f.reserve(1 + len(all))
	object := func(i int) int { return root + 1 + i }
	top, last := 0, 0
	for i := range all {
		e := &all[i]
		out := append(textString([]byte("<</Title"), e.text), '\n')
		parent := root
		if e.parent >= 0 {
			parent = object(e.parent)
		} else {
			top, last = top+1, i
		}
		out = reference(append(out, "/Parent "...), parent)
		for _, to := range []struct {
			key string
			i   int
		}{{"/Prev ", e.prev}, {"/Next ", e.next}, {"/First ", e.first}, {"/Last ", e.latest}} {
			if to.i >= 0 {
				out = reference(append(out, to.key...), object(to.i))
			}
		}
		if e.count > 0 {
			out = strconv.AppendInt(append(out, "/Count -"...), int64(e.count), 10)
		}
		f.object(object(i), append(l.destination(out, e.page, pageAt, e.y), ">>"...))
	}
	out := reference([]byte("<</Type/Outlines/First "), object(0))
	out = reference(append(out, "/Last "...), object(last))
	f.object(root, append(strconv.AppendInt(append(out, "/Count "...), int64(top), 10), ">>"...))
	return root
}

// pageLabels says what the pages are called: by the numbers that they bear, so
// that a reader who types the number of a reference gets there.
const pageLabels = "/PageLabels<</Nums[0<</S/D>>]>>\n"
