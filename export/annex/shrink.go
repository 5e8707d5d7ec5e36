package annex

import (
	"bytes"
	"image"

	"acquis/portfolio/intake/picture"
)

// Shrink says how far images are made smaller. The zero value leaves them as
// they are.
type Shrink struct {
	DPI     int  `json:"dpi"`     // dots an inch that are kept, on the sheet that shows the image
	Quality int  `json:"quality"` // of the JPEG encoding, 1 to 100
	Within  bool `json:"within"`  // the images within PDF files too, and those that are sharp enough already
}

// Limits of what is decoded to be made smaller; what is larger stays as it is.
const (
	shrinkBudget = 120 << 20
	smallImage   = 32 << 10 // bytes: not worth it
)

// spare is how many more dots than wanted are left alone, and gain how much
// smaller an image must get to be worth a new encoding.
const (
	spare = 1.15
	gain  = 0.9
)

// fit is the size of an image on a sheet of so many points where it is as large
// as it can be, turned or not, once shrunk.
func (s Shrink) fit(size image.Point, width, height float64) image.Point {
	w, h := float64(size.X), float64(size.Y)
	largest := max(min(width/w, height/h), min(height/w, width/h)) // points for a pixel
	k := float64(s.DPI) / 72 * largest
	if s.DPI == 0 || k*spare >= 1 {
		return size
	}
	return image.Pt(max(1, int(w*k+0.5)), max(1, int(h*k+0.5)))
}

// shrinkPhoto encodes a JPEG anew, nil where that gains nothing.
func (s Shrink) shrinkPhoto(data []byte, info picture.Info, width, height float64) ([]byte, image.Point) {
	size := image.Pt(info.Width, info.Height)
	to := s.fit(size, width, height)
	if s.Quality == 0 || to == size && !s.Within || info.Cost() > shrinkBudget {
		return nil, size
	}
	img, err := picture.Decode(bytes.NewReader(data), info, shrinkBudget)
	if err != nil || img.Bounds().Size() != size {
		return nil, size
	}
	smaller := s.encode(size, to, info.Channels, func(row func([]byte) error) error { return rowsOf(img, info.Channels, row) })
	if smaller == nil || float64(len(smaller)) > gain*float64(len(data)) {
		return nil, size
	}
	return smaller, to
}

// encode makes a JPEG of rows, smaller if to says so; nil if that fails.
func (s Shrink) encode(size, to image.Point, samples int, rows func(row func([]byte) error) error) []byte {
	sheet := newCanvas(to, samples)
	take := sheet.row
	if to != size {
		take = newScaler(size, to, samples, sheet.row).row
	}
	if err := rows(take); err != nil || sheet.y != to.Y {
		return nil
	}
	out, err := sheet.jpeg(s.Quality)
	if err != nil {
		return nil
	}
	return out
}
