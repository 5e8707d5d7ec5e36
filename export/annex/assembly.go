package annex

import (
	"context"
	"encoding/hex"
	"fmt"
	"io"
	"os"

	"acquis/assets/text"
	"acquis/portfolio/child"
	"acquis/portfolio/durable"
)

// assembly is the growing file and what is known of it.
type assembly struct {
	job     Job
	path    string
	scratch string // a folder for what is read here
	total   int    // pages
	parts   []kept // of the annexes; no request for those that have a page in their place
	reasons []error
	late    bool // an annex turned out not to be as it was
	file    *growing
	writer  pageWriter
	glyphs  string
	layers  array
	hidden  array
	id      []string
	report  Report
}

// header opens every file. The second line says that it is binary.
const header = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"

func begin(ctx context.Context, job Job) (*assembly, error) {
	a := &assembly{job: job, total: job.Own, parts: make([]kept, len(job.Annexes)), reasons: make([]error, len(job.Annexes))}
	for i := range job.Annexes {
		a.total += a.pagesOf(i)
	}
	a.report.Pages = a.total
	_ = durable.Sweep(job.Dir, durable.Abandoned) // the next run tries again
	var err error
	if a.scratch, err = durable.Private(); err != nil {
		return nil, err
	}
	a.collect(ctx)
	if a.path, err = durable.Reserve(durable.From(ctx), job.Dir); err == nil {
		if a.file, err = openGrowing(a.path, a.total); err != nil {
			os.Remove(a.path)
		}
	}
	if err != nil {
		a.end()
		return nil, err
	}
	a.writer = pageWriter{a.file, newTextFont()}
	io.WriteString(a.file, header+job.Apart.mark()) //nolint:errcheck // kept in the file
	return a, nil
}

// end removes what was read.
func (a *assembly) end() { _ = durable.RemoveAll(a.scratch) } // swept later

// collect brings together what was read of the annexes, and reads what was not
// kept.
func (a *assembly) collect(ctx context.Context) {
	var requests []InspectRequest
	var missing []int
	for i, s := range a.job.Annexes {
		request, info := InspectRequest{s.Path, s.Media, s.Shrink}, a.job.Infos[i]
		switch {
		case info.Problem != nil:
			a.reasons[i] = info.Problem
		case info.kept != nil && info.kept.request == request:
			a.parts[i] = *info.kept
		default:
			requests, missing = append(requests, request), append(missing, i)
		}
	}
	for n, info := range InspectAll(ctx, a.scratch, requests, nil) {
		i := missing[n]
		switch promised := a.pages(i); {
		case info.Problem != nil:
			a.reasons[i] = info.Problem
		case info.Pages != promised:
			a.reasons[i] = fmt.Errorf("%w: %d, not %d", errPages, info.Pages, promised)
		default:
			a.parts[i] = *info.kept
		}
	}
}

// pages is how many pages an annex was to take; with the blank one after it,
// pagesOf.
func (a *assembly) pages(i int) int { return max(1, a.job.Infos[i].Pages) }

func (a *assembly) pagesOf(i int) int {
	n := a.pages(i)
	if a.job.Annexes[i].Blank {
		n++
	}
	return n
}

// write writes all parts. What the main document says of the annexes is known
// before they are in their places, so both are done at once.
func (a *assembly) write(ctx context.Context, progress func(done, total int)) error {
	steps := len(a.job.Annexes) + 2
	main := a.readMain(ctx)
	for i := range a.job.Annexes {
		progress(i, steps)
		err := ctx.Err()
		if err == nil {
			err = a.annex(i)
		}
		if err != nil {
			main() //nolint:errcheck // it ends before its folder goes
			return err
		}
	}
	progress(steps-2, steps)
	if err := a.main(ctx, main); err != nil {
		return err
	}
	if err := a.close(); err != nil {
		return err
	}
	progress(steps-1, steps)
	a.report.Bytes = a.file.at
	return check(a.path, a.total)
}

// order says what the pages of an annex are to bear.
func (a *assembly) order(i int) order {
	source := a.job.Annexes[i]
	first := a.job.Own + 1
	for before := range i {
		first += a.pagesOf(before)
	}
	if source.BackPage > a.job.Own {
		source.BackPage = 0
	}
	return order{Source: source, Pages: a.pages(i), First: first, Total: a.total, Top: a4.y1,
		File: a.job.Apart.File, Sides: a.job.Sides}
}

// annex puts one annex in its place, or the pages that stand for it.
func (a *assembly) annex(i int) error {
	o := a.order(i)
	a.report.First = append(a.report.First, o.First)
	if a.reasons[i] == nil {
		at, objects := a.file.mark()
		if a.reasons[i] = a.put(o, a.parts[i]); a.reasons[i] != nil {
			if a.file.err != nil || !replaceable(a.reasons[i]) {
				return fmt.Errorf("annexe %d: %w", o.Source.Number, a.reasons[i])
			}
			a.late = true
			if err := a.file.back(at, objects); err != nil {
				return err
			}
		}
	}
	if reason := a.reasons[i]; reason != nil {
		if !replaceable(reason) && a.job.Infos[i].Problem == nil {
			return fmt.Errorf("annexe %d: %w", o.Source.Number, reason)
		}
		a.replace(o, reason)
	}
	if o.Source.Blank {
		a.writer.blank(o.First + o.Pages)
	}
	return a.file.err
}

// put puts what was read of an annex in its place.
func (a *assembly) put(o order, k kept) error {
	if k.original != nil {
		defer k.original.close()
	}
	if k.part.Plate == nil && len(k.part.Sheets) != o.Pages || k.part.Plate != nil && o.Pages != 1 {
		return fmt.Errorf("%w: %d sheets, not %d", errPart, len(k.part.Sheets), o.Pages)
	}
	base := len(a.file.offsets)
	err := a.file.put(place{fragment: k.fragment, original: k.original, part: k.part, page: o.First,
		dress: func(page int) filler { return o.dress(a.file, a.writer.font, page, k.part.Sheets[page]) }})
	if err != nil {
		return err
	}
	if k.part.Plate != nil {
		a.writer.plate(o, *k.part.Plate)
	}
	for n := range o.Pages {
		if a.file.offsets[o.First+n] == 0 {
			return fmt.Errorf("%w: page %d is missing", errPart, n+1)
		}
	}
	a.glyphs += k.part.Glyphs
	for _, n := range k.part.Layers {
		a.layers = append(a.layers, target{inFile, base + n})
	}
	for _, n := range k.part.Hidden {
		a.hidden = append(a.hidden, target{inFile, base + n})
	}
	return a.file.err
}

// replace writes the pages that stand for an annex.
func (a *assembly) replace(o order, reason error) {
	why, _ := Reason(reason)
	if o.Source.Handed != "" {
		why = text.AnnexWhyApart(o.Source.Handed)
	} else {
		a.report.Replaced = append(a.report.Replaced, Replacement{o.Source, reason})
	}
	a.writer.replacement(o, why)
}

// placed says where the pages of the annexes are.
func (a *assembly) placed() []placed {
	var all []placed
	for i := range a.job.Annexes {
		o := a.order(i)
		all = append(all, placed{o.Source.Number, text.AnnexBookmark(o.Source.Number, o.Source.Title), o.First,
			a.parts[i].part.corners(o, a.reasons[i] == nil)})
	}
	return all
}

// readMain has the main document read, and gives what waits for that.
func (a *assembly) readMain(ctx context.Context) (wait func() (kept, error)) {
	if a.job.Main == "" {
		return func() (kept, error) { return kept{}, nil }
	}
	o := mainOrder{Path: a.job.Main, Pages: a.job.Own, Annexes: a.placed()}
	for i, k := range a.parts {
		o.Layers = o.Layers || a.reasons[i] == nil && len(k.part.Layers) > 0
	}
	done := make(chan struct{})
	var k kept
	var err error
	go func() {
		defer close(done)
		if k.original, err = originalOf(o.Path); err != nil {
			return
		}
		if o.Out, err = durable.Reserve(nil, a.scratch); err != nil {
			return
		}
		k.fragment = o.Out
		err = child.Run(ctx, mainJob, o, &k.part, limits)
	}()
	return func() (kept, error) {
		<-done
		return k, problem(err)
	}
}

// main puts the main document in its place.
func (a *assembly) main(ctx context.Context, wait func() (kept, error)) error {
	k, err := wait()
	if a.late && err == nil { // it tells of annexes that are not what they were
		k, err = a.readMain(ctx)()
	}
	if a.job.Main == "" {
		return nil
	}
	if err == nil {
		defer k.original.close()
		err = a.file.put(place{fragment: k.fragment, original: k.original, part: k.part, page: 1})
	}
	if err != nil {
		return fmt.Errorf("main document: %w", err)
	}
	a.id = k.part.ID
	return nil
}

// close writes what all parts share: the page tree, the font of the stamps, the
// table of all objects.
func (a *assembly) close() error {
	a.writer.tree(a.total)
	if len(a.job.Annexes) > 0 {
		writeFont(a.file, a.glyphs+a.writer.font.used())
	}
	if len(a.layers) > 0 {
		a.writer.layers(a.layers, a.hidden)
	}
	if a.job.Main == "" {
		a.alone()
	}
	trailer := dict{"Root": catalogObject}
	if a.file.offsets[a.file.here.of(infoObject)] != 0 {
		trailer["Info"] = infoObject
	}
	if len(a.id) == 2 {
		var ids array
		for _, id := range a.id {
			raw, _ := hex.DecodeString(id) // encoded by us
			ids = append(ids, str(raw))
		}
		trailer["ID"] = ids
	}
	a.file.table(trailer)
	return a.file.close()
}
