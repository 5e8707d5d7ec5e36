package typeset

import (
	"bytes"
	"compress/zlib"
	"strconv"
	"sync"
	"unicode/utf16"
)

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
