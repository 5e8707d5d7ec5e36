package typeset

import (
	"fmt"
	"runtime/debug"
	"sync"
	"sync/atomic"
)

// each has some helpers do n things that do not depend on each other, until
// all are done or stop says so. What a helper panics with, the caller does: a
// goroutine's panic would end the process.
func each(helpers, n int, stop func() bool, do func(helper, i int)) {
	var next atomic.Int64
	var wait sync.WaitGroup
	var failed atomic.Value
	for h := range max(1, min(helpers, n)) {
		wait.Go(func() {
			defer func() {
				if r := recover(); r != nil {
					failed.CompareAndSwap(nil, fmt.Sprintf("%v\n%s", r, debug.Stack()))
				}
			}()
			for !stop() {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				do(h, i)
			}
		})
	}
	wait.Wait()
	if r := failed.Load(); r != nil {
		panic(r)
	}
}
