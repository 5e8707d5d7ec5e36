package pdfium

import (
	"context"
	"fmt"
	"image"
	"math"
)

// Formats and flags of fpdfview.h.
const (
	formatBGRx       = 3
	flagAnnotations  = 0x01
	flagReverseBytes = 0x10 // RGB, not BGR
	white            = 0xffffffff
)

// Render draws a page, from 0, on white, stretched to a size in pixels, with
// its annotations and what is filled into its forms. Errors: [ErrPage],
// [ErrTooLarge], [ErrSlow], [ErrCrashed], [ErrClosed], and that of ctx.
func (d *Document) Render(ctx context.Context, page, width, height int) (*image.RGBA, error) {
	if width <= 0 || height <= 0 || width > MaxPixels/height {
		return nil, fmt.Errorf("%w: %d × %d", ErrTooLarge, width, height)
	}
	var picture *image.RGBA
	err := d.onPage(ctx, page, func(ctx context.Context, m *machine, loaded uint64) (err error) {
		picture, err = d.draw(ctx, m, loaded, width, height)
		return err
	})
	return picture, err
}

// RenderAt draws a page at so many dots per inch.
func (d *Document) RenderAt(ctx context.Context, page int, dpi float64) (*image.RGBA, error) {
	width, height, err := d.Size(ctx, page)
	if err != nil {
		return nil, err
	}
	pixels := func(p Points) int { return max(1, int(math.Round(min(p*dpi/72, MaxPixels)))) }
	return d.Render(ctx, page, pixels(width), pixels(height))
}

func (d *Document) draw(ctx context.Context, m *machine, loaded uint64, width, height int) (*image.RGBA, error) {
	w, h := uint64(width), uint64(height)
	bitmap, err := m.call(ctx, "FPDFBitmap_CreateEx", w, h, formatBGRx, 0, 0)
	if err != nil {
		return nil, err
	}
	if bitmap == 0 {
		return nil, fmt.Errorf("%w: no memory for %d × %d", ErrCrashed, width, height)
	}
	const flags = flagAnnotations | flagReverseBytes
	steps := []struct {
		name string
		args []uint64
	}{
		{"FPDFBitmap_FillRect", []uint64{bitmap, 0, 0, w, h, white}},
		{"FPDF_RenderPageBitmap", []uint64{bitmap, loaded, 0, 0, w, h, 0, flags}},
		{"FPDF_FFLDraw", []uint64{d.form, bitmap, loaded, 0, 0, w, h, 0, flags}},
	}
	for _, s := range steps {
		if s.name == "FPDF_FFLDraw" && d.form == 0 {
			continue
		}
		if _, err := m.call(ctx, s.name, s.args...); err != nil {
			return nil, err
		}
	}
	picture, err := m.picture(ctx, bitmap, width, height)
	if err != nil {
		return nil, err
	}
	_, err = m.call(ctx, "FPDFBitmap_Destroy", bitmap)
	return picture, err
}

// picture copies a bitmap out of a machine.
func (m *machine) picture(ctx context.Context, bitmap uint64, width, height int) (*image.RGBA, error) {
	at, err := m.call(ctx, "FPDFBitmap_GetBuffer", bitmap)
	if err != nil {
		return nil, err
	}
	stride, err := m.call(ctx, "FPDFBitmap_GetStride", bitmap)
	if err != nil {
		return nil, err
	}
	pixels, ok := m.memory().Read(uint32(at), uint32(stride)*uint32(height))
	if !ok || int(stride) < 4*width {
		return nil, fmt.Errorf("%w: a bitmap out of its memory", ErrCrashed)
	}
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		row := picture.Pix[y*picture.Stride:][:4*width]
		copy(row, pixels[y*int(stride):])
		for x := 3; x < len(row); x += 4 {
			row[x] = 0xff // the fourth byte has no meaning there
		}
	}
	return picture, nil
}
