package dossier

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"acquis/assets/text"
	"acquis/export/annex"
	"acquis/export/deposit"
	ts "acquis/export/typeset"
	"acquis/portfolio"
	"acquis/portfolio/durable"
)

// Errors of an export, beside that of its context.
var (
	// ErrFolder says that the folder of the dossier is not there or not
	// writable.
	ErrFolder = errors.New("dossier: cannot write in the folder")
	// ErrWrite says that a file could not be written or renamed, for instance
	// because the disk is full or another program holds the file.
	ErrWrite = errors.New("dossier: cannot write the file")
	// ErrBroken says that a file that was written is not what was meant; it has
	// been removed.
	ErrBroken = errors.New("dossier: the written file is not sound")
)

// TakenError says that a file that Acquis has not written has the name of a
// file of annexes.
type TakenError struct{ Name string }

func (e *TakenError) Error() string { return "dossier: " + e.Name + " is somebody else's file" }

// FileSource finds the stored bytes of pieces.
type FileSource interface {
	// FilePath is the path of the file with that SHA-256, in lower-case
	// hexadecimal. The file is only read.
	FilePath(sha256 string) (string, error)
}

// Progress says how far an export is.
type Progress struct {
	Step        string // in French
	Done, Total int    // of this step; Total is 0 where it cannot be counted
}

// File is a file of annexes beside the dossier.
type File struct {
	Name    string // without a folder
	Number  int    // by which the dossier refers to it
	Pages   int    // 0 where the file is there as it is
	Bytes   int64
	Annexes []int // their numbers
	AsIs    bool  // a copy of what was added, neither stamped nor cleaned
}

// Report says what became of an export.
type Report struct {
	Pages    int       // of the dossier's own file
	Bytes    int64     // of the dossier's own file
	Annexes  int       // documents annexed, pages that stand for some included
	Files    []File    // of annexes, beside the dossier
	Said     []string  // sentences about what was done so that it fits
	Replaced []string  // sentences about annexes for which a page stands
	Unfit    []Finding // what the place of deposit will not accept
	Findings []Finding // these, and what Check says
}

// Export writes the dossier to out, and files of annexes beside it where the
// options or the profile ask for them. The files appear whole, checked and
// durable, or not at all: they are written under other names, which are removed
// when ctx is done or something fails, and get their own when all are complete,
// the dossier last. Files of annexes of an earlier export of the same dossier
// to the same place go.
//
// progress may be nil. files may be nil if nothing is annexed.
//
// Errors wrap [ErrFolder], [ErrWrite], [ErrBroken] or the error of ctx, or are a
// [*TakenError]. An annex that cannot be attached is no error: a page stands for
// it, and the report says so.
func Export(ctx context.Context, s *portfolio.State, files FileSource, o Options, out string, progress func(Progress)) (Report, error) {
	if progress == nil {
		progress = func(Progress) {}
	}
	box := newOutbox(s, out)
	_ = durable.Sweep(box.dir(), durable.Abandoned) // the next one tries again
	if err := durable.Probe(box.dir()); err != nil {
		return Report{}, fmt.Errorf("%w: %w", ErrFolder, err)
	}
	keep, err := durable.Private()
	if err != nil {
		return Report{}, fmt.Errorf("%w: %w", ErrWrite, err)
	}
	defer durable.RemoveAll(keep) //nolint:errcheck // swept later
	l, err := lay(ctx, keep, s, files, o, progress)
	if err != nil {
		return Report{}, err
	}
	if err := box.free(s, l.plan.files); err != nil {
		return Report{}, err
	}
	defer box.discard()
	report := Report{Pages: l.layout.Total, Annexes: len(l.plan.all), Said: l.plan.said}
	if err := box.writeFiles(ctx, l, o, &report, progress); err != nil {
		return Report{}, err
	}
	if err := box.writeDossier(ctx, l, o, &report, progress); err != nil {
		return Report{}, err
	}
	if err := box.commit(); err != nil {
		return Report{}, err
	}
	if gone := box.sweep(); len(gone) > 0 {
		report.Said = append(report.Said, text.DepositStale(gone))
	}
	report.Unfit = l.unfit(report.Bytes)
	report.Findings = append(slices.Clone(report.Unfit), review(s, o, l.made)...)
	return report, nil
}

// writeFiles writes the files of annexes.
func (b *outbox) writeFiles(ctx context.Context, l *composed, o Options, report *Report, progress func(Progress)) error {
	total, before := 0, 0
	for _, f := range l.plan.files {
		total += len(f.Items) + 2
	}
	for _, f := range l.plan.files {
		file := l.file(f)
		if f.AsIs {
			done, err := copyOf(ctx, l.plan.all[f.Items[0]].source, b.dir())
			if err != nil {
				return err
			}
			b.add(f.Name, done)
			file.Bytes = done.Size()
		} else {
			sources, infos := linked(l.plan.all, f.Items)
			done, err := annex.Assemble(ctx, annex.Job{Dir: b.dir(), Annexes: sources, Infos: infos, Apart: b.about(l, o, f.Number)},
				func(n, _ int) { progress(Progress{Step: text.ExportAssembles, Done: before + n, Total: total}) })
			if err != nil {
				return writeError(ctx, err)
			}
			b.add(f.Name, done)
			file.Bytes, file.Pages = done.Report.Bytes, done.Report.Pages
			report.replaced(done.Report)
		}
		before += len(f.Items) + 2
		report.Files = append(report.Files, file)
	}
	return nil
}

// file describes a planned file of annexes.
func (l *composed) file(f deposit.File) File {
	out := File{Name: f.Name, Number: f.Number, Bytes: f.Bytes, AsIs: f.AsIs}
	for _, i := range f.Items {
		out.Annexes = append(out.Annexes, l.plan.items[i].Number)
		out.Pages += l.plan.items[i].Pages
	}
	return out
}

func (r *Report) replaced(done annex.Report) {
	for _, one := range done.Replaced {
		r.Replaced = append(r.Replaced, one.Sentence())
	}
}

// writeDossier writes the dossier's own file, with the annexes if they are
// within.
func (b *outbox) writeDossier(ctx context.Context, l *composed, o Options, report *Report, progress func(Progress)) error {
	progress(Progress{Step: text.ExportWrites})
	main, err := writeMain(ctx, l.layout, b.dir())
	if err != nil {
		return err
	}
	if l.plan.apart || len(l.plan.all) == 0 {
		b.add(filepath.Base(b.out), main)
		report.Bytes = main.Size()
		return nil
	}
	defer main.Discard()
	job := annex.Job{Main: main.Path(), Own: l.own(), Dir: b.dir(), Sides: o.profile().TwoSided}
	for _, one := range l.plan.all {
		job.Annexes, job.Infos = append(job.Annexes, one.source), append(job.Infos, one.info)
	}
	whole, err := annex.Assemble(ctx, job, func(done, total int) { progress(Progress{Step: text.ExportAssembles, Done: done, Total: total}) })
	if err != nil {
		return writeError(ctx, err)
	}
	b.add(filepath.Base(b.out), whole)
	report.Bytes = whole.Report.Bytes
	report.replaced(whole.Report)
	if whole.Report.Pages != l.layout.Total {
		return fmt.Errorf("%w: %d pages instead of %d", ErrBroken, whole.Report.Pages, l.layout.Total)
	}
	return nil
}

// unfit lists what the place will not accept; main is the size of the dossier's
// own file.
func (l *composed) unfit(main int64) []Finding {
	p, all := l.plan.profile, l.plan.unfit
	if p.Name != "" && p.Main.MaxBytes > 0 && main > p.Main.MaxBytes {
		all = append(all, Finding{Severity: Warning, Text: text.UnfitMain(main, p.Name, p.Main.MaxBytes)})
	}
	return all
}

// Plan is what an export would write.
type Plan struct {
	Pages    int       // of the dossier's own file
	Own      int       // of these, without the annexes
	Files    []File    // of annexes, with sizes that are about right and rather more
	Said     []string  // sentences about what is done so that it fits
	Findings []Finding // what the place of deposit will not accept
}

// PlanFor finds out what Export would write, and what will not fit, without
// writing anything. It reads every annex; errors are that of ctx.
func PlanFor(ctx context.Context, s *portfolio.State, files FileSource, o Options, progress func(Progress)) (Plan, error) {
	if progress == nil {
		progress = func(Progress) {}
	}
	l, err := lay(ctx, "", s, files, o, progress)
	if err != nil {
		return Plan{}, err
	}
	var main counter
	if err := l.layout.Write(ctx, &main); err != nil {
		return Plan{}, err
	}
	if !l.plan.apart {
		main += counter(deposit.Weight(l.plan.within()))
	}
	p := Plan{Pages: l.layout.Total, Own: l.own(), Said: l.plan.said, Findings: l.unfit(int64(main))}
	for _, f := range l.plan.files {
		p.Files = append(p.Files, l.file(f))
	}
	return p, nil
}

// own counts the pages that are not those of annexes.
func (l *composed) own() int {
	n := l.layout.Total
	for _, a := range l.made.doc.Appended {
		n -= a.Pages
	}
	return n
}

// counter counts what is written to it.
type counter int64

var _ io.Writer = (*counter)(nil)

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

// Lines lays a dossier without annexes out and gives its lines, for measuring
// what writing them alone costs (see [ts.WriteBare]).
func Lines(ctx context.Context, s *portfolio.State, o Options) ([]ts.Line, error) {
	o.WithoutAnnexes = true
	layout, err := ts.Lay(ctx, build(s, o).doc)
	if err != nil {
		return nil, err
	}
	return layout.Lines(), nil
}
