package annex

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"

	"acquis/portfolio/intake/picture"
)

// bare takes out of an image of an attached PDF what is not the image. What
// telephones make of paper are photographs as they were taken: where, when and
// with which telephone. So is what metadata streams hold that something refers
// to by another way than the usual one.
func (b *pdfPages) bare(s *stream) *stream {
	if b.doc.name(s.dict["Type"]) == "Metadata" {
		return &stream{dict: dict{"Type": name("Metadata"), "Subtype": name("XML")}}
	}
	if b.doc.name(s.dict["Subtype"]) != "Image" {
		return s
	}
	filters := b.filters(s.dict)
	if len(filters) == 0 {
		return s
	}
	raw, d := s.raw, s.dict
	if len(filters) == 2 && filters[0] == "FlateDecode" && (filters[1] == "DCTDecode" || filters[1] == "JPXDecode") && d["DecodeParms"] == nil {
		if raw = unzipped(raw); raw == nil {
			return s
		}
		d, filters = without(d), filters[1:]
		d["Filter"] = filters[0]
	}
	var stripped []byte
	switch {
	case len(filters) != 1:
	case filters[0] == "DCTDecode" && picture.Carries(raw):
		var out bytes.Buffer
		if picture.CopyJPEG(&out, bytes.NewReader(raw)) == nil {
			stripped = out.Bytes()
		}
	case filters[0] == "JPXDecode":
		stripped = bareJPX(raw)
	}
	if stripped == nil {
		return s
	}
	return &stream{dict: d, raw: stripped}
}

// filters lists the filters of a stream, the first one to be undone first.
func (b *pdfPages) filters(d dict) (list []name) {
	switch f := b.doc.resolve(d["Filter"]).(type) {
	case name:
		return []name{f}
	case array:
		for _, o := range f {
			list = append(list, b.doc.name(o))
		}
	}
	return list
}

// unzipped undoes a deflated image that is encoded once more, nil if it is too
// large or broken.
func unzipped(raw []byte) []byte {
	z, err := zlib.NewReader(bytes.NewReader(raw))
	if err != nil {
		return nil
	}
	out, err := io.ReadAll(io.LimitReader(z, maxDecodeBytes+1))
	if err != nil || len(out) > maxDecodeBytes {
		return nil
	}
	return out
}

// bareJPX drops the boxes of a JPEG 2000 file that hold XML, or data of some
// program's own (EXIF and XMP among them). Nil if there are none, or if the
// file is not what it should be.
func bareJPX(raw []byte) []byte {
	var out []byte
	dropped := false
	for rest := raw; len(rest) > 0; {
		if len(rest) < 8 {
			return nil
		}
		size, head := uint64(binary.BigEndian.Uint32(rest)), uint64(8)
		switch size {
		case 0: // to the end
			size = uint64(len(rest))
		case 1:
			if head = 16; len(rest) < 16 {
				return nil
			}
			size = binary.BigEndian.Uint64(rest[8:])
		}
		if size < head || size > uint64(len(rest)) {
			return nil
		}
		switch string(rest[4:8]) {
		case "xml ", "uuid", "uinf", "jp2i":
			dropped = true
		case "ftbl", "moof", "moov": // whose places in the file are counted
			return nil
		default:
			out = append(out, rest[:size]...)
		}
		rest = rest[size:]
	}
	if !dropped {
		return nil
	}
	return out
}
