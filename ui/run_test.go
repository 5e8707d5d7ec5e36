package ui

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"fyne.io/fyne/v2"
)

// byHand is a runner whose works and calls to the interface wait until the
// test lets them go.
type byHand struct {
	*Runner
	mu    sync.Mutex
	works []func()
	calls []func()
}

func newByHand(t *testing.T) *byHand {
	t.Helper()
	test.NewTempApp(t)
	w := test.NewTempWindow(t, container.NewVBox())
	h := &byHand{Runner: newRunner(func() fyne.Canvas { return w.Canvas() }, func(string) {})}
	h.start = func(f func()) { h.works = append(h.works, f) }
	h.do = func(f func()) {
		h.mu.Lock()
		defer h.mu.Unlock()
		h.calls = append(h.calls, f)
	}
	return h
}

// draw lets what waits for the interface's goroutine run.
func (h *byHand) draw() (ran int) {
	for len(h.calls) > 0 {
		next := h.calls[0]
		h.calls = h.calls[1:]
		next()
		ran++
	}
	return ran
}

func TestProgressToldAThousandTimesIsShownOnce(t *testing.T) {
	h := newByHand(t)
	var shown []int
	h.Cancellable(func(_ context.Context, progress Progress) error {
		for i := range 1000 {
			progress(i, 1000, "")
		}
		return nil
	}, func(done, _ int, _ string) { shown = append(shown, done) }, func(error) {})
	h.works[0]()
	if ran := h.draw(); ran != 2 { // the progress, and the end
		t.Errorf("%d calls to the interface", ran)
	}
	if len(shown) != 1 || shown[0] != 999 {
		t.Fatalf("shown %v, want the last one only", shown)
	}
}

func TestCancellingEndsTheWork(t *testing.T) {
	h := newByHand(t)
	var got error
	cancel := h.Cancellable(func(ctx context.Context, _ Progress) error {
		<-ctx.Done()
		return ctx.Err()
	}, func(int, int, string) {}, func(err error) { got = err })
	cancel()
	h.works[0]()
	h.draw()
	if !errors.Is(got, context.Canceled) || !isCancel(got) {
		t.Fatalf("got %v", got)
	}
}

func TestClosingTheWindowEndsEveryWork(t *testing.T) {
	h := newByHand(t)
	ended := false
	h.Quietly(func(ctx context.Context) error {
		<-ctx.Done()
		ended = true
		return nil
	}, func(error) {})
	h.start = func(f func()) { go f() }
	h.end()
	h.works[0]()
	h.Close(time.Minute)
	if !ended {
		t.Fatal("the work goes on")
	}
}

func TestACancelledTimerStaysSilentEvenWhenItHasRung(t *testing.T) {
	h := newByHand(t)
	rung := make(chan struct{})
	do := h.do
	h.do = func(f func()) { do(f); close(rung) }
	cancel := h.After(0, func() { t.Error("it called") })
	<-rung // the clock has run out, its call waits
	cancel()
	h.draw()
}
