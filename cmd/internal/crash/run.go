package crash

import (
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"time"
)

// Run is one run of the harness.
type Run struct {
	Seed uint64
	// Until is when the parts stop, each after its share; the zero time lets
	// them reach their goals however long it takes.
	Until time.Time
	// Kills, Cuts, Errors and Harms are how many of each are to be tried.
	Kills, Cuts, Errors, Harms int
	// Program is the path of the real command line; without one, the parts
	// that need it are skipped.
	Program string
	// Window is the path of the program with its window, likewise, and Windows
	// how often it is to be killed.
	Window  string
	Windows int
	// Dir is where portfolios are made, a folder that goes afterwards. A disk
	// in memory makes a run several times as long in the same time.
	Dir string
	// Out hears what each part did, a line each.
	Out io.Writer
}

// Tally is what a part did.
type Tally struct {
	Name     string
	Tried    int
	Noted    map[string]int // what came of it, by kind
	Failures []string       // the first of them
	Failed   int
	Skipped  string // why it was not done; "" if it was
	Took     time.Duration
}

// part is one part of a run.
type part struct {
	name  string
	goal  func(*Run) int // how many trials
	share float64        // of the time, beside the others
	do    func(*trial) error
	limit time.Duration // of a run that is limited
}

// trial is what a part is given: its own random numbers and folder.
type trial struct {
	*Run
	*rand.Rand
	part
	tally Tally
	until time.Time
	dirs  int
	first bool // stop at the first failure
}

// parts are all parts, in their order.
var parts = []part{
	{name: "controls", goal: func(*Run) int { return len(controls) }, share: 1, do: catchControls},
	{name: "cuts-store", goal: cuts(0.50), share: 8, do: cutStore},
	{name: "cuts-commit", goal: cuts(0.35), share: 6, do: cutCommits},
	{name: "cuts-export", goal: cuts(0.15), share: 4, do: cutExports},
	{name: "kills-edit", goal: kills(0.50), share: 18, do: killEditors},
	{name: "kills-export", goal: kills(0.15), share: 12, do: killExporters},
	{name: "kills-import", goal: kills(0.15), share: 8, do: killImporters},
	{name: "kills-mend", goal: kills(0.10), share: 6, do: killMenders},
	{name: "kills-program", goal: kills(0.10), share: 6, do: killProgram},
	{name: "kills-window", goal: func(r *Run) int { return r.Windows }, share: 18, do: killWindows},
	{name: "errors", goal: func(r *Run) int { return r.Errors }, share: 8, do: refuse},
	{name: "full-disk", goal: func(r *Run) int { return r.Errors }, share: 2, do: fillDisk},
	{name: "damage", goal: func(r *Run) int { return r.Harms }, share: 18, do: harm},
}

// cuts is a share of the power cuts.
func cuts(share float64) func(*Run) int {
	return func(r *Run) int { return int(float64(r.Cuts) * share) }
}

// kills is a share of the kills.
func kills(share float64) func(*Run) int {
	return func(r *Run) int { return int(float64(r.Kills) * share) }
}

// Names lists the parts.
func Names() []string {
	var names []string
	for _, p := range parts {
		names = append(names, p.name)
	}
	return names
}

// Memory is a folder on a disk in memory where there is one, else that of
// temporary files. What is tried does not depend on a real disk: power cuts are
// played, and a kill leaves what the system has, written or not.
func Memory() string {
	const linux = "/dev/shm"
	if probe, err := os.MkdirTemp(linux, "acquis-crash-*"); err == nil && os.Remove(probe) == nil {
		return linux
	}
	return os.TempDir()
}

// All does all parts, or those that are named, some at a time, and returns
// their tallies. The error is of a part that could not go on; what a crash has
// broken is in the tallies.
func (r *Run) All(wanted func(name string) bool) ([]Tally, error) {
	var chosen []part
	for _, p := range parts {
		if wanted == nil || wanted(p.name) {
			chosen = append(chosen, p)
		}
	}
	workers := min(runtime.GOMAXPROCS(0), len(chosen))
	r.allot(chosen, workers)
	tallies, errs := make([]Tally, len(chosen)), make([]error, len(chosen))
	var told sync.Mutex
	var wait sync.WaitGroup
	next := make(chan int)
	for range workers {
		wait.Go(func() {
			for i := range next {
				tallies[i], errs[i] = r.one(chosen[i])
				told.Lock()
				if errs[i] == nil {
					fmt.Fprintln(r.Out, tallies[i])
				} else {
					errs[i] = fmt.Errorf("%s: %w", chosen[i].name, errs[i])
				}
				told.Unlock()
			}
		})
	}
	for i := range chosen {
		next <- i
	}
	close(next)
	wait.Wait()
	return tallies, errors.Join(errs...)
}

// allot gives each part its share of the time, of which there is as much as
// there are workers.
func (r *Run) allot(chosen []part, workers int) {
	if r.Until.IsZero() {
		return
	}
	var all float64
	for _, p := range chosen {
		all += p.share
	}
	whole := time.Until(r.Until)
	for i := range chosen {
		part := float64(whole) * chosen[i].share * float64(workers) / all
		chosen[i].limit = min(time.Duration(part), whole)
	}
}

func (r *Run) one(p part) (Tally, error) {
	began := time.Now()
	t := r.trial(p)
	err := p.do(t)
	t.tally.Took = time.Since(began)
	os.RemoveAll(t.folder()) //nolint:errcheck // in a folder that goes
	return t.tally, err
}

// trial begins a part. Each draws from numbers of its own, so that it can be
// run again without the others.
func (r *Run) trial(p part) *trial {
	name := fnv.New64a()
	name.Write([]byte(p.name))
	t := &trial{Run: r, Rand: rand.New(rand.NewPCG(r.Seed, name.Sum64())), part: p,
		tally: Tally{Name: p.name, Noted: map[string]int{}}}
	if !r.Until.IsZero() {
		t.until = time.Now().Add(p.limit)
		if t.until.After(r.Until) {
			t.until = r.Until
		}
	}
	return t
}

func (t *trial) folder() string { return filepath.Join(t.Dir, t.name) }

// more reports whether there is anything left to try.
func (t *trial) more() bool {
	return t.tally.Tried < t.goal(t.Run) && !t.late()
}

// late reports whether the part is to stop where it is.
func (t *trial) late() bool {
	return !t.until.IsZero() && time.Now().After(t.until) || t.first && t.tally.Failed > 0
}

// tried counts a trial.
func (t *trial) tried(noted string) {
	t.tally.Tried++
	t.tally.Noted[noted]++
}

// fail notes that a promise was broken.
func (t *trial) fail(format string, args ...any) {
	const told = 20
	if t.tally.Failed++; t.tally.Failed <= told {
		t.tally.Failures = append(t.tally.Failures, fmt.Sprintf(format, args...))
	}
}

func (t *trial) skip(why string) { t.tally.Skipped = why }

// fresh is a new empty folder.
func (t *trial) fresh() (string, error) {
	t.dirs++
	dir := filepath.Join(t.folder(), fmt.Sprint(t.dirs))
	return dir, os.MkdirAll(dir, 0o700)
}

// again empties a folder in which many trials follow each other.
func again(dir string) error {
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	return os.MkdirAll(dir, 0o700)
}

// String is the line of a part.
func (t Tally) String() string {
	if t.Skipped != "" {
		return fmt.Sprintf("crash: %-14s SKIPPED: %s", t.Name, t.Skipped)
	}
	line := fmt.Sprintf("crash: %-14s %7d tried, %d broken, %.1f s %s", t.Name, t.Tried, t.Failed, t.Took.Seconds(), notes(t.Noted))
	for _, f := range t.Failures {
		line += "\n         BROKEN: " + f
	}
	return line
}
