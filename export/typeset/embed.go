package typeset

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math/bits"
	"strconv"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
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

// alphabets collects the characters that each face draws; nil where it draws
// none.
func (l *Layout) alphabets() (used [faceCount]*alphabet) {
	add := func(p *prim) {
		if p.kind != primText {
			return
		}
		if used[p.frag.face] == nil {
			used[p.frag.face] = &alphabet{}
		}
		used[p.frag.face].add(l.textOf(&p.frag))
	}
	for n := range l.pages {
		for i := range l.pages[n].furniture {
			add(&l.pages[n].furniture[i])
		}
		for _, pl := range l.pages[n].places {
			for i := range pl.box.prims {
				add(&pl.box.prims[i])
			}
		}
	}
	return used
}

// embedded is a face with the glyphs that a document uses. The codes of its
// text are those of Unicode.
type embedded struct {
	face   face
	runes  []rune
	widths []int
	subset subset
	font   *sfnt.Font
}

// embed cuts a face down to the characters of an alphabet.
func embed(f face, used *alphabet, m *metrics) (*embedded, error) {
	e := &embedded{face: f, runes: used.runes(), font: m.faces[f].font}
	for _, r := range e.runes {
		e.widths = append(e.widths, max(0, m.width(f, r)))
	}
	var err error
	if e.subset, err = cutFont(f, e.runes); err != nil {
		return nil, fmt.Errorf("font %d: %w", f, err)
	}
	return e, nil
}

// write writes the font and what belongs to it, and returns its number.
func (e *embedded) write(f *file) int {
	n := f.reserve(7)
	family, descriptor, codes, glyphs, program, set := n+1, n+2, n+3, n+4, n+5, n+6
	name := e.name()
	out := fmt.Appendf(nil, "<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>",
		name, family, codes)
	f.object(n, out)
	out = fmt.Appendf(nil, "<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"+
		"/FontDescriptor %d 0 R/CIDToGIDMap %d 0 R/DW 0/W[", name, descriptor, glyphs)
	f.object(family, append(e.widthTable(out), "]>>"...))
	f.object(descriptor, e.descriptor(name, program, set))
	f.packed(codes, "", pack(e.unicode()))
	f.packed(glyphs, "", e.subset.glyphs)
	f.packed(program, fmt.Sprintf("/Length1 %d", e.subset.length), e.subset.program)
	f.packed(set, "", pack(e.set()))
	return n
}

// name is that of the font, after six letters that differ with the choice of
// glyphs.
func (e *embedded) name() string {
	ps, err := e.font.Name(nil, sfnt.NameIDPostScript)
	if err != nil || ps == "" {
		ps = "Font" + strconv.Itoa(int(e.face))
	}
	sum := sha256.Sum256([]byte(string(e.runes)))
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag) + "+" + ps
}

// widthTable appends the widths of successive characters together.
func (e *embedded) widthTable(out []byte) []byte {
	for i, r := range e.runes {
		if i == 0 || r != e.runes[i-1]+1 {
			if i > 0 {
				out = append(out, ']')
			}
			out = append(strconv.AppendInt(out, int64(r), 10), '[')
		} else {
			out = append(out, ' ')
		}
		out = strconv.AppendInt(out, int64(e.widths[i]), 10)
	}
	if len(e.runes) > 0 {
		out = append(out, ']')
	}
	return out
}

// Flags of a font descriptor.
const (
	flagSerif    = 1 << 1
	flagSymbolic = 1 << 2
	flagItalic   = 1 << 6
)

func (e *embedded) descriptor(name string, program, set int) []byte {
	var buf sfnt.Buffer
	upem := fixed.I(int(e.font.UnitsPerEm()))
	unit := func(v fixed.Int26_6) int { return int(math26(v, upem)) }
	metrics, _ := e.font.Metrics(&buf, upem, font.HintingNone) // the fonts are part of the program
	box, _ := e.font.Bounds(&buf, upem, font.HintingNone)
	flags, stem, angle := flagSymbolic, 80, 0.0
	if e.face <= serifBoldItalic {
		flags |= flagSerif
	}
	if e.face == serifBold || e.face == serifBoldItalic || e.face == sansBold {
		stem = 120
	}
	if post := e.font.PostTable(); post != nil && post.ItalicAngle != 0 {
		flags, angle = flags|flagItalic, post.ItalicAngle
	}
	return fmt.Appendf(nil, "<</Type/FontDescriptor/FontName/%s/Flags %d/ItalicAngle %g/Ascent %d/Descent %d/CapHeight %d/StemV %d"+
		"/FontBBox[%d %d %d %d]/FontFile2 %d 0 R/CIDSet %d 0 R>>", name, flags, angle, unit(metrics.Ascent), -unit(metrics.Descent),
		unit(metrics.CapHeight), stem, unit(box.Min.X), -unit(box.Max.Y), unit(box.Max.X), -unit(box.Min.Y), program, set)
}

// math26 is a length in thousandths of the size.
func math26(v, upem fixed.Int26_6) int64 { return int64(v) * 1000 / int64(upem) }

// set lists the characters as bits.
func (e *embedded) set() []byte {
	last := rune(0)
	if n := len(e.runes); n > 0 {
		last = e.runes[n-1]
	}
	out := make([]byte, last/8+1)
	out[0] = 0x80 // the glyph of what is missing is always there
	for _, r := range e.runes {
		out[r/8] |= 0x80 >> (r % 8)
	}
	return out
}

// unicode says what the codes mean to who copies or searches the text.
func (e *embedded) unicode() []byte {
	out := []byte("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	const block = 100
	for i := 0; i < len(e.runes); i += block {
		part := e.runes[i:min(i+block, len(e.runes))]
		out = fmt.Appendf(out, "%d beginbfchar\n", len(part))
		for _, r := range part {
			code := binary.BigEndian.AppendUint16(nil, uint16(r))
			out = fmt.Appendf(out, "<%x> <%x>\n", code, code)
		}
		out = append(out, "endbfchar\n"...)
	}
	return append(out, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"...)
}
