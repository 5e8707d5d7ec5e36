package theme

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	ftheme "fyne.io/fyne/v2/theme"
)

// Colours that Fyne has no name for.
const (
	ColorSecondary fyne.ThemeColorName = "acquis.secondary" // text that helps, beside the text that counts
	ColorSurface   fyne.ThemeColorName = "acquis.surface"   // cards and fields, on the background
	ColorSidebar   fyne.ThemeColorName = "acquis.sidebar"   // the rail of screens
	ColorBorder    fyne.ThemeColorName = "acquis.border"    // the edge of a card
	ColorLink      fyne.ThemeColorName = "acquis.link"      // text that can be pressed
	ColorVeil      fyne.ThemeColorName = "acquis.veil"      // over the window while a dialog is open

	ColorTintPrimary fyne.ThemeColorName = "acquis.tint.primary" // what is chosen
	ColorTintInfo    fyne.ThemeColorName = "acquis.tint.info"
	ColorTintWarning fyne.ThemeColorName = "acquis.tint.warning"
	ColorTintError   fyne.ThemeColorName = "acquis.tint.error"
	ColorTintSuccess fyne.ThemeColorName = "acquis.tint.success"
	ColorTintNeutral fyne.ThemeColorName = "acquis.tint.neutral"

	// The states of progress, as text, sign or filled segment. OnState is the
	// colour of a number written on a filled segment.
	ColorStateNone    fyne.ThemeColorName = "acquis.state.none"
	ColorStateStarted fyne.ThemeColorName = "acquis.state.started"
	ColorStateReached fyne.ThemeColorName = "acquis.state.reached"
	ColorStateBeyond  fyne.ThemeColorName = "acquis.state.beyond"
	ColorFlag         fyne.ThemeColorName = "acquis.state.flag"
	ColorOnState      fyne.ThemeColorName = "acquis.state.on"
)

var palettes = map[Look]map[fyne.ThemeColorName]color.Color{
	Light: palette(colors{
		background: 0xF8F6F2, surface: 0xFFFFFF, sidebar: 0xEFECE5, border: 0xE0DBD1,
		text: 0x24272C, secondary: 0x595E68, disabled: 0x656972, inputBorder: 0x8E929A,
		primary: 0x17596E, onPrimary: 0xFFFFFF, link: 0x17596E,
		danger: 0xA8281E, onDanger: 0xFFFFFF, warning: 0x855100, success: 0x2B6A42,
		button: 0xEAE6DE, tintPrimary: 0xDCEAEE, tintNeutral: 0xEDEAE4,
		tintWarning: 0xFBF0DA, tintError: 0xFAE6E3, tintSuccess: 0xE2F0E6,
		none: 0x5F646E, started: 0x955A00, reached: 0x1A659C, beyond: 0x2B6A42, flag: 0x8A2F6B, onState: 0xFFFFFF,
		overlay: 0x1B1E23, overlayAlpha: 0x66, wash: 0x000000,
	}),
	Dark: palette(colors{
		background: 0x1C1E21, surface: 0x26292D, sidebar: 0x17191B, border: 0x3A3E44,
		text: 0xECEAE6, secondary: 0xB3B7BE, disabled: 0xA0A4AB, inputBorder: 0x767B84,
		primary: 0x7CC4D8, onPrimary: 0x10242B, link: 0x8ACDE0,
		danger: 0xF3968C, onDanger: 0x33100C, warning: 0xEBBB6A, success: 0x8CCFA2,
		button: 0x363A40, tintPrimary: 0x28434C, tintNeutral: 0x33373C,
		tintWarning: 0x40351F, tintError: 0x452A28, tintSuccess: 0x24392C,
		none: 0xAAAEB6, started: 0xE9B45C, reached: 0x82BDEB, beyond: 0x8CCFA2, flag: 0xE5A0CB, onState: 0x17191B,
		overlay: 0x000000, overlayAlpha: 0x99, wash: 0xFFFFFF,
	}),
	HighContrast: palette(colors{
		background: 0xFFFFFF, surface: 0xFFFFFF, sidebar: 0xF0F0F0, border: 0x000000,
		text: 0x000000, secondary: 0x1E1E1E, disabled: 0x404040, inputBorder: 0x000000,
		primary: 0x00305E, onPrimary: 0xFFFFFF, link: 0x00305E,
		danger: 0x7A0A00, onDanger: 0xFFFFFF, warning: 0x573300, success: 0x0B4420,
		button: 0xEDEDED, tintPrimary: 0xD3E4F7, tintNeutral: 0xF0F0F0,
		tintWarning: 0xFFF3D6, tintError: 0xFFE9E6, tintSuccess: 0xE3F6E9,
		none: 0x3A3A3A, started: 0x663A00, reached: 0x003E75, beyond: 0x0B4420, flag: 0x5E0B47, onState: 0xFFFFFF,
		overlay: 0x000000, overlayAlpha: 0x99, wash: 0x000000,
	}),
}

// colors is a palette as one writes it: 0xRRGGBB.
type colors struct {
	background, surface, sidebar, border                         uint32
	text, secondary, disabled, inputBorder                       uint32
	primary, onPrimary, link                                     uint32
	danger, onDanger, warning, success                           uint32
	button, tintPrimary, tintNeutral                             uint32
	tintWarning, tintError, tintSuccess                          uint32
	none, started, reached, beyond, flag, onState, overlay, wash uint32
	overlayAlpha                                                 uint8
}

func palette(c colors) map[fyne.ThemeColorName]color.Color {
	return map[fyne.ThemeColorName]color.Color{
		ftheme.ColorNameBackground:          rgb(c.background),
		ftheme.ColorNameForeground:          rgb(c.text),
		ftheme.ColorNameDisabled:            rgb(c.disabled),
		ftheme.ColorNamePlaceHolder:         rgb(c.disabled),
		ftheme.ColorNameButton:              rgb(c.button),
		ftheme.ColorNameDisabledButton:      rgb(c.tintNeutral),
		ftheme.ColorNamePrimary:             rgb(c.primary),
		ftheme.ColorNameForegroundOnPrimary: rgb(c.onPrimary),
		ftheme.ColorNameHyperlink:           rgb(c.link),
		ftheme.ColorNameError:               rgb(c.danger),
		ftheme.ColorNameForegroundOnError:   rgb(c.onDanger),
		ftheme.ColorNameWarning:             rgb(c.warning),
		ftheme.ColorNameForegroundOnWarning: rgb(c.onState),
		ftheme.ColorNameSuccess:             rgb(c.success),
		ftheme.ColorNameForegroundOnSuccess: rgb(c.onState),
		ftheme.ColorNameInputBackground:     rgb(c.surface),
		ftheme.ColorNameInputBorder:         rgb(c.inputBorder),
		ftheme.ColorNameHeaderBackground:    rgb(c.sidebar),
		ftheme.ColorNameMenuBackground:      rgb(c.surface),
		ftheme.ColorNameOverlayBackground:   rgb(c.surface),
		ftheme.ColorNameSeparator:           rgb(c.border),
		ftheme.ColorNameShadow:              alpha(c.overlay, c.overlayAlpha/4),
		ColorVeil:                           alpha(c.overlay, c.overlayAlpha),
		ftheme.ColorNameHover:               alpha(c.wash, 0x0D),
		ftheme.ColorNamePressed:             alpha(c.wash, 0x1F),
		ftheme.ColorNameFocus:               alpha(c.primary, 0x33),
		ftheme.ColorNameSelection:           alpha(c.primary, 0x38),
		ftheme.ColorNameScrollBar:           alpha(c.text, 0x80),
		ftheme.ColorNameScrollBarBackground: alpha(c.wash, 0x0D),
		ColorSecondary:                      rgb(c.secondary),
		ColorSurface:                        rgb(c.surface),
		ColorSidebar:                        rgb(c.sidebar),
		ColorBorder:                         rgb(c.border),
		ColorLink:                           rgb(c.link),
		ColorTintPrimary:                    rgb(c.tintPrimary),
		ColorTintInfo:                       rgb(c.tintPrimary),
		ColorTintWarning:                    rgb(c.tintWarning),
		ColorTintError:                      rgb(c.tintError),
		ColorTintSuccess:                    rgb(c.tintSuccess),
		ColorTintNeutral:                    rgb(c.tintNeutral),
		ColorStateNone:                      rgb(c.none),
		ColorStateStarted:                   rgb(c.started),
		ColorStateReached:                   rgb(c.reached),
		ColorStateBeyond:                    rgb(c.beyond),
		ColorFlag:                           rgb(c.flag),
		ColorOnState:                        rgb(c.onState),
	}
}

// Pair is a colour of text and the colour it is read on.
type Pair struct{ Text, On fyne.ThemeColorName }

// Pairs lists every pair of colours in which the window shows text; the tests
// hold each to the contrast that this package promises.
func Pairs() []Pair {
	onPages := []fyne.ThemeColorName{
		ftheme.ColorNameForeground, ColorSecondary, ftheme.ColorNameDisabled, ColorLink,
		ftheme.ColorNamePrimary, ftheme.ColorNameError, ftheme.ColorNameWarning, ftheme.ColorNameSuccess,
		ColorStateNone, ColorStateStarted, ColorStateReached, ColorStateBeyond, ColorFlag,
	}
	pages := []fyne.ThemeColorName{ftheme.ColorNameBackground, ColorSurface}
	var pairs []Pair
	for _, on := range pages {
		for _, text := range onPages {
			pairs = append(pairs, Pair{text, on})
		}
	}
	tints := []fyne.ThemeColorName{
		ColorSidebar, ColorTintPrimary, ColorTintInfo, ColorTintWarning, ColorTintError,
		ColorTintSuccess, ColorTintNeutral, ftheme.ColorNameButton,
	}
	for _, on := range tints {
		pairs = append(pairs, Pair{ftheme.ColorNameForeground, on}, Pair{ColorSecondary, on})
	}
	for _, state := range []fyne.ThemeColorName{
		ColorStateNone, ColorStateStarted, ColorStateReached, ColorStateBeyond, ColorFlag,
	} {
		pairs = append(pairs, Pair{ColorOnState, state}, Pair{state, ColorTintPrimary})
	}
	return append(pairs,
		Pair{ftheme.ColorNameForegroundOnPrimary, ftheme.ColorNamePrimary},
		Pair{ftheme.ColorNameForegroundOnError, ftheme.ColorNameError},
		Pair{ftheme.ColorNameForegroundOnWarning, ftheme.ColorNameWarning},
		Pair{ftheme.ColorNameForegroundOnSuccess, ftheme.ColorNameSuccess},
		Pair{ftheme.ColorNamePrimary, ColorTintPrimary},
		Pair{ftheme.ColorNamePrimary, ColorSidebar},
		Pair{ftheme.ColorNameDisabled, ftheme.ColorNameDisabledButton},
		Pair{ftheme.ColorNameWarning, ColorTintWarning},
		Pair{ftheme.ColorNameError, ColorTintError},
		Pair{ftheme.ColorNameSuccess, ColorTintSuccess},
	)
}

// Contrast is the contrast ratio of two opaque colours, from 1 to 21, as
// WCAG 2.1 defines it (success criterion 1.4.3).
func Contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	if la < lb {
		la, lb = lb, la
	}
	return (la + 0.05) / (lb + 0.05)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

func linear(channel uint32) float64 {
	v := float64(channel) / 0xFFFF
	if v <= 0.03928 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}

func rgb(v uint32) color.Color { return alpha(v, 0xFF) }

func alpha(v uint32, a uint8) color.Color {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: a}
}
