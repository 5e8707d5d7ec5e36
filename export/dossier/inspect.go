package dossier

import (
	"context"
	"fmt"
	"os"

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
// small as shrink says, or why it cannot be attached. A later inspection counts
// where it makes an annex smaller. What was read waits in the folder keep, if
// there is one, to be written.
func inspect(ctx context.Context, keep string, list []*attachment, shrink annex.Shrink, progress func(Progress)) error {
	var requests []annex.InspectRequest
	for _, a := range list {
		requests = append(requests, annex.InspectRequest{Path: a.source.Path, Media: a.source.Media, Shrink: shrink})
	}
	done := 0
	progress(Progress{Step: text.ExportReads, Total: len(list)})
	infos := annex.InspectAll(ctx, keep, requests, func() {
		done++
		progress(Progress{Step: text.ExportReads, Done: done, Total: len(list)})
	})
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("dossier: %w", err)
	}
	for i, a := range list {
		if a.source.Path == "" {
			infos[i] = annex.Info{Pages: 1, Problem: annex.ErrUnreadable}
		}
		if a.info.Pages == 0 || infos[i].Problem == nil && infos[i].Bytes < a.info.Bytes {
			a.info, a.source.Shrink = infos[i], shrink
		}
	}
	return nil
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
