package main

import (
	"fmt"
	"os"
	"runtime"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"acquis/ui"
	"acquis/ui/theme"
)

// What a person bears: a screen that comes up within a tenth of a second, and a
// key or a notch of the wheel within a frame.
const (
	comeUpGoal = 100
	stepGoal   = 16
)

// step is one thing done on a screen, with how long the interface was busy.
type step struct {
	what string
	took time.Duration
}

// loadScreens goes through every screen of the large portfolio as a person does:
// it comes up, for the first time and again; the wheel turns over each of its
// lists; a letter is typed into each of its fields and saved. What is reported
// is the longest that the interface's thread was busy, with everything but the
// painting of the frame, which is the same whatever the portfolio holds: only
// what is in view is painted.
func loadScreens(b *bench) error {
	dir, err := b.loadPortfolio()
	if err != nil {
		return err
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	app := test.NewApp()
	defer app.Quit()
	app.Settings().SetTheme(theme.New(theme.Light, 1))
	tour, err := ui.NewTour(app, dir, 1366, 768)
	if err != nil {
		return err
	}
	defer tour.Close()
	tour.Prepare()
	w := &walk{tour: tour}
	if err := w.everywhere(); err != nil {
		return err
	}
	w.changes()
	w.report(b)
	return nil
}

// walk is a tour with what it took.
type walk struct {
	tour                *ui.Tour
	shows, steps, saves []step
}

func (w *walk) timed(to *[]step, what string, f func()) {
	begin := threadTime()
	f()
	took := threadTime() - begin
	*to = append(*to, step{what, took})
}

func (w *walk) everywhere() error {
	for _, turn := range []string{"first", "again"} {
		for _, place := range w.tour.Places() {
			var failed error
			w.timed(&w.shows, place+" "+turn, func() { failed = w.tour.Go(place); w.layout() })
			if failed != nil {
				return failed
			}
			w.tour.Settle(20 * time.Millisecond)
			if turn == "again" {
				w.wheel(place)
				w.keys(place)
			}
		}
	}
	return nil
}

// layout is what the driver does before it paints: whatever asks for another
// size is laid out.
func (w *walk) layout() { w.tour.Window().Canvas().Content().MinSize() }

// wheel turns the wheel where a screen may have its lists.
func (w *walk) wheel(place string) {
	canvas := w.tour.Window().Canvas()
	size := canvas.Size()
	for _, across := range []float32{0.25, 0.6, 0.9} {
		at := fyne.NewPos(size.Width*across, size.Height*0.6)
		for range 5 {
			w.timed(&w.steps, fmt.Sprintf("%s, wheel at %.0f %%", place, 100*across), func() { test.Scroll(canvas, at, 0, -3*notch); w.layout() })
		}
	}
}

// typedInto is how many fields of a screen are typed into: the first ones.
const typedInto = 4

// keys types a letter into each field of a screen, and takes it back.
func (w *walk) keys(place string) {
	all := fields(w.tour.Screen())
	for n, field := range all[:min(len(all), typedInto)] {
		w.tour.Window().Canvas().Focus(field)
		for range 3 {
			w.timed(&w.steps, fmt.Sprintf("%s, a letter in field %d", place, n), func() { field.TypedRune('e'); w.layout() })
		}
		w.timed(&w.saves, fmt.Sprintf("%s, the pause after field %d", place, n), func() { w.tour.Ring(); w.layout() })
		for range 3 {
			field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
		}
		w.tour.Ring()
		w.tour.Settle(time.Millisecond)
	}
}

// fields are the fields in view that take text.
func fields(o fyne.CanvasObject) []fyne.Focusable {
	if o == nil || !o.Visible() {
		return nil
	}
	type written interface {
		fyne.Focusable
		AcceptsTab() bool
	}
	var found []fyne.Focusable
	if f, ok := o.(written); ok {
		if d, ok := o.(fyne.Disableable); !ok || !d.Disabled() {
			found = append(found, f)
		}
		return found
	}
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			found = append(found, fields(child)...)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			found = append(found, fields(child)...)
		}
	}
	return found
}

// changes undoes, searches, links.
func (w *walk) changes() {
	state := w.tour.Portfolio().State()
	w.tour.Open(state.Situations()[250].Ref())
	for range 3 {
		w.timed(&w.saves, "undo", func() { w.tour.Undo(); w.layout() })
	}
	canvas := w.tour.Window().Canvas()
	for _, panel := range []struct {
		name string
		open func()
	}{{"search", w.tour.Search}, {"link", w.tour.Link}} {
		w.timed(&w.shows, panel.name, func() { panel.open(); w.layout() })
		w.tour.Settle(20 * time.Millisecond)
		for _, letter := range "evaluation" {
			w.timed(&w.steps, panel.name+", a letter", func() {
				if f := canvas.Focused(); f != nil {
					f.TypedRune(letter)
				}
				w.layout()
			})
			w.tour.Settle(5 * time.Millisecond)
		}
		w.timed(&w.steps, panel.name+", wheel", func() { test.Scroll(canvas, fyne.NewPos(683, 400), 0, -3*notch); w.layout() })
		for _, o := range canvas.Overlays().List() {
			canvas.Overlays().Remove(o)
		}
	}
}

func (w *walk) report(b *bench) {
	for _, part := range []struct {
		name  string
		steps []step
		goal  float64
	}{{"load-screens", w.shows, comeUpGoal}, {"load-steps", w.steps, stepGoal}, {"load-saves", w.saves, comeUpGoal}} {
		took := map[string][]time.Duration{}
		for _, s := range part.steps {
			took[s.what] = append(took[s.what], s.took)
		}
		var all []step
		for what, times := range took {
			all = append(all, step{what, median(times)})
		}
		slices.SortFunc(all, func(a, b step) int { return int(b.took - a.took) })
		for _, s := range all[:min(len(all), listed)] {
			fmt.Fprintf(os.Stderr, "bench: %s: %6.1f ms  %s\n", part.name, float64(s.took.Microseconds())/1000, s.what)
		}
		b.report(part.name, float64(all[0].took.Microseconds())/1000, "ms", part.goal)
	}
}

// listed is how many of the slowest are named beside a measure.
const listed = 12
