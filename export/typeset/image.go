package typeset

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"

	_ "image/gif" // figures may be GIF

	xdraw "golang.org/x/image/draw"
)

// picture is an image in the one form that gofpdf is given: 8 bits, not
// interlaced, opaque.
type picture struct {
	width, height int
	data          []byte
	format        string // "jpg" or "png"
}

// Limits on figures: what is larger is refused before it is decoded, and what
// is finer than print needs is made smaller.
const (
	maxFigurePixels = 50_000_000
	maxFigureSide   = 1900
)

// prepare decodes an image and writes it anew, because gofpdf fails on 16-bit
// and interlaced PNG, panics on truncated ones and trusts their sizes. It
// returns nil for what is no image.
//
// gofpdf orders the images of a document by their width, and by chance where
// two are as wide. So that the same document gives the same bytes, no two get
// the same width: taken holds those that are given away, and a column of white
// makes the difference.
func prepare(data []byte, taken map[int]bool) *picture {
	cfg, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || cfg.Width <= 0 || cfg.Height <= 0 || cfg.Width*cfg.Height > maxFigurePixels {
		return nil
	}
	src, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil
	}
	w, h := cfg.Width, cfg.Height
	if side := max(w, h); side > maxFigureSide {
		w, h = max(1, w*maxFigureSide/side), max(1, h*maxFigureSide/side)
	}
	full := w
	for taken[full] {
		full++
	}
	taken[full] = true
	dst := image.NewRGBA(image.Rect(0, 0, full, h))
	draw.Draw(dst, dst.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	xdraw.CatmullRom.Scale(dst, image.Rect(0, 0, w, h), src, src.Bounds(), draw.Over, nil)
	p := &picture{width: full, height: h, format: "png"}
	var out bytes.Buffer
	if format == "jpeg" {
		p.format = "jpg"
		err = jpeg.Encode(&out, dst, &jpeg.Options{Quality: 88})
	} else {
		err = png.Encode(&out, dst) // opaque: 8-bit RGB without alpha
	}
	if err != nil {
		return nil
	}
	p.data = out.Bytes()
	return p
}
