package typeset

import (
	"unicode/utf8"

	"golang.org/x/image/font"
)

// kernEnd is the end of the characters that are kerned: Latin letters, those of
// French among them. Quotation marks and dashes, which lie further, are moved
// to their place in the table by kernIndex.
const kernEnd = 0x180 + 0x40

// unkerned is added to what stands in the table of pairs, so that 0 means that
// nobody has asked yet.
const unkerned = 1 << 14

// kernIndex is where a character stands in the table of pairs, -1 if it does
// not.
func kernIndex(r rune) int {
	switch {
	case r > ' ' && r < 0x180 && r != nbsp:
		return int(r)
	case r >= 0x2010 && r < 0x2040 && r != nnbsp:
		return int(r - 0x2010 + 0x180)
	}
	return -1
}

// What the narrow no-break space of French is widened by, in thousandths of the
// size: the fonts draw it an eighth of their size wide, which is little before
// a colon and inside guillemets.
const (
	roomInside = 75 // « and », and before a colon
	roomBefore = 40 // before ; ! ?
)

// kern is what the second of two letters is moved by, in thousandths of the
// size: less than 0 brings it nearer.
func (m *metrics) kern(f face, r, s rune) int {
	if f != fallback && (r == '«' && s == nnbsp || r == nnbsp && (s == '»' || s == ':')) {
		return roomInside
	}
	if f != fallback && r == nnbsp && (s == ';' || s == '!' || s == '?') {
		return roomBefore
	}
	i, k := kernIndex(r), kernIndex(s)
	if i < 0 || k < 0 {
		return 0
	}
	fm := m.faces[f]
	row := fm.kerns[i]
	if row == nil {
		row = new([kernEnd]int16)
		fm.kerns[i] = row
	}
	if row[k] == 0 {
		row[k] = int16(fm.pair(r, s)) + unkerned
	}
	return int(row[k]) - unkerned
}

// kernNext is what the character after r, the first of rest, is moved by. It
// counts with the width of r: so that the pieces of a word add up to the word.
func (m *metrics) kernNext(f face, r rune, rest string) int {
	if rest == "" {
		return 0
	}
	next, _ := utf8.DecodeRuneInString(rest)
	return m.kern(f, r, next)
}

// pair asks the font.
func (fm *faceMetrics) pair(r, s rune) int {
	a, err := fm.font.GlyphIndex(&fm.buf, r)
	b, err2 := fm.font.GlyphIndex(&fm.buf, s)
	if err != nil || err2 != nil || a == 0 || b == 0 {
		return 0
	}
	k, err := fm.font.Kern(&fm.buf, a, b, fm.upem, font.HintingNone)
	if err != nil { // the font has no kerning
		return 0
	}
	return int(k) * 1000 / int(fm.upem)
}
