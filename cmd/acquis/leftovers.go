package main

import (
	"acquis/portfolio/durable"
	"acquis/portfolio/store"
)

// sweepLeftovers removes what an Acquis that was killed had left half made,
// wherever it was, while the command is at work; and has this process note what
// it makes, for the same reason. The function that it returns ends both.
func sweepLeftovers() (end func()) {
	dir, err := store.Unfinished()
	if err != nil {
		return func() {} // without a home nothing was noted either
	}
	forget := durable.Remember(dir)
	swept := make(chan struct{})
	go func() {
		defer close(swept)
		_ = durable.SweepRemembered(dir) // what cannot be removed is tried again the next time
	}()
	return func() {
		<-swept
		forget()
	}
}
