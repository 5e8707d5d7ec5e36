package dossier

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"sync"
	"sync/atomic"

	"acquis/assets/text"
	"acquis/export/annex"
	"acquis/portfolio"
)

// attachment is an annex with a file: what is attached, and what its
// inspection found.
type attachment struct {
	entry  *annexEntry
	source annex.Source
	info   annex.Info
	step   int // of making its images smaller
}

// attachments lists the annexes that have a file. None is inspected yet.
func attachments(made *built, files FileSource) []*attachment {
	var all []*attachment
	for _, a := range made.annexes {
		if a.file == nil {
			continue
		}
		one := &attachment{entry: a, source: annex.Source{Number: a.number, Title: titled(a.piece.Title),
			Media: a.file.Media, SHA256: a.file.SHA256}}
		if path, err := pathOf(files, a.file.SHA256); err == nil {
			one.source.Path = path
		}
		all = append(all, one)
	}
	return all
}

func pathOf(files FileSource, sha string) (string, error) {
	if files == nil {
		return "", fmt.Errorf("%w: no files", os.ErrNotExist)
	}
	return files.FilePath(sha)
}

// inspect finds how many pages and bytes each annex takes, with its images as
// small as shrink says, or why it cannot be attached. Each file is read in a
// process of its own, on all processors.
func inspect(ctx context.Context, list []*attachment, shrink annex.Shrink, progress func(Progress)) error {
	var next, done atomic.Int64
	var told sync.Mutex
	var wait sync.WaitGroup
	progress(Progress{Step: text.ExportReads, Total: len(list)})
	for range min(runtime.GOMAXPROCS(0), len(list)) {
		wait.Go(func() {
			for {
				n := int(next.Add(1)) - 1
				if n >= len(list) || ctx.Err() != nil {
					return
				}
				list[n].inspect(ctx, shrink)
				told.Lock()
				progress(Progress{Step: text.ExportReads, Done: int(done.Add(1)), Total: len(list)})
				told.Unlock()
			}
		})
	}
	wait.Wait()
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("dossier: %w", err)
	}
	return nil
}

// inspect keeps the result if it is the first, or smaller than the one before.
func (a *attachment) inspect(ctx context.Context, shrink annex.Shrink) {
	info := annex.Info{Pages: 1, Problem: annex.ErrUnreadable}
	if a.source.Path != "" {
		info = annex.Inspect(ctx, a.source.Path, a.source.Media, shrink)
	}
	if a.info.Pages > 0 && (info.Problem != nil || info.Bytes >= a.info.Bytes) {
		return
	}
	a.info, a.source.Shrink = info, shrink
}

// linked lists the annexes of a file that are given by their indexes.
func linked(list []*attachment, indexes []int) (sources []annex.Source, infos []annex.Info) {
	for _, i := range indexes {
		sources, infos = append(sources, list[i].source), append(infos, list[i].info)
	}
	return sources, infos
}

// ref is the piece of an annex.
func (a *attachment) ref() portfolio.Ref { return a.entry.piece.Ref() }
