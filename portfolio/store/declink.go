package store

import (
	"bytes"
	"unicode/utf8"

	"acquis/portfolio"
)

// decodeLink reads a link from its JSON if it stands there exactly as encode
// writes it, and says otherwise that it did not. Links are most of what a
// large portfolio holds, and opening it is decoding; this takes a tenth of the
// time of encoding/json, which reads all the rest: links to passages too.
func decodeLink(payload []byte) (*portfolio.Link, bool) {
	l := new(portfolio.Link)
	s := plainScanner{rest: payload, ok: true}
	l.ID = portfolio.ID(s.text(`{"id":`))
	l.Evidence.Kind = portfolio.Kind(s.text(`,"evidence":{"kind":`))
	l.Evidence.ID = portfolio.ID(s.text(`,"id":`))
	l.Indicator = s.text(`},"indicator":`)
	if s.at(`,"justification":`) {
		l.Justification = s.text(`,"justification":`)
	}
	if s.at(`,"checked":`) {
		l.Checked = s.text(`,"checked":`)
	}
	if s.at(`,"made":`) {
		l.Made = s.text(`,"made":`)
	}
	return l, s.ok && string(s.rest) == "}"
}

// plainScanner goes through JSON of a known form, up to the first surprise.
type plainScanner struct {
	rest []byte
	ok   bool
}

func (s *plainScanner) at(prefix string) bool { return bytes.HasPrefix(s.rest, []byte(prefix)) }

// text reads a string without escapes behind a prefix.
func (s *plainScanner) text(prefix string) string {
	if !s.ok || !s.at(prefix) || len(s.rest) == len(prefix) || s.rest[len(prefix)] != '"' {
		s.ok = false
		return ""
	}
	value, rest, closed := bytes.Cut(s.rest[len(prefix)+1:], []byte{'"'})
	s.rest, s.ok = rest, closed && isPlainJSON(value)
	return string(value)
}

// isPlainJSON reports whether a string stands for itself.
func isPlainJSON(value []byte) bool {
	for _, b := range value {
		if b == '\\' || b < ' ' {
			return false
		}
	}
	return utf8.Valid(value)
}
