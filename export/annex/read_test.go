package annex

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

// scanPDF is a file of pages that each draw an image too large for a fragment.
func scanPDF(pages int) []byte {
	return pagesPDF(pages, "/Resources<</XObject<</Im 99 0 R>>>>", func(o map[int]string) {
		o[99] = rawStream("/Type/XObject/Subtype/Image/Width 200/Height 200/BitsPerComponent 8/ColorSpace/DeviceGray", strings.Repeat("scanned.", 5000))
	})
}

// keptJob reads some files and keeps what was read.
func keptJob(t *testing.T, main []byte, paths ...string) Job {
	t.Helper()
	job := Job{Main: write(t, "main.pdf", main), Own: bytes.Count(main, []byte("/Type/Page/")), Dir: t.TempDir()}
	var requests []InspectRequest
	for i, path := range paths {
		requests = append(requests, InspectRequest{Path: path, Media: PDF})
		job.Annexes = append(job.Annexes, Source{Number: i + 1, Title: "Rapport", Path: path, Media: PDF, SHA256: "abc"})
	}
	job.Infos = InspectAll(t.Context(), t.TempDir(), requests, nil)
	return job
}

// What was read is not read again, whatever becomes of the file, and the large
// streams of it do not pass through the fragment.
func TestReadOnce(t *testing.T) {
	small, scan := write(t, "a.pdf", pagesPDF(3, "", nil)), write(t, "b.pdf", scanPDF(2))
	job := keptJob(t, mainPDF(2), small, scan)
	if err := os.Remove(small); err != nil {
		t.Fatal(err)
	}
	fragment, err := os.Stat(job.Infos[1].kept.fragment)
	if err != nil || fragment.Size() > 5000 {
		t.Errorf("the fragment of the scan has %d bytes, %v", fragment.Size(), err)
	}
	report, out := committed(t, job)
	if len(report.Replaced) > 0 {
		t.Error(report.Replaced)
	}
	doc, pages := reopened(t, out)
	if len(pages) != 7 || !bytes.Equal(imagesOf(doc, pages[6])[0].raw, []byte(strings.Repeat("scanned.", 5000))) {
		t.Errorf("%d pages, or the image is not what it was", len(pages))
	}
	tool(t, "qpdf", "--check", out)
}

// Of a large file, streams are still to be copied. When it has changed by then,
// as many pages stand for it, and links lead to them.
func TestChangedSinceItWasRead(t *testing.T) {
	for what, change := range map[string]func(path string) error{
		"gone":    os.Remove,
		"shorter": func(path string) error { return os.Truncate(path, 9000) },
		"touched": func(path string) error { return os.Chtimes(path, time.Time{}, time.Unix(1, 0)) },
		"other":   func(path string) error { return os.WriteFile(path, pagesPDF(40, "", nil), 0o600) },
	} {
		scan, small := write(t, "b.pdf", scanPDF(2)), write(t, "a.pdf", pagesPDF(1, "", nil))
		job := keptJob(t, mainPDF(2, "acquis:annexe/1/2", "acquis:annexe/2"), scan, small)
		if err := change(scan); err != nil {
			t.Fatal(err)
		}
		report, out := committed(t, job)
		doc, pages := reopened(t, out)
		if len(pages) != 5 || len(report.Replaced) != 1 || !errors.Is(report.Replaced[0].Reason, ErrUnreadable) {
			t.Errorf("%s: %d pages, replaced %v", what, len(pages), report.Replaced)
		}
		var targets []string
		for _, a := range doc.array(pages[0].dict["Annots"]) {
			to := doc.array(doc.dict(a)["Dest"])
			targets = append(targets, fmt.Sprint(to[0], " ", to[3]))
		}
		if want := []string{"4 841.89", "5 842"}; !slices.Equal(targets, want) {
			t.Errorf("%s: links lead to %q, want %q", what, targets, want)
		}
		tool(t, "qpdf", "--check", out)
	}
}

// Files are read some at a time, and one that is at fault is alone in that.
func TestOneAtFaultAmongMany(t *testing.T) {
	var requests []InspectRequest
	for i := range 20 {
		data := pagesPDF(i+1, "", nil)
		if i == 3 || i == 4 || i == 11 {
			data = encryptedPDF("secret")
		}
		requests = append(requests, InspectRequest{Path: write(t, "a.pdf", data), Media: PDF})
	}
	requests[7].Media = "text/plain"
	known := 0
	for i, info := range InspectAll(t.Context(), "", requests, func() { known++ }) {
		switch i {
		case 3, 4, 11:
			if !errors.Is(info.Problem, ErrEncrypted) {
				t.Errorf("%d: %v", i, info.Problem)
			}
		case 7:
			if !errors.Is(info.Problem, ErrNotAttachable) {
				t.Errorf("%d: %v", i, info.Problem)
			}
		default:
			if info.Problem != nil || info.Pages != i+1 {
				t.Errorf("%d: %d pages, %v", i, info.Pages, info.Problem)
			}
		}
	}
	if known != len(requests) {
		t.Errorf("told of %d files", known)
	}
}

func TestBatches(t *testing.T) {
	for want, sizes := range map[string][]int64{
		"[]":        {},
		"[0]":       {1, 2, 3},
		"[0 1 2]":   {batchBytes + 1, batchBytes, 1},
		"[0 16 32]": make([]int64, 33),
		"[0 2]":     {batchBytes / 2, batchBytes / 2, 1},
	} {
		if got := fmt.Sprint(batches(sizes)); got != want {
			t.Errorf("%v: %s, want %s", sizes, got, want)
		}
	}
}

// A fragment comes from a process that has read a hostile file. Whatever is in
// it, the one that assembles refuses it or goes on, and writes nothing beyond
// the pages that were promised.
func TestFragmentsAreNotTrusted(t *testing.T) {
	k, err := readAlone(t, InspectRequest{Path: write(t, "a.pdf", scanPDF(2)), Media: PDF})
	if err != nil {
		t.Fatal(err)
	}
	good, err := os.ReadFile(k.fragment)
	if err != nil {
		t.Fatal(err)
	}
	put := func(data []byte) error {
		if err := os.WriteFile(k.fragment, data, 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := openGrowing(write(t, "out.pdf", nil), 3)
		if err != nil {
			t.Fatal(err)
		}
		defer out.close() //nolint:errcheck // thrown away
		a := assembly{file: out, writer: pageWriter{out, newTextFont()}}
		err = a.put(order{Source: Source{Number: 1}, First: 2, Pages: 2, Total: 3}, k)
		if out.offsets[1] != 0 {
			t.Errorf("page 1 is somebody else's")
		}
		return err
	}
	if err := put(good); err != nil {
		t.Fatal(err)
	}
	for i := range good {
		bad := bytes.Clone(good)
		bad[i] ^= []byte{0x01, 0x80, 0xFF}[i%3]
		if err := put(bad); err != nil && !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrUnreadable) {
			t.Fatalf("byte %d: %v", i, err)
		}
	}
	for what, bad := range map[string][]byte{
		"nothing":            nil,
		"cut off":            good[:len(good)/2],
		"a page of others":   append([]byte{recordObject, byte(inFile), 1}, good...),
		"beyond the file":    append(bytes.Clone(good), recordCopy, 0xFF, 0xFF, 0xFF, 0x7F, 1),
		"a number too long":  append(bytes.Clone(good), recordBytes, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF),
		"more than is there": append(bytes.Clone(good), recordBytes, 9, 'x'),
	} {
		if err := put(bad); !errors.Is(err, errPart) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

// full is a disk with little room.
type full struct{ room int }

func (f *full) Write(p []byte) (int, error) {
	if f.room -= len(p); f.room < 0 {
		return 0, io.ErrShortWrite
	}
	return len(p), nil
}

func TestFragmentRemembersItsFirstError(t *testing.T) {
	f := newFragment(&full{1000})
	if err := attach(t.Context(), f, InspectRequest{Path: write(t, "a.pdf", pagesPDF(900, "", nil)), Media: PDF}); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("%v", err)
	}
}
