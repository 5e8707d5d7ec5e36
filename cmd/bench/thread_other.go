//go:build !linux

package main

import "time"

var threadBegan = time.Now()

// threadTime is the time on the clock where a thread's own is not known.
func threadTime() time.Duration { return time.Since(threadBegan) }
