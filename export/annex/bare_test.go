package annex

import (
	"bytes"
	"testing"
)

// What a JPEG 2000 file holds beside the image goes; one that is not what it
// should be stays as it is.
func TestBareJPX(t *testing.T) {
	box := func(kind, data string) string {
		return string([]byte{0, 0, 0, byte(8 + len(data))}) + kind + data
	}
	long := func(kind, data string) string {
		return string([]byte{0, 0, 0, 1}) + kind + string([]byte{0, 0, 0, 0, 0, 0, 0, byte(16 + len(data))}) + data
	}
	signature, header, code := box("jP  ", "\r\n\x87\n"), box("jp2h", "header"), "\x00\x00\x00\x00jp2cpixels to the end"
	for _, c := range []struct{ name, file, want string }{
		{"bare already", signature + header + code, ""},
		{"xml and uuid", signature + header + box("xml ", "<Mme/>") + box("uuid", "JpgTiffExif->JP2 GPS") + code, signature + header + code},
		{"a long box", signature + long("uuid", "GPS") + header + code, signature + header + code},
		{"counted places", signature + box("ftbl", "12") + box("xml ", "<Mme/>") + code, ""},
		{"cut off", signature + box("xml ", "<Mme/>") + "\x00\x00\x00\x20jp2h", ""},
		{"a box of no size", signature + "\x00\x00\x00\x04xml ", ""},
		{"only pixels", "\xff\x4f\xff\x51 a codestream without boxes", ""},
		{"nothing", "", ""},
	} {
		if got := bareJPX([]byte(c.file)); !bytes.Equal(got, []byte(c.want)) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
