package ui

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	"acquis/portfolio/crashlog"
	"acquis/ui/widgets"
)

// Progress tells how far a work has come: so much done of a total (0 if it is
// not known), and the step at hand ("" leaves the last one). It may be called
// from any goroutine, as often as one likes.
type Progress func(done, total int, step string)

// Work is something that takes time. It must end soon after its context does.
type Work func(ctx context.Context, progress Progress) error

// errPanic is what Run reports of work that panicked.
var errPanic = errors.New("the work ended unexpectedly")

// Runner owns the goroutines of the window: long work, timers, and the way
// back to the interface's goroutine. Nothing else in ui starts one.
type Runner struct {
	over  func() fyne.Canvas // where the progress is shown
	start func(f func())     // go f(), or f() in tests
	do    func(f func())     // to the interface's goroutine
	ring  ringer             // after a time, on a goroutine of its own; never in tests
	log   func(report string)

	running sync.WaitGroup
	stop    context.Context
	end     context.CancelFunc
}

// ringer calls a function after a time, unless what it returns is called before.
type ringer func(time.Duration, func()) (stop func())

func ringOnce(delay time.Duration, f func()) (stop func()) {
	timer := time.AfterFunc(delay, f)
	return func() { timer.Stop() }
}

// newRunner makes the runner of the program.
func newRunner(over func() fyne.Canvas, log func(string)) *Runner {
	r := &Runner{over: over, start: func(f func()) { go f() }, do: fyne.Do, ring: ringOnce, log: log}
	r.stop, r.end = context.WithCancel(context.Background())
	return r
}

// progressDelay is how long a work may take before its progress is shown.
const progressDelay = 300 * time.Millisecond

// Run does a work and calls done with its error (that of the context, if it
// was cancelled) on the interface's goroutine. Meanwhile a dialog says what is
// being done, and lets the person cancel. It is called on the interface's
// goroutine.
func (r *Runner) Run(title string, work Work, done func(error)) {
	ctx, cancel := context.WithCancel(r.stop)
	panel := widgets.NewProgress("", cancel)
	dialog := widgets.NewDialog(title, panel)
	dialog.WithoutButtons()
	dialog.OnEscape = cancel
	ended := false
	unshow := r.After(progressDelay, func() {
		if !ended {
			dialog.ShowIn(r.over())
		}
	})
	tell := r.throttled(func(done, total int, step string) { panel.Set(done, total, step) })
	r.spawn(func() error { return work(ctx, tell) }, func(err error) {
		ended = true
		unshow()
		cancel()
		dialog.Close()
		done(err)
	})
}

// Cancellable does a work whose progress the caller shows itself, with what it
// gets on the interface's goroutine; the function that it returns cancels.
func (r *Runner) Cancellable(work Work, show func(done, total int, step string), done func(error)) (cancel func()) {
	ctx, cancel := context.WithCancel(r.stop)
	tell := r.throttled(show)
	r.spawn(func() error { return work(ctx, tell) }, func(err error) {
		cancel()
		done(err)
	})
	return cancel
}

// ahead does a work while the window is being made, before there is a Runner.
func ahead(work func()) (done <-chan struct{}) {
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		work()
	}()
	return ended
}

// Quietly does a work without showing anything.
func (r *Runner) Quietly(work func(ctx context.Context) error, done func(error)) {
	r.spawn(func() error { return work(r.stop) }, done)
}

// Promptly does a work that is mostly a matter of a moment: it waits for it so
// long, and calls done before it returns, so that what comes of it is in the
// frame being made. Work that takes longer goes on, and done comes after.
func (r *Runner) Promptly(patience time.Duration, work func(ctx context.Context) error, done func(error)) {
	ended := make(chan error, 1)
	var decided atomic.Bool // who calls done: the first to set it knows
	r.running.Add(1)
	r.start(func() {
		defer r.running.Done()
		err := r.guarded(func() error { return work(r.stop) })
		if decided.CompareAndSwap(false, true) {
			ended <- err // it is still waited for
			return
		}
		r.do(func() { done(err) })
	})
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case err := <-ended:
		done(err)
	case <-timer.C:
		if !decided.CompareAndSwap(false, true) {
			done(<-ended)
		}
	}
}

// spawn runs a work on a goroutine of its own, holds back its panic, and comes
// back with its error.
func (r *Runner) spawn(work func() error, done func(error)) {
	r.running.Add(1)
	r.start(func() {
		defer r.running.Done()
		err := r.guarded(work)
		r.do(func() { done(err) })
	})
}

func (r *Runner) guarded(work func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = errPanic
			r.log(crashlog.Panic(p))
		}
	}()
	return work()
}

// throttled makes of a function for the interface a Progress that may be
// called a thousand times a second: only the last of what waits is shown.
func (r *Runner) throttled(show func(done, total int, step string)) Progress {
	type news struct {
		done, total int
		step        string
	}
	var mu sync.Mutex
	var last news
	waiting := false
	return func(done, total int, step string) {
		mu.Lock()
		if step == "" {
			step = last.step
		}
		last = news{done, total, step}
		queued := waiting
		waiting = true
		mu.Unlock()
		if queued {
			return
		}
		r.do(func() {
			mu.Lock()
			n := last
			waiting = false
			mu.Unlock()
			show(n.done, n.total, n.step)
		})
	}
}

// After calls f on the interface's goroutine once the delay has passed, unless
// the function that it returns was called before, on that goroutine too.
func (r *Runner) After(delay time.Duration, f func()) (cancel func()) {
	cancelled := false
	stop := r.ring(delay, func() {
		r.do(func() {
			if !cancelled {
				f()
			}
		})
	})
	return func() {
		cancelled = true
		stop()
	}
}

// Close cancels what still runs and waits for it, up to a limit: the window
// is closing.
func (r *Runner) Close(limit time.Duration) {
	r.end()
	ended := make(chan struct{})
	go func() {
		r.running.Wait()
		close(ended)
	}()
	select {
	case <-ended:
	case <-time.After(limit):
	}
}
