package annex

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
)

// scaler makes an image smaller, row by row: each new pixel is the mean of the
// area that it covers. It holds one row, whatever the size of the image.
type scaler struct {
	from, to image.Point // sizes, in pixels
	samples  int         // for a pixel
	emit     func(row []byte) error

	sums []float32 // of the row being made
	line []float32 // a source row at the new width
	out  []byte
	y    int // source rows seen
	made int // rows made
	room float64
}

func newScaler(from, to image.Point, samples int, emit func([]byte) error) *scaler {
	return &scaler{from: from, to: to, samples: samples, emit: emit,
		sums: make([]float32, to.X*samples), line: make([]float32, to.X*samples), out: make([]byte, to.X*samples)}
}

// row takes the next source row.
func (s *scaler) row(src []byte) error {
	const tiny = 1e-6 // what rounding may leave
	s.narrow(src)
	step := float64(s.from.Y) / float64(s.to.Y)
	top, end := float64(s.y), float64(s.y+1)
	s.y++
	for top < end-tiny && s.made < s.to.Y {
		edge := min(end, float64(s.made+1)*step)
		s.add(edge - top)
		if top = edge; edge >= float64(s.made+1)*step-tiny {
			if err := s.finish(); err != nil {
				return err
			}
		}
	}
	return nil
}

// narrow brings a source row to the new width.
func (s *scaler) narrow(src []byte) {
	step := float64(s.from.X) / float64(s.to.X)
	for x := range s.to.X {
		left, right := float64(x)*step, float64(x+1)*step
		for c := range s.samples {
			sum, weight := float32(0), float32(0)
			for at := int(left); at < s.from.X && float64(at) < right-1e-9; at++ {
				w := float32(min(right, float64(at+1)) - max(left, float64(at)))
				sum += w * float32(src[at*s.samples+c])
				weight += w
			}
			s.line[x*s.samples+c] = sum / weight
		}
	}
}

func (s *scaler) add(weight float64) {
	s.room += weight
	w := float32(weight)
	for i, v := range s.line {
		s.sums[i] += w * v
	}
}

func (s *scaler) finish() error {
	for i, v := range s.sums {
		s.out[i] = byte(v/float32(s.room) + 0.5)
		s.sums[i] = 0
	}
	s.room = 0
	s.made++
	return s.emit(s.out)
}

// canvas gathers rows into an image that can be encoded.
type canvas struct {
	planes []*image.Gray // one for each sample where these are not colours of light
	rgb    *image.RGBA
	y      int
}

func newCanvas(size image.Point, samples int) *canvas {
	if samples == 3 {
		return &canvas{rgb: image.NewRGBA(image.Rectangle{Max: size})}
	}
	c := &canvas{}
	for range samples {
		c.planes = append(c.planes, image.NewGray(image.Rectangle{Max: size}))
	}
	return c
}

func (c *canvas) row(line []byte) error {
	for i, plane := range c.planes {
		out := plane.Pix[c.y*plane.Stride:][:plane.Stride]
		for x := range out {
			out[x] = line[len(c.planes)*x+i]
		}
	}
	if c.rgb != nil {
		out := c.rgb.Pix[c.y*c.rgb.Stride:]
		for x := range len(line) / 3 {
			out[4*x], out[4*x+1], out[4*x+2], out[4*x+3] = line[3*x], line[3*x+1], line[3*x+2], 255
		}
	}
	c.y++
	return nil
}

// jpeg encodes what was gathered.
func (c *canvas) jpeg(quality int) ([]byte, error) {
	options := &jpeg.Options{Quality: quality}
	var out bytes.Buffer
	if c.rgb != nil {
		err := jpeg.Encode(&out, c.rgb, options)
		return out.Bytes(), err
	}
	var files [][]byte
	for _, plane := range c.planes {
		out.Reset()
		if err := jpeg.Encode(&out, plane, options); err != nil {
			return nil, err
		}
		files = append(files, bytes.Clone(out.Bytes()))
	}
	return joinedPlanes(files)
}

// rowsOf gives the rows of a decoded image with 1, 3 or 4 samples for a pixel, as
// the file has them.
func rowsOf(img image.Image, samples int, row func([]byte) error) error {
	b := img.Bounds()
	line := make([]byte, b.Dx()*samples)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		switch img := img.(type) {
		case *image.Gray:
			copy(line, img.Pix[img.PixOffset(b.Min.X, y):])
		case *image.CMYK: // the decoder inverts the samples, as Adobe's programs do
			copy(line, img.Pix[img.PixOffset(b.Min.X, y):])
			for x := range line {
				line[x] = 255 - line[x]
			}
		case *image.YCbCr:
			for x := range b.Dx() {
				c, l := img.COffset(b.Min.X+x, y), img.YOffset(b.Min.X+x, y)
				line[3*x], line[3*x+1], line[3*x+2] = color.YCbCrToRGB(img.Y[l], img.Cb[c], img.Cr[c])
			}
		default:
			for x := range b.Dx() {
				copy(line[samples*x:samples*(x+1)], onWhite(img, x, y-b.Min.Y))
			}
		}
		if err := row(line); err != nil {
			return err
		}
	}
	return nil
}
