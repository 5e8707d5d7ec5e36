package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"

	"acquis/cmd/internal/desktop"
	"acquis/cmd/internal/load"
	"acquis/portfolio/store"
	"acquis/portfolio/store/storebench"
)

// loadPortfolio makes the large portfolio of package load, which goes with the
// folder of the measure: 5,000 pieces, 20 GB of files, 500 situations, 50,000
// links.
func (b *bench) loadPortfolio() (string, error) {
	dir := filepath.Join(b.dir, "load")
	made, err := load.Build(context.Background(), dir, load.Full)
	if err != nil {
		return "", err
	}
	fmt.Fprintf(os.Stderr, "bench: load: %d files of %.1f GB, %d MB on the disk\n", made.Files, float64(made.Bytes)/1e9, made.OnDisk/1e6)
	return dir, nil
}

// loadOpen holds opening the large portfolio against reading its database once:
// bbolt walking over its records and decoding each. It is measured twice, with
// the database in the memory of the system, and dropped from it before each turn.
func loadOpen(b *bench) error {
	dir, err := b.loadPortfolio()
	if err != nil {
		return err
	}
	for _, m := range []struct {
		name   string
		before func() error
	}{
		{"load-open", func() error { return nil }},
		{"load-open-cold", func() error { return dropFromCache(filepath.Join(dir, "portfolio.db")) }},
	} {
		if err := m.before(); err != nil {
			fmt.Fprintf(os.Stderr, "bench: %s: %v\n", m.name, err)
			continue
		}
		r, err := openingRatio(dir, m.before)
		if err != nil {
			return err
		}
		b.report(m.name, r, "×", 2)
	}
	return nil
}

func openingRatio(dir string, before func() error) (float64, error) {
	var opened, scanned, read []time.Duration
	for range 9 {
		for _, turn := range []struct {
			to *[]time.Duration
			do func() error
		}{
			{&read, func() error { _, err := os.ReadFile(filepath.Join(dir, "portfolio.db")); return err }},
			{&scanned, func() error { _, err := storebench.BareScan(dir); return err }},
			{&opened, func() error {
				p, err := store.Open(dir, store.Options{})
				if err == nil {
					defer p.Close() //nolint:errcheck // nothing was changed
				}
				return err
			}},
		} {
			if err := before(); err != nil {
				return 0, err
			}
			runtime.GC() // of what the turn before has left
			took, err := timed(turn.do)
			if err != nil {
				return 0, err
			}
			*turn.to = append(*turn.to, took)
		}
	}
	fmt.Fprintf(os.Stderr, "bench: load-open: its bytes read in %v, its records in %v, opened in %v\n",
		median(read).Round(time.Millisecond), median(scanned).Round(time.Millisecond), median(opened).Round(time.Millisecond))
	return float64(median(opened)) / float64(median(scanned)), nil
}

// loadMemory reports the most memory that was resident with the large portfolio
// open, in MB: of the command line, and of the window while somebody goes to
// each of its screens and its files are read and their pictures made beside.
func loadMemory(b *bench) error {
	if runtime.GOOS != "linux" {
		return errors.New("measured on Linux only")
	}
	dir, err := b.loadPortfolio()
	if err != nil {
		return err
	}
	acquis, err := b.buildCLI()
	if err != nil {
		return err
	}
	count := exec.Command(acquis, "couverture", dir)
	if err := count.Start(); err != nil {
		return err
	}
	parent, child, err := watchMemory(count)
	if err != nil {
		return err
	}
	b.report("load-memory-cli", float64(max(parent, child))/mb, "MB", 400)
	if missing := desktop.Missing(); len(missing) > 0 {
		return fmt.Errorf("no window without %v", missing)
	}
	window := filepath.Join(b.dir, "acquis")
	if err := buildWindow(window, "./cmd/acquis"); err != nil {
		return err
	}
	return b.windowMemory(window, dir)
}

// besideTime is how long the window goes on reading files before its memory is
// told: it is as high after a minute as after an hour.
const besideTime = time.Minute

func (b *bench) windowMemory(program, dir string) error {
	screen, err := desktop.Open(1366, 768)
	if err != nil {
		return err
	}
	defer screen.Close()
	w, err := screen.Start(program, []string{dir})
	if err != nil {
		return err
	}
	defer w.Kill()
	stop := time.After(besideTime)
	for _, key := range []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "m", "t"} {
		if err := w.Keys("ctrl+" + key); err != nil {
			return err
		}
		if _, err := screen.Still(); err != nil {
			return err
		}
	}
	var child int64
	for running := true; running; {
		select {
		case <-stop:
			running = false
		case <-time.After(10 * time.Millisecond):
			for _, c := range childrenOf(w.PID()) {
				child = max(child, resident(c))
			}
		}
	}
	fmt.Fprintf(os.Stderr, "bench: load-memory: %d MB at the end; at most %d MB in a child of the window\n", resident(w.PID())/mb, child/mb)
	b.report("load-memory", float64(peak(w.PID()))/mb, "MB", 400)
	return nil
}

// resident is how much is resident in a process now, in bytes; 0 if it is gone.
func resident(pid int) int64 {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", pid))
	if err != nil {
		return 0
	}
	var size, pages int64
	if _, err := fmt.Sscan(string(data), &size, &pages); err != nil {
		return 0
	}
	return pages * int64(os.Getpagesize())
}
