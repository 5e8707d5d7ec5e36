package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"acquis/export/example"
)

const mb = 1 << 20

var errShort = errors.New("not all the annexes are there")

// annexMemory exports by the command line with a gigabyte of annexes in files
// of up to 50 MB, in volumes, and reports the most memory that was resident in
// any process, in MB.
func annexMemory(b *bench) error {
	if runtime.GOOS != "linux" {
		return errors.New("measured on Linux only")
	}
	acquis, err := b.buildCLI()
	if err != nil {
		return err
	}
	portfolio := filepath.Join(b.dir, "example")
	if err := b.heavyPortfolio(acquis, portfolio); err != nil {
		return err
	}
	out := filepath.Join(b.dir, "dossier.pdf")
	export := exec.Command(acquis, "dossier", portfolio, "-o", out)
	export.Stderr = io.Discard
	if err := export.Start(); err != nil {
		return err
	}
	parent, child, err := watchMemory(export)
	if err != nil {
		return err
	}
	if err := checkVolumes(b.dir); err != nil {
		return err
	}
	b.report("annex-memory", float64(max(parent, child))/mb, "MB", 300)
	return nil
}

// buildCLI builds the command line and returns where it is.
func (b *bench) buildCLI() (string, error) {
	acquis := filepath.Join(b.dir, "acquis-cli")
	build := exec.Command("go", "build", "-tags", "ci", "-o", acquis, "./cmd/acquis")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if text, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build: %w: %s", err, text)
	}
	return acquis, nil
}

// checkVolumes makes sure that the scans are all there, in files of at most
// 100 MB. The photographs are printed with fewer dots than they have.
func checkVolumes(dir string) error {
	volumes, err := filepath.Glob(filepath.Join(dir, "fichier-*.pdf"))
	if err != nil {
		return err
	}
	var sum int64
	for _, v := range volumes {
		info, err := os.Stat(v)
		if err != nil {
			return err
		}
		if sum += info.Size(); info.Size() > 100_000_000 {
			return fmt.Errorf("%s has %d bytes", v, info.Size())
		}
	}
	if sum < 18*45_000_000 {
		return fmt.Errorf("%d bytes: %w", sum, errShort)
	}
	return nil
}

// heavyPortfolio adds a gigabyte of pieces to the example, each linked: scans,
// and two photographs.
func (b *bench) heavyPortfolio(acquis, portfolio string) error {
	if err := example.Build(context.Background(), portfolio); err != nil {
		return err
	}
	const size = 49_000_000
	scan, photo := filepath.Join(b.dir, "scan.pdf"), filepath.Join(b.dir, "photo.jpg")
	for i := range 20 {
		path, write := scan, func() error { return writeScans(scan, 10, size/10, i) }
		if i >= 18 {
			path, write = photo, func() error { return writePhoto(photo, size, i) }
		}
		if err := write(); err != nil {
			return err
		}
		added, err := exec.Command(acquis, "piece", portfolio, path).Output()
		if err != nil {
			return fmt.Errorf("add a piece: %w", err)
		}
		fields := strings.Fields(string(added))
		if len(fields) == 0 {
			return errShort
		}
		link := exec.Command(acquis, "lier", portfolio, fields[len(fields)-1], "1.1.1", "--justification", "Pour la mesure.")
		if text, err := link.CombinedOutput(); err != nil {
			return fmt.Errorf("link: %w: %s", err, text)
		}
	}
	return nil
}

// watchMemory waits for a process and returns the most that was resident in it
// and in any of its children, in bytes. The kernel keeps the peak of each; it
// is asked for often enough not to miss a child.
func watchMemory(process *exec.Cmd) (parent, child int64, err error) {
	done := make(chan error, 1)
	go func() { done <- process.Wait() }()
	tick := time.NewTicker(2 * time.Millisecond)
	defer tick.Stop()
	pid := process.Process.Pid
	for {
		parent = max(parent, peak(pid))
		for _, c := range childrenOf(pid) {
			child = max(child, peak(c))
		}
		select {
		case err := <-done:
			return parent, child, err
		case <-tick.C:
		}
	}
}

// peak is the most that was ever resident in a process, 0 if it is gone.
func peak(pid int) int64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(status)) {
		if fields := strings.Fields(line); len(fields) == 3 && fields[0] == "VmHWM:" {
			kb, _ := strconv.ParseInt(fields[1], 10, 64)
			return kb << 10
		}
	}
	return 0
}

// childrenOf lists the processes that any thread of a process has started, and
// those that they have.
func childrenOf(pid int) []int {
	lists, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", pid))
	var pids []int
	for _, list := range lists {
		data, _ := os.ReadFile(list) // the thread may be gone
		for word := range strings.FieldsSeq(string(data)) {
			if child, err := strconv.Atoi(word); err == nil {
				pids = append(append(pids, child), childrenOf(child)...)
			}
		}
	}
	return pids
}
