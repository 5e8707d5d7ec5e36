package ui

import (
	"math"
	"testing"
)

// The limit leaves room for what is in use, however much that is: below it,
// collecting garbage would be half of what the program does. Who has set a
// limit of their own keeps it.
func TestLimitOfMemory(t *testing.T) {
	const mb = 1 << 20
	for _, c := range []struct {
		live       uint64
		most, want int64
	}{
		{0, math.MaxInt64, memoryLimit},
		{20 * mb, math.MaxInt64, memoryLimit},
		{160 * mb, math.MaxInt64, 204 * mb},
		{800 * mb, math.MaxInt64, 924 * mb},
		{20 * mb, 100 * mb, 100 * mb},
	} {
		if got := limitFor(c.live, c.most); got != c.want {
			t.Errorf("%d MB in use, at most %d: %d, want %d", c.live/mb, c.most, got, c.want)
		}
	}
}
