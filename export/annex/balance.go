package annex

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/zlib"
	"errors"
	"io"
)

// balance is what a page's content leaves open. Files from everywhere save
// the graphics state without restoring it, or restore more than they saved;
// a stamp drawn after that would land somewhere else on the page.
type balance struct {
	depth  int  // saves minus restores at the end
	lowest int  // the most that was restored below the start, ≤ 0
	inText bool // a text object is still open
	broken bool // some of it cannot be decoded
}

// maxDepth bounds what is added to close the states: more is an attack.
const maxDepth = 512

// balanceOf reads the content streams of a page as one, as viewers do.
func balanceOf(streams []*stream) balance {
	var readers []io.Reader
	broken := false
	for _, s := range streams {
		readers = append(readers, s.reader(&broken), bytes.NewReader([]byte("\n")))
	}
	s := scanner{in: bufio.NewReaderSize(io.MultiReader(readers...), 32<<10)}
	s.run()
	b := s.balance
	if b.depth-b.lowest > maxDepth || b.lowest < -maxDepth {
		b = balance{}
	}
	b.broken = broken
	return b
}

// reader gives the decoded bytes. The usual filter is undone as a stream, so
// that a content of any size costs no memory.
func (s *stream) reader(broken *bool) io.Reader {
	if filterName(s.dict) == "FlateDecode" && s.dict["DecodeParms"] == nil {
		z, err := zlib.NewReader(bytes.NewReader(s.raw))
		if err != nil {
			*broken = *broken || len(s.raw) > 0
			return bytes.NewReader(nil)
		}
		return io.LimitReader(endsAtError{z, broken}, 16*maxDecodeBytes)
	}
	decoded, err := s.decode()
	if err != nil {
		*broken = true
		return bytes.NewReader(nil)
	}
	return bytes.NewReader(decoded)
}

// filterName returns the only filter of a stream, or "".
func filterName(d dict) name {
	switch f := d["Filter"].(type) {
	case name:
		return f
	case array:
		if len(f) == 1 {
			n, _ := f[0].(name)
			return n
		}
	}
	return ""
}

// endsAtError makes a damaged stream end where it breaks, as viewers do. Some
// writers leave out the end of the stream and its sum, which harms nobody;
// anything else is damage.
type endsAtError struct {
	r      io.Reader
	broken *bool
}

func (e endsAtError) Read(p []byte) (int, error) {
	n, err := e.r.Read(p)
	var corrupt flate.CorruptInputError
	if errors.As(err, &corrupt) {
		*e.broken = true
	}
	if err != nil {
		err = io.EOF
	}
	return n, err
}

// scanner finds the operators q, Q, BT and ET in a content stream, outside
// of strings, dictionaries, comments and the data of inline images.
type scanner struct {
	in      *bufio.Reader
	balance balance
}

func (s *scanner) run() {
	for {
		c, err := s.in.ReadByte()
		if err != nil {
			return
		}
		switch {
		case c == '(':
			s.skipString()
		case c == '<':
			s.skipHex()
		case c == '%':
			s.skipComment()
		case c == '/':
			s.token()
		case !isSpace(c) && !isDelimiter(c):
			s.in.UnreadByte() //nolint:errcheck // a byte was just read
			s.operator(s.token())
		}
	}
}

func (s *scanner) operator(word string) {
	b := &s.balance
	switch word {
	case "q":
		b.depth++
	case "Q":
		b.depth--
		b.lowest = min(b.lowest, b.depth)
	case "BT":
		b.inText = true
	case "ET":
		b.inText = false
	case "ID":
		s.skipImage()
	}
}

// token reads up to the next space or delimiter; only its start matters.
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
		if len(word) < 4 {
			word = append(word, c)
		}
	}
}

func (s *scanner) skipString() {
	for depth := 1; depth > 0; {
		c, err := s.in.ReadByte()
		if err != nil {
			return
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
}

// skipHex passes a hexadecimal string; of a dictionary only the mark, so that
// what is in it is read as usual.
func (s *scanner) skipHex() {
	if next, err := s.in.Peek(1); err != nil || next[0] == '<' {
		s.in.Discard(1) //nolint:errcheck // the end shows at the next byte
		return
	}
	for {
		if c, err := s.in.ReadByte(); err != nil || c == '>' {
			return
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
