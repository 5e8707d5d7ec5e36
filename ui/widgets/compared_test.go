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
	strokes := func(t *ComparedText) (heights []float32) {
		for _, o := range test.WidgetRenderer(t).Objects() {
			if r, ok := o.(*canvas.Rectangle); ok && r.Size().Height == 1 {
				heights = append(heights, r.Position().Y/t.lineHeight())
			}
		}
		return heights
	}
	through, under := strokes(before), strokes(after)
	if len(through) != 2 || len(under) != 2 || through[0] > 0.7 || under[0] < 0.8 {
		t.Errorf("struck through at %v of a line, underlined at %v", through, under)
	}
	before.Resize(fyne.NewSize(90, 20))
	if n := len(before.lines); n < 4 || before.MinSize().Height < float32(n)*before.lineHeight() {
		t.Errorf("%d lines in 90, high %v", n, before.MinSize().Height)
	}
}
