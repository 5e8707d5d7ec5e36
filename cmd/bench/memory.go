package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"io"
	"math/rand/v2"
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

var errShort = errors.New("less than 280 MB were written")

// dossierMemory exports by the command line with 300 MB of annexes, files of
// up to 50 MB, and reports the most memory that was resident in the parent and
// in any child, in MB.
func dossierMemory(b *bench) error {
	if runtime.GOOS != "linux" {
		return errors.New("measured on Linux only")
	}
	acquis := filepath.Join(b.dir, "acquis-cli")
	build := exec.Command("go", "build", "-tags", "ci", "-o", acquis, "./cmd/acquis")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if text, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("build: %w: %s", err, text)
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
	if info, err := os.Stat(out); err != nil || info.Size() < 280*mb {
		return fmt.Errorf("the annexes are not all in the dossier: %w", errors.Join(err, errShort))
	}
	b.report("dossier-memory", float64(parent)/mb, "MB", 150)
	b.report("dossier-memory-child", float64(child)/mb, "MB", 400)
	return nil
}

// heavyPortfolio adds 300 MB of pieces to the example, each linked.
func (b *bench) heavyPortfolio(acquis, portfolio string) error {
	if err := example.Build(context.Background(), portfolio); err != nil {
		return err
	}
	var files []string
	for i := range 5 {
		path := filepath.Join(b.dir, fmt.Sprintf("scan%d.pdf", i))
		if err := writeScans(path, 10, 49*mb/10); err != nil {
			return err
		}
		files = append(files, path)
	}
	photo := filepath.Join(b.dir, "photo.jpg")
	if err := writePhoto(photo, 49*mb); err != nil {
		return err
	}
	files = append(files, photo)
	added, err := exec.Command(acquis, append([]string{"piece", portfolio}, files...)...).Output()
	if err != nil {
		return fmt.Errorf("add pieces: %w", err)
	}
	for id := range strings.FieldsSeq(string(added)) {
		link := exec.Command(acquis, "lier", portfolio, id, "1.1.1", "--justification", "Pour la mesure.")
		if text, err := link.CombinedOutput(); err != nil {
			return fmt.Errorf("link: %w: %s", err, text)
		}
	}
	return nil
}

// writeScans writes a PDF of pages that each show an image of so many bytes, as
// a scanner makes them.
func writeScans(path string, pages, size int) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	w := &counter{w: bufio.NewWriter(f)}
	var offsets []int64
	object := func(body string) {
		offsets = append(offsets, w.n)
		fmt.Fprintf(w, "%d 0 obj\n%s", len(offsets), body)
	}
	fmt.Fprint(w, "%PDF-1.4\n")
	object("<< /Type /Catalog /Pages 2 0 R >>\nendobj\n")
	var kids strings.Builder
	for i := range pages {
		fmt.Fprintf(&kids, "%d 0 R ", 3+3*i)
	}
	object(fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>\nendobj\n", kids.String(), pages))
	const width = 2000
	height := size / width
	noise := noiseOf(width * height)
	for i := range pages {
		object(fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /XObject << /Im %d 0 R >> >> >>\nendobj\n", 4+3*i, 5+3*i))
		object("<< /Length 29 >>\nstream\nq 595 0 0 842 0 0 cm /Im Do Q\nendstream\nendobj\n")
		object(fmt.Sprintf("<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 /Length %d >>\nstream\n", width, height, len(noise)))
		w.Write(noise) //nolint:errcheck // the writer remembers its first error
		fmt.Fprint(w, "\nendstream\nendobj\n")
	}
	at := w.n
	fmt.Fprintf(w, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(w, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(w, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, at)
	return w.w.Flush()
}

// counter counts what it writes.
type counter struct {
	w *bufio.Writer
	n int64
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	return n, err
}

// writePhoto writes a JPEG of about so many bytes: a large photograph of a
// subject that does not compress.
func writePhoto(path string, size int) error {
	side := 1000
	for side*side < size*10/13 { // noise at quality 95 takes about 1.3 bytes a pixel
		side += 100
	}
	picture := &image.Gray{Pix: noiseOf(side * side), Stride: side, Rect: image.Rect(0, 0, side, side)}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return jpeg.Encode(f, picture, &jpeg.Options{Quality: 95})
}

func noiseOf(n int) []byte {
	noise := make([]byte, n)
	random := rand.NewChaCha8([32]byte{1})
	random.Read(noise) //nolint:errcheck // never fails
	return noise
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

// childrenOf lists the children that any thread of a process has started.
func childrenOf(pid int) []int {
	lists, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", pid))
	var pids []int
	for _, list := range lists {
		data, _ := os.ReadFile(list) // the thread may be gone
		for word := range strings.FieldsSeq(string(data)) {
			if child, err := strconv.Atoi(word); err == nil {
				pids = append(pids, child)
			}
		}
	}
	return pids
}
