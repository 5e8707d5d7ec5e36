package annex

import (
	"context"
	"fmt"
	"io"
	"os"
	"runtime"
	"sync"
	"sync/atomic"

	"acquis/portfolio/child"
	"acquis/portfolio/durable"
)

// Starting a child costs more than reading a small file. So files are read some
// at a time, by one child; where that child fails or finds a file at fault, that
// file gets a child of its own, and the others are read again. A file that is
// alone in its batch may have any size.
const (
	batchFiles = 16
	batchBytes = 8 << 20
)

// readOrder asks for a file to be read.
type readOrder struct {
	InspectRequest
	Out string `json:"out,omitempty"` // where its fragment goes, "" for nowhere
}

// kept is what was read of an annex.
type kept struct {
	request  InspectRequest
	part     part
	fragment string // path
	original *original
}

// InspectAll is Inspect for many files, on all processors. What is read is kept
// in the folder keep, where [Assemble] finds it; "" keeps nothing. Whoever gives
// a folder removes it when all is assembled. done, which may be nil, is called
// when one more of the files is known, by one goroutine at a time.
func InspectAll(ctx context.Context, keep string, requests []InspectRequest, done func()) []Info {
	r := reading{ctx: ctx, keep: keep, requests: requests, infos: make([]Info, len(requests)),
		orders: make([]readOrder, len(requests)), originals: make([]*original, len(requests))}
	sizes := make([]int64, len(requests))
	for i, request := range requests {
		if r.prepare(i, request); r.originals[i] != nil {
			sizes[i] = r.originals[i].Size
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
				r.run(starts[n], starts[n+1])
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
	return r.infos
}

// batches cuts a list of files in runs, given by the index of each run's first.
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

// reading is many files being read.
type reading struct {
	ctx       context.Context
	keep      string
	requests  []InspectRequest
	orders    []readOrder
	originals []*original
	infos     []Info
}

// prepare finds out, before a child is started, what needs none.
func (r *reading) prepare(i int, request InspectRequest) {
	var err error
	switch request.Media {
	case PDF, JPEG, PNG:
		r.originals[i], err = originalOf(request.Path)
	default:
		err = fmt.Errorf("%w: %s", ErrNotAttachable, request.Media)
	}
	r.orders[i].InspectRequest = request
	if err == nil && r.keep != "" {
		r.orders[i].Out, err = durable.Reserve(nil, r.keep)
	}
	if err != nil {
		r.infos[i] = Info{Pages: 1, Problem: err}
	}
}

// run reads some files: all of them by one child, or those before one that it
// could not do, then that one by itself, and so on.
func (r *reading) run(from, to int) {
	for from < to {
		switch {
		case r.ctx.Err() != nil:
			r.infos[from] = Info{Pages: 1, Problem: r.ctx.Err()}
			from++
		case r.infos[from].Problem != nil:
			from++
		default:
			end := from + 1
			for end < to && r.infos[end].Problem == nil {
				end++
			}
			from += r.batch(from, end)
		}
	}
}

// batch reads files by one child and says how many of them are known now.
func (r *reading) batch(from, to int) int {
	var parts []part
	err := child.Run(r.ctx, readJob, r.orders[from:to], &parts, limits)
	for i, p := range parts[:min(len(parts), to-from)] {
		r.found(from+i, p)
	}
	switch {
	case len(parts) > 0:
		return len(parts)
	case to-from > 1: // the first is at fault, or the child is gone
		return r.batch(from, from+1)
	case err == nil:
		err = errPart
	}
	r.infos[from] = Info{Pages: 1, Problem: problem(err)}
	return 1
}

// found notes what was read of a file.
func (r *reading) found(i int, p part) {
	r.infos[i] = Info{Pages: p.Pages, Bytes: p.Size, Images: p.Images}
	if r.keep != "" {
		r.infos[i].kept = &kept{r.requests[i], p, r.orders[i].Out, r.originals[i]}
	}
}

// readSome reads, in the child, one file after the other, up to the first that
// is at fault. Only where that is the first of all is it an error.
func readSome(ctx context.Context, orders []readOrder) ([]part, error) {
	var parts []part
	for _, o := range orders {
		var p part
		var err error
		if o.Out == "" {
			p, err = read(ctx, o.InspectRequest, io.Discard)
		} else {
			p, err = readTo(o.Out, func(f *fragment) error { return attach(ctx, f, o.InspectRequest) })
		}
		if err != nil {
			if len(parts) == 0 {
				return nil, err
			}
			break
		}
		parts = append(parts, p)
	}
	return parts, nil
}

// read reads an annex and writes its fragment.
func read(ctx context.Context, r InspectRequest, out io.Writer) (part, error) {
	f := newFragment(out)
	if err := attach(ctx, f, r); err != nil {
		return part{}, err
	}
	return f.finish()
}

// attach writes what an annex brings into the file.
func attach(ctx context.Context, f *fragment, r InspectRequest) error {
	switch r.Media {
	case PDF:
		return writePDF(ctx, f, r)
	case JPEG, PNG:
		return writeImage(ctx, f, r)
	}
	return fmt.Errorf("%w: %s", ErrNotAttachable, r.Media)
}

// readTo writes a fragment to a file that is there.
func readTo(path string, write func(*fragment) error) (part, error) {
	out, err := os.OpenFile(path, os.O_WRONLY|os.O_TRUNC, 0)
	if err != nil {
		return part{}, err
	}
	f := newFragment(out)
	if err := write(f); err != nil {
		out.Close()
		return part{}, err
	}
	done, err := f.finish()
	if closed := out.Close(); err == nil {
		err = closed
	}
	return done, err
}
