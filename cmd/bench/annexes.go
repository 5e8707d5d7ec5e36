package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"image"
	"image/jpeg"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"acquis/export/annex"
	"acquis/export/deposit"
	"acquis/export/dossier"
	"acquis/portfolio"
	"acquis/portfolio/durable"
)

// vsQPDF holds what annexes add to an export against qpdf putting the same
// files one behind the other: the example's, and scans of 2 to 50 MB. Both end
// when the file is on the disk. What is ours includes reading every file first,
// stamps, title lines and a check, none of which qpdf does.
func vsQPDF(b *bench) error {
	ctx := context.Background()
	dir := filepath.Join(b.dir, "example")
	p, err := openExample(dir)
	if err != nil {
		return err
	}
	defer p.Close()
	files := heavier{p, b.dir, map[string]string{}}
	state, err := files.annexed(p.State())
	if err != nil {
		return err
	}
	out := filepath.Join(b.dir, "dossier.pdf")
	export := func(without bool) func() error {
		options := dossier.OptionsOf(state)
		options.WithoutAnnexes, options.Profile = without, unlimited
		return func() error {
			report, err := dossier.Export(ctx, state, files, options, out, nil)
			if err == nil && len(report.Replaced) > 0 {
				err = fmt.Errorf("%q", report.Replaced)
			}
			return err
		}
	}
	arguments := []string{"--empty", "--pages"}
	for _, piece := range state.Pieces() {
		f := piece.Attached()
		if f == nil || f.Media != "application/pdf" {
			continue
		}
		path, err := files.FilePath(f.SHA256)
		if err != nil {
			return err
		}
		arguments = append(arguments, path)
	}
	joined := filepath.Join(b.dir, "qpdf.pdf")
	arguments = append(arguments, "--", joined)
	qpdf := func() error {
		if err := exec.Command("qpdf", arguments...).Run(); err != nil {
			return err
		}
		return durable.OS.Sync(joined)
	}
	added, err := addedRatio(9, export(false), export(true), qpdf)
	if err != nil {
		return err
	}
	b.report("vs-qpdf", added, "×", 1.5)
	return nil
}

// addedRatio runs three things in turn and gives the median of what the whole
// takes beyond a part of it, by what the yardstick takes: of each turn by
// itself, so that a machine that gets slower meanwhile does not count. The first
// turn warms up.
func addedRatio(turns int, whole, part, yardstick func() error) (float64, error) {
	var ratios []float64
	for turn := range turns + 1 {
		var took [3]time.Duration
		for i, thing := range []func() error{yardstick, whole, part} {
			var err error
			if took[i], err = timed(thing); err != nil {
				return 0, err
			}
		}
		if turn > 0 {
			ratios = append(ratios, float64(took[1]-took[2])/float64(took[0]))
		}
	}
	slices.Sort(ratios)
	return ratios[len(ratios)/2], nil
}

// unlimited is one PDF, however large.
var unlimited = &deposit.Profile{Format: 1, Code: "bench", Title: "bench", Annexes: deposit.Within, Images: []deposit.Image{{DPI: 300, Quality: 90}}}

// heavier finds the files of a portfolio, and some more.
type heavier struct {
	dossier.FileSource
	dir  string
	more map[string]string // paths by SHA-256
}

func (h heavier) FilePath(sha string) (string, error) {
	if path, ok := h.more[sha]; ok {
		return path, nil
	}
	return h.FileSource.FilePath(sha)
}

// annexed adds scans to a portfolio, each linked, and writes their files.
func (h heavier) annexed(s *portfolio.State) (*portfolio.State, error) {
	edit := portfolio.NewEdit(s)
	for i, megabytes := range []int{2, 2, 3, 3, 4, 5, 6, 8, 10, 12, 20, 25, 49} {
		path := filepath.Join(h.dir, fmt.Sprintf("scan%d.pdf", i))
		if err := writeScans(path, 4, megabytes*1_000_000/4, i); err != nil {
			return nil, err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		hash := fmt.Sprintf("%x", sha256.Sum256(data))
		h.more[hash] = path
		piece := &portfolio.Piece{Title: fmt.Sprint("Scan ", i), InDossier: true, Confidentiality: portfolio.Shareable,
			File: &portfolio.File{SHA256: hash, Name: "scan.pdf", Media: annex.PDF, Size: int64(len(data))}}
		if err := edit.Put(piece); err != nil {
			return nil, err
		}
		if _, err := edit.Link(piece.Ref(), "1.1.1", "Pour la mesure."); err != nil {
			return nil, err
		}
	}
	heavy, _ := edit.Result(s.Version + 1)
	return heavy, nil
}

// writeScans writes a PDF of pages that each show a photograph of about so many
// bytes, as a scanner makes them. Other seeds give other files.
func writeScans(path string, pages, size, seed int) error {
	photo, side, err := photograph(size)
	if err != nil {
		return err
	}
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
	fmt.Fprintf(w, "%%PDF-1.4\n%% %d\n", seed)
	object("<< /Type /Catalog /Pages 2 0 R >>\nendobj\n")
	var kids strings.Builder
	for i := range pages {
		fmt.Fprintf(&kids, "%d 0 R ", 3+3*i)
	}
	object(fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>\nendobj\n", kids.String(), pages))
	for i := range pages {
		object(fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /XObject << /Im %d 0 R >> >> >>\nendobj\n", 4+3*i, 5+3*i))
		object("<< /Length 29 >>\nstream\nq 595 0 0 842 0 0 cm /Im Do Q\nendstream\nendobj\n")
		object(fmt.Sprintf("<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode /Length %d >>\nstream\n", side, side, len(photo)))
		w.Write(photo) //nolint:errcheck // the writer remembers its first error
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

// writePhoto writes a JPEG of about so many bytes. Other seeds give other files.
func writePhoto(path string, size, seed int) error {
	photo, _, err := photograph(size)
	if err != nil {
		return err
	}
	// A comment after the first marker makes the difference.
	comment := fmt.Appendf([]byte{0xFF, 0xD8, 0xFF, 0xFE, 0, 10}, "%08d", seed)
	return os.WriteFile(path, append(comment, photo[2:]...), 0o600)
}

var photographs = map[int][]byte{}

// photograph is a JPEG of about so many bytes, and its side in pixels: of a
// subject that does not compress.
func photograph(size int) (data []byte, side int, err error) {
	for side = 100; side*side < size; side += 10 { // such noise takes about a byte a pixel
	}
	if data = photographs[size]; data != nil {
		return data, side, nil
	}
	picture := &image.Gray{Pix: make([]byte, side*side), Stride: side, Rect: image.Rect(0, 0, side, side)}
	random := rand.NewChaCha8([32]byte{1})
	random.Read(picture.Pix) //nolint:errcheck // never fails
	var out bytes.Buffer
	err = jpeg.Encode(&out, picture, &jpeg.Options{Quality: 95})
	photographs[size] = out.Bytes()
	return out.Bytes(), side, err
}
