package annex

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf16"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"acquis/assets/fonts"
)

// fontObjects is how many objects the stamp's font takes: the font, its
// descendant, the descriptor, the file and the table back to characters.
const fontObjects = 5

// textFont sets the few words that this package prints. Characters are
// written as glyph numbers of the font file; the subset keeps the numbers, so
// that children and parent need not agree on anything but the file.
type textFont struct {
	seen map[rune]bool
}

func newTextFont() *textFont { return &textFont{seen: map[rune]bool{}} }

// face is the parsed font, shared: parsing is cheap but not free.
var face = sync.OnceValue(func() *sfnt.Font {
	f, err := sfnt.Parse(fonts.SansRegular)
	if err != nil {
		panic("annex: the embedded font: " + err.Error()) // a file of ours
	}
	return f
})

const missingMark = '\u25A1' // what stands for a character that the font lacks

// glyph returns the glyph for r, or that of the visible mark.
func glyph(r rune) sfnt.GlyphIndex {
	var b sfnt.Buffer
	for _, try := range []rune{r, missingMark, '?'} {
		if g, err := face().GlyphIndex(&b, try); err == nil && g != 0 {
			return g
		}
	}
	return 0
}

// advance returns the width of a glyph in thousandths of the font size.
func advance(g sfnt.GlyphIndex) float64 {
	var b sfnt.Buffer
	units := face().UnitsPerEm()
	a, err := face().GlyphAdvance(&b, g, fixed.I(int(units)), font.HintingNone)
	if err != nil {
		return 0
	}
	return float64(a) / 64 * 1000 / float64(units)
}

// width returns the width of s at size 1.
func (f *textFont) width(s string) float64 {
	sum := 0.0
	for _, r := range s {
		sum += advance(glyph(r))
	}
	return sum / 1000
}

// show appends the operators that set s with its baseline at (x, y), in the
// font that the page's resources call key.
func (f *textFont) show(b []byte, key name, s string, x, y, size float64) []byte {
	b = fmt.Appendf(b, "BT /%s %s Tf %s %s Td <", key, decimal(size), decimal(x), decimal(y))
	for _, r := range s {
		f.seen[r] = true
		b = fmt.Appendf(b, "%04X", glyph(r))
	}
	return append(b, "> Tj ET\n"...)
}

// used lists the characters set so far.
func (f *textFont) used() string {
	runes := make([]rune, 0, len(f.seen))
	for r := range f.seen {
		runes = append(runes, r)
	}
	slices.Sort(runes)
	return string(runes)
}

// writeFont writes the font's objects for the characters used, under the
// numbers that the plan reserves. It is embedded: a dossier is kept for
// years, and the standard fonts of viewers are not all alike.
func writeFont(to objects, used string) {
	glyphs := map[sfnt.GlyphIndex]rune{}
	for _, r := range used {
		if g := glyph(r); glyphs[g] == 0 || r < glyphs[g] {
			glyphs[g] = r
		}
	}
	ids := make([]sfnt.GlyphIndex, 0, len(glyphs))
	for g := range glyphs {
		ids = append(ids, g)
	}
	slices.Sort(ids)

	widths := array{}
	for _, g := range ids {
		widths = append(widths, int(g), array{int(advance(g) + 0.5)})
	}
	const fontName = name("ACQUIS+SourceSans3-Regular")
	at := func(i int) target { return target{fontObject.in, fontObject.n + i} }
	to.object(at(0), dict{"Type": name("Font"), "Subtype": name("Type0"), "BaseFont": fontName,
		"Encoding": name("Identity-H"), "DescendantFonts": array{at(1)}, "ToUnicode": at(4)})
	to.object(at(1), dict{"Type": name("Font"), "Subtype": name("CIDFontType2"), "BaseFont": fontName,
		"CIDSystemInfo":  dict{"Registry": str("Adobe"), "Ordering": str("Identity"), "Supplement": 0},
		"FontDescriptor": at(2), "CIDToGIDMap": name("Identity"), "DW": 500, "W": widths})
	to.object(at(2), descriptor(fontName, at(3)))
	file := subset(fonts.SansRegular, ids)
	to.object(at(3), deflated(dict{"Length1": len(file)}, file))
	to.object(at(4), deflated(nil, toUnicode(ids, glyphs)))
}

func descriptor(fontName name, file target) dict {
	var b sfnt.Buffer
	units := face().UnitsPerEm()
	scaled := func(v fixed.Int26_6) int { return int(float64(v) / 64 * 1000 / float64(units)) }
	metrics, err := face().Metrics(&b, fixed.I(int(units)), font.HintingNone)
	if err != nil {
		panic("annex: the embedded font: " + err.Error())
	}
	box, err := face().Bounds(&b, fixed.I(int(units)), font.HintingNone)
	if err != nil {
		panic("annex: the embedded font: " + err.Error())
	}
	return dict{"Type": name("FontDescriptor"), "FontName": fontName, "Flags": 32, // not symbolic
		"FontBBox":    array{scaled(box.Min.X), -scaled(box.Max.Y), scaled(box.Max.X), -scaled(box.Min.Y)},
		"ItalicAngle": 0, "Ascent": scaled(metrics.Ascent), "Descent": -scaled(metrics.Descent),
		"CapHeight": scaled(metrics.CapHeight), "StemV": 80, "FontFile2": file}
}

// toUnicode is the table by which viewers search and copy the text.
func toUnicode(ids []sfnt.GlyphIndex, glyphs map[sfnt.GlyphIndex]rune) []byte {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n" +
		"1 begincodespacerange <0000> <FFFF> endcodespacerange\n")
	for chunk := range slices.Chunk(ids, 100) {
		fmt.Fprintf(&b, "%d beginbfchar\n", len(chunk))
		for _, g := range chunk {
			fmt.Fprintf(&b, "<%04X> <", g)
			for _, u := range utf16.Encode([]rune{glyphs[g]}) {
				fmt.Fprintf(&b, "%04X", u)
			}
			b.WriteString(">\n")
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap CMapName currentdict /CMap defineresource pop end end\n")
	return []byte(b.String())
}
