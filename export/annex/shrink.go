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
	if s.Quality == 0 || to == size && !s.Within || info.Channels == 4 || info.Cost() > shrinkBudget {
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

// shrinkImage makes an image of an attached PDF smaller, if it can be done
// without touching how it is shown: a photograph or a scan, in grey or colour,
// without tricks. Anything else stays as it is.
func (b *pdfPages) shrinkImage(r ref, s *stream) *stream {
	want := b.shrink
	if mask, ok := s.dict["SMask"].(ref); ok {
		b.masks[mask] = true
	}
	if len(s.raw) < smallImage || b.masks[r] || b.doc.name(s.dict["Subtype"]) != "Image" {
		return s
	}
	b.images += int64(len(s.raw))
	if !want.Within {
		return s
	}
	for _, trick := range []name{"Decode", "Mask", "ImageMask", "Alternates"} {
		if b.doc.resolve(s.dict[trick]) != nil {
			return s
		}
	}
	samples := b.samples(s.dict["ColorSpace"], 0)
	if samples == 0 || b.doc.int(s.dict["BitsPerComponent"]) != 8 || b.doc.dict(s.dict["SMask"])["Matte"] != nil {
		return s
	}
	size := image.Pt(b.doc.int(s.dict["Width"]), b.doc.int(s.dict["Height"]))
	smaller, to := b.smaller(s, size, samples)
	if smaller == nil {
		return s
	}
	d := without(s.dict, "DecodeParms", "Intent")
	d["Filter"], d["Width"], d["Height"] = name("DCTDecode"), to.X, to.Y
	return &stream{dict: d, raw: smaller}
}

// smaller encodes an image anew, nil where that gains nothing.
func (b *pdfPages) smaller(s *stream, size image.Point, samples int) ([]byte, image.Point) {
	want := b.shrink
	switch {
	case filterName(s.dict) == "DCTDecode" && b.doc.resolve(s.dict["DecodeParms"]) == nil:
		info, err := picture.Read(bytes.NewReader(s.raw))
		if err != nil || info.Channels != samples || image.Pt(info.Width, info.Height) != size {
			return nil, size
		}
		return want.shrinkPhoto(s.raw, info, b.seen.width, b.seen.height)
	case filterName(s.dict) == "FlateDecode" || b.doc.resolve(s.dict["Filter"]) == nil:
		length := size.X * size.Y * samples
		if size.X <= 0 || size.Y <= 0 || length > maxDecodeBytes || size.X*size.Y > picture.MaxPixels {
			return nil, size
		}
		pixels, err := s.decode()
		if err != nil || len(pixels) < length {
			return nil, size
		}
		to := want.fit(size, b.seen.width, b.seen.height)
		out := want.encode(size, to, samples, func(row func([]byte) error) error {
			for line := pixels[:length]; len(line) > 0; line = line[size.X*samples:] {
				if err := row(line[:size.X*samples]); err != nil {
					return err
				}
			}
			return nil
		})
		if out == nil || float64(len(out)) > gain*float64(len(s.raw)) {
			return nil, size
		}
		return out, to
	}
	return nil, size
}

// samples is how many samples a pixel of a plain colour space has: 1 or 3, or 0
// for a space that JPEG would not keep.
func (b *pdfPages) samples(space object, depth int) int {
	switch space := b.doc.resolve(space).(type) {
	case name:
		return map[name]int{"DeviceGray": 1, "CalGray": 1, "DeviceRGB": 3, "CalRGB": 3}[space]
	case array:
		if len(space) == 0 || depth > 2 {
			return 0
		}
		switch kind := b.doc.name(space[0]); {
		case kind == "ICCBased" && len(space) == 2:
			if n := b.doc.int(b.doc.dict(space[1])["N"]); n == 1 || n == 3 {
				return n
			}
		case kind == "CalGray", kind == "CalRGB", kind == "DeviceGray", kind == "DeviceRGB":
			return b.samples(kind, depth+1)
		}
	}
	return 0
}
