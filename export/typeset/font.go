package typeset

import (
	"fmt"
	"math"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"acquis/assets/fonts"
)

// face is one of the embedded font files.
type face uint8

const (
	serif face = iota
	serifItalic
	serifBold
	serifBoldItalic
	sans
	sansItalic
	sansBold
	fallback
	faceCount
)

// faceFiles gives the bytes of each face. gofpdf writes into the bytes it is
// given, so only copies go there.
var faceFiles = [faceCount][]byte{
	serif:           fonts.SerifRegular,
	serifItalic:     fonts.SerifItalic,
	serifBold:       fonts.SerifSemiBold,
	serifBoldItalic: fonts.SerifSemiBoldItalic,
	sans:            fonts.SansRegular,
	sansItalic:      fonts.SansItalic,
	sansBold:        fonts.SansSemiBold,
	fallback:        fonts.Fallback,
}

// pick returns the face of a family and style. The sans has no bold italic:
// its bold stands for it.
func pick(f Family, bold, italic bool) face {
	switch {
	case f == Sans && bold:
		return sansBold
	case f == Sans && italic:
		return sansItalic
	case f == Sans:
		return sans
	case bold && italic:
		return serifBoldItalic
	case bold:
		return serifBold
	case italic:
		return serifItalic
	}
	return serif
}

// missing is what the width table says of a rune that the face cannot draw.
const missing = -1

// faceMetrics is what a face tells of its glyphs, filled as it is asked.
type faceMetrics struct {
	font *sfnt.Font
	buf  sfnt.Buffer
	upem fixed.Int26_6
	// widths[r>>8][r&255] is the advance in thousandths of the size plus one,
	// or missing; 0 means not asked yet.
	widths [256]*[256]int16
	// kerns[r][s] is what the pair of letters r and s is moved by, plus
	// unkerned; 0 means not asked yet.
	kerns [kernEnd]*[kernEnd]int16
}

// metrics answers for all faces. It is not safe for concurrent use; each
// layout has its own.
type metrics struct{ faces [faceCount]*faceMetrics }

var parsed [faceCount]func() (*sfnt.Font, error)

func init() {
	for i, b := range faceFiles {
		parsed[i] = sync.OnceValues(func() (*sfnt.Font, error) { return sfnt.Parse(b) })
	}
}

func newMetrics() (*metrics, error) {
	m := &metrics{}
	for i := range m.faces {
		f, err := parsed[i]()
		if err != nil {
			return nil, fmt.Errorf("embedded font %d: %w", i, err)
		}
		m.faces[i] = &faceMetrics{font: f, upem: fixed.I(int(f.UnitsPerEm()))}
	}
	return m, nil
}

// width is the advance of r in thousandths of the type size, rounded as gofpdf
// rounds it, or missing.
func (m *metrics) width(f face, r rune) int {
	if r > 0xFFFF || r < 0x20 {
		return missing // gofpdf cannot write it
	}
	fm := m.faces[f]
	block := fm.widths[r>>8]
	if block == nil {
		block = new([256]int16)
		fm.widths[r>>8] = block
	}
	if w := block[r&255]; w > 0 {
		return int(w) - 1
	} else if w < 0 {
		return missing
	}
	w := fm.measure(r)
	if w == missing {
		block[r&255] = missing
	} else {
		block[r&255] = int16(w) + 1
	}
	return w
}

func (fm *faceMetrics) measure(r rune) int {
	g, err := fm.font.GlyphIndex(&fm.buf, r)
	if err != nil || g == 0 {
		return missing
	}
	adv, err := fm.font.GlyphAdvance(&fm.buf, g, fm.upem, font.HintingNone)
	if err != nil {
		return missing
	}
	return int(math.Round(float64(adv) * 1000 / float64(fm.upem)))
}

// mark stands for a character that cannot be drawn; the fallback face has it.
const mark = '▯'

// substitutes are printed for characters that a face may lack and that another
// says as well.
var substitutes = map[rune]rune{
	'\u2011': '-',      // non-breaking hyphen: we do not break there
	'\u2010': '-',      // hyphen
	'\u2212': '–',      // minus
	'\u2007': '\u00a0', // figure space
	'\u2008': '\u202f',
	'\u200a': '\u202f',
	'\u2009': '\u202f', // a thin space breaks nowhere either, in French
	'\u02bc': '’',
	'\u2032': '’',
	'\u25e6': '•',
	'\u25aa': '•',
}

// unseen says that a character has no ink and may go without a word:
// formatting characters, variation selectors, soft hyphens.
func unseen(r rune) bool {
	return r < 0x20 || r == 0x7f || (r >= 0x80 && r < 0xa0) || r == 0xad ||
		(r >= 0xfe00 && r <= 0xfe0f) || unicode.Is(unicode.Cf, r)
}

// unshaped says that a script needs shaping or runs from right to left: drawn
// letter by letter it would be wrong, so it is not drawn at all.
func unshaped(r rune) bool {
	return r >= 0x0590 && (r <= 0x08ff || // Hebrew, Arabic, Syriac, Thaana, N'Ko
		(r >= 0x0900 && r <= 0x109f) || // Indic scripts, Thai, Lao, Tibetan, Myanmar
		(r >= 0x1780 && r <= 0x18af) || // Khmer, Mongolian
		(r >= 0xfb1d && r <= 0xfdff) || (r >= 0xfe70 && r <= 0xfeff))
}

// resolve finds the face and the character that draw r where f is wanted. ok
// is false when nothing does: then the mark is drawn.
func (m *metrics) resolve(f face, r rune) (_ face, _ rune, ok bool) {
	if unshaped(r) {
		return fallback, mark, false
	}
	if m.width(f, r) != missing {
		return f, r, true
	}
	if s, has := substitutes[r]; has && m.width(f, s) != missing {
		return f, s, true
	}
	if m.width(fallback, r) != missing {
		return fallback, r, true
	}
	return fallback, mark, false
}

// Lacking lists the characters of s that no embedded font can draw, each once,
// in order of appearance.
func Lacking(s string) []rune {
	m, err := newMetrics()
	if err != nil {
		return nil // the fonts are part of the program: a test holds them to be readable
	}
	var out []rune
	seen := map[rune]bool{}
	for _, r := range s {
		if r < 0x250 || seen[r] || unseen(r) {
			continue
		}
		seen[r] = true
		if _, _, ok := m.resolve(serif, r); !ok {
			out = append(out, r)
		}
	}
	return out
}

// LackingIn lists the characters of a document that no embedded font can draw,
// without laying it out.
func LackingIn(d *Document) []rune {
	var all strings.Builder
	add := func(runs []Run) {
		for _, r := range runs {
			all.WriteString(r.Text)
		}
	}
	all.WriteString(d.Head + d.Foot)
	walk(d.Blocks, add)
	return Lacking(all.String())
}

// walk calls f with all runs of blocks.
func walk(blocks []Block, f func([]Run)) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *Heading:
			f(b.Over)
			f(b.Runs)
		case *Paragraph:
			f(b.Runs)
			f(b.Flush)
		case *List:
			for _, item := range b.Items {
				f(item)
			}
		case *Table:
			for _, cell := range b.Header {
				f(cell)
			}
			for _, row := range b.Rows {
				for _, cell := range row.Cells {
					f(cell)
				}
			}
		case *Figure:
			f(b.Caption)
		case *Group:
			walk(b.Blocks, f)
		}
	}
}
