package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"acquis/ui/theme"
)

// What is added up is what Fyne draws, or a little more: a line that fits by
// the one fits by the other.
func TestTextWidthIsThatOfFyne(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light, 1))
	for _, style := range []fyne.TextStyle{{}, {Bold: true}, {Italic: true}} {
		for _, text := range []string{"", "a", "Bloc 1 – Contribuer à la production de connaissances",
			"« Savoir chercher »\u202f; l’œuvre, 1\u202f200 €", "AVATAR To Ty LT", "fi ffi fl office"} {
			want := fyne.MeasureText(text, 15, style).Width
			if got := textWidth(text, 15, style); got < want-1 || got > want*1.09+1 {
				t.Errorf("%q, %+v: %.2f, Fyne draws %.2f", text, style, got, want)
			}
		}
	}
	if got, want := textWidth("中文 😀", 15, fyne.TextStyle{}), fyne.MeasureText("中文 😀", 15, fyne.TextStyle{}).Width; got != want {
		t.Errorf("letters of another font: %.2f, Fyne draws %.2f", got, want)
	}
}

func BenchmarkTextWidth(b *testing.B) {
	test.NewTempApp(b).Settings().SetTheme(theme.New(theme.Light, 1))
	for b.Loop() {
		textWidth("Contribuer à la production de connaissances", 15, fyne.TextStyle{})
	}
}

// A font drawn with by itself has every letter of the line: what it lacks (a
// picture in a title) is left to the style, which knows where to look.
func TestFontOfALine(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light, 1))
	bold, italic := fyne.TextStyle{Bold: true}, fyne.TextStyle{Italic: true}
	for _, c := range []struct {
		line  string
		style fyne.TextStyle
		alone bool
	}{
		{"Élaborer « un projet » œuvré\u202f: 1 – 2…", bold, true},
		{"Élaborer", italic, true},
		{"Élaborer", fyne.TextStyle{}, false}, // the menu needs the whole style in any case
		{"Bravo 🎉", bold, false},
		{"中文", bold, false},
		{"", bold, true},
	} {
		font := fontOf(c.line, c.style)
		if (font != nil) != c.alone || font != nil && font != theme.New(theme.Light, 1).Font(c.style) {
			t.Errorf("%q %+v is drawn with %v", c.line, c.style, font)
		}
	}
}
