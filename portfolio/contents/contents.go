// Package contents knows what is inside the PDF files of a portfolio: the text
// of their pages, for the search, and a small picture of the first one. Both
// are read once, in the background, and kept with the portfolio as caches.
//
// What it promises:
//
//   - [Reader.Read] may be stopped at any moment and begun again: what was read
//     is kept, file by file.
//   - A file that asks for a password, is broken, or takes too long is passed,
//     and not tried again.
//   - In a portfolio that is only read, nothing is written; what was read is
//     known until the Reader goes.
//   - Without pdfium (see portfolio/pdfium) nothing is read, and nothing fails.
package contents

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"strconv"
	"strings"
	"sync"
	"time"

	"acquis/portfolio"
	"acquis/portfolio/intake"
	"acquis/portfolio/pdfium"
)

// Book is what a Reader needs of a portfolio; a *store.Portfolio is one.
type Book interface {
	State() *portfolio.State
	FilePath(sha256 string) (string, error)
	Text(sha256 string) ([]byte, bool)
	PutText(sha256 string, text []byte) error
	Thumbnail(sha256 string) ([]byte, bool)
	PutThumbnail(sha256 string, jpeg []byte) error
}

// The limits of what is read of one file.
const (
	maxPages    = 2000
	maxBytes    = 8 << 20 // of text: four Bibles and a half
	fileTime    = 2 * time.Minute
	pictureTime = 5 * time.Second
	quality     = 82 // of the small picture, as JPEG
)

// Reader reads what is inside files. It may be used from any goroutine, but
// Read by one at a time.
type Reader struct {
	engine *pdfium.Engine
	book   Book

	mu     sync.Mutex
	recent map[string][]string // texts that were asked for a short while ago
	bytes  int                 // of recent
	kept   map[string][]string // texts that could not be written down

	settled map[string]bool // files that Read has nothing more to do with
}

// New makes a reader of a portfolio.
func New(engine *pdfium.Engine, book Book) *Reader {
	return &Reader{engine: engine, book: book, recent: map[string][]string{}, kept: map[string][]string{}, settled: map[string]bool{}}
}

// recentBytes bounds the texts that are held to answer searches.
const recentBytes = 16 << 20

// Pages is the text of a stored file, page by page; false while it is not
// known. It makes a Reader a search.TextSource.
func (r *Reader) Pages(sha256 string) ([]string, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, known := range []map[string][]string{r.recent, r.kept} {
		if pages, ok := known[sha256]; ok {
			return pages, true
		}
	}
	data, ok := r.book.Text(sha256)
	if !ok {
		return nil, false
	}
	pages, ok := decode(data)
	if !ok {
		return nil, false // of another version: it is read anew
	}
	if r.bytes += len(data); r.bytes > recentBytes {
		r.recent, r.bytes = map[string][]string{}, len(data)
	}
	r.recent[sha256] = pages
	return pages, true
}

// Read reads the files of a portfolio that were not read yet, and tells of
// each. It returns early with the error of ctx. Files of other kinds, and all
// of them in a build without pdfium, are left alone.
func (r *Reader) Read(ctx context.Context, told func(sha256 string)) error {
	if !r.engine.Available() {
		return nil
	}
	for _, p := range r.book.State().Pieces() {
		for _, f := range p.Files() {
			if f.Media != "application/pdf" || r.settled[f.SHA256] {
				continue
			}
			if err := ctx.Err(); err != nil {
				return err
			}
			if r.read(ctx, f.SHA256) {
				told(f.SHA256)
			}
			if ctx.Err() == nil {
				r.settled[f.SHA256] = true // once a run of the program is enough
			}
		}
	}
	return ctx.Err()
}

// read reads one file and reports whether anything came of it.
func (r *Reader) read(ctx context.Context, sha256 string) bool {
	_, said := r.Pages(sha256)
	_, shown := r.book.Thumbnail(sha256)
	if said && shown {
		return false
	}
	path, err := r.book.FilePath(sha256)
	if err != nil {
		return false // missing: the portfolio says so elsewhere
	}
	limited, cancel := context.WithTimeout(ctx, fileTime)
	defer cancel()
	d, err := r.engine.Open(limited, path)
	if err != nil {
		if !said && isLasting(err) && ctx.Err() == nil {
			r.keep(sha256, nil)
		}
		return false
	}
	defer d.Close()
	came := false
	if !shown {
		came = r.draw(limited, d, sha256)
	}
	if !said {
		if pages := textOf(limited, d); ctx.Err() == nil {
			r.keep(sha256, pages)
			came = true
		}
	}
	return came
}

// isLasting reports whether opening a file would fail again.
func isLasting(err error) bool {
	for _, of := range []error{pdfium.ErrPassword, pdfium.ErrBroken, pdfium.ErrSlow, pdfium.ErrCrashed, context.DeadlineExceeded} {
		if errors.Is(err, of) {
			return true
		}
	}
	return false
}

// draw makes the small picture.
func (r *Reader) draw(ctx context.Context, d *pdfium.Document, sha256 string) bool {
	limited, cancel := context.WithTimeout(ctx, pictureTime)
	defer cancel()
	width, height, err := d.Size(limited, 0)
	if err != nil {
		return false
	}
	by := intake.ThumbnailSide / max(width, height)
	picture, err := d.Render(limited, 0, max(1, int(width*by)), max(1, int(height*by)))
	if err != nil {
		return false
	}
	frame(picture)
	var small bytes.Buffer
	if err := jpeg.Encode(&small, picture, &jpeg.Options{Quality: quality}); err != nil {
		return false
	}
	return r.book.PutThumbnail(sha256, small.Bytes()) == nil
}

// frame draws the edge of the paper, which white on white would not show.
func frame(picture *image.RGBA) {
	edge, b := image.NewUniform(color.Gray{Y: 0xc8}), picture.Bounds()
	for _, side := range []image.Rectangle{
		{b.Min, image.Pt(b.Max.X, b.Min.Y+1)}, {image.Pt(b.Min.X, b.Max.Y-1), b.Max},
		{b.Min, image.Pt(b.Min.X+1, b.Max.Y)}, {image.Pt(b.Max.X-1, b.Min.Y), b.Max},
	} {
		draw.Draw(picture, side, edge, image.Point{}, draw.Src)
	}
}

// textOf reads the pages; one that cannot be read is empty.
func textOf(ctx context.Context, d *pdfium.Document) []string {
	pages := make([]string, min(d.Pages(), maxPages))
	left := maxBytes
	for n := range pages {
		said, err := d.Text(ctx, n)
		if ctx.Err() != nil || left < len(said) {
			break // the rest is too much: what was read is found
		}
		if err == nil {
			pages[n] = said
			left -= len(said)
		}
	}
	return pages
}

// keep writes a text down, or else remembers it.
func (r *Reader) keep(sha256 string, pages []string) {
	err := r.book.PutText(sha256, encode(pages))
	if err == nil {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.kept[sha256] = pages
}

// The form in which a text is kept: a line that says which form, and of how
// many pages; then the pages, form feeds between them.
const form = "acquis-text 1 "

func encode(pages []string) []byte {
	return []byte(form + strconv.Itoa(len(pages)) + "\n" + strings.Join(pages, "\f"))
}

func decode(data []byte) (pages []string, ok bool) {
	head, rest, _ := strings.Cut(string(data), "\n")
	count, err := strconv.Atoi(strings.TrimPrefix(head, form))
	if err != nil || !strings.HasPrefix(head, form) || count < 0 {
		return nil, false
	}
	if count == 0 {
		return nil, rest == ""
	}
	pages = strings.Split(rest, "\f")
	return pages, len(pages) == count
}
