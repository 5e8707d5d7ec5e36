package pdftest

import (
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	xdraw "golang.org/x/image/draw"
)

// acceptEnv is the variable that has the pages of the tests kept as they are
// now.
const acceptEnv = "ACQUIS_ACCEPT_PAGES"

// folder holds the pages, beside the test.
const folder = "testdata/pages"

// Resolution of the kept pages, in dots an inch: lines of text can be told
// apart, letters cannot.
const resolution = 40

// Versions of Poppler draw the edges of letters differently; words, lines and
// rules stay where they are. So pages are compared by the mean grey of small
// squares, and may differ a little in all and much in very few: the pages of the
// example pass as drawn by Ghostscript, which is another program altogether.
const (
	square   = 6   // side, in pixels: 4 mm
	muchGrey = 26  // of 255
	fewParts = 500 // one square in so many
)

// LooksAsBefore fails the test where a page of a PDF differs from the picture
// kept under name. It is skipped where pdftoppm is not installed.
func LooksAsBefore(t testing.TB, path, name string, page int) {
	t.Helper()
	now := render(t, path, page)
	kept := filepath.Join(folder, name+".png")
	if os.Getenv(acceptEnv) != "" {
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		save(t, kept, now)
		return
	}
	before, err := load(kept)
	if err != nil {
		t.Errorf("%s: %v. If the page is to be kept, run make accept-pages.", name, err)
		return
	}
	if what := difference(before, now); what != "" {
		dir := t.ArtifactDir()
		save(t, filepath.Join(dir, name+"-now.png"), now)
		save(t, filepath.Join(dir, name+"-before.png"), before)
		t.Errorf("%s (page %d) looks different: %s. Both pictures are in %s (kept with -artifacts). "+
			"If the change is meant, run make accept-pages and look at %s.", name, page, what, dir, kept)
	}
}

// render draws a page in greys.
func render(t testing.TB, path string, page int) *image.Gray {
	t.Helper()
	root, number := filepath.Join(t.TempDir(), "page"), strconv.Itoa(page)
	output(t, tool(t, "pdftoppm", "poppler-utils"), "-gray", "-png", "-singlefile", "-r", strconv.Itoa(resolution),
		"-f", number, "-l", number, path, root)
	img, err := load(root + ".png")
	if err != nil {
		t.Fatal(err)
	}
	return img
}

func load(path string) (*image.Gray, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	gray := image.NewGray(img.Bounds())
	xdraw.Copy(gray, image.Point{}, img, img.Bounds(), xdraw.Src, nil)
	return gray, nil
}

// save writes a page in sixteen greys, which is half the size.
func save(t testing.TB, path string, img *image.Gray) {
	t.Helper()
	palette := make(color.Palette, 16)
	for i := range palette {
		palette[i] = color.Gray{uint8(i * 17)}
	}
	small := image.NewPaletted(img.Bounds(), palette)
	xdraw.Copy(small, image.Point{}, img, img.Bounds(), xdraw.Src, nil)
	f, err := os.Create(path)
	if err == nil {
		err = (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(f, small)
	}
	if err == nil {
		err = f.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
}

// difference says in what two pages differ, "" if they look the same.
func difference(a, b *image.Gray) string {
	if a.Bounds().Size() != b.Bounds().Size() {
		return fmt.Sprintf("%v became %v", a.Bounds().Size(), b.Bounds().Size())
	}
	squares, other, first := 0, 0, image.Point{}
	for y := 0; y < a.Bounds().Dy(); y += square {
		for x := 0; x < a.Bounds().Dx(); x += square {
			squares++
			if d := mean(a, x, y) - mean(b, x, y); d > muchGrey || d < -muchGrey {
				if other++; other == 1 {
					first = image.Pt(x, y)
				}
			}
		}
	}
	if other <= squares/fewParts {
		return ""
	}
	mm := func(px int) int { return px * 254 / 10 / resolution }
	return fmt.Sprintf("%d of %d squares, the first %d mm from the left and %d mm from the top", other, squares, mm(first.X), mm(first.Y))
}

// mean is the mean grey of the square at x, y.
func mean(img *image.Gray, x, y int) int {
	sum, n := 0, 0
	for dy := range min(square, img.Bounds().Dy()-y) {
		for dx := range min(square, img.Bounds().Dx()-x) {
			sum += int(img.GrayAt(x+dx, y+dy).Y)
			n++
		}
	}
	return sum / n
}
