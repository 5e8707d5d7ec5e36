package widgets

import (
	"fyne.io/fyne/v2"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// advances knows how far the letters of one font move the pen. Fyne's own
// measuring shapes every text anew, a fifth of a millisecond each, and wrapping
// a screen of text asks for hundreds: more than all else that a screen costs.
// Adding up advances leaves out kerning, which makes a line narrower, rarely
// wider, and then by less than a point.
type advances struct {
	face   *sfnt.Font
	buffer sfnt.Buffer
	known  map[rune]float32 // in ems; negative where the font lacks the letter
}

// unitsPerMeasure is the size, in pixels, at which advances are taken.
const unitsPerMeasure = 1000

// faces are the advances of the theme's fonts, by their names. They are used
// on the interface's goroutine only.
var faces = map[string]*advances{}

// textWidth is how wide a text of one line is drawn.
func textWidth(text string, size float32, style fyne.TextStyle) float32 {
	if app := fyne.CurrentApp(); app != nil {
		if a := advancesOf(app.Settings().Theme().Font(style)); a != nil {
			if ems, ok := a.width(text); ok {
				return ems * size
			}
		}
	}
	return fyne.MeasureText(text, size, style).Width
}

// fontOf is the font to draw a line with in a style, by itself. For a style,
// Fyne prepares that of the theme, its own, one with pictures, and one of the
// system: a tenth of what it takes to show the first screen. It needs them for
// the letters that the theme's font lacks, and for the plain style, in which it
// draws the menu; in both cases the answer is nil, which leaves it to the style.
func fontOf(line string, style fyne.TextStyle) fyne.Resource {
	app := fyne.CurrentApp()
	if !style.Bold && !style.Italic || app == nil {
		return nil
	}
	font := app.Settings().Theme().Font(style)
	if a := advancesOf(font); a != nil {
		if _, ok := a.width(line); ok {
			return font
		}
	}
	return nil
}

// advancesOf returns the advances of a font, nil if it cannot be read.
func advancesOf(resource fyne.Resource) *advances {
	if resource == nil {
		return nil
	}
	a, ok := faces[resource.Name()]
	if !ok {
		if face, err := sfnt.Parse(resource.Content()); err == nil {
			a = &advances{face: face, known: map[rune]float32{}}
		}
		faces[resource.Name()] = a
	}
	return a
}

// width adds up the letters of a text, in ems; false if the font lacks one.
func (a *advances) width(text string) (ems float32, ok bool) {
	for _, r := range text {
		advance, seen := a.known[r]
		if !seen {
			advance = a.measure(r)
			a.known[r] = advance
		}
		if advance < 0 {
			return 0, false
		}
		ems += advance
	}
	return ems, true
}

func (a *advances) measure(r rune) float32 {
	glyph, err := a.face.GlyphIndex(&a.buffer, r)
	if err != nil || glyph == 0 {
		return -1
	}
	advance, err := a.face.GlyphAdvance(&a.buffer, glyph, fixed.I(unitsPerMeasure), font.HintingNone)
	if err != nil {
		return -1
	}
	return float32(advance) / 64 / unitsPerMeasure
}
