package crash

import (
	"fmt"
	"hash/fnv"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
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
	share float64        // of the time that is left when it begins
	do    func(*trial) error
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

// parts are all parts, in their order. The last takes what time is left.
var parts = []part{
	{"controls", func(*Run) int { return len(controls) }, 0.10, catchControls},
	{"cuts-store", cuts(0.50), 0.12, cutStore},
	{"cuts-commit", cuts(0.35), 0.12, cutCommits},
	{"cuts-export", cuts(0.15), 0.08, cutExports},
	{"kills-edit", kills(0.60), 0.45, killEditors},
	{"kills-export", kills(0.15), 0.35, killExporters},
	{"kills-import", kills(0.15), 0.40, killImporters},
	{"kills-program", kills(0.10), 0.30, killProgram},
	{"errors", func(r *Run) int { return r.Errors }, 0.50, refuse},
	{"full-disk", func(r *Run) int { return r.Errors }, 0.20, fillDisk},
	{"damage", func(r *Run) int { return r.Harms }, 1, harm},
}

// kills is a share of the kills.
func kills(share float64) func(*Run) int {
	return func(r *Run) int { return int(float64(r.Kills) * share) }
}

// cuts is a share of the power cuts.
func cuts(share float64) func(*Run) int {
	return func(r *Run) int { return int(float64(r.Cuts) * share) }
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

// All does all parts, or those that are named, and returns their tallies. The
// error is of a part that could not go on; what a crash has broken is in the
// tallies.
func (r *Run) All(wanted func(name string) bool) ([]Tally, error) {
	var tallies []Tally
	for _, p := range parts {
		if wanted != nil && !wanted(p.name) {
			continue
		}
		t, err := r.one(p)
		if err != nil {
			return tallies, fmt.Errorf("%s: %w", p.name, err)
		}
		fmt.Fprintln(r.Out, t)
		tallies = append(tallies, t)
	}
	return tallies, nil
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
		t.until = time.Now().Add(time.Duration(float64(time.Until(r.Until)) * p.share))
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
