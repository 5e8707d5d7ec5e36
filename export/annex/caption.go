package annex

import (
	"fmt"
	"strings"

	"acquis/assets/text"
)

// Caption is the title line of an annex: what it proves and for which
// indicators. It stands at the head of its first page; where that is not free,
// at the foot; where that is not free either, above the page, whose sheet gets
// that much higher. It never covers anything.
type Caption struct {
	Shows string `json:"shows,omitempty"` // a sentence
	Codes []Span `json:"codes,omitempty"` // the indicators and where they are argued: "1.1.1, 1.1.2 (p. 45)"
}

// Span is a piece of a caption that leads to a page of the main document.
type Span struct {
	Text string `json:"text"`
	Page int    `json:"page,omitempty"` // from 1; 0 leads nowhere, as in a file apart
}

// The caption, in points on A4. It is kept low: pages of other people mostly
// leave the first centimetre free.
const (
	captionTop     = 15.0 // from the upper edge to the first baseline
	captionTitle   = 9.5
	captionText    = 7.5
	captionLeading = 9.5
	captionShows   = 2   // lines of what it shows, at most
	captionFoot    = 5.0 // from the last baseline to the rule
	captionClear   = 3.0 // between the rule and the page
	captionStamp   = 22  // the first baseline at the foot: above the stamp
)

// captionLine is one line of it, in pieces.
type captionLine struct {
	size  float64
	grey  float64
	spans []Span
}

// caption is what stands at the head of the first page of an annex; nil for
// other pages, and for annexes without.
func (o order) caption(i int) []captionLine {
	c := o.Source.Caption
	if i > 0 || c == nil {
		return nil
	}
	lines := []captionLine{{captionTitle, 0, []Span{{Text: text.AnnexBookmark(o.Source.Number, o.Source.Title)}}}}
	for _, shows := range newTextFont().wrap(c.Shows, (a4.width()-2*stampMargin)/captionText, captionShows) {
		lines = append(lines, captionLine{captionText, stampGrey, []Span{{Text: shows}}})
	}
	if len(c.Codes) > 0 {
		codes := []Span{{Text: text.CaptionIndicators}}
		for i, code := range c.Codes {
			if i > 0 {
				codes = append(codes, Span{Text: text.CaptionSeparator})
			}
			codes = append(codes, code)
		}
		lines = append(lines, captionLine{captionText, stampGrey, codes})
	}
	return lines
}

// captionHeight is the room that a caption takes at the head of a page, in
// points on A4.
func captionHeight(lines []captionLine) float64 {
	if len(lines) == 0 {
		return 0
	}
	return captionTop + captionLeading*float64(len(lines)-1) + captionFoot + captionClear
}

// footHeight is how far up a caption at the foot reaches.
func footHeight(lines []captionLine) float64 {
	return captionStamp + captionLeading*float64(len(lines)-1) + captionTitle + captionFoot + captionClear
}

// captionFor returns the content that draws a caption where a person sees the
// upper margin, below top, or the lower one above the stamp, and its links.
func (o order) captionFor(lines []captionLine, seen view, top float64, atFoot bool, font *textFont, key name) ([]byte, array) {
	if len(lines) == 0 {
		return nil, nil
	}
	scale := seen.scale()
	w, h := seen.width/scale, top/scale
	m := seen.toUser
	toUser := matrix{m.a * scale, m.b * scale, m.c * scale, m.d * scale, m.e, m.f}
	content := append([]byte("/Artifact <</Type /Pagination>> BDC q "), toUser.operator()...)
	var links array
	y := h - captionTop
	rule := y - captionLeading*float64(len(lines)-1) - captionFoot
	if atFoot {
		y = captionStamp + captionLeading*float64(len(lines)-1)
		rule = y + captionTitle + captionFoot/2
	}
	for _, line := range lines {
		content = fmt.Appendf(content, "%s g\n", decimal(line.grey))
		x := float64(stampMargin)
		for _, span := range font.clipped(line.spans, (w-2*stampMargin)/line.size) {
			width := font.width(span.Text) * line.size
			content = font.show(content, key, span.Text, x, y, line.size)
			if span.Page > 0 {
				links = append(links, o.linkTo(span.Page, toUser.bounds(rect{x, y - 2, x + width, y + line.size})))
			}
			x += width
		}
		y -= captionLeading
	}
	content = fmt.Appendf(content, "0.7 g %s", rectangle(stampMargin, rule, w-2*stampMargin, 0.4, "re f\nQ EMC\n"))
	return content, links
}

// linkTo is a link to the head of a page of the main document.
func (o order) linkTo(page int, area rect) dict {
	return dict{"Type": name("Annot"), "Subtype": name("Link"), "Rect": area.array(),
		"Border": array{0, 0, 0}, "F": flagPrint,
		"Dest": array{pageOf(page), name("XYZ"), nil, o.Top, nil}}
}

// clipped cuts pieces of a line down to a width at size 1, with an ellipsis.
func (f *textFont) clipped(spans []Span, width float64) []Span {
	var out []Span
	for _, span := range spans {
		w := f.width(span.Text)
		if w <= width {
			out, width = append(out, span), width-w
			continue
		}
		span.Text = f.shortened(span.Text, width)
		return append(out, span)
	}
	return out
}

// shortened cuts a text down to a width at size 1.
func (f *textFont) shortened(s string, width float64) string {
	runes := []rune(s)
	for len(runes) > 0 && f.width(string(runes)+"…") > width {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimRight(string(runes), " ,;:\u202f\u00a0") + "…"
}

// operator sets a transformation.
func (m matrix) operator() string {
	return strings.Join([]string{decimal(m.a), decimal(m.b), decimal(m.c), decimal(m.d), decimal(m.e), decimal(m.f), "cm\n"}, " ")
}
