package annex

import (
	"bufio"
	"bytes"
)

// scanner reads a content stream: its words outside of strings, dictionaries,
// comments and the data of inline images.
type scanner struct {
	in    *bufio.Reader
	word  func(string) // an operator or a number
	named func(string) // a name; may be nil
	shown func(int)    // a string of so many bytes; may be nil
	full  bool         // enough is known: stop
}

// longWord is where words are cut: no operator and no number is longer.
const longWord = 64

func (s *scanner) run() {
	for !s.full {
		c, err := s.in.ReadByte()
		if err != nil {
			return
		}
		switch {
		case c == '(':
			s.string(s.skipString())
		case c == '<':
			s.string(s.skipHex())
		case c == '%':
			s.skipComment()
		case c == '/':
			if name := s.token(); s.named != nil {
				s.named(name)
			}
		case !isSpace(c) && !isDelimiter(c):
			s.in.UnreadByte() //nolint:errcheck // a byte was just read
			word := s.token()
			s.word(word)
			if word == "ID" {
				s.skipImage()
			}
		}
	}
}

func (s *scanner) string(bytes int) {
	if s.shown != nil && bytes > 0 {
		s.shown(bytes)
	}
}

// token reads up to the next space or delimiter.
func (s *scanner) token() string {
	var word []byte
	for {
		c, err := s.in.ReadByte()
		if err != nil {
			return string(word)
		}
		if isSpace(c) || isDelimiter(c) {
			s.in.UnreadByte() //nolint:errcheck // a byte was just read
			return string(word)
		}
		if len(word) < longWord {
			word = append(word, c)
		}
	}
}

// skipString passes a string and says how long it is.
func (s *scanner) skipString() int {
	n := 0
	for depth := 1; depth > 0; n++ {
		c, err := s.in.ReadByte()
		if err != nil {
			return n
		}
		switch c {
		case '(':
			depth++
		case ')':
			depth--
		case '\\':
			s.in.ReadByte() //nolint:errcheck // the end shows at the next byte
		}
	}
	return n
}

// skipHex passes a hexadecimal string; of a dictionary only the mark, so that
// what is in it is read as usual.
func (s *scanner) skipHex() int {
	if next, err := s.in.Peek(1); err != nil || next[0] == '<' {
		s.in.Discard(1) //nolint:errcheck // the end shows at the next byte
		return 0
	}
	for n := 0; ; n++ {
		if c, err := s.in.ReadByte(); err != nil || c == '>' {
			return (n + 1) / 2
		}
	}
}

func (s *scanner) skipComment() {
	for {
		if c, err := s.in.ReadByte(); err != nil || c == '\n' || c == '\r' {
			return
		}
	}
}

// skipImage passes the data of an inline image: up to an EI between spaces
// that is followed by what looks like content again, not by binary data.
func (s *scanner) skipImage() {
	before := byte(0)
	for {
		c, err := s.in.ReadByte()
		if err != nil {
			return
		}
		if c == 'E' && isSpace(before) {
			next, _ := s.in.Peek(12)
			if len(next) > 0 && next[0] == 'I' && (len(next) == 1 || isSpace(next[1])) && isText(next[1:]) {
				s.in.Discard(1) //nolint:errcheck // it was peeked at
				return
			}
		}
		before = c
	}
}

func isText(b []byte) bool {
	for _, c := range b {
		if !isSpace(c) && (c < ' ' || c > '~') {
			return false
		}
	}
	return true
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }
