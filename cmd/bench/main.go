// Command bench measures what this project promises about speed, and prints
// one line a measure:
//
//	bench: NAME VALUE UNIT goal GOAL ok|short
//
// It exits 0 whatever they say. Where a machine can be slow, a measure is a
// ratio: two things done in turn on the same machine, and the ratio of their
// medians. The names can be given as arguments; without any, all are measured.
//
// Build it with the tag ci: it starts the window as a program of its own.
package main

import (
	"fmt"
	"os"
	"slices"
	"time"

	"acquis/export/annex"
	"acquis/portfolio/child"
	"acquis/portfolio/intake"
	"acquis/portfolio/store"
)

// measures are all measures, in the order in which they are printed. A
// function reports its results, or an error: a measure that cannot be taken.
var measures = []struct {
	names []string
	take  func(b *bench) error
}{
	{[]string{"coverage-full", "coverage-step"}, coverage},
	{[]string{"open"}, openPortfolio},
	{[]string{"start"}, start},
	{[]string{"edit"}, edit},
	{[]string{"map-scroll"}, mapScroll},
	{[]string{"picker"}, picking},
	{[]string{"search"}, searching},
	{[]string{"suggestions", "suggestions-example"}, suggestions},
	{[]string{"load-open", "load-open-cold"}, loadOpen},
	{[]string{"load-memory-cli", "load-memory"}, loadMemory},
	{[]string{"load-screens", "load-steps", "load-saves"}, loadScreens},
	{[]string{"year", "year-snapshots"}, year},
	{[]string{"preview-open", "preview-page"}, preview},
	{[]string{"vs-gofpdf"}, vsGofpdf},
	{[]string{"vs-qpdf"}, vsQPDF},
	{[]string{"annex-memory"}, annexMemory},
	{[]string{"vs-libreoffice", "vs-libreoffice-memory"}, vsLibreOffice},
}

func main() {
	annex.Register()
	intake.Register()
	store.Register()
	child.Main()
	for _, m := range measures {
		wanted := len(os.Args) == 1 || slices.ContainsFunc(m.names, func(n string) bool { return slices.Contains(os.Args[1:], n) })
		if !wanted {
			continue
		}
		if err := run(m.take); err != nil {
			fmt.Fprintf(os.Stderr, "bench: %v: %v\n", m.names, err)
		}
	}
}

// bench is what a measure is given: a folder of its own, and where to report.
type bench struct{ dir string }

func run(take func(*bench) error) error {
	dir, err := os.MkdirTemp("", "acquis-bench-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	return take(&bench{dir})
}

// report prints one measure. Less is better.
func (b *bench) report(name string, value float64, unit string, goal float64) {
	verdict := "ok"
	if value > goal {
		verdict = "short"
	}
	fmt.Printf("bench: %s %.3g %s goal %g %s\n", name, value, unit, goal, verdict)
}

// share prints one measure of how often something is right, in percent. More is
// better.
func (b *bench) share(name string, value, goal float64) {
	verdict := "ok"
	if value < goal {
		verdict = "short"
	}
	fmt.Printf("bench: %s %.3g %% goal %.3g %s\n", name, value, goal, verdict)
}

// timed is how long f takes.
func timed(f func() error) (time.Duration, error) {
	begin := time.Now()
	err := f()
	return time.Since(begin), err
}

func median(times []time.Duration) time.Duration {
	slices.Sort(times)
	return times[len(times)/2]
}

// milliseconds is the median of so many runs of f, each on what prepare, which
// is not measured, has made.
func milliseconds[T any](runs int, prepare func() T, f func(T)) float64 {
	var times []time.Duration
	for range runs {
		on := prepare()
		begin := time.Now()
		f(on)
		times = append(times, time.Since(begin))
	}
	return float64(median(times).Nanoseconds()) / 1e6
}

// ratio runs two things in turn and divides the median of the first by that of
// the second. The first turn warms up and does not count.
func ratio(turns int, thing, yardstick func() error) (float64, error) {
	var things, yardsticks []time.Duration
	for turn := range turns + 1 {
		y, err := timed(yardstick)
		if err != nil {
			return 0, err
		}
		t, err := timed(thing)
		if err != nil {
			return 0, err
		}
		if turn > 0 {
			things, yardsticks = append(things, t), append(yardsticks, y)
		}
	}
	return float64(median(things)) / float64(median(yardsticks)), nil
}
