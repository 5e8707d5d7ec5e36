package store

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"acquis/portfolio"
)

// decodeLink reads a link from its JSON if it stands there exactly as encode
// writes it, and says otherwise that it did not. Links are most of what a
// large portfolio holds, and opening it is decoding; this takes a tenth of the
// time of encoding/json, which reads all the rest.
func decodeLink(payload []byte) (*portfolio.Link, bool) {
	l := new(portfolio.Link)
	s := plainScanner{rest: payload, ok: true}
	l.ID = portfolio.ID(s.text(`{"id":`))
	l.Evidence.Kind = kindNamed(s.raw(`,"evidence":{"kind":`))
	l.Evidence.ID = portfolio.ID(s.text(`,"id":`))
	l.Indicator = s.text(`},"indicator":`)
	if s.at(`,"justification":`) {
		l.Justification = s.text(`,"justification":`)
	}
	if s.at(`,"checked":`) {
		l.Checked = s.text(`,"checked":`)
	}
	if s.at(`,"made":`) {
		made := s.raw(`,"made":`)
		if l.Made = l.Checked; string(made) != l.Made { // mostly the same: kept once
			l.Made = string(made)
		}
	}
	if s.at(`,"passage":`) {
		p := &portfolio.Passage{Field: s.text(`,"passage":{"field":`)}
		p.Start, p.End = s.number(`,"start":`), s.number(`,"end":`)
		s.skip(`}`)
		l.Passage = p
	}
	if s.at(`,"quote":`) {
		l.Quote = s.text(`,"quote":`)
	}
	return l, s.ok && string(s.rest) == "}"
}

// kindNamed is a kind of evidence, without a string of its own.
func kindNamed(name []byte) portfolio.Kind {
	switch string(name) {
	case string(portfolio.KindSituation):
		return portfolio.KindSituation
	case string(portfolio.KindPiece):
		return portfolio.KindPiece
	}
	return portfolio.Kind(name)
}

// plainScanner goes through JSON of a known form, up to the first surprise.
type plainScanner struct {
	rest []byte
	ok   bool
}

func (s *plainScanner) at(prefix string) bool { return bytes.HasPrefix(s.rest, []byte(prefix)) }

// skip passes what must stand next.
func (s *plainScanner) skip(prefix string) {
	if s.ok = s.ok && s.at(prefix); s.ok {
		s.rest = s.rest[len(prefix):]
	}
}

// text reads a string behind a prefix. The escapes that sentences hold are
// known, others are surprises.
func (s *plainScanner) text(prefix string) string { return string(s.raw(prefix)) }

// raw is text as bytes, which may be those of the JSON.
func (s *plainScanner) raw(prefix string) []byte {
	s.skip(prefix)
	s.skip(`"`)
	if !s.ok {
		return nil
	}
	end := bytes.IndexByte(s.rest, '"')
	if end < 0 {
		s.ok = false
		return nil
	}
	value := s.rest[:end]
	if bytes.IndexByte(value, '\\') >= 0 {
		return s.escaped()
	}
	s.rest, s.ok = s.rest[end+1:], isPlainJSON(value)
	return value
}

// escaped reads a string with escapes, behind its quotation mark.
func (s *plainScanner) escaped() []byte {
	var value []byte
	for i := 0; i < len(s.rest); i++ {
		switch b := s.rest[i]; b {
		case '"':
			s.rest, s.ok = s.rest[i+1:], isPlainJSON(value)
			return value
		case '\\':
			i++
			if i == len(s.rest) || s.rest[i] != '"' && s.rest[i] != '\\' {
				s.ok = false
				return nil
			}
			value = append(value, s.rest[i])
		default:
			value = append(value, b)
		}
	}
	s.ok = false
	return nil
}

// number reads a whole number behind a prefix.
func (s *plainScanner) number(prefix string) int {
	s.skip(prefix)
	digits := 0
	for digits < len(s.rest) && (s.rest[digits] >= '0' && s.rest[digits] <= '9' || digits == 0 && s.rest[0] == '-') {
		digits++
	}
	n, err := strconv.Atoi(string(s.rest[:digits]))
	s.rest, s.ok = s.rest[digits:], s.ok && err == nil && strconv.Itoa(n) == string(s.rest[:digits])
	return n
}

// isPlainJSON reports whether a string can stand in JSON, but for quotation
// marks and backslashes.
func isPlainJSON(value []byte) bool {
	for _, b := range value {
		if b < ' ' {
			return false
		}
	}
	return utf8.Valid(value)
}
