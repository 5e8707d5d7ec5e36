package typeset

import "unicode/utf8"

// This file has what the eye does not see and feels: margins that look straight
// because small signs hang into them, and letters that are a little wider or
// narrower where the spaces would otherwise be too wide or too narrow (Hermann
// Zapf's hz-program; Hàn Thế Thành, "Micro-typographic extensions to the TeX
// typesetting system", 2000).

// maxFlex is how much wider or narrower the letters of a justified line may be.
const maxFlex = 0.015

// hanging is the part of a sign that may stand in the margin, to the left of
// the lines that it begins and to the right of those that it ends.
func hanging(r rune) (left, right float64) {
	switch r {
	case '.', ',':
		return 0, 0.6
	case '-', '\u00ad':
		return 0, 0.6
	case ';', ':', '!', '?':
		return 0, 0.25
	case '’', '”':
		return 0.3, 0.5
	case '“', '‘':
		return 0.5, 0.3
	case '«', '»':
		return 0.3, 0.3
	case '–', '—':
		return 0.2, 0.2
	case '(', ')':
		return 0.12, 0.12
	}
	return 0, 0
}

// hang says how far a token stands in the margins when it begins or ends a
// line.
func (b *breaker) hang(t *token) (left, right float64) {
	if len(t.segs) == 0 {
		return 0, 0
	}
	first, last := &t.segs[0], &t.segs[len(t.segs)-1]
	if first.ref == "" {
		r, _ := utf8.DecodeRuneInString(first.text)
		if part, _ := hanging(r); part > 0 {
			left = part * b.m.points(first, r)
		}
	}
	if last.ref == "" {
		r, _ := utf8.DecodeLastRuneInString(last.text)
		if _, part := hanging(r); part > 0 {
			right = part * b.m.points(last, r)
		}
	}
	if t.after == breakHyphen {
		_, part := hanging('-')
		right = part * t.space.width
	}
	return left, right
}

// points is the width of a character of a piece.
func (m *metrics) points(s *seg, r rune) float64 {
	return float64(max(0, m.width(s.face, r))) * s.look.size / 1000
}

// flex shares the slack of a justified line between its letters and its spaces:
// it returns the width of the letters as a part of their natural one, and what
// the spaces are to take, before they are scaled with the letters.
func flex(slack, natural, spaces float64) (scale, rest float64) {
	r := slack / spaces / wantGrowth
	if slack < 0 {
		r = slack / spaces / maxShrink
	}
	scale = 1 + maxFlex*max(-1, min(r, 1))
	return scale, (natural+slack)/scale - natural
}
