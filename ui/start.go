package ui

import (
	"runtime/debug"
	"time"
)

// startTime is when the start is surely over.
const startTime = 5 * time.Second

// startMemory is how much the start may take, in bytes, before garbage is
// collected nevertheless: the example takes a sixth of it.
const startMemory = 256 << 20

// collectLater puts the collection of garbage off until the start is over. The
// first screen makes garbage that no later one does; collecting it meanwhile
// would hold the first frame up by a tenth. A portfolio so large that it does
// not fit is read with the usual collection.
func collectLater() {
	percent := debug.SetGCPercent(-1)
	limit := debug.SetMemoryLimit(-1)
	debug.SetMemoryLimit(min(limit, startMemory))
	time.AfterFunc(startTime, func() {
		debug.SetMemoryLimit(limit)
		debug.SetGCPercent(percent)
	})
}
