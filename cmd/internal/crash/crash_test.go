package crash

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// run is a run of a few trials of each kind, in a folder of the test.
func run(t *testing.T) *Run {
	t.Helper()
	dir, err := os.MkdirTemp(Memory(), "acquis-crash-test-*")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return &Run{Seed: 1, Cuts: 1000, Kills: 20, Errors: 60, Harms: 100, Dir: dir, Out: new(strings.Builder)}
}

// Every part does what it says, and breaks nothing; among them the controls,
// which say whether a part would notice.
func TestParts(t *testing.T) {
	for _, name := range Names() {
		t.Run(name, func(t *testing.T) {
			tallies, err := run(t).All(func(n string) bool { return n == name })
			if err != nil || len(tallies) != 1 {
				t.Fatal(tallies, err)
			}
			if y := tallies[0]; y.Failed > 0 || y.Tried == 0 && y.Skipped == "" {
				t.Error(y)
			}
		})
	}
}

// A run that has hardly any time still has every control caught.
func TestControlsTakeTheTimeTheyNeed(t *testing.T) {
	r := run(t)
	r.Until = time.Now()
	tallies, err := r.All(func(n string) bool { return n == "controls" })
	if err != nil || tallies[0].Failed > 0 {
		t.Errorf("%v, %v", tallies, err)
	}
}

// The same seed tries the same.
func TestSeeds(t *testing.T) {
	var seen [2]string
	for i := range seen {
		r := run(t)
		t1 := r.trial(part{name: "seeded", goal: func(*Run) int { return 1 }})
		dir := filepath.Join(r.Dir, "P")
		p, err := t1.documented(dir)
		if err != nil {
			t.Fatal(err)
		}
		seen[i] = p.State().Pieces()[0].Title + p.State().Situations()[0].Actions
		if err := p.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if seen[0] != seen[1] {
		t.Errorf("%q and %q", seen[0], seen[1])
	}
}

// A part that cannot be done says so.
func TestSkippedVisibly(t *testing.T) {
	r := run(t)
	out := new(strings.Builder)
	r.Out = out
	tallies, err := r.All(func(n string) bool { return n == "kills-program" })
	if err != nil || tallies[0].Skipped == "" || !strings.Contains(out.String(), "SKIPPED") {
		t.Errorf("%v, %v, %q", tallies, err, out)
	}
}
