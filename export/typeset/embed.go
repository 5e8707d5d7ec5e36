package typeset

import (
	"crypto/sha256"
	"fmt"
	"math/bits"
	"slices"

	"golang.org/x/image/font/sfnt"
)

// alphabet is a set of characters.
type alphabet [0x10000 / 64]uint64

func (a *alphabet) add(s string) {
	for _, r := range s {
		a[r>>6] |= 1 << (r & 63)
	}
}

// runes lists the characters in their order.
func (a *alphabet) runes() []rune {
	var out []rune
	for i, w := range a {
		for ; w != 0; w &= w - 1 {
			out = append(out, rune(i<<6+bits.TrailingZeros64(w)))
		}
	}
	return out
}

// subsetName is the name of a font of which some glyphs are embedded: its own,
// after six letters that differ with the choice of glyphs.
func subsetName(font *sfnt.Font, runes []rune) string {
	ps, err := font.Name(nil, sfnt.NameIDPostScript)
	if err != nil || ps == "" {
		ps = "Font"
	}
	sum := sha256.Sum256([]byte(string(runes)))
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag) + "+" + ps
}

// cidSet lists characters as bits.
func cidSet(runes []rune) []byte {
	last := rune(0)
	if n := len(runes); n > 0 {
		last = runes[n-1]
	}
	out := make([]byte, last/8+1)
	out[0] = 0x80 // the glyph of what is missing is always there
	for _, r := range runes {
		out[r/8] |= 0x80 >> (r % 8)
	}
	return out
}

// toUnicode says what the codes mean to who copies or searches the text.
func toUnicode(runes []rune) []byte {
	out := []byte("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	const block = 100 // a block may hold no more
	for part := range slices.Chunk(runes, block) {
		out = fmt.Appendf(out, "%d beginbfchar\n", len(part))
		for _, r := range part {
			out = fmt.Appendf(out, "<%04x> <%04[1]x>\n", r)
		}
		out = append(out, "endbfchar\n"...)
	}
	return append(out, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"...)
}
