package opendocument

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	ts "acquis/export/typeset"
)

// The fonts: those that LibreOffice brings along, and for which Word takes
// Times New Roman and Arial, of the same widths. The fonts of the PDF are on
// nobody's machine.
const (
	serif = "Liberation Serif"
	sans  = "Liberation Sans"
)

// A type size of the theme is of its own fonts. In these, the serif looks
// smaller and the sans larger.
const (
	serifScale = 1.06
	sansScale  = 0.93
)

// fontSize is the size that looks like that of a style, to the half point, as
// people choose sizes.
func fontSize(s *ts.ParagraphStyle) float64 {
	scale := serifScale
	if s.Family == ts.Sans {
		scale = sansScale
	}
	return math.Round(s.Size*scale*2) / 2
}

func fontName(f ts.Family) string {
	if f == ts.Sans {
		return sans
	}
	return serif
}

func colorOf(c ts.Color) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// flag is an attribute that is one of two words.
func flag(on bool, yes, no string) string {
	if on {
		return yes
	}
	return no
}

// letters are the attributes of style:text-properties.
func letters(s *ts.ParagraphStyle) []string {
	weight, slope := flag(s.Bold, "bold", "normal"), flag(s.Italic, "italic", "normal")
	size := length(fontSize(s))
	return []string{"style:font-name", fontName(s.Family), "fo:font-size", size, "fo:font-weight", weight, "fo:font-style", slope,
		"fo:color", colorOf(s.Color), "style:font-name-asian", fontName(s.Family), "style:font-size-asian", size,
		"style:font-name-complex", fontName(s.Family), "style:font-size-complex", size,
		"fo:hyphenate", flag(s.Align == ts.Justify, "true", "false")}
}

var alignments = map[ts.Align]string{ts.Left: "start", ts.Justify: "justify", ts.Center: "center", ts.Right: "end"}

// shape are the attributes of style:paragraph-properties, but for what places
// it across the page (see across).
func shape(s *ts.ParagraphStyle) []string {
	return []string{"fo:margin-top", length(s.Before), "fo:margin-bottom", length(s.After),
		"style:line-height-at-least", length(s.Leading), "fo:text-align", alignments[s.Align],
		"fo:keep-with-next", flag(s.KeepNext, "always", "auto"), "fo:keep-together", flag(s.KeepLines, "always", "auto"),
		"fo:widows", "2", "fo:orphans", "2"}
}

// marginRight is where across says how far a paragraph is from the right.
const marginRight = 2

// across are the attributes that place a paragraph across the page.
func across(s *ts.ParagraphStyle, g *ts.Geometry) []string {
	right := 0.0
	if !s.Wide {
		right = g.Full - g.Measure
	}
	return []string{"fo:margin-left", length(s.Indent + s.Hang), "fo:margin-right", length(right), "fo:text-indent", length(0 - s.Hang)}
}

// sheet gathers the automatic styles: what one paragraph, table or piece of
// text has beside its style with a name. What looks the same is one style.
type sheet struct {
	markup
	names map[string]string // by what they say
	count map[string]int    // by prefix
}

// style returns the name of an automatic style of a family. body is what stands
// in it.
func (s *sheet) style(prefix, family string, attributes []string, body func(m *markup)) string {
	var inside markup
	body(&inside)
	key := family + "\x00" + strings.Join(attributes, "\x00") + "\x00" + string(inside.out)
	if name, known := s.names[key]; known {
		return name
	}
	if s.names == nil {
		s.names, s.count = map[string]string{}, map[string]int{}
	}
	s.count[prefix]++
	name := prefix + strconv.Itoa(s.count[prefix])
	s.names[key] = name
	s.start("style:style", append([]string{"style:name", name, "style:family", family}, attributes...)...)
	s.out = append(s.out, inside.out...)
	s.end()
	return name
}
