// Package picturetest makes pictures for tests: plain ones by way of the
// standard library, and those that it does not write, byte by byte. Only tests
// import it.
package picturetest

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"
)

// Quarters is an image, in pixels, whose four quarters have their own colours,
// so that one sees how it is turned: red and green above, blue and white below.
func Quarters(w, h int) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.NRGBA{255, 0, 0, 255}
			switch {
			case x >= w/2 && y < h/2:
				c = color.NRGBA{0, 255, 0, 255}
			case x < w/2 && y >= h/2:
				c = color.NRGBA{0, 0, 255, 255}
			case x >= w/2:
				c = color.NRGBA{255, 255, 255, 255}
			}
			img.SetNRGBA(x, y, c)
		}
	}
	return img
}

// JPEG is an image as a file.
func JPEG(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// PNG is an image as a file.
func PNG(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// WithEXIF puts EXIF data, which begin with the header of a TIFF, into a JPEG.
func WithEXIF(file, exif []byte) []byte {
	body := append([]byte("Exif\x00\x00"), exif...)
	out := append([]byte{}, file[:2]...)
	out = append(out, 0xFF, 0xE1)
	out = binary.BigEndian.AppendUint16(out, uint16(len(body)+2))
	return append(append(out, body...), file[2:]...)
}

// Header is the first chunk of a PNG. Bits are those of a sample; Colour is 0
// for grey, 2 for RGB, 3 for a palette; Interlace is 1 for Adam7.
type Header struct {
	Width, Height           uint32 // pixels
	Bits, Colour, Interlace byte
}

// Chunk is one of a PNG, without its length and checksum.
type Chunk struct {
	Kind string // "IDAT"
	Data []byte
}

// RawPNG is a PNG of a header, chunks as they are given, and an end.
func RawPNG(h Header, chunks ...Chunk) []byte {
	head := binary.BigEndian.AppendUint32(nil, h.Width)
	head = binary.BigEndian.AppendUint32(head, h.Height)
	head = append(head, h.Bits, h.Colour, 0, 0, h.Interlace)
	b := appendChunk([]byte("\x89PNG\r\n\x1a\n"), Chunk{"IHDR", head})
	for _, c := range chunks {
		b = appendChunk(b, c)
	}
	return appendChunk(b, Chunk{"IEND", nil})
}

func appendChunk(b []byte, c Chunk) []byte {
	b = binary.BigEndian.AppendUint32(b, uint32(len(c.Data)))
	body := append([]byte(c.Kind), c.Data...)
	return binary.BigEndian.AppendUint32(append(b, body...), crc32.ChecksumIEEE(body))
}
