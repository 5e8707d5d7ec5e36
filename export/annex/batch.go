package annex

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime"
	"sync"
	"sync/atomic"

	"acquis/portfolio/child"
)

// Starting a child costs more than reading a small file. So small files are
// read some at a time, by one child; where that child fails or finds a file at
// fault, each of them gets a child of its own, as large files do.
const (
	batchFiles = 16
	batchBytes = 8 << 20
)

// batches cuts a list of files in runs, given by the index of each run's first.
// A file that is alone in its run may have any size.
func batches(sizes []int64) (starts []int) {
	files, bytes := 0, int64(0)
	for i, size := range sizes {
		if files == 0 || files == batchFiles || bytes+size > batchBytes {
			starts, files, bytes = append(starts, i), 0, 0
		}
		files, bytes = files+1, bytes+size
	}
	return starts
}

// InspectAll is Inspect for many files, on all processors. done, which may be
// nil, is called when one more of them is known, by one goroutine at a time.
func InspectAll(ctx context.Context, requests []InspectRequest, done func()) []Info {
	infos := make([]Info, len(requests))
	sizes := make([]int64, len(requests))
	for i, r := range requests {
		if stat, err := os.Stat(r.Path); err == nil {
			sizes[i] = stat.Size()
		}
	}
	starts := append(batches(sizes), len(requests))
	var next atomic.Int64
	var told sync.Mutex
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(starts)-1) {
		wait.Go(func() {
			for {
				n := int(next.Add(1)) - 1
				if n+1 >= len(starts) {
					return
				}
				for i := starts[n]; i < starts[n+1]; {
					i += inspectRun(ctx, requests[i:starts[n+1]], infos[i:starts[n+1]])
				}
				told.Lock()
				for range starts[n+1] - starts[n] {
					if done != nil {
						done()
					}
				}
				told.Unlock()
			}
		})
	}
	wait.Wait()
	return infos
}

// inspectRun inspects some files, and says how many of them are known now: all,
// or those before one that the batch could not do and that one, done alone.
func inspectRun(ctx context.Context, requests []InspectRequest, infos []Info) int {
	var found []InspectResponse
	if len(requests) > 1 {
		// An error says that the child is gone; then nothing is known.
		_ = child.Run(ctx, inspectsJob, requests, &found, limits)
	}
	found = found[:min(len(found), len(requests))]
	for i, r := range found {
		infos[i] = Info{Pages: r.Pages, Bytes: r.Bytes, Images: r.Images}
	}
	if len(found) == len(requests) {
		return len(requests)
	}
	r := requests[len(found)]
	infos[len(found)] = Inspect(ctx, r.Path, r.Media, r.Shrink)
	return len(found) + 1
}

// inspectSome does, in the child, one file after the other, up to the first
// that is at fault.
func inspectSome(ctx context.Context, raw json.RawMessage) (any, error) {
	var requests []InspectRequest
	if err := json.Unmarshal(raw, &requests); err != nil {
		return nil, err
	}
	found := []InspectResponse{}
	for _, r := range requests {
		one, err := inspect(ctx, r)
		if err != nil {
			break
		}
		found = append(found, one)
	}
	return found, nil
}

// some has a run of small annexes written by one child, and enters those that
// succeeded; it returns how many. What is left is written one by one.
func (a *assembly) some(ctx context.Context, from int) (int, error) {
	var sizes []int64
	for i := from; i < len(a.job.Annexes) && a.job.Infos[i].Problem == nil && exists(a.job.Annexes[i].Path) == nil; i++ {
		sizes = append(sizes, a.job.Infos[i].Bytes)
		if a.job.Annexes[i].Blank {
			break // the page after it is written here
		}
	}
	if starts := batches(sizes); len(starts) > 1 {
		sizes = sizes[:starts[1]]
	}
	if len(sizes) < 2 {
		return 0, nil
	}
	var orders []order
	for i := range sizes {
		orders = append(orders, a.order(from+i))
	}
	var parts []part
	if err := child.Run(ctx, writesJob, orders, &parts, limits); err != nil {
		return 0, ctx.Err()
	}
	for i, done := range parts[:min(len(parts), len(orders))] {
		if err := a.enter(from+i, orders[i], done); err != nil {
			return i, err
		}
	}
	return len(parts), nil
}

// writeSome writes, in the child, one annex after the other, up to the first
// that fails.
func writeSome(ctx context.Context, raw json.RawMessage) (any, error) {
	var orders []order
	if err := json.Unmarshal(raw, &orders); err != nil {
		return nil, err
	}
	if len(orders) == 0 {
		return nil, errors.New("annex: nothing to write")
	}
	parts, object, offset := []part{}, orders[0].Object, orders[0].Offset
	for _, o := range orders {
		o.Object, o.Offset = object, offset
		done, err := writeTo(o.Out, o.Offset, o.Object, func(f *fragment) error { return writeAnnex(ctx, f, o) })
		if err != nil {
			break
		}
		if len(done.Pages) != o.Pages {
			return nil, fmt.Errorf("%w: %d, not %d", errPages, len(done.Pages), o.Pages)
		}
		parts, object, offset = append(parts, done), done.Next, done.End
	}
	return parts, nil
}
