package widgets

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

func TestComparedTextMarksWhatChanged(t *testing.T) {
	test.NewTempApp(t)
	stretches := []ComparedStretch{{"J’ai ", false}, {"réuni", true}, {" les élus du quartier.\nEnsuite, une ", false}, {"charte", true}}
	before, after := NewComparedText(ComparedBefore, stretches), NewComparedText(ComparedAfter, stretches)
	inWindow(t, Column(0, before, after))
	if got := before.Marked(); !slices.Equal(got, []string{"réuni", "charte"}) {
		t.Errorf("marked %q", got)
	}
	if len(before.lines) != 2 {
		t.Fatalf("%d lines at a width for all of it", len(before.lines))
	}
	// Beside the colour, the one side is struck through and the other underlined.
	through, underlined := 0, 0
	for _, o := range test.WidgetRenderer(before).Objects() {
		if r, ok := o.(*canvas.Rectangle); ok && r.Size().Height == 1 {
			through++
		}
	}
	for _, o := range test.WidgetRenderer(after).Objects() {
		if text, ok := o.(*canvas.Text); ok && text.TextStyle.Underline {
			underlined++
		}
	}
	if through != 2 || underlined != 2 {
		t.Errorf("%d struck through, %d underlined", through, underlined)
	}
	before.Resize(fyne.NewSize(90, 20))
	if n := len(before.lines); n < 4 || before.MinSize().Height < float32(n)*before.lineHeight() {
		t.Errorf("%d lines in 90, high %v", n, before.MinSize().Height)
	}
}
