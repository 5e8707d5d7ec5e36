package annex

import (
	"bytes"
	"errors"
)

// Markers of JPEG (ITU-T T.81, table B.1).
const (
	jpegSOF0 = 0xC0
	jpegSOI  = 0xD8
	jpegEOI  = 0xD9
	jpegSOS  = 0xDA
)

// errPlanes says that a JPEG is not as the encoder of the standard library
// writes it.
var errPlanes = errors.New("annex: unexpected JPEG")

// joinedPlanes makes one JPEG of some that each hold one plane of an image, of
// the same size and quality: a component and a scan for each. The encoder of the
// standard library knows none with four. A file with one is as it was.
func joinedPlanes(files [][]byte) ([]byte, error) {
	if len(files) == 1 {
		return files[0], nil
	}
	var out []byte
	for i, file := range files {
		segments, scan, ok := segmentsOf(file)
		if !ok {
			return nil, errPlanes
		}
		if i == 0 {
			out = append(out, 0xFF, jpegSOI)
			for _, s := range segments {
				if s[1] == jpegSOF0 {
					s = frame(s, len(files))
				}
				out = append(out, s...)
			}
		}
		out = append(out, 0xFF, jpegSOS, 0, 8, 1, byte(i+1), 0, 0, 63, 0)
		out = append(out, scan...)
	}
	return append(out, 0xFF, jpegEOI), nil
}

// frame is the header of a frame with so many components like the only one of
// another header.
func frame(one []byte, components int) []byte {
	const fixed = 10 // marker, length, precision, size, number of components
	out := bytes.Clone(one[:fixed])
	out[3], out[fixed-1] = byte(8+3*components), byte(components)
	for i := range components {
		out = append(out, byte(i+1), 0x11, 0)
	}
	return out
}

// segmentsOf cuts a JPEG with one scan into what stands before the header of the
// scan, with markers, and the data of the scan.
func segmentsOf(file []byte) (segments [][]byte, scan []byte, ok bool) {
	if len(file) < 4 || file[1] != jpegSOI || file[len(file)-1] != jpegEOI {
		return nil, nil, false
	}
	for rest := file[2 : len(file)-2]; len(rest) > 4 && rest[0] == 0xFF; {
		size := 2 + (int(rest[2])<<8 | int(rest[3]))
		if size > len(rest) {
			break
		}
		if rest[1] == jpegSOS {
			return segments, rest[size:], true
		}
		segments, rest = append(segments, rest[:size]), rest[size:]
	}
	return nil, nil, false
}
