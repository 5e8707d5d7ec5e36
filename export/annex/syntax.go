package annex

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"unicode/utf16"
)

// appendObject appends the PDF syntax of o; refer appends what is not known here:
// references, and gaps. Streams are written by whoever writes objects; inside
// another object they can only be references. Keys are sorted, so that the same
// input gives the same bytes.
func appendObject(b []byte, o object, refer func(b []byte, o object) []byte) []byte {
	switch o := o.(type) {
	case nil:
		return append(b, "null"...)
	case bool:
		return strconv.AppendBool(b, o)
	case int:
		return strconv.AppendInt(b, int64(o), 10)
	case float64:
		return strconv.AppendFloat(b, o, 'f', -1, 64)
	case name:
		return appendName(b, o)
	case str:
		return appendString(b, o)
	case ref, target, gap:
		return refer(b, o)
	case array:
		b = append(b, '[')
		for i, element := range o {
			if i > 0 {
				b = append(b, ' ')
			}
			b = appendObject(b, element, refer)
		}
		return append(b, ']')
	case dict:
		return appendDict(b, o, refer)
	}
	panic(fmt.Sprintf("annex: %T is not a PDF object", o))
}

func appendDict(b []byte, d dict, refer func(b []byte, o object) []byte) []byte {
	keys := make([]name, 0, len(d))
	for key, value := range d {
		if value != nil {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	b = append(b, "<<"...)
	for _, key := range keys {
		b = appendName(b, key)
		b = append(b, ' ')
		b = appendObject(b, d[key], refer)
	}
	return append(b, ">>"...)
}

func appendName(b []byte, n name) []byte {
	b = append(b, '/')
	for i := range len(n) {
		if c := n[i]; c <= ' ' || c > '~' || bytes.IndexByte([]byte("()<>[]{}/%#"), c) >= 0 {
			b = fmt.Appendf(b, "#%02X", c)
		} else {
			b = append(b, c)
		}
	}
	return b
}

func appendString(b []byte, s str) []byte {
	b = append(b, '(')
	for i := range len(s) {
		switch c := s[i]; c {
		case '(', ')', '\\':
			b = append(b, '\\', c)
		case '\r':
			b = append(b, `\r`...) // a bare one would be read back as a line feed
		default:
			b = append(b, c)
		}
	}
	return append(b, ')')
}

// textString encodes a text that viewers show, such as a bookmark.
func textString(s string) str {
	b := []byte{0xFE, 0xFF}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u>>8), byte(u))
	}
	return str(b)
}
