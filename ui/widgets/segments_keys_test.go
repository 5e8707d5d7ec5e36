package widgets

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestSegmentsAnswerToLettersAndTakeBack(t *testing.T) {
	test.NewTempApp(t)
	var told []int
	s := NewSegments([]string{"Oui (O)", "Non (N)"}, func(i int) { told = append(told, i) }).Letters('o', 'n').Clearable()
	w := test.NewTempWindow(t, s)
	s.Focus()
	for _, r := range "Nxo" {
		w.Canvas().Focused().TypedRune(r)
	}
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace}) // takes "oui" back
	if want := []int{1, 0, -1}; !slices.Equal(told, want) || s.Chosen() != -1 {
		t.Fatalf("told %v, chosen %d, want %v and none", told, s.Chosen(), want)
	}
}
