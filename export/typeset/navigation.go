package typeset

import (
	"fmt"
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

// lead makes the places of a page lead where they should.
func (s *sheet) lead(l *Layout) {
	for _, h := range s.hot {
		if a, ok := l.ahead[h.target]; ok {
			s.link(h.rect, ascii(a.uri))
		} else if to, ok := l.spots[h.target]; ok {
			s.linkTo(h.rect, h.target, to)
		} else {
			s.link(h.rect, ascii(h.target))
		}
	}
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

// remote appends the action that a link of Beside stands for. It opens another
// window, so that the proof is seen beside the text. ok is false for any other
// link.
func remote(out []byte, link string) (_ []byte, ok bool) {
	name, ok := strings.CutPrefix(link, beside)
	name, number, ok2 := strings.Cut(name, "#page=")
	page, err := strconv.Atoi(number)
	if !ok || !ok2 || err != nil || page < 1 {
		return out, false
	}
	out = literal(append(out, "/A<</S/GoToR/F"...), []byte(ascii(name)))
	return fmt.Appendf(out, "/D[%d/XYZ null null null]/NewWindow true>>", page-1), true
}

// longBookmark is where the text of a bookmark is cut, in characters.
const longBookmark = 250

func cut(s string) string {
	if r := []rune(s); len(r) > longBookmark {
		return string(r[:longBookmark]) + "…"
	}
	return s
}

// pageLabels says what the pages are called: by the numbers that they bear, so
// that a reader who types the number of a reference gets there.
const pageLabels = "/PageLabels<</Nums[0<</S/D>>]>>\n"
