package opendocument

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// markup is a piece of XML that is being written.
type markup struct {
	out  []byte
	open []string
}

// start opens an element. Attributes come as names and values in turn; one
// whose value is empty is left out.
func (m *markup) start(name string, attributes ...string) {
	m.tag(name, attributes)
	m.out = append(m.out, '>')
	m.open = append(m.open, name)
}

// end closes the element that was opened last.
func (m *markup) end() {
	last := len(m.open) - 1
	m.out = append(append(append(m.out, "</"...), m.open[last]...), '>')
	m.open = m.open[:last]
}

// empty writes an element without content.
func (m *markup) empty(name string, attributes ...string) {
	m.tag(name, attributes)
	m.out = append(m.out, "/>"...)
}

// element writes an element that holds text alone.
func (m *markup) element(name, text string) {
	m.start(name)
	m.text(text)
	m.end()
}

func (m *markup) tag(name string, attributes []string) {
	m.out = append(append(m.out, '<'), name...)
	for i := 0; i+1 < len(attributes); i += 2 {
		if attributes[i+1] == "" {
			continue
		}
		m.out = append(append(append(m.out, ' '), attributes[i]...), `="`...)
		m.text(attributes[i+1])
		m.out = append(m.out, '"')
	}
}

// text writes text, which stands in an element or in the value of an attribute.
func (m *markup) text(s string) {
	for _, r := range clean(s) {
		switch r {
		case '&':
			m.out = append(m.out, "&amp;"...)
		case '<':
			m.out = append(m.out, "&lt;"...)
		case '>':
			m.out = append(m.out, "&gt;"...)
		case '"':
			m.out = append(m.out, "&quot;"...)
		case '\t', '\n': // only in attributes: in text they are elements
			m.out = append(m.out, "&#"...)
			m.out = append(strconv.AppendInt(m.out, int64(r), 10), ';')
		default:
			m.out = utf8.AppendRune(m.out, r)
		}
	}
}

// clean drops what XML 1.0 has no place for, and composes letters with their
// accents. Bytes that are no text become U+FFFD.
func clean(s string) string {
	return norm.NFC.String(strings.Map(func(r rune) rune {
		switch {
		case r == '\t', r == '\n':
			return r
		case r < ' ', r >= 0x7f && r < 0xa0, r == 0xfffe, r == 0xffff:
			return -1
		}
		return r
	}, s))
}

// length is points to the hundredth, in which nobody sees the difference.
func length(v float64) string {
	return strings.TrimSuffix(strings.TrimRight(strconv.FormatFloat(v, 'f', 2, 64), "0"), ".") + "pt"
}
