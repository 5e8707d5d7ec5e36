package annex

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/zlib"
	"errors"
	"io"
	"strings"
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
	var b balance
	s := scanner{in: bufio.NewReaderSize(io.MultiReader(readers...), 32<<10), word: b.operator}
	s.run()
	if b.depth-b.lowest > maxDepth || b.lowest < -maxDepth {
		b = balance{}
	}
	b.broken = broken
	return b
}

// around is what is to stand before and after such content, so that what comes
// after it is drawn on a page as it was at the start.
func (b balance) around() (before, after string) {
	saves := 1 - b.lowest
	after = "\n"
	if b.inText {
		after += "ET "
	}
	return strings.Repeat("q ", saves) + "\n", after + strings.Repeat("Q ", saves+b.depth) + "\n"
}

// operator keeps account of one operator.
func (b *balance) operator(word string) {
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
	}
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
