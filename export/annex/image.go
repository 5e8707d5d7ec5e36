package annex

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"io"
	"os"

	"acquis/portfolio/intake/picture"
)

// decodeBudget bounds the pixels of an image held at once; the rest of what a
// child may use is left to the library that decodes them.
const decodeBudget = 160 << 20

// The place of an image on its sheet of A4, in points.
const (
	imageMargin = 28.0
	imageFoot   = 34.0 // leaves room for the stamp
	largestDot  = 0.75 // a pixel is printed at 96 dpi at most: more only blurs
)

// openPicture opens an image and reads its header.
func openPicture(path string) (*os.File, picture.Info, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, picture.Info{}, fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	if stat, err := f.Stat(); err == nil && stat.Size() == 0 {
		f.Close()
		return nil, picture.Info{}, ErrEmpty
	}
	info, err := picture.Read(f)
	if err == nil {
		_, err = f.Seek(0, io.SeekStart)
	}
	if err != nil {
		f.Close()
		return nil, info, pictureError(err)
	}
	return f, info, nil
}

// pictureError says in the words of this package what is wrong with an image.
func pictureError(err error) error {
	switch {
	case errors.Is(err, picture.ErrTooLarge):
		return joined{ErrTooLarge, err}
	case errors.Is(err, picture.ErrDamaged), errors.Is(err, picture.ErrFormat):
		return joined{ErrDamaged, err}
	}
	return err
}

// verifyImage reads all of an image.
func verifyImage(path string) error {
	f, info, err := openPicture(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return pictureError(picture.Verify(f, info, decodeBudget))
}

// plate is an image that makes a page of its own.
type plate struct {
	Image       int `json:"image"` // n of its object in the part
	Width       int `json:"width"` // in pixels, once upright
	Height      int `json:"height"`
	Orientation int `json:"orientation"`
}

// writeImage writes an image, after it has read all of it: a page is promised
// only for a whole one.
func writeImage(ctx context.Context, f *fragment, r InspectRequest) error {
	if err := verifyImage(r.Path); err != nil {
		return err
	}
	file, info, err := openPicture(r.Path)
	if err != nil {
		return err
	}
	defer file.Close()
	t := f.allocate()
	d := dict{"Type": name("XObject"), "Subtype": name("Image"), "Width": info.Width, "Height": info.Height,
		"BitsPerComponent": 8}
	p := plate{Image: t.n, Orientation: info.Orientation}
	p.Width, p.Height = info.Upright()
	if info.Media == picture.JPEG {
		err = f.photo(t, d, info, contextReader{ctx, file}, p.room(nil), r.Shrink)
	} else {
		err = f.drawing(t, d, info, contextReader{ctx, file}, p.room(nil), r.Shrink)
	}
	if err != nil {
		return pictureError(err)
	}
	f.part.Pages, f.part.Plate = 1, &p
	f.part.Size += stampBytes
	return f.err
}

// photo writes a JPEG, smaller where it has more dots than are wanted.
func (f *fragment) photo(t target, d dict, info picture.Info, r io.Reader, room rect, shrink Shrink) error {
	if shrink.Quality == 0 || info.Cost() > shrinkBudget {
		return f.jpeg(t, d, info, r)
	}
	data, err := io.ReadAll(io.LimitReader(r, maxFileBytes))
	if err != nil {
		return err
	}
	f.part.Images += int64(len(data))
	smaller, to := shrink.shrinkPhoto(data, info, room.width(), room.height())
	if smaller == nil {
		smaller = data
	}
	d["Width"], d["Height"] = to.X, to.Y
	return f.jpeg(t, d, info, bytes.NewReader(smaller))
}

// drawing writes a PNG: without loss as it is, or as a JPEG that is smaller.
func (f *fragment) drawing(t target, d dict, info picture.Info, r io.Reader, room rect, shrink Shrink) error {
	size, samples := image.Pt(info.Width, info.Height), info.Samples()
	if info.Interlaced {
		samples = 3
	}
	to := shrink.fit(size, room.width(), room.height())
	if shrink.Quality == 0 || !shrink.Within && to == size || int64(to.X)*int64(to.Y)*4 > shrinkBudget {
		return f.png(t, d, info, r)
	}
	data, err := io.ReadAll(io.LimitReader(r, maxFileBytes))
	if err != nil {
		return err
	}
	f.part.Images += int64(len(data))
	var failed error
	smaller := shrink.encode(size, to, samples, func(row func([]byte) error) error {
		failed = pngRows(bytes.NewReader(data), info, row)
		return failed
	})
	switch {
	case failed != nil:
		return failed
	case smaller == nil || float64(len(smaller)) > gain*float64(len(data)):
		return f.png(t, d, info, bytes.NewReader(data))
	}
	info.Channels, info.Profile, info.Inverted = samples, nil, false
	d["Width"], d["Height"] = to.X, to.Y
	return f.jpeg(t, d, info, bytes.NewReader(smaller))
}

// jpeg writes a JPEG as it is, without what is not the image.
func (f *fragment) jpeg(t target, d dict, info picture.Info, r io.Reader) error {
	d["Filter"] = name("DCTDecode")
	space := name(map[int]string{1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}[info.Channels])
	d["ColorSpace"] = space
	if info.Profile != nil {
		profile := compressed(f, dict{"N": info.Channels, "Alternate": space}, info.Profile)
		d["ColorSpace"] = array{name("ICCBased"), profile}
	}
	if info.Inverted {
		d["Decode"] = array{1, 0, 1, 0, 1, 0, 1, 0}
	}
	return f.streamed(t, d, func(w io.Writer) error { return picture.CopyJPEG(w, r) })
}

// png writes the pixels of a PNG, flattened on white and compressed again.
func (f *fragment) png(t target, d dict, info picture.Info, r io.Reader) error {
	d["Filter"] = name("FlateDecode")
	samples := info.Samples()
	if info.Interlaced {
		samples = 3
	}
	d["ColorSpace"] = name(map[int]string{1: "DeviceGray", 3: "DeviceRGB"}[samples])
	d["DecodeParms"] = dict{"Predictor": 15, "Colors": samples, "Columns": info.Width}
	return f.streamed(t, d, func(w io.Writer) error {
		z := zlib.NewWriter(w)
		row := func(line []byte) error {
			_, err := z.Write(line)
			return err
		}
		if err := pngRows(r, info, filtered(row, info.Width*samples, samples)); err != nil {
			return err
		}
		return z.Close()
	})
}

// filtered predicts each sample from the one before it, which compresses
// photographs and scans much better at no cost in memory.
func filtered(row func([]byte) error, size, step int) func([]byte) error {
	out := make([]byte, size+1)
	out[0] = 1 // the filter "Sub" of PNG
	return func(line []byte) error {
		copy(out[1:], line[:step])
		for x := step; x < size; x++ {
			out[x+1] = line[x] - line[x-step]
		}
		return row(out)
	}
}

// pngRows gives the rows of any PNG; an interlaced one is decoded whole.
func pngRows(r io.Reader, info picture.Info, row func([]byte) error) error {
	if !info.Interlaced {
		return picture.Rows(r, row)
	}
	img, err := picture.Decode(r, info, decodeBudget)
	if err != nil {
		return err
	}
	line := make([]byte, 3*info.Width)
	for y := range info.Height {
		for x := range info.Width {
			copy(line[3*x:], onWhite(img, x, y))
		}
		if err := row(line); err != nil {
			return err
		}
	}
	return nil
}

func onWhite(img image.Image, x, y int) []byte {
	at := img.Bounds().Min
	c := color.NRGBAModel.Convert(img.At(at.X+x, at.Y+y)).(color.NRGBA)
	flat := func(v uint8) byte { return byte((int(v)*int(c.A) + 255*(255-int(c.A)) + 127) / 255) }
	return []byte{flat(c.R), flat(c.G), flat(c.B)}
}

// upright maps the unit square of a stored image to that of the upright one,
// for the orientations 1 to 8 of EXIF (the origin is the lower left corner).
var upright = [9]matrix{
	1: {1, 0, 0, 1, 0, 0},
	2: {-1, 0, 0, 1, 1, 0},
	3: {-1, 0, 0, -1, 1, 1},
	4: {1, 0, 0, -1, 0, 1},
	5: {0, -1, -1, 0, 1, 1},
	6: {0, -1, 1, 0, 0, 1},
	7: {0, 1, 1, 0, 0, 0},
	8: {0, 1, -1, 0, 1, 0},
}

// sheet is that of an image, turned the way the image lies.
func (p plate) sheet() rect {
	if p.Width > p.Height {
		return rect{0, 0, a4.y1, a4.x1}
	}
	return a4
}

// room is where an image stands on its sheet, between caption and stamp.
func (p plate) room(lines []captionLine) rect {
	sheet := p.sheet()
	head := max(imageMargin, captionHeight(lines))
	return rect{imageMargin, imageFoot, sheet.x1 - imageMargin, sheet.y1 - head}
}

// content draws the image upright, as large as its sheet allows.
func (p plate) content(room rect) []byte {
	w, h := float64(p.Width), float64(p.Height)
	scale := min(room.width()/w, room.height()/h, largestDot)
	width, height := w*scale, h*scale
	x, y := room.x0+(room.width()-width)/2, room.y0+(room.height()-height)/2
	m := upright[p.Orientation]
	return fmt.Appendf(nil, "q %s %s %s %s %s %s cm /Image Do Q\n",
		decimal(m.a*width), decimal(m.b*height), decimal(m.c*width), decimal(m.d*height),
		decimal(m.e*width+x), decimal(m.f*height+y))
}

// contextReader stops reading when the job is over.
type contextReader struct {
	ctx context.Context
	r   io.Reader
}

func (c contextReader) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.r.Read(p)
}
