package ui

import (
	"context"
	"errors"
	"testing"
	"time"
)

func TestPromptWorkIsDoneBeforeItReturns(t *testing.T) {
	h := newByHand(t)
	h.start = func(f func()) { go f() }
	broken := errors.New("broken")
	var got []error
	h.Promptly(time.Hour, func(context.Context) error { return broken }, func(err error) { got = append(got, err) })
	if len(got) != 1 || got[0] != broken {
		t.Fatalf("done with %v", got)
	}
	h.Promptly(time.Hour, func(context.Context) error { panic("no") }, func(err error) { got = append(got, err) })
	if len(got) != 2 || !errors.Is(got[1], errPanic) || h.draw() != 0 {
		t.Fatalf("a panic is told as %v", got)
	}
}

func TestWorkThatIsNotPromptComesLater(t *testing.T) {
	h := newByHand(t)
	done := 0
	h.Promptly(time.Nanosecond, func(context.Context) error { return nil }, func(error) { done++ })
	if done != 0 {
		t.Fatal("done before the work was")
	}
	h.works[0]()
	if done != 0 || h.draw() != 1 || done != 1 {
		t.Fatalf("done %d times", done)
	}
}
