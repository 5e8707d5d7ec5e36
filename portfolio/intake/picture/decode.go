package picture

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"

	"github.com/disintegration/imaging"
	"golang.org/x/image/draw"
)

// Cost estimates the bytes that decoding takes.
func (i Info) Cost() int64 {
	pixels := int64(i.Width) * int64(i.Height)
	switch {
	case i.Media == JPEG && i.Interlaced: // coefficients are kept until the end
		return pixels * int64(i.Channels) * 5
	case i.Media == JPEG:
		return pixels * int64(i.Channels)
	case i.Bits == 16:
		return pixels * 8
	case i.Palette != nil || i.Channels == 1 && i.Transparent == nil:
		return pixels
	}
	return pixels * 4
}

// Decode reads the pixels, as stored, if they cost no more than budget bytes.
func Decode(r io.Reader, info Info, budget int64) (image.Image, error) {
	if err := info.checkSize(); err != nil {
		return nil, err
	}
	if cost := info.Cost(); cost > budget {
		return nil, fmt.Errorf("%w: %d MB to decode", ErrTooLarge, cost>>20)
	}
	var img image.Image
	var err error
	if info.Media == JPEG {
		// An end mark that is missing alone does no harm.
		img, err = jpeg.Decode(io.MultiReader(r, bytes.NewReader([]byte{0xFF, markerEOI})))
	} else {
		img, err = png.Decode(r)
	}
	var unsupported jpeg.UnsupportedError
	var unknown png.UnsupportedError
	switch {
	case err == nil:
		return img, nil
	case errors.As(err, &unsupported), errors.As(err, &unknown):
		return nil, fmt.Errorf("%w: %w", ErrFormat, err)
	}
	return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
}

// Verify reads all the pixels, and tells whether the image is whole. Of an
// image too large for the budget only the structure is checked.
func Verify(r io.Reader, info Info, budget int64) error {
	switch {
	case info.Media == PNG && !info.Interlaced:
		return Rows(r, func([]byte) error { return nil })
	case info.Media == JPEG && info.Cost() > budget:
		return CopyJPEG(io.Discard, r)
	}
	_, err := Decode(r, info, budget)
	return err
}

// Thumbnail makes a small upright JPEG, at most side pixels wide and high, on
// white, without any metadata.
func Thumbnail(r io.Reader, info Info, side int, budget int64) ([]byte, error) {
	img, err := Decode(r, info, budget)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, upright(small(img, side), info.Orientation), &jpeg.Options{Quality: 85}); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// small scales an image down to fit a square; it never enlarges.
func small(img image.Image, side int) *image.RGBA {
	from := img.Bounds()
	w, h := from.Dx(), from.Dy()
	if longest := max(w, h); longest > side {
		w, h = max(1, w*side/longest), max(1, h*side/longest)
	}
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(out, out.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.CatmullRom.Scale(out, out.Bounds(), img, from, draw.Over, nil)
	return out
}

// upright undoes an EXIF orientation.
func upright(img image.Image, orientation int) image.Image {
	switch orientation {
	case 2:
		return imaging.FlipH(img)
	case 3:
		return imaging.Rotate180(img)
	case 4:
		return imaging.FlipV(img)
	case 5:
		return imaging.Transpose(img)
	case 6:
		return imaging.Rotate270(img)
	case 7:
		return imaging.Transverse(img)
	case 8:
		return imaging.Rotate90(img)
	}
	return img
}
