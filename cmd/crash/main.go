// Command crash is `make crash`: it kills, cuts the power, makes the system
// refuse and damages, for as long as is asked, and prints what each part
// tried and what it broke. See package cmd/internal/crash for how.
//
//	crash [-seed N] [-time 10m] [-program build/acquis-cli] [-cuts N] [-kills N] [-window build/acquis] [PART...]
//
// CRASH_SEED, CRASH_TIME and CRASH_PARTS say the same to make. It exits 1 when
// anything was broken, or a writer with a mistake in it was not caught.
package main

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"time"

	"acquis/cmd/internal/crash"
)

func main() {
	crash.Main() // a process to be killed does its work here and never returns
	r := &crash.Run{Out: os.Stdout}
	flag.Uint64Var(&r.Seed, "seed", uint64(time.Now().UnixNano()), "draws everything")
	length := flag.Duration("time", 0, "how long at most; 0 is until the goals are reached")
	flag.StringVar(&r.Program, "program", "", "the command line to be killed and refused")
	flag.IntVar(&r.Cuts, "cuts", 115_000, "power cuts, a tenth of them lies of the disk")
	flag.IntVar(&r.Kills, "kills", 10_000, "kills")
	flag.StringVar(&r.Window, "window", "", "the program with its window, to be killed")
	flag.IntVar(&r.Windows, "windows", 200, "kills of it")
	flag.IntVar(&r.Errors, "errors", 600, "errors of the system")
	flag.IntVar(&r.Harms, "harms", 6_000, "damages")
	folder := flag.String("dir", crash.Memory(), "where; a disk in memory is faster")
	flag.Parse()
	if *length > 0 {
		r.Until = time.Now().Add(*length)
	}
	code, err := run(r, *folder, flag.Args())
	if err != nil {
		fmt.Fprintln(os.Stderr, "crash:", err)
	}
	os.Exit(code)
}

// run does the parts that are named, or all, and returns the exit code.
func run(r *crash.Run, folder string, names []string) (int, error) {
	dir, err := os.MkdirTemp(folder, "acquis-crash-*")
	if err != nil {
		return 1, err
	}
	defer os.RemoveAll(dir) //nolint:errcheck // in a folder of temporary files
	r.Dir = dir
	fmt.Printf("crash: seed %d\n", r.Seed)
	began := time.Now()
	tallies, err := r.All(func(name string) bool { return len(names) == 0 || slices.Contains(names, name) })
	total, broken := 0, 0
	for _, t := range tallies {
		total, broken = total+t.Tried, broken+t.Failed
	}
	fmt.Printf("crash: %d tried, %d broken, %.0f s, seed %d\n", total, broken, time.Since(began).Seconds(), r.Seed)
	if err != nil || broken > 0 {
		return 1, err
	}
	return 0, nil
}
