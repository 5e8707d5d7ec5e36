package typeset

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"fmt"
	"strconv"
	"sync"
	"unicode/utf16"
)

// header names the version of PDF that PDF/A-1 is made of; its second line says
// that the file is binary.
const header = "%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"

// file is a PDF file as it grows. Numbers of objects are given out before the
// objects are written, so that they can point to each other.
type file struct {
	out     bytes.Buffer
	offsets []int // of object i+1; 0 while it is not written
	scratch []byte
}

func newFile() *file {
	f := &file{}
	f.out.WriteString(header)
	return f
}

// reserve gives out n numbers and returns the first.
func (f *file) reserve(n int) int {
	first := len(f.offsets) + 1
	f.offsets = append(f.offsets, make([]int, n)...)
	return first
}

// begin opens an object.
func (f *file) begin(number int) {
	f.offsets[number-1] = f.out.Len()
	f.scratch = strconv.AppendInt(f.scratch[:0], int64(number), 10)
	f.out.Write(f.scratch)
	f.out.WriteString(" 0 obj\n")
}

// end closes an object.
func (f *file) end() { f.out.WriteString("\nendobj\n") }

// object writes an object whole.
func (f *file) object(number int, body []byte) {
	f.begin(number)
	f.out.Write(body)
	f.end()
}

// stream writes an object with a stream; entries are those of its dictionary
// beside the length.
func (f *file) stream(number int, entries string, data []byte) {
	f.begin(number)
	fmt.Fprintf(&f.out, "<<%s/Length %d>>\nstream\n", entries, len(data))
	f.out.Write(data)
	f.out.WriteString("\nendstream")
	f.end()
}

// packed writes an object with a stream that is packed already.
func (f *file) packed(number int, entries string, data []byte) {
	f.stream(number, entries+"/Filter/FlateDecode", data)
}

// close writes the table of objects and the trailer. The identifier is made
// from the contents: the same document has the same one.
func (f *file) close(catalog, info int) []byte {
	sum := sha256.Sum256(f.out.Bytes())
	table := f.out.Len()
	fmt.Fprintf(&f.out, "xref\n0 %d\n0000000000 65535 f \n", len(f.offsets)+1)
	row := []byte("0000000000 00000 n \n")
	for _, at := range f.offsets {
		for i := 9; i >= 0; i-- {
			row[i], at = byte('0'+at%10), at/10
		}
		f.out.Write(row)
	}
	fmt.Fprintf(&f.out, "trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%x><%x>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(f.offsets)+1, catalog, info, sum[:16], sum[:16], table)
	return f.out.Bytes()
}

// packers are used again, since a new one takes a megabyte.
var packers = sync.Pool{New: func() any {
	z, _ := zlib.NewWriterLevel(nil, zlib.BestSpeed) // fails for an unknown level only
	return z
}}

// pack compresses data.
func pack(data []byte) []byte {
	z := packers.Get().(*zlib.Writer)
	defer packers.Put(z)
	var out bytes.Buffer
	out.Grow(len(data) / 2)
	z.Reset(&out)
	_, _ = z.Write(data) // a bytes.Buffer takes all
	_ = z.Close()
	return out.Bytes()
}

// number appends v with two decimals at most.
func number(dst []byte, v float64) []byte {
	n := int64(v*100 + 0.5)
	if v < 0 {
		n = int64(v*100 - 0.5)
	}
	if n < 0 {
		dst, n = append(dst, '-'), -n
	}
	dst = strconv.AppendInt(dst, n/100, 10)
	if n %= 100; n != 0 {
		dst = append(dst, '.', byte('0'+n/10))
		if n%10 != 0 {
			dst = append(dst, byte('0'+n%10))
		}
	}
	return dst
}

// numbers appends values, each after a space but the first.
func numbers(dst []byte, values ...float64) []byte {
	for i, v := range values {
		if i > 0 {
			dst = append(dst, ' ')
		}
		dst = number(dst, v)
	}
	return dst
}

// reference appends "n 0 R".
func reference(dst []byte, number int) []byte {
	return append(strconv.AppendInt(dst, int64(number), 10), " 0 R"...)
}

// literal appends bytes as a string in brackets.
func literal(dst []byte, s []byte) []byte {
	dst = append(dst, '(')
	for _, c := range s {
		dst = escaped(dst, c)
	}
	return append(dst, ')')
}

func escaped(dst []byte, c byte) []byte {
	switch c {
	case '(', ')', '\\':
		return append(dst, '\\', c)
	case '\r':
		return append(dst, `\r`...)
	}
	return append(dst, c)
}

// textString appends a text for people, in UTF-16.
func textString(dst []byte, s string) []byte {
	wide := []byte{0xfe, 0xff}
	for _, c := range utf16.Encode([]rune(s)) {
		wide = append(wide, byte(c>>8), byte(c))
	}
	return literal(dst, wide)
}
