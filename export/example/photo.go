package example

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image/color"
	"image/jpeg"
	"strconv"
	"strings"

	"github.com/disintegration/imaging"

	"acquis/assets/example"
	"acquis/assets/text"
)

// scenes are the pictures that can be taken.
var scenes = map[string]func(*canvas){"mur": wall, "place": square, "rayon": shelves, "salle": room}

// photoQuality is that of a picture that was sent by mail.
const photoQuality = 80

// takePhoto makes the JPEG of a photograph, and says how large it is when it
// stands upright. With the EXIF orientation 6 the picture is stored lying on
// its side, as telephones do.
func takePhoto(e example.Entry) (data []byte, width, height int, err error) {
	number := func(key string) int {
		n, fault := strconv.Atoi(e.Fields[key])
		if fault != nil && err == nil {
			err = fmt.Errorf("%s: %w", key, fault)
		}
		return n
	}
	width, height = number("largeur"), number("hauteur")
	seed, orientation := number("graine"), number("orientation")
	palette, fault := parsePalette(e.Fields["palette"])
	scene := scenes[e.Fields["scene"]]
	switch {
	case err != nil:
		return nil, 0, 0, err
	case fault != nil:
		return nil, 0, 0, fault
	case scene == nil:
		return nil, 0, 0, fmt.Errorf("unknown scene %q", e.Fields["scene"])
	case orientation != upright && orientation != onItsSide:
		return nil, 0, 0, fmt.Errorf("orientation %d", orientation)
	}
	if orientation == onItsSide {
		width, height = height, width
	}
	c := newCanvas(width, height, uint64(seed), palette)
	scene(c)
	if err := c.sign(text.ExampleMark); err != nil {
		return nil, 0, 0, err
	}
	data, err = encode(c, orientation, e.Fields["date"])
	return data, width, height, err
}

func parsePalette(s string) ([]color.RGBA, error) {
	var palette []color.RGBA
	for _, code := range strings.Fields(s) {
		n, err := strconv.ParseUint(code, 16, 24)
		if err != nil {
			return nil, fmt.Errorf("palette: %w", err)
		}
		palette = append(palette, color.RGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 0xff})
	}
	if len(palette) != 6 {
		return nil, fmt.Errorf("palette: %d colours instead of 6", len(palette))
	}
	return palette, nil
}

// The two EXIF orientations in use.
const (
	upright   = 1
	onItsSide = 6 // to be turned clockwise by a quarter to stand upright
)

func encode(c *canvas, orientation int, date string) ([]byte, error) {
	var plain bytes.Buffer
	options := &jpeg.Options{Quality: photoQuality}
	var err error
	if orientation == onItsSide {
		err = jpeg.Encode(&plain, imaging.Rotate90(c.img), options) // counterclockwise
	} else {
		err = jpeg.Encode(&plain, c.img, options)
	}
	if err != nil {
		return nil, err
	}
	jpg := plain.Bytes()
	out := append([]byte{}, jpg[:2]...) // start of image
	out = append(out, exif(orientation, date)...)
	return append(out, jpg[2:]...), nil
}

// exif is an APP1 segment with the orientation and, when the day is known, the
// date of the picture (Exif 2.3, 4.6.4 and 4.6.5).
func exif(orientation int, date string) []byte {
	const ascii, short, long = 2, 3, 4
	var tiff []byte
	u16 := func(v uint16) { tiff = binary.BigEndian.AppendUint16(tiff, v) }
	u32 := func(v uint32) { tiff = binary.BigEndian.AppendUint32(tiff, v) }
	field := func(tag, kind uint16, count, value uint32) { u16(tag); u16(kind); u32(count); u32(value) }
	tiff = append(tiff, "MM\x00\x2a"...)
	u32(8) // where the first directory is
	if len(date) != len("2006-01-02") {
		u16(1)
		field(0x0112, short, 1, uint32(orientation)<<16)
		u32(0)
	} else {
		u16(2)
		field(0x0112, short, 1, uint32(orientation)<<16)
		field(0x8769, long, 1, 38) // the Exif directory
		u32(0)
		u16(1)
		field(0x9003, ascii, 20, 56) // DateTimeOriginal
		u32(0)
		tiff = append(tiff, strings.ReplaceAll(date, "-", ":")+" 10:30:00\x00"...)
	}
	segment := append([]byte("Exif\x00\x00"), tiff...)
	head := binary.BigEndian.AppendUint16([]byte{0xff, 0xe1}, uint16(len(segment)+2))
	return append(head, segment...)
}
