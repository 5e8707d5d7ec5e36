package annex

import (
	"context"
	"fmt"
	"os"

	"acquis/assets/text"
	"acquis/portfolio/durable"
)

// Job asks for a dossier, or for a file of annexes alone.
type Job struct {
	Main    string   // the main document, whose last top-level bookmark is that of the annexes; "" for none
	Own     int      // its pages
	Dir     string   // the folder of the finished file
	Annexes []Source // in the order of the dossier
	Infos   []Info   // from InspectAll with the same Shrink, in the same order; what was not kept is read again

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
	defer a.end()
	if err := a.write(ctx, progress); err != nil {
		a.file.close() //nolint:errcheck // it goes
		os.Remove(a.path)
		return nil, err
	}
	progress(len(job.Annexes)+2, len(job.Annexes)+2)
	return &Finished{Report: a.report, path: a.path, fsys: durable.From(ctx)}, nil
}

// Finished is a file that is complete and checked, and has no name yet.
type Finished struct {
	Report Report

	path string
	fsys durable.FS
}

// Commit makes the file durable and gives it its name, in the folder of the job.
func (f *Finished) Commit(to string) error {
	return durable.Publish(f.fsys, f.path, to, durable.Options{})
}

// Discard removes the file, if it has not got its name.
func (f *Finished) Discard() { os.Remove(f.path) }
