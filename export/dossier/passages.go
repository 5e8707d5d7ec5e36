package dossier

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"acquis/assets/text"
	ts "acquis/export/typeset"
	"acquis/portfolio"
)

// longQuote is where the quote of a passage is cut in a table.
const longQuote = 90

// passageAnchor is where a linked passage stands: the paragraph that it begins
// in, or the head of its situation where it begins in a list or is gone.
func (b *builder) passageAnchor(l *portfolio.Link) string {
	head := taleAnchor(l.Evidence.ID)
	t, found := b.s.Situation(l.Evidence.ID), b.s.Passage(l)
	if !l.OfPassage() || t == nil || found.Fate == portfolio.PassageGone {
		return head
	}
	for _, part := range portfolio.SituationParts() {
		if part.Field != found.Field {
			continue
		}
		if n := paragraphAt(*part.Of(t), found.Start); n >= 0 {
			return paragraphAnchor(t.ID, part.Field, n)
		}
	}
	return head
}

func paragraphAnchor(id portfolio.ID, field string, n int) string {
	return anchor("passage", string(id)+"-"+field+"-"+strconv.Itoa(n))
}

// paragraphAt numbers the paragraph, from 0, that a rune of a text stands in, or
// the last one before it: items of lists are none. It is -1 where there is none.
func paragraphAt(body string, rune int) int {
	before := portfolio.CutRunes(body, 0, rune)
	line, _, _ := strings.Cut(body[len(before):], "\n")
	n := -1
	for _, block := range ts.ParseText(before+line, ts.TextOptions{}) {
		if _, ok := block.(*ts.Paragraph); ok {
			n++
		}
	}
	return n
}

// markPassages gives an anchor to each paragraph of a part in which a linked
// passage begins.
func (b *builder) markPassages(t *portfolio.Situation, field string, blocks []ts.Block) {
	wanted := map[string]bool{}
	for _, l := range b.s.LinksFrom(t.Ref()) {
		if l.OfPassage() {
			wanted[b.passageAnchor(l)] = true
		}
	}
	n := 0
	for _, block := range blocks {
		p, ok := block.(*ts.Paragraph)
		if !ok {
			continue
		}
		if name := paragraphAnchor(t.ID, field, n); wanted[name] {
			p.Anchor = name
		}
		n++
	}
}

// quoteRuns quotes a linked passage under the name of its situation; nothing for
// the whole, nor for a passage that is not in the text any more: the candidate is
// told.
func (b *builder) quoteRuns(l *portfolio.Link, t *portfolio.Situation) []ts.Run {
	if !l.OfPassage() {
		return nil
	}
	found := b.s.Passage(l)
	if found.Fate == portfolio.PassageGone {
		b.find(Warning, t.Ref(), text.CheckPassageGone(text.Unquoted(titled(t.Title)), l.Indicator))
		return nil
	}
	plain := ts.PlainText(ts.TextOptions{}.Inline(found.Text)) // what is emphasised there is not here
	return []ts.Run{{Text: "\n" + text.Quoted(ts.French(b.s.Excerpt(plain, longQuote))), Italic: true}}
}

// inTextOrder orders what is shown of one situation: the whole, then its
// passages as they follow in the text.
func (b *builder) inTextOrder(tales []shown) {
	parts := map[string]int{}
	for n, part := range portfolio.SituationParts() {
		parts[part.Field] = n
	}
	place := func(l *portfolio.Link) (part, start int) {
		if !l.OfPassage() {
			return -1, 0
		}
		f := b.s.Passage(l)
		return parts[f.Field], f.Start
	}
	slices.SortStableFunc(tales, func(x, y shown) int {
		xPart, xStart := place(x.link)
		yPart, yStart := place(y.link)
		return cmp.Or(cmp.Compare(b.number[x.tale.ID], b.number[y.tale.ID]), cmp.Compare(xPart, yPart), cmp.Compare(xStart, yStart))
	})
}
