package picture

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
)

// Markers of a JPEG file (ITU-T T.81, table B.1).
const (
	markerSOF0  = 0xC0 // baseline
	markerSOF1  = 0xC1 // extended, Huffman
	markerSOF2  = 0xC2 // progressive
	markerDHT   = 0xC4
	markerJPG   = 0xC8
	markerDAC   = 0xCC
	markerSOF15 = 0xCF
	markerRST0  = 0xD0
	markerRST7  = 0xD7
	markerSOI   = 0xD8
	markerEOI   = 0xD9
	markerSOS   = 0xDA
	markerAPP0  = 0xE0
	markerAPP1  = 0xE1
	markerAPP2  = 0xE2
	markerAPP14 = 0xEE
	markerAPP15 = 0xEF
	markerCOM   = 0xFE
)

// segment reads the next marker and what belongs to it. Fill bytes before a
// marker are allowed, anything else is damage.
func segment(in *bufio.Reader) (marker byte, payload []byte, err error) {
	if c, err := in.ReadByte(); err != nil || c != 0xFF {
		return 0, nil, fmt.Errorf("%w: no marker", ErrDamaged)
	}
	for marker = 0xFF; marker == 0xFF; {
		if marker, err = in.ReadByte(); err != nil {
			return 0, nil, fmt.Errorf("%w: no marker", ErrDamaged)
		}
	}
	if marker == 0 {
		return 0, nil, fmt.Errorf("%w: no marker", ErrDamaged)
	}
	if marker == markerSOI || marker == markerEOI || marker >= markerRST0 && marker <= markerRST7 || marker == 0x01 {
		return marker, nil, nil
	}
	var size [2]byte
	if _, err := io.ReadFull(in, size[:]); err != nil {
		return 0, nil, fmt.Errorf("%w: cut off in its header", ErrDamaged)
	}
	n := int(binary.BigEndian.Uint16(size[:])) - 2
	if n < 0 {
		return 0, nil, fmt.Errorf("%w: a segment of no size", ErrDamaged)
	}
	payload = make([]byte, n)
	if _, err := io.ReadFull(in, payload); err != nil {
		return 0, nil, fmt.Errorf("%w: cut off in its header", ErrDamaged)
	}
	return marker, payload, nil
}

func isFrame(marker byte) bool {
	return marker >= markerSOF0 && marker <= markerSOF15 &&
		marker != markerDHT && marker != markerJPG && marker != markerDAC
}

// readJPEG reads up to the first scan.
func readJPEG(in *bufio.Reader) (Info, error) {
	info := Info{Media: JPEG, Orientation: 1}
	var profile profile
	adobe := false
	for {
		marker, payload, err := segment(in)
		if err != nil {
			return info, err
		}
		switch {
		case marker == markerAPP1:
			if tiff, ok := bytes.CutPrefix(payload, []byte("Exif\x00\x00")); ok {
				info.readEXIF(tiff)
			}
		case marker == markerAPP2:
			profile.add(payload)
		case marker == markerAPP14:
			adobe = adobe || bytes.HasPrefix(payload, []byte("Adobe"))
		case isFrame(marker):
			if marker > markerSOF2 || len(payload) < 6 {
				return info, ErrFormat
			}
			info.Bits = int(payload[0])
			info.Height = int(binary.BigEndian.Uint16(payload[1:]))
			info.Width = int(binary.BigEndian.Uint16(payload[3:]))
			info.Channels = int(payload[5])
			info.Interlaced = marker == markerSOF2
			if info.Bits != 8 || info.Channels != 1 && info.Channels != 3 && info.Channels != 4 {
				return info, ErrFormat
			}
		case marker == markerSOS:
			if info.Channels == 0 {
				return info, fmt.Errorf("%w: no frame before the scan", ErrDamaged)
			}
			info.Inverted = adobe && info.Channels == 4
			info.Profile = profile.bytes(info.Channels)
			return info, nil
		case marker == markerEOI:
			return info, fmt.Errorf("%w: no image", ErrDamaged)
		}
	}
}

// profile gathers an ICC profile from its segments.
type profile struct {
	parts map[byte][]byte
	count byte
}

func (p *profile) add(payload []byte) {
	rest, ok := bytes.CutPrefix(payload, []byte("ICC_PROFILE\x00"))
	if !ok || len(rest) < 2 {
		return
	}
	if p.parts == nil {
		p.parts = map[byte][]byte{}
	}
	p.count = rest[1]
	p.parts[rest[0]] = rest[2:]
}

// bytes returns the profile when it is complete and made for the image.
func (p *profile) bytes(channels int) []byte {
	var all []byte
	for i := 1; i <= int(p.count); i++ {
		part, ok := p.parts[byte(i)]
		if !ok {
			return nil
		}
		all = append(all, part...)
	}
	if len(all) < 128 || string(all[36:40]) != "acsp" {
		return nil
	}
	space := map[int]string{1: "GRAY", 3: "RGB ", 4: "CMYK"}[channels]
	if string(all[16:20]) != space {
		return nil
	}
	return all
}

// CopyJPEG copies a JPEG without what is not the image: EXIF, comments,
// previews, films and whatever else follows its end. It keeps the bytes of
// the image as they are, and adds the end mark where it was cut off.
func CopyJPEG(w io.Writer, r io.Reader) error {
	in := bufio.NewReaderSize(r, 32<<10)
	out := bufio.NewWriterSize(w, 32<<10)
	for {
		marker, payload, err := segment(in)
		if err != nil {
			return err
		}
		if keepSegment(marker, payload) {
			payload = withoutPreview(marker, payload)
			out.Write([]byte{0xFF, marker})
			if payload != nil {
				out.Write(binary.BigEndian.AppendUint16(nil, uint16(len(payload)+2)))
				out.Write(payload)
			}
		}
		if marker == markerEOI {
			return out.Flush()
		}
		if marker == markerSOS {
			if err := copyScan(out, in); err == io.EOF {
				out.Write([]byte{0xFF, markerEOI})
				return out.Flush()
			} else if err != nil {
				return err
			}
		}
	}
}

// Carries reports whether a JPEG carries something that CopyJPEG leaves out,
// as far as its header tells, or whether anything follows its end.
func Carries(file []byte) bool {
	in := bufio.NewReaderSize(bytes.NewReader(file), 4<<10)
	for {
		marker, payload, err := segment(in)
		switch {
		case err != nil:
			return false // it cannot be copied either
		case !keepSegment(marker, payload) || len(withoutPreview(marker, payload)) != len(payload):
			return true
		case marker == markerSOS:
			return !bytes.HasSuffix(bytes.TrimRight(file, "\x00\r\n"), []byte{0xFF, markerEOI})
		case marker == markerEOI:
			return true
		}
	}
}

const jfif = "JFIF\x00"

// keepSegment reports whether a segment says how the image is to be shown. Of
// those that applications define, that are the first of JFIF (an extension of
// it holds a preview) and Adobe's.
func keepSegment(marker byte, payload []byte) bool {
	switch {
	case marker == markerAPP0:
		return bytes.HasPrefix(payload, []byte(jfif))
	case marker == markerAPP14:
		return true
	}
	return (marker < markerAPP0 || marker > markerAPP15) && marker != markerCOM
}

// withoutPreview is the segment of JFIF without the small picture that it may
// hold, which may show what was since painted over.
func withoutPreview(marker byte, payload []byte) []byte {
	const plain = 14 // version, density, size of the preview
	if marker != markerAPP0 || len(payload) <= plain {
		return payload
	}
	payload = bytes.Clone(payload[:plain])
	payload[plain-2], payload[plain-1] = 0, 0
	return payload
}

// copyScan copies coded data up to the next marker that is not part of it.
func copyScan(out *bufio.Writer, in *bufio.Reader) error {
	for {
		next, err := in.Peek(2)
		if len(next) == 2 && next[0] == 0xFF && next[1] != 0 && !(next[1] >= markerRST0 && next[1] <= markerRST7) {
			if next[1] != 0xFF {
				return nil
			}
			in.Discard(1) //nolint:errcheck // a fill byte that was peeked at
			continue
		}
		if len(next) == 0 {
			return err
		}
		c, _ := in.ReadByte()
		if err := out.WriteByte(c); err != nil {
			return err
		}
	}
}
