package theme

import (
	"testing"

	ftheme "fyne.io/fyne/v2/theme"
)

func TestTextIsReadableOnEveryPalette(t *testing.T) {
	for _, look := range Looks() {
		least := 4.5
		if look == HighContrast {
			least = 7
		}
		th := New(look, 1)
		for _, pair := range Pairs() {
			got := Contrast(th.Color(pair.Text, 0), th.Color(pair.On, 0))
			if got < least {
				t.Errorf("%s: %s on %s has a contrast of %.2f, want at least %.1f", look, pair.Text, pair.On, got, least)
			}
		}
	}
}

func TestEdgesOfFieldsAreVisible(t *testing.T) {
	for _, look := range Looks() {
		th := New(look, 1)
		got := Contrast(th.Color(ftheme.ColorNameInputBorder, 0), th.Color(ColorSurface, 0))
		if got < 3 {
			t.Errorf("%s: the edge of a field has a contrast of %.2f, want at least 3 (WCAG 1.4.11)", look, got)
		}
	}
}

func TestContrastOfBlackAndWhite(t *testing.T) {
	if got := Contrast(rgb(0), rgb(0xFFFFFF)); got < 20.99 || got > 21.01 {
		t.Fatalf("black on white: %.2f, want 21", got)
	}
}

func TestScaleChangesTextAndNothingElse(t *testing.T) {
	one, large := New(Light, 1), New(Light, 1.25)
	if got, want := large.Size(ftheme.SizeNameText)/one.Size(ftheme.SizeNameText), float32(1.25); got < want-0.05 || got > want+0.05 {
		t.Errorf("text is %v times as large at 125 %%", got)
	}
	for name := range textSizes {
		for _, scale := range Scales() {
			if size := New(Light, scale).Size(name); size != float32(int(size)) {
				t.Errorf("%s is %v at %v: fractional sizes are measured wrong", name, size, scale)
			}
		}
	}
	if one.Size(ftheme.SizeNamePadding) != large.Size(ftheme.SizeNamePadding) {
		t.Error("the padding grew with the text")
	}
}

func TestUnknownChoicesFallBack(t *testing.T) {
	th := New("mauve", 12)
	if th.Look() != Light || th.Scale() != 1 {
		t.Fatalf("got %s at %v, want the light look at 1", th.Look(), th.Scale())
	}
}
