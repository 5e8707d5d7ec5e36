package typeset

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"

	_ "image/gif" // figures may be GIF

	xdraw "golang.org/x/image/draw"
)

// picture is an image in one of two forms that gofpdf puts into a file as they
// are: a JPEG, or a PNG with 8 bits a channel, opaque and not interlaced.
type picture struct {
	name          string // of what it holds: the same picture has the same
	width, height int
	format        string // as gofpdf names it
	data          []byte
}

// Limits on figures: what is larger is refused before it is decoded, and what
// is finer than print needs is made smaller.
const (
	maxFigurePixels = 50_000_000
	maxFigureSide   = 1900
)

// Opaque decodes an image as it is printed: what its file says of itself is not
// trusted, transparency, which PDF/A-1 forbids, goes onto white, and it is no
// finer than print needs. It tells whether the image is a photograph (a JPEG).
// What is no image gives nil.
func Opaque(data []byte) (img *image.RGBA, photo bool) {
	cfg, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || cfg.Width <= 0 || cfg.Height <= 0 || cfg.Width*cfg.Height > maxFigurePixels {
		return nil, false
	}
	src, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, false
	}
	w, h := cfg.Width, cfg.Height
	if side := max(w, h); side > maxFigureSide {
		w, h = max(1, w*maxFigureSide/side), max(1, h*maxFigureSide/side)
	}
	dst := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(dst, dst.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	xdraw.CatmullRom.Scale(dst, dst.Bounds(), src, src.Bounds(), draw.Over, nil)
	return dst, format == "jpeg"
}

// prepare decodes an image and packs it anew. It returns nil for what is no
// image.
func prepare(data []byte) *picture {
	dst, photo := Opaque(data)
	if dst == nil {
		return nil
	}
	p := &picture{width: dst.Bounds().Dx(), height: dst.Bounds().Dy(), format: "PNG"}
	var out bytes.Buffer
	var err error
	if photo {
		p.format, err = "JPG", jpeg.Encode(&out, dst, &jpeg.Options{Quality: 88})
	} else {
		err = png.Encode(&out, dst) // opaque: 8-bit RGB without alpha
	}
	if err != nil {
		return nil
	}
	p.data = out.Bytes()
	p.name = fmt.Sprintf("%x", sha256.Sum256(p.data))
	return p
}
