package annex

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"acquis/assets/text"
	"acquis/portfolio/child"
	"acquis/portfolio/durable"
)

// Job asks for a dossier, or for a file of annexes alone.
type Job struct {
	Main    string   // the main document, whose last top-level bookmark is that of the annexes; "" for none
	Dir     string   // the folder of the finished file
	Annexes []Source // in the order of the dossier
	Infos   []Info   // from Inspect with the same Shrink, in the same order

	Sides bool  // printed on both sides of the sheet
	Apart Apart // of a file of annexes alone
}

// Report says what became of it.
type Report struct {
	Pages    int           // of the whole file
	Bytes    int64         // of it
	First    []int         // page at which each annex begins, as in Job.Annexes
	Replaced []Replacement // annexes for which a page stands
}

// Replacement is an annex that could not be attached.
type Replacement struct {
	Source Source
	Reason error // wraps one of the errors of this package
}

// Sentence tells the candidate in French what happened and what to do.
func (r Replacement) Sentence() string {
	why, do := Reason(r.Reason)
	return text.AnnexNotAttached(r.Source.Number, r.Source.Title, why, do)
}

// Assemble writes the dossier, or a file of annexes alone: the main document,
// then the pages of each annex. The file is complete and checked, and waits for
// its name. progress, which may be nil, counts parts: the annexes, the main
// document, and the check at the end.
//
// The error is that of ctx, or says that the main document cannot be read or
// the file not be written. An annex that fails is no error: see Report.
func Assemble(ctx context.Context, job Job, progress func(done, total int)) (*Finished, error) {
	if len(job.Infos) != len(job.Annexes) {
		return nil, fmt.Errorf("annex: %d inspections for %d annexes", len(job.Infos), len(job.Annexes))
	}
	if progress == nil {
		progress = func(int, int) {}
	}
	a, err := begin(ctx, job)
	if err != nil {
		return nil, err
	}
	if err := a.write(ctx, progress); err != nil {
		os.Remove(a.path)
		return nil, err
	}
	progress(len(job.Annexes)+2, len(job.Annexes)+2)
	return &Finished{Report: a.report, path: a.path, fsys: durable.From(ctx)}, nil
}

// write writes all parts, in the order in which what they say is known.
func (a *assembly) write(ctx context.Context, progress func(done, total int)) error {
	steps := len(a.job.Annexes) + 2
	for i := 0; i < len(a.job.Annexes); {
		progress(i, steps)
		n, err := a.some(ctx, i)
		if i += n; err == nil && n == 0 {
			err = a.annex(ctx, i)
			i++
		}
		if err != nil {
			return err
		}
	}
	progress(steps-2, steps)
	if a.job.Main != "" {
		if err := a.main(ctx); err != nil {
			return err
		}
	}
	if err := a.close(); err != nil {
		return err
	}
	progress(steps-1, steps)
	stat, err := os.Stat(a.path)
	if err != nil {
		return err
	}
	a.report.Bytes = stat.Size()
	return check(a.path, a.plan.Total)
}

// Finished is a file that is complete and checked, and has no name yet.
type Finished struct {
	Report Report

	path string
	fsys durable.FS
}

// Commit makes the file durable and gives it its name, in the folder of the job.
func (f *Finished) Commit(to string) error {
	return durable.Publish(f.fsys, f.path, to, durable.Options{Mode: Mode})
}

// Discard removes the file, if it has not got its name.
func (f *Finished) Discard() { os.Remove(f.path) }

// assembly is the growing file and what is known of it.
type assembly struct {
	job       Job
	path      string
	plan      plan
	mainPages int
	at        int64   // length of the file
	offsets   []int64 // of the objects, by number; 0 for none yet
	placed    []placed
	glyphs    string
	layers    []int
	hidden    []int
	id        []string
	report    Report
}

// Mode is that of a dossier: it is there to be handed on.
const Mode = 0o644

// abandoned is the age at which what is being written is what a run that was
// killed has left: documents that nobody should find.
const abandoned = 24 * time.Hour

// header opens every file. The second line says that it is binary.
const header = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"

func begin(ctx context.Context, job Job) (*assembly, error) {
	a := &assembly{job: job}
	if job.Main != "" {
		main := Inspect(ctx, job.Main, PDF, Shrink{})
		if main.Problem != nil {
			return nil, fmt.Errorf("main document: %w", main.Problem)
		}
		a.mainPages = main.Pages
	}
	a.plan = plan{a.mainPages}
	for i := range job.Annexes {
		a.plan.Total += a.pagesOf(i)
	}
	a.report.Pages = a.plan.Total
	a.offsets = make([]int64, a.plan.free())
	_ = durable.Sweep(job.Dir, abandoned) // the next run tries again
	f, err := durable.Create(durable.From(ctx), job.Dir, durable.Options{})
	if err != nil {
		return nil, err
	}
	a.path = f.Path()
	opening := header + job.Apart.mark()
	_, err = io.WriteString(f, opening)
	if err == nil {
		err = f.Finish()
	}
	if err != nil {
		f.Discard()
		return nil, err
	}
	a.at = int64(len(opening))
	return a, nil
}

// pagesOf is how many pages an annex takes, with the blank one after it.
func (a *assembly) pagesOf(i int) int {
	n := max(1, a.job.Infos[i].Pages)
	if a.job.Annexes[i].Blank {
		n++
	}
	return n
}

// order asks for the pages of one annex, at the end of what is written.
func (a *assembly) order(i int) order {
	source := a.job.Annexes[i]
	first := a.mainPages + 1
	for before := range i {
		first += a.pagesOf(before)
	}
	if source.BackPage > a.mainPages {
		source.BackPage = 0
	}
	return order{Source: source, Pages: max(1, a.job.Infos[i].Pages), First: first, Total: a.plan.Total, Top: a4.y1,
		File: a.job.Apart.File, Sides: a.job.Sides, Object: len(a.offsets), Out: a.path, Offset: a.at}
}

// annex has one annex written, or the pages that stand for it.
func (a *assembly) annex(ctx context.Context, i int) error {
	info, o := a.job.Infos[i], a.order(i)
	var done part
	reason := info.Problem
	if reason == nil {
		reason = a.attach(ctx, o, &done)
	}
	if reason != nil {
		if err := ctx.Err(); err != nil {
			return err
		}
		if !replaceable(reason) && info.Problem == nil {
			return fmt.Errorf("annexe %d: %w", o.Source.Number, reason)
		}
		why, _ := Reason(reason)
		if o.Source.Handed != "" {
			why = text.AnnexWhyApart(o.Source.Handed)
		}
		var err error
		done, err = writeTo(a.path, a.at, o.Object, func(f *fragment) error {
			writeReplacement(f, o, why)
			return nil
		})
		if err != nil {
			return err
		}
		if o.Source.Handed == "" {
			a.report.Replaced = append(a.report.Replaced, Replacement{o.Source, reason})
		}
	}
	return a.enter(i, o, done)
}

// enter notes an annex that is written, and has a blank page follow it.
func (a *assembly) enter(i int, o order, done part) error {
	a.report.First = append(a.report.First, o.First)
	a.placed = append(a.placed, placed{o.Source.Number, text.AnnexBookmark(o.Source.Number, o.Source.Title), o.First, done.Corners})
	if err := a.take(o.First, o.Pages, done); err != nil || !a.job.Annexes[i].Blank {
		return err
	}
	return a.blank(o.First + o.Pages)
}

// blank writes a page with nothing on it.
func (a *assembly) blank(number int) error {
	done, err := writeTo(a.path, a.at, len(a.offsets), func(f *fragment) error {
		f.page(number, dict{"Type": name("Page"), "Parent": ref(a.plan.pageRoot()), "MediaBox": a4.array(),
			"Resources": dict{}}, viewOf(a4, 0), same)
		return f.err
	})
	if err != nil {
		return err
	}
	return a.take(number, 1, done)
}

// attach runs the child that writes an annex.
func (a *assembly) attach(ctx context.Context, o order, done *part) error {
	if err := exists(o.Source.Path); err != nil {
		return err
	}
	if err := child.Run(ctx, writeJob, o, done, limits); err != nil {
		return problem(err)
	}
	return nil
}

// main has the main document written, now that all annexes have their place.
func (a *assembly) main(ctx context.Context) error {
	o := mainOrder{Path: a.job.Main, Pages: a.mainPages, Total: a.plan.Total, Annexes: a.placed,
		Layers: a.layers, Hidden: a.hidden, Object: len(a.offsets), Out: a.path, Offset: a.at}
	var done part
	if err := child.Run(ctx, mainJob, o, &done, limits); err != nil {
		return fmt.Errorf("main document: %w", problem(err))
	}
	a.id = done.ID
	return a.take(1, a.mainPages, done)
}

// take enters a part into the cross-reference table.
func (a *assembly) take(first, pages int, done part) error {
	if len(done.Pages) != pages || len(done.Corners) != pages {
		return fmt.Errorf("%w: %d, not %d", errPages, len(done.Pages), pages)
	}
	copy(a.offsets[first:], done.Pages)
	for number, at := range done.Reserved {
		a.offsets[number] = at
	}
	a.offsets = append(a.offsets, done.Objects...)
	a.at = done.End
	a.glyphs += done.Glyphs
	a.layers = append(a.layers, done.Layers...)
	a.hidden = append(a.hidden, done.Hidden...)
	return nil
}

// close writes what only the parent knows: the page tree, the font of the
// stamps, the table of all objects.
func (a *assembly) close() error {
	done, err := writeTo(a.path, a.at, len(a.offsets), func(f *fragment) error {
		kids := make(array, a.plan.Total)
		for i := range kids {
			kids[i] = ref(i + 1)
		}
		f.object(a.plan.pageRoot(), dict{"Type": name("Pages"), "Count": a.plan.Total, "Kids": kids}, same)
		if len(a.job.Annexes) > 0 {
			writeFont(f, a.plan, a.glyphs)
		}
		if a.job.Main == "" {
			a.alone(f)
		}
		return f.err
	})
	if err != nil {
		return err
	}
	if err := a.take(0, 0, done); err != nil {
		return err
	}
	out, err := openAt(a.path, a.at)
	if err != nil {
		return err
	}
	_, err = out.Write(a.table()) // made durable when it gets its name
	return errors.Join(err, out.Close())
}

// table is the cross-reference table and the trailer.
func (a *assembly) table() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(a.offsets))
	for _, at := range a.offsets[1:] {
		if at == 0 {
			b.WriteString("0000000000 65535 f \n")
			continue
		}
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	trailer := dict{"Size": len(a.offsets), "Root": ref(a.plan.catalog())}
	if a.offsets[a.plan.info()] != 0 {
		trailer["Info"] = ref(a.plan.info())
	}
	if len(a.id) == 2 {
		var ids array
		for _, id := range a.id {
			raw, _ := hex.DecodeString(id) // encoded by us
			ids = append(ids, encoded(fmt.Sprintf("<%X>", raw)))
		}
		trailer["ID"] = ids
	}
	b.WriteString("trailer\n")
	b.Write(appendObject(nil, trailer, same))
	fmt.Fprintf(&b, "\nstartxref\n%d\n%%%%EOF\n", a.at)
	return b.Bytes()
}
