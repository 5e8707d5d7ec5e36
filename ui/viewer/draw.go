package viewer

import (
	"context"
	"image"
	"math"
	"time"

	"fyne.io/fyne/v2"

	"acquis/portfolio/pdfium"
	"acquis/ui/widgets"
)

// patience is how long a page that nobody looks at any more may go on being
// drawn: most are finished by then, and ending one in the middle costs more.
const patience = 250 * time.Millisecond

// noticeable is how long a page may stay blank before it is said why.
const noticeable = 800 * time.Millisecond

// maxPixels bounds a picture: beyond it a page is drawn smaller, and stretched.
const maxPixels = 16 << 20

// job is a drawing under way.
type job struct {
	page   int
	cancel func()
	unsay  func()      // drops the notice that it takes long
	late   *time.Timer // cancels, once the page is not looked at any more; else nil
}

// draw has what is missing drawn: first the page that is shown, then the next
// one and the one before. One at a time: the document draws no faster.
func (v *Viewer) draw() {
	if v.document == nil {
		return
	}
	if v.job != nil {
		if v.job.page != v.page && v.job.late == nil {
			v.job.late = time.AfterFunc(patience, v.job.cancel) // a context may be cancelled from anywhere
		}
		return
	}
	for _, page := range []int{v.page, v.page + 1, v.page - 1} {
		if page >= 0 && page < v.document.Pages() && !v.cache.has(page, v.pixels(page)) {
			v.start(page)
			return
		}
	}
}

// pixels is how large the picture of a page is to be; zero while its size is
// not known.
func (v *Viewer) pixels(page int) image.Point {
	known := v.cache.pages[page]
	if known == nil || known.err != nil {
		return image.Point{}
	}
	return v.stage.pixels(known.size)
}

// start draws a page.
func (v *Viewer) start(page int) {
	j := &job{page: page}
	v.job = j
	document, measure, marked := v.document, v.stage.measure(), v.marked
	known := v.cache.pages[page]
	var made sheetOf
	j.unsay = widgets.After(noticeable, func() {
		if page == v.page && v.stage.sheet.picture == nil {
			v.stage.wait(page)
		}
	})
	j.cancel = v.background(func(ctx context.Context) error {
		made = drawn(ctx, document, page, known, marked, measure)
		return nil
	}, func(failed error) {
		j.unsay()
		if j.late != nil {
			j.late.Stop()
		}
		if v.job != j {
			return // the document is gone
		}
		v.job = nil
		if failed != nil {
			made.err = failed
		}
		if given := made.err != nil && isCancelled(made.err); !given {
			v.cache.put(page, made, v.page)
		}
		if page == v.page {
			v.stage.show()
		}
		v.draw()
	})
}

func isCancelled(err error) bool { return err == context.Canceled }

// drawn measures and draws a page, away from the interface's goroutine.
func drawn(ctx context.Context, d Document, page int, known *sheetOf, marked []string, measure func(fyne.Size) image.Point) sheetOf {
	var made sheetOf
	if known != nil && known.err == nil {
		made.size, made.links, made.marks = known.size, known.links, known.marks
	} else {
		width, height, err := d.Size(ctx, page)
		if err != nil {
			return sheetOf{err: err}
		}
		made.size = fyne.NewSize(float32(width), float32(height))
		if made.links, err = d.Links(ctx, page); err != nil {
			return sheetOf{err: err, size: made.size}
		}
		if f, ok := d.(finder); ok && len(marked) > 0 {
			made.marks, _ = f.Find(ctx, page, marked) // without, the page shows as well
		}
	}
	wanted := measure(made.size)
	if n := float64(wanted.X) * float64(wanted.Y); n > maxPixels {
		less := math.Sqrt(maxPixels / n)
		made.picture, made.err = d.Render(ctx, page, max(1, int(float64(wanted.X)*less)), max(1, int(float64(wanted.Y)*less)))
	} else {
		made.picture, made.err = d.Render(ctx, page, wanted.X, wanted.Y)
	}
	made.wanted = wanted
	if made.picture != nil {
		mark(made.picture, made.marks)
	}
	return made
}

// finder is what a Document may do besides.
type finder interface {
	Find(ctx context.Context, page int, words []string) ([]pdfium.Area, error)
}

// mark colours places of a picture as a pen would: what is dark stays dark.
func mark(picture *image.RGBA, places []pdfium.Area) {
	pen := [3]int{0xff, 0xdf, 0x6b}
	size := picture.Bounds().Size()
	for _, a := range places {
		at := image.Rect(int(a.Left*float64(size.X))-1, int(a.Top*float64(size.Y))-1,
			int(a.Right*float64(size.X))+2, int(a.Bottom*float64(size.Y))+2).Intersect(picture.Bounds())
		for y := at.Min.Y; y < at.Max.Y; y++ {
			row := picture.Pix[picture.PixOffset(at.Min.X, y):picture.PixOffset(at.Max.X, y)]
			for i := range row {
				if c := i % 4; c < 3 {
					row[i] = byte(int(row[i]) * pen[c] / 0xff)
				}
			}
		}
	}
}

// sheetOf is what is known of a page.
type sheetOf struct {
	size    fyne.Size // in points
	links   []pdfium.Link
	marks   []pdfium.Area
	wanted  image.Point // the size that the picture was made for
	picture *image.RGBA // nil once it was dropped
	err     error
}

// cacheBytes bounds the pictures that are kept: at the size of a window, some
// twenty pages.
const cacheBytes = 64 << 20

// cache keeps what is known of pages, and the last pictures.
type cache struct {
	pages map[int]*sheetOf
	bytes int
}

func (c *cache) clear() { *c = cache{} }

// has reports whether a page is there at a size, or failed.
func (c *cache) has(page int, size image.Point) bool {
	p := c.pages[page]
	return p != nil && (p.err != nil || p.picture != nil && p.wanted == size)
}

// put keeps a page; those farthest from the one that is shown make room.
func (c *cache) put(page int, made sheetOf, shown int) {
	if c.pages == nil {
		c.pages = map[int]*sheetOf{}
	}
	c.forget(page)
	c.pages[page] = &made
	if made.picture != nil {
		c.bytes += len(made.picture.Pix)
	}
	for c.bytes > cacheBytes {
		farthest := -1
		for n, p := range c.pages {
			if p.picture != nil && n != shown && n != page && (farthest < 0 || distance(n, shown) > distance(farthest, shown)) {
				farthest = n
			}
		}
		if farthest < 0 {
			return
		}
		c.forget(farthest)
	}
}

// forget drops the picture of a page; its size stays.
func (c *cache) forget(page int) {
	if p := c.pages[page]; p != nil && p.picture != nil {
		c.bytes -= len(p.picture.Pix)
		p.picture = nil
	}
}

func distance(a, b int) int { return max(a-b, b-a) }
