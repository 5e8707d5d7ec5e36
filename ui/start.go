package ui

import (
	"math"
	"runtime/debug"
	"runtime/metrics"
	"time"
)

// startTime is when the start is surely over.
const startTime = 5 * time.Second

// memoryLimit is how much the program means to take, in bytes, without the
// system's libraries. An ordinary portfolio needs a fifth of it. With one of
// 5,000 pieces and 50,000 links, all of which is in memory, garbage is collected
// more often instead of being let grow to as much again.
const memoryLimit = 180 << 20

// collectLater puts the collection of garbage off until the start is over. The
// first screen makes garbage that no later one does; collecting it meanwhile
// would hold the first frame up by a tenth. A portfolio so large that it does
// not fit is read with the usual collection.
func collectLater() {
	percent := debug.SetGCPercent(-1)
	most := debug.SetMemoryLimit(-1) // the person's own wish, mostly none
	debug.SetMemoryLimit(limitFor(0, most))
	time.AfterFunc(startTime, func() {
		debug.SetGCPercent(percent)
		keepLimit(most)
	})
}

// limitTime is how often keepLimit looks again.
const limitTime = 10 * time.Second

// keepLimit sets the limit by what is in use, for as long as the program runs:
// were it below that, collecting garbage would be half of what is done.
func keepLimit(most int64) {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	debug.SetMemoryLimit(limitFor(live[0].Value.Uint64(), most))
	time.AfterFunc(limitTime, func() { keepLimit(most) })
}

// limitFor is the limit with so many bytes in use: it leaves room for an eighth
// more, and for what is not in the heap.
func limitFor(live uint64, most int64) int64 {
	const beside = 24 << 20
	needed := int64(min(live+live/8+beside, math.MaxInt64))
	return min(max(memoryLimit, needed), most)
}
