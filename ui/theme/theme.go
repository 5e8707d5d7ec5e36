package theme

import (
	"image/color"
	"math"
	"sync"

	"fyne.io/fyne/v2"
	ftheme "fyne.io/fyne/v2/theme"

	"acquis/assets/fonts"
)

// Look is one of the palettes a person chooses from.
type Look string

// The looks, by the names under which the preferences keep them.
const (
	Light        Look = "clair"
	Dark         Look = "sombre"
	HighContrast Look = "contraste"
)

// Looks lists the looks in the order in which they are offered.
func Looks() []Look { return []Look{Light, Dark, HighContrast} }

// Scales lists the sizes of text that are offered; 1 is the usual one.
func Scales() []float32 { return []float32{0.9, 1, 1.15, 1.25, 1.5} }

// Distances, in Fyne's units. They do not grow with the text: what a person
// asks for with a larger text is larger letters, not a smaller page.
const (
	Hair   float32 = 1  // a line between two areas
	Tight  float32 = 4  // between a label and its field
	Gap    float32 = 8  // between things that belong together
	Space  float32 = 16 // between groups
	Margin float32 = 24 // around a screen
	Radius float32 = 7  // of cards and buttons

	// Measure is the widest line that stays comfortable to read and to fill in.
	Measure float32 = 720
)

// Theme is a Fyne theme with one of the palettes and a scale of text.
type Theme struct {
	look    Look
	scale   float32
	palette map[fyne.ThemeColorName]color.Color
}

// New gives the theme of a look at a scale of text. An unknown look is Light;
// a scale outside 0.75–2 is 1.
func New(look Look, scale float32) *Theme {
	if scale < 0.75 || scale > 2 {
		scale = 1
	}
	palette, ok := palettes[look]
	if !ok {
		look, palette = Light, palettes[Light]
	}
	return &Theme{look: look, scale: scale, palette: palette}
}

// Look is the palette in use.
func (t *Theme) Look() Look { return t.look }

// Scale is the factor of the size of text.
func (t *Theme) Scale() float32 { return t.scale }

// Color implements fyne.Theme. The variant of the system is not followed.
func (t *Theme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	if c, ok := t.palette[name]; ok {
		return c
	}
	variant := ftheme.VariantLight
	if t.look == Dark {
		variant = ftheme.VariantDark
	}
	return ftheme.DefaultTheme().Color(name, variant)
}

// The letters of the window are those of the dossier. They are made when they
// are first drawn with: the command line never does, the first screen needs two.
var (
	sans       = letters("SourceSans3.ttf", fonts.SansRegular)
	sansBold   = letters("SourceSans3-SemiBold.ttf", fonts.SansSemiBold)
	sansItalic = letters("SourceSans3-Italic.ttf", fonts.SansItalic)
)

func letters(name string, font []byte) func() fyne.Resource {
	return sync.OnceValue(func() fyne.Resource { return fyne.NewStaticResource(name, unshaped(font)) })
}

// Font implements fyne.Theme. What these letters lack, Fyne takes from its own.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Monospace || style.Symbol:
		return ftheme.DefaultTheme().Font(style)
	case style.Bold:
		return sansBold()
	case style.Italic:
		return sansItalic()
	}
	return sans()
}

// Icon implements fyne.Theme.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return ftheme.DefaultTheme().Icon(name)
}

// Sizes of text that Fyne has no name for.
const (
	SizeTitle fyne.ThemeSizeName = "acquis.title" // the name of a screen
	SizeProse fyne.ThemeSizeName = "acquis.prose" // text that is read or written at length
)

// textSizes are multiplied by the scale and rounded: the toolkit measures text
// of a fractional size up to three hundredths wrong.
var textSizes = map[fyne.ThemeSizeName]float32{
	ftheme.SizeNameText:           15,
	ftheme.SizeNameCaptionText:    13,
	ftheme.SizeNameSubHeadingText: 17,
	ftheme.SizeNameHeadingText:    20,
	SizeTitle:                     26,
	SizeProse:                     16,
	ftheme.SizeNameInlineIcon:     18,
	ftheme.SizeNameLineSpacing:    5,
}

var fixedSizes = map[fyne.ThemeSizeName]float32{
	ftheme.SizeNamePadding:            4,
	ftheme.SizeNameInnerPadding:       8,
	ftheme.SizeNameInputBorder:        1.5,
	ftheme.SizeNameInputRadius:        Radius,
	ftheme.SizeNameSelectionRadius:    Radius,
	ftheme.SizeNameSeparatorThickness: Hair,
	ftheme.SizeNameScrollBar:          12,
	ftheme.SizeNameScrollBarSmall:     5,
	ftheme.SizeNameScrollBarRadius:    3,
}

// Size implements fyne.Theme.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	if s, ok := textSizes[name]; ok {
		return float32(math.Round(float64(s * t.scale)))
	}
	if s, ok := fixedSizes[name]; ok {
		return s
	}
	return ftheme.DefaultTheme().Size(name)
}
