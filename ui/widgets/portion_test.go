package widgets

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2/test"
)

func TestPortionShowsMoreWhenAsked(t *testing.T) {
	test.NewTempApp(t)
	shown := 0
	var p *Portion
	p = NewPortion(20, func(more, left int) string { return fmt.Sprint(more, " de ", left) }, func() { shown = p.Of(50) })
	if shown = p.Of(50); shown != 20 || !p.button.Visible() || p.button.Text() != "20 de 30" {
		t.Fatalf("%d shown, %q", shown, p.button.Text())
	}
	p.button.activate()
	if shown != 40 || p.button.Text() != "10 de 10" {
		t.Fatalf("%d shown, %q", shown, p.button.Text())
	}
	p.button.activate()
	if shown != 50 || p.button.Visible() {
		t.Errorf("%d shown", shown)
	}
	p.Begin()
	if p.Of(50) != 20 || p.Of(3) != 3 || p.button.Visible() {
		t.Error("it does not begin again")
	}
	all := []int{10, 11, 12, 13, 14}
	p.step = 2
	p.Begin()
	for asked, want := range map[int][]int{-1: {10, 11}, 1: {10, 11}, 4: {10, 11, 14}, 9: {10, 11}} {
		if got := Share(p, all, asked); !slices.Equal(got, want) {
			t.Errorf("asked for %d: %v", asked, got)
		}
	}
	if !slices.Equal(all, []int{10, 11, 12, 13, 14}) {
		t.Error("the list has changed")
	}
}
