package ui

import (
	"runtime/debug"
	"time"
)

// startTime is when the start is surely over.
const startTime = 5 * time.Second

// memoryLimit is how much the program means to take, in bytes, without the
// system's libraries. An ordinary portfolio needs a sixth of it. With one of
// 5,000 pieces and 50,000 links, all of which is in memory, garbage is collected
// more often instead of being let grow to as much again.
const memoryLimit = 220 << 20

// collectLater puts the collection of garbage off until the start is over. The
// first screen makes garbage that no later one does; collecting it meanwhile
// would hold the first frame up by a tenth. A portfolio so large that it does
// not fit is read with the usual collection.
func collectLater() {
	percent := debug.SetGCPercent(-1)
	limit := debug.SetMemoryLimit(-1)
	debug.SetMemoryLimit(min(limit, memoryLimit))
	time.AfterFunc(startTime, func() { debug.SetGCPercent(percent) })
}
