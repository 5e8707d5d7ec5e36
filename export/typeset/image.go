package typeset

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"

	_ "image/gif" // figures may be GIF

	xdraw "golang.org/x/image/draw"
)

// picture is an image in one of the two forms that PDF takes as they are:
// a JPEG file, or the packed rows of a PNG with 8 bits a channel, opaque.
type picture struct {
	number        int // among those of the document
	width, height int
	jpeg          bool
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
	p := &picture{width: dst.Bounds().Dx(), height: dst.Bounds().Dy(), jpeg: photo}
	var out bytes.Buffer
	if p.jpeg {
		if err := jpeg.Encode(&out, dst, &jpeg.Options{Quality: 88}); err != nil {
			return nil
		}
		p.data = out.Bytes()
		return p
	}
	if err := png.Encode(&out, dst); err != nil { // opaque: 8-bit RGB without alpha
		return nil
	}
	p.data = rows(out.Bytes())
	return p
}

// rows takes the packed rows out of a PNG file that was just written: the data
// of its IDAT chunks.
func rows(file []byte) []byte {
	var out []byte
	for at := 8; at+8 <= len(file); {
		length, kind := int(binary.BigEndian.Uint32(file[at:])), string(file[at+4:at+8])
		if kind == "IDAT" {
			out = append(out, file[at+8:at+8+length]...)
		}
		at += 12 + length
	}
	return out
}

// write writes the image and returns its number in the file.
func (p *picture) write(f *file) int {
	n := f.reserve(1)
	dict := fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceRGB/BitsPerComponent 8", p.width, p.height)
	if p.jpeg {
		dict += "/Filter/DCTDecode"
	} else {
		dict += fmt.Sprintf("/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors 3/BitsPerComponent 8/Columns %d>>", p.width)
	}
	f.stream(n, dict, p.data)
	return n
}
