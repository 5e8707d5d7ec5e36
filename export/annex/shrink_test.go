package annex

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"math"
	"os"
	"strings"
	"testing"

	"acquis/portfolio/intake/picture/picturetest"
)

// scene is a picture that looks like a photograph: soft shades, and an edge.
func scene(w, h int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			v := uint8(127 + 100*math.Sin(float64(x)/17)*math.Cos(float64(y)/23))
			if x > w/2 && y > h/2 {
				v /= 2
			}
			img.Set(x, y, color.RGBA{v, 255 - v, uint8(x * 255 / w), 255})
		}
	}
	return img
}

func photoBytes(t *testing.T, w, h, quality int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, scene(w, h), &jpeg.Options{Quality: quality}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestScaler(t *testing.T) {
	for _, size := range [][4]int{{100, 80, 50, 40}, {1000, 700, 313, 219}, {7, 5, 3, 2}, {640, 480, 639, 479}, {9, 9, 1, 1}} {
		from, to := image.Pt(size[0], size[1]), image.Pt(size[2], size[3])
		for _, samples := range []int{1, 3} {
			rows, sum := 0, 0.0
			s := newScaler(from, to, samples, func(row []byte) error {
				rows++
				for _, v := range row {
					sum += float64(v)
				}
				return nil
			})
			want := 0.0
			for y := range from.Y {
				line := make([]byte, from.X*samples)
				for x := range line {
					line[x] = byte(x*3 + y*5)
					want += float64(line[x])
				}
				if err := s.row(line); err != nil {
					t.Fatal(err)
				}
			}
			want /= float64(from.X * from.Y)
			if got := sum / float64(to.X*to.Y); rows != to.Y || math.Abs(got-want) > 1.2 {
				t.Errorf("%v to %v: %d rows of mean %.2f, want %d of %.2f", from, to, rows, got, to.Y, want)
			}
		}
	}
}

// imagesOf lists the images that a page draws.
func imagesOf(doc *document, p page) (all []*stream) {
	for _, o := range doc.dict(doc.dict(p.dict["Resources"])["XObject"]) {
		if s := doc.stream(o); s != nil && doc.name(s.dict["Subtype"]) == "Image" {
			all = append(all, s)
		}
	}
	return all
}

func TestPhotographsAreShrunkToWhatPrintNeeds(t *testing.T) {
	large := withEXIF(photoBytes(t, 1300, 1700, 95), 6)
	print300 := Shrink{DPI: 300, Quality: 90}
	path := write(t, "a.jpg", large)
	plain, shrunk := Inspect(t.Context(), path, JPEG, Shrink{}), Inspect(t.Context(), path, JPEG, Shrink{DPI: 75, Quality: 80})
	if plain.Problem != nil || shrunk.Bytes*2 > plain.Bytes || plain.Bytes < int64(len(large))*9/10 {
		t.Errorf("%d bytes as it is, %d at 75 dots", plain.Bytes, shrunk.Bytes)
	}
	for _, c := range []struct {
		data   []byte
		media  string
		shrink Shrink
		width  int // of the image on the page
	}{
		{large, JPEG, Shrink{DPI: 75, Quality: 80}, 556}, // the height of the sheet bounds it
		{large, JPEG, Shrink{}, 1300},
		{photoBytes(t, 900, 700, 90), JPEG, print300, 900},
		{picturetest.PNG(t, scene(1300, 900)), PNG, Shrink{DPI: 50, Quality: 80, Within: true}, 535},
		{picturetest.PNG(t, scene(400, 300)), PNG, print300, 400},
	} {
		_, out := assembled(t, mainPDF(2), Source{Title: "Photo", Path: write(t, "p", c.data), Media: c.media, Shrink: c.shrink})
		doc, pages := reopened(t, out)
		images := imagesOf(doc, pages[2])
		if len(images) != 1 || doc.int(images[0].dict["Width"]) != c.width {
			t.Errorf("%s, %v: %v wide, want %d", c.media, c.shrink, images[0].dict["Width"], c.width)
			continue
		}
		if bytes.Contains(images[0].raw, []byte("GPS-PLACE")) {
			t.Error("the EXIF data left with it")
		}
		tool(t, "pdftoppm", "-r", "20", "-f", "3", "-l", "3", out)
	}
}

// The size that an inspection gives is that of the finished file, or close.
func TestInspectionKnowsTheSize(t *testing.T) {
	for _, c := range []struct {
		data  []byte
		media string
	}{{pagesPDF(40, "", nil), PDF}, {photoBytes(t, 800, 600, 90), JPEG}, {picturetest.PNG(t, scene(500, 400)), PNG}} {
		path := write(t, "a", c.data)
		info := Inspect(t.Context(), path, c.media, Shrink{})
		done, err := Assemble(t.Context(), Job{Dir: t.TempDir(), Annexes: []Source{{Number: 1, Title: "A", Path: path, Media: c.media}},
			Infos: []Info{info}, Apart: Apart{File: 1}}, nil)
		if err != nil {
			t.Fatal(err)
		}
		defer done.Discard()
		// Beside the annex there are the font of the stamps and the tables.
		if beside := done.Report.Bytes - info.Bytes; beside < 0 || beside > 30_000 {
			t.Errorf("%s: %d bytes planned, %d written", c.media, info.Bytes, done.Report.Bytes)
		}
	}
}

func TestFileOfAnnexes(t *testing.T) {
	sources := everyKind(t)
	job := Job{Dir: t.TempDir(), Apart: Apart{File: 3, Title: "Fichier 3", Author: "Zoé", Creator: "Acquis", Of: "p/dossier.pdf"}}
	for i, s := range sources {
		s.Number, s.BackPage, s.Blank = i+9, 0, i == 0
		job.Annexes = append(job.Annexes, s)
		job.Infos = append(job.Infos, Inspect(t.Context(), s.Path, s.Media, Shrink{}))
	}
	report, out := committed(t, job)
	doc, pages := reopened(t, out)
	if len(pages) != 11 || report.Pages != 11 {
		t.Errorf("%d pages, reported %d, want ten and a blank one", len(pages), report.Pages)
	}
	if got := tool(t, "qpdf", "--check", out); !strings.Contains(got, "No syntax or stream encoding errors") {
		t.Error(got)
	}
	for n, want := range map[string]string{"1": "fichier 3 – page 1/11", "5": "Annexe 10 – page 1/1", "4": ""} {
		said := strings.Join(strings.Fields(tool(t, "pdftotext", "-f", n, "-l", n, out, "-")), " ")
		if !strings.Contains(said, want) || want == "" && said != "" {
			t.Errorf("page %s: %q", n, said)
		}
	}
	outlines := doc.dict(doc.dict(doc.catalog)["Outlines"])
	if doc.int(outlines["Count"]) != len(sources) || doc.dict(doc.info)["Title"] != textString("Fichier 3") {
		t.Errorf("%v, %v", outlines, doc.dict(doc.info))
	}
	if !IsOf(out, "p/dossier.pdf") || IsOf(out, "p/autre.pdf") || IsOf(sources[0].Path, "p/dossier.pdf") || IsOf("absent", "x") {
		t.Error("files of annexes are not known again")
	}
	data, err := os.ReadFile(out)
	if err != nil || bytes.Contains(data, []byte("p/dossier.pdf")) {
		t.Error("the mark gives names away")
	}
}
