package annex

import (
	"bytes"
	"image"
	"slices"

	"acquis/portfolio/intake/picture"
)

// raster is an image of an attached PDF whose samples are known.
type raster struct {
	size    image.Point
	bits    int      // of a sample: 8, or less where there is a palette
	samples int      // for a pixel once looked up: 1, 3 or 4
	palette [][]byte // the samples of each colour, nil without
	space   object   // the colour space once looked up
}

// strip is how many times longer than wide an image may be: beyond that, it is
// drawn stretched to something else, and its short side needs all its dots.
const strip = 16

// rasterOf reads what an image of a PDF is, if it is one that can be made
// smaller and still look the same: a photograph or a scan, in grey, in colours
// of light or of print, or in the colours of a palette. Images of one bit are as
// small as they get; those with a key for transparency, and spaces that are not
// plain colours, stay as they are.
func (b *pdfPages) rasterOf(d dict) (raster, bool) {
	for _, trick := range []name{"Mask", "ImageMask", "Alternates", "SMaskInData"} {
		if value := b.doc.resolve(d[trick]); value != nil && value != false && value != 0 {
			return raster{}, false
		}
	}
	if b.doc.dict(d["SMask"])["Matte"] != nil {
		return raster{}, false
	}
	r := raster{size: image.Pt(b.doc.int(d["Width"]), b.doc.int(d["Height"])), bits: b.doc.int(d["BitsPerComponent"]), space: d["ColorSpace"]}
	short, long := min(r.size.X, r.size.Y), max(r.size.X, r.size.Y)
	if short <= 0 || long > strip*short || int64(short)*int64(long) > picture.MaxPixels {
		return raster{}, false
	}
	if r.samples = b.samples(r.space, 0); r.samples > 0 {
		return r, r.bits == 8
	}
	if r.palette, r.space = b.palette(r.space); r.palette == nil || b.doc.resolve(d["Decode"]) != nil {
		return raster{}, false
	}
	r.samples = len(r.palette[0])
	return r, r.bits == 2 || r.bits == 4 || r.bits == 8
}

// samples is how many samples a pixel of a plain colour space has: 1, 3 or 4; 0
// for a space whose values cannot be mixed, or are not colours.
func (b *pdfPages) samples(space object, depth int) int {
	switch space := b.doc.resolve(space).(type) {
	case name:
		return map[name]int{"DeviceGray": 1, "CalGray": 1, "DeviceRGB": 3, "CalRGB": 3, "DeviceCMYK": 4}[space]
	case array:
		if len(space) == 0 || depth > 2 {
			return 0
		}
		switch kind := b.doc.name(space[0]); {
		case kind == "ICCBased" && len(space) == 2:
			if n := b.doc.int(b.doc.dict(space[1])["N"]); n == 1 || n == 3 || n == 4 {
				return n
			}
		case kind == "CalGray", kind == "CalRGB", kind == "DeviceGray", kind == "DeviceRGB", kind == "DeviceCMYK":
			return b.samples(kind, depth+1)
		}
	}
	return 0
}

// palette reads the colours of an indexed space and the space that they are in;
// nil if this is none, or not as it should be.
func (b *pdfPages) palette(space object) ([][]byte, object) {
	a := b.doc.array(space)
	if len(a) != 4 || b.doc.name(a[0]) != "Indexed" {
		return nil, nil
	}
	samples := b.samples(a[1], 0)
	var table []byte
	switch lookup := b.doc.resolve(a[3]).(type) {
	case str:
		table = []byte(lookup)
	case *stream:
		table, _ = lookup.decode() // too short, then
	}
	last := b.doc.int(a[2])
	if samples == 0 || last < 0 || last > 255 || len(table) < (last+1)*samples {
		return nil, nil
	}
	return slices.Collect(slices.Chunk(table[:(last+1)*samples], samples)), a[1]
}

// shrinkImage makes an image of an attached PDF smaller, where that can be done
// and gains something; see rasterOf.
func (b *pdfPages) shrinkImage(r ref, s *stream) *stream {
	if mask, ok := s.dict["SMask"].(ref); ok {
		b.masks[mask] = true
	}
	if len(s.raw) < smallImage || b.masks[r] || b.doc.name(s.dict["Subtype"]) != "Image" {
		return s
	}
	b.images += int64(len(s.raw))
	if !b.shrink.Within || b.remaps {
		return s
	}
	from, ok := b.rasterOf(s.dict)
	if !ok {
		return s
	}
	smaller, to := b.smaller(s, from)
	if smaller == nil {
		return s
	}
	d := without(s.dict, "DecodeParms", "Intent")
	d["Filter"], d["Width"], d["Height"] = name("DCTDecode"), to.X, to.Y
	d["BitsPerComponent"], d["ColorSpace"] = 8, from.space
	return &stream{dict: d, raw: smaller}
}

// transfers tells whether graphics states, of a page or of the forms on it, have a
// transfer function: what values of colours mean is then known to the page alone,
// and the mean of two is not between them.
func (b *pdfPages) transfers(resources object, depth int) bool {
	if depth > 4 {
		return true
	}
	r := b.doc.dict(resources)
	for _, state := range b.doc.dict(r["ExtGState"]) {
		for _, key := range []name{"TR", "TR2"} {
			switch f := b.doc.resolve(b.doc.dict(state)[key]).(type) {
			case nil:
			case name:
				if f != "Identity" && f != "Default" {
					return true
				}
			default:
				return true
			}
		}
	}
	for _, o := range b.doc.dict(r["XObject"]) {
		if form := b.doc.dict(o); b.doc.name(form["Subtype"]) == "Form" && form["Resources"] != nil && b.transfers(form["Resources"], depth+1) {
			return true
		}
	}
	return false
}

// lossless are the filters under which samples stand as they are.
var lossless = []name{"FlateDecode", "LZWDecode", "RunLengthDecode", "ASCII85Decode", "ASCIIHexDecode"}

// smaller encodes an image anew, nil where that gains nothing.
func (b *pdfPages) smaller(s *stream, from raster) ([]byte, image.Point) {
	filters := b.filters(s.dict)
	switch {
	case slices.Equal(filters, []name{"DCTDecode"}) && from.palette == nil && b.doc.resolve(s.dict["DecodeParms"]) == nil:
		info, err := picture.Read(bytes.NewReader(s.raw))
		if err != nil || info.Channels != from.samples || image.Pt(info.Width, info.Height) != from.size {
			return nil, from.size
		}
		return b.shrink.shrinkPhoto(s.raw, info, b.seen.width, b.seen.height)
	case !slices.ContainsFunc(filters, func(f name) bool { return !slices.Contains(lossless, f) }):
		return b.smallerRows(s, from)
	}
	return nil, from.size
}

// smallerRows encodes samples that stand as they are.
func (b *pdfPages) smallerRows(s *stream, from raster) ([]byte, image.Point) {
	stride := (from.size.X*from.bits + 7) / 8
	if from.palette == nil {
		stride = from.size.X * from.samples
	}
	to := b.shrink.fit(from.size, b.seen.width, b.seen.height)
	if stride*from.size.Y > maxDecodeBytes || to.X*to.Y*4 > shrinkBudget {
		return nil, from.size
	}
	pixels, err := s.decode()
	if err != nil || len(pixels) < stride*from.size.Y {
		return nil, from.size
	}
	out := b.shrink.encode(from.size, to, from.samples, func(row func([]byte) error) error {
		for y := range from.size.Y {
			if err := row(from.lookedUp(pixels[y*stride : (y+1)*stride])); err != nil {
				return err
			}
		}
		return nil
	})
	if out == nil || float64(len(out)) > gain*float64(len(s.raw)) {
		return nil, from.size
	}
	return out, to
}

// lookedUp gives the samples of a row.
func (r raster) lookedUp(row []byte) []byte {
	if r.palette == nil {
		return row
	}
	out := make([]byte, 0, r.size.X*r.samples)
	perByte := 8 / r.bits
	for x := range r.size.X {
		shift := 8 - r.bits*(x%perByte+1)
		index := int(row[x/perByte]>>shift) & (1<<r.bits - 1)
		out = append(out, r.palette[min(index, len(r.palette)-1)]...)
	}
	return out
}
