package widgets

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// A window at rest does not draw: whatever is laid out again in the size that
// it has shows the objects that it showed (see drawn).
func TestAtRest(t *testing.T) {
	test.NewTempApp(t)
	found := NewMarkedText(Body, 3)
	found.Set("un mot qui a été trouvé", [][2]int{{3, 6}})
	for name, w := range map[string]fyne.Widget{
		"a bar":           NewBar(Segment{MarkReached, 3, "faits"}, Segment{MarkNone, 5, "à faire"}).strip,
		"a text":          NewText(Body, "un texte"),
		"a text found":    found,
		"a text compared": NewComparedText(ComparedBefore, []ComparedStretch{{"un mot ", false}, {"ancien", true}}),
	} {
		test.NewTempWindow(t, w).Resize(fyne.NewSize(600, 400))
		r := test.WidgetRenderer(w)
		before := slices.Clone(r.Objects())
		r.Layout(w.Size())
		if !slices.Equal(before, r.Objects()) {
			t.Errorf("%s makes new objects each time it is laid out", name)
		}
	}
}
