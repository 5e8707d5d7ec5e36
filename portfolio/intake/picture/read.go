package picture

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/rwcarlsen/goexif/exif"
)

// Read reads the header of an image and no pixel. An image of more than
// MaxPixels is ErrTooLarge, with its size in the Info all the same.
func Read(r io.Reader) (Info, error) {
	in := bufio.NewReaderSize(r, 32<<10)
	start, _ := in.Peek(8)
	var info Info
	var err error
	switch {
	case bytes.HasPrefix(start, []byte{0xFF, 0xD8, 0xFF}):
		info, err = readJPEG(in)
	case bytes.Equal(start, []byte(pngSignature)):
		info, err = readPNG(in)
	default:
		return Info{}, ErrFormat
	}
	if err != nil {
		return info, err
	}
	return info, info.checkSize()
}

// readEXIF takes the orientation and the date from EXIF data, which may be
// anything. The library panics on some of it.
func (i *Info) readEXIF(tiff []byte) {
	defer func() { recover() }() //nolint:errcheck // without EXIF the image is as stored
	x, err := exif.Decode(bytes.NewReader(tiff))
	if x == nil || (err != nil && exif.IsCriticalError(err)) {
		return
	}
	if tag, err := x.Get(exif.Orientation); err == nil {
		if o, err := tag.Int(0); err == nil && o >= 1 && o <= 8 {
			i.Orientation = o
		}
	}
	for _, field := range []exif.FieldName{exif.DateTimeOriginal, exif.DateTimeDigitized} {
		tag, err := x.Get(field)
		if err != nil {
			continue
		}
		if s, err := tag.StringVal(); err == nil {
			if i.Taken = day(s); i.Taken != "" {
				return
			}
		}
	}
}

// day turns "2019:05:17 10:00:00" into "2019-05-17". Cameras whose clock was
// never set write zeros.
func day(s string) string {
	var y, m, d int
	if n, _ := fmt.Sscanf(strings.TrimSpace(s), "%4d:%2d:%2d", &y, &m, &d); n != 3 {
		return ""
	}
	if y < 1900 || m < 1 || m > 12 || d < 1 || d > 31 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, m, d)
}
