package pdfium_test

import (
	"bytes"
	"context"
	"errors"
	"image"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"acquis/portfolio/pdfium"
	"acquis/portfolio/pdfium/pdfiumtest"
)

var ctx = context.Background()

func open(t *testing.T, data []byte) *pdfium.Document {
	t.Helper()
	d, err := pdfiumtest.Engine(t).Open(ctx, pdfiumtest.Write(t, data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return d
}

// ink counts the pixels that are not white.
func ink(picture *image.RGBA) (dark int) {
	for at := 0; at < len(picture.Pix); at += 4 {
		if picture.Pix[at] != 0xff || picture.Pix[at+1] != 0xff || picture.Pix[at+2] != 0xff {
			dark++
		}
	}
	return dark
}

func TestAPageIsDrawnAndReadBack(t *testing.T) {
	d := open(t, pdfiumtest.PDF("Pièce d’essai", "L’accompa-\ngnement, une co-\nproduction\n12 - 3"))
	if d.Pages() != 2 {
		t.Fatalf("%d pages", d.Pages())
	}
	width, height, err := d.Size(ctx, 0)
	if err != nil || width != pdfiumtest.A4Width || height != pdfiumtest.A4Height {
		t.Errorf("%v × %v, %v", width, height, err)
	}
	picture, err := d.RenderAt(ctx, 0, 100)
	if err != nil {
		t.Fatal(err)
	}
	if size := picture.Bounds().Size(); size != image.Pt(826, 1169) {
		t.Errorf("%v pixels", size)
	}
	if n := ink(picture); n < 5000 || n > 50000 {
		t.Errorf("%d dark pixels: the bar and a line have some thousands", n)
	}
	// The bar is grey, and where it was put.
	if r, g, b, a := picture.At(150, 78).RGBA(); r>>8 != 153 || g != r || b != r || a != 0xffff {
		t.Errorf("the bar is %d %d %d %d", r>>8, g>>8, b>>8, a>>8)
	}
	for page, want := range []string{"Pièce d\u0019essai", "L\u0019accompagnement, une coproduction\n12 - 3"} {
		said, err := d.Text(ctx, page)
		if want := string(bytes.ReplaceAll([]byte(want), []byte{0x19}, nil)); err != nil || said != want {
			t.Errorf("page %d says %q, %v; want %q", page, said, err, want)
		}
	}
}

func TestLinksLeadToTheirPages(t *testing.T) {
	d := open(t, pdfiumtest.PDF("un", "deux"))
	links, err := d.Links(ctx, 1)
	if err != nil || len(links) != 1 {
		t.Fatalf("%v, %v", links, err)
	}
	l := links[0]
	near := func(got, want float64) bool { return got > want-0.01 && got < want+0.01 }
	if l.Page != 0 || !near(l.Left, 72.0/595) || !near(l.Top, 1-70.0/842) || !near(l.Right, 300.0/595) || !near(l.Bottom, 1-40.0/842) {
		t.Errorf("%+v", l)
	}
}

func TestWordsAreFoundOnThePage(t *testing.T) {
	d := open(t, pdfiumtest.PDF("Les droits sociaux\nLe non-recours aux droits"))
	found, err := d.Find(ctx, 0, []string{"DROITS", "absent", ""})
	if err != nil || len(found) != 2 {
		t.Fatalf("%v, %v", found, err)
	}
	// The lines begin 72 points from the left; the first stands 102 below the top.
	for i, line := range []float64{102, 132} {
		a := found[i]
		if a.Left < 72.0/595 || a.Right > 0.7 || a.Right <= a.Left || a.Top < (line-30)/842 || a.Bottom > (line+10)/842 || a.Bottom <= a.Top {
			t.Errorf("found at %+v", a)
		}
	}
}

// A document that many ask at once answers each of them.
func TestManyAskAtOnce(t *testing.T) {
	d := open(t, pdfiumtest.PDF("un", "deux", "trois"))
	var all sync.WaitGroup
	for n := range 12 {
		all.Go(func() {
			if _, err := d.Render(ctx, n%3, 100, 140); err != nil {
				t.Error(err)
			}
			if said, err := d.Text(ctx, n%3); err != nil || said != []string{"un", "deux", "trois"}[n%3] {
				t.Errorf("%q, %v", said, err)
			}
		})
	}
	all.Wait()
}

func TestWhatCannotBeRead(t *testing.T) {
	e := pdfiumtest.Engine(t)
	whole := pdfiumtest.PDF("page")
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"encrypted": {pdfiumtest.Encrypted(), pdfium.ErrPassword},
		"text":      {[]byte("Ceci n’est pas un PDF."), pdfium.ErrBroken},
		"empty":     {nil, pdfium.ErrBroken},
		"cut":       {whole[:60], pdfium.ErrBroken},
		"no pages":  {pdfiumtest.PDF(), pdfium.ErrBroken},
	} {
		d, err := e.Open(ctx, pdfiumtest.Write(t, c.data))
		if err == nil {
			d.Close()
		}
		if !errors.Is(err, c.want) || pdfium.Sentence(err) == "" {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	if _, err := e.Open(ctx, filepath.Join(t.TempDir(), "nulle-part.pdf")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no such file: %v", err)
	}
}

// What fails with one page leaves the others, even where the program had to be
// stopped in the middle.
func TestAFailureCostsOnePage(t *testing.T) {
	d := open(t, pdfiumtest.PDF("un", "deux"))
	if _, err := d.Render(ctx, 2, 10, 10); !errors.Is(err, pdfium.ErrPage) {
		t.Errorf("a page beyond the end: %v", err)
	}
	if _, err := d.Render(ctx, 0, 1<<20, 1<<20); !errors.Is(err, pdfium.ErrTooLarge) {
		t.Errorf("a picture of a terapixel: %v", err)
	}
	if said, err := d.Text(ctx, 1); err != nil || said != "deux" {
		t.Errorf("then %q, %v", said, err)
	}
	if err := d.Close(); err != nil {
		t.Error(err)
	}
	if _, err := d.Text(ctx, 1); !errors.Is(err, pdfium.ErrClosed) {
		t.Errorf("after closing: %v", err)
	}
}

// A page may take longer than the sun shines: it ends with its context, and the
// pages beside it are there again.
func TestAnEndlessPageIsStopped(t *testing.T) {
	d := open(t, pdfiumtest.Endless("deux"))
	soon, cancel := context.WithTimeout(ctx, 100*time.Millisecond)
	defer cancel()
	if _, err := d.Render(soon, 0, 500, 700); !errors.Is(err, context.DeadlineExceeded) {
		t.Fatalf("an endless page: %v", err)
	}
	if said, err := d.Text(ctx, 1); err != nil || said != "deux" {
		t.Errorf("the page after it: %q, %v", said, err)
	}
}

func TestWithoutTheProgram(t *testing.T) {
	e := pdfium.New(pdfium.Options{Program: fstest.MapFS{}, Cache: t.TempDir()})
	defer e.Close()
	if e.Available() {
		t.Error("said to be there")
	}
	if _, err := e.Open(ctx, pdfiumtest.Write(t, pdfiumtest.PDF("page"))); !errors.Is(err, pdfium.ErrMissing) || pdfium.Sentence(err) == "" {
		t.Errorf("opened: %v", err)
	}
}

func TestAClosedEngineOpensNothing(t *testing.T) {
	e := pdfiumtest.Engine(t)
	e.Close()
	if _, err := e.Open(ctx, pdfiumtest.Write(t, pdfiumtest.PDF("page"))); !errors.Is(err, pdfium.ErrClosed) {
		t.Errorf("opened: %v", err)
	}
}
