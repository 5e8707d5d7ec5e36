package viewer

import (
	"context"
	"image"

	"golang.org/x/image/draw"

	"acquis/portfolio/pdfium"
)

// Document is what a Viewer shows. Pages count from 0. Its methods are called
// away from the interface's goroutine, one at a time but for Close.
type Document interface {
	Pages() int
	// Size is that of a page, in points (1/72 of an inch).
	Size(ctx context.Context, page int) (width, height pdfium.Points, err error)
	// Render draws a page at a size in pixels.
	Render(ctx context.Context, page, width, height int) (*image.RGBA, error)
	// Links are those that lead to other pages.
	Links(ctx context.Context, page int) ([]pdfium.Link, error)
	Close() error
}

// Background runs work away from the interface's goroutine, and done with its
// error on it afterwards. cancel ends the context of the work.
type Background func(work func(context.Context) error, done func(error)) (cancel func())

// Picture is a Document of one page, an image, as large as its pixels are on
// a screen.
func Picture(image image.Image) Document { return picture{image} }

type picture struct{ image image.Image }

func (picture) Pages() int { return 1 }

func (p picture) Size(context.Context, int) (width, height pdfium.Points, err error) {
	const pointsPerPixel = 72.0 / 96
	size := p.image.Bounds().Size()
	return pdfium.Points(size.X) * pointsPerPixel, pdfium.Points(size.Y) * pointsPerPixel, nil
}

func (p picture) Render(_ context.Context, _, width, height int) (*image.RGBA, error) {
	drawn := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.Draw(drawn, drawn.Bounds(), image.White, image.Point{}, draw.Src)
	draw.ApproxBiLinear.Scale(drawn, drawn.Bounds(), p.image, p.image.Bounds(), draw.Over, nil)
	return drawn, nil
}

func (picture) Links(context.Context, int) ([]pdfium.Link, error) { return nil, nil }

func (picture) Close() error { return nil }
