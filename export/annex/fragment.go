package annex

import (
	"bufio"
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"io"
	"strconv"
	"sync"
)

// A fragment is written by the process that reads a file, and put into the
// growing file by the one that knows the numbers of all objects. It is a series
// of records: bytes, and what stands between them.
//
//	recordBytes  n, n bytes
//	recordCopy   offset, n: bytes of the file that was read, which are not here
//	recordRefer  space, n: "12 0 R"
//	recordObject space, n: "12 0 obj", after which the object follows
//	recordGap    gap
//
// Numbers are unsigned varints.
const (
	recordBytes  = 'b'
	recordCopy   = 'c'
	recordRefer  = 'r'
	recordObject = 'o'
	recordGap    = 'g'
)

// part says what a fragment holds: what must be known before it is put in its
// place, and nothing that grows with the bytes.
type part struct {
	Pages   int      `json:"pages"`
	Objects int      `json:"objects"`          // beside its pages
	Size    int64    `json:"size"`             // bytes that it takes in the file, about
	Images  int64    `json:"images,omitempty"` // of these, in images that could be made smaller
	Sheets  []sheet  `json:"sheets,omitempty"` // the pages of an attached PDF
	Plate   *plate   `json:"plate,omitempty"`  // the image of an annex that is one
	Glyphs  string   `json:"glyphs,omitempty"` // characters set in the stamp's font
	Layers  []int    `json:"layers,omitempty"` // optional content groups: n of its objects
	Hidden  []int    `json:"hidden,omitempty"` // those of them that are off
	ID      []string `json:"id,omitempty"`     // of the main document, hexadecimal
}

// copied is the size from which on the bytes of a stream are not written to the
// fragment: they are taken from the file itself.
const copied = 16 << 10

// fragment writes objects whose numbers are not known yet.
type fragment struct {
	out    *bufio.Writer
	text   *textFont
	part   part
	err    error
	buffer []byte
	marks  []mark
}

// mark is a place in the buffer where something is to be filled in.
type mark struct {
	at   int
	what object // a target or a gap
}

func newFragment(w io.Writer) *fragment {
	return &fragment{out: bufio.NewWriterSize(w, 64<<10), text: newTextFont()}
}

// finish flushes and returns what was written.
func (f *fragment) finish() (part, error) {
	if err := f.out.Flush(); f.err == nil {
		f.err = err
	}
	f.part.Glyphs = f.text.used()
	return f.part, f.err
}

// allocate takes the next object.
func (f *fragment) allocate() target {
	f.part.Objects++
	f.part.Size += entryBytes
	return target{inPart, f.part.Objects - 1}
}

// record writes the head of a record.
func (f *fragment) record(kind byte, values ...uint64) {
	head := append(make([]byte, 0, 24), kind)
	for _, v := range values {
		head = binary.AppendUvarint(head, v)
	}
	f.raw(head)
}

func (f *fragment) raw(p []byte) {
	if f.err == nil {
		_, f.err = f.out.Write(p)
	}
}

// Write records bytes of the object that was begun.
func (f *fragment) Write(p []byte) (int, error) {
	if len(p) > 0 {
		f.record(recordBytes, uint64(len(p)))
		f.raw(p)
		f.part.Size += int64(len(p))
	}
	if f.err != nil {
		return 0, f.err
	}
	return len(p), nil
}

// referBytes is what a reference takes where numbers have five digits.
const referBytes = int64(len("12345 0 R"))

func (f *fragment) begin(t target) {
	f.record(recordObject, uint64(t.in), uint64(t.n))
	f.part.Size += referBytes + 4
}

func (f *fragment) end() { io.WriteString(f, endObject) } //nolint:errcheck // kept in f.err

const endObject = "\nendobj\n"

// object writes an object of our own.
func (f *fragment) object(t target, o object) { f.copied(t, o, nil) }

// copied writes an object of the file that is read; number tells where the
// objects that it refers to come to stand.
func (f *fragment) copied(t target, o object, number func(ref) target) {
	f.begin(t)
	s, isStream := o.(*stream)
	if isStream {
		s.dict["Length"] = len(s.raw)
		o = s.dict
	}
	f.syntax(o, number)
	if isStream {
		io.WriteString(f, "\nstream\n")
		if s.at > 0 && len(s.raw) >= copied {
			f.record(recordCopy, uint64(s.at), uint64(len(s.raw)))
			f.part.Size += int64(len(s.raw))
		} else {
			f.Write(s.raw)
		}
		io.WriteString(f, "\nendstream")
	}
	f.end()
}

// syntax records an object with its references and gaps.
func (f *fragment) syntax(o object, number func(ref) target) {
	f.marks = f.marks[:0]
	f.buffer = appendObject(f.buffer[:0], o, func(b []byte, o object) []byte {
		if r, ok := o.(ref); ok {
			o = number(r)
		}
		f.marks = append(f.marks, mark{len(b), o})
		return b
	})
	at := 0
	for _, m := range f.marks {
		f.Write(f.buffer[at:m.at])
		at = m.at
		switch what := m.what.(type) {
		case target:
			f.record(recordRefer, uint64(what.in), uint64(what.n))
			f.part.Size += referBytes
		case gap:
			f.record(recordGap, uint64(what))
			f.part.Size += referBytes
		}
	}
	f.Write(f.buffer[at:])
}

// streamed writes a stream whose length is known only at its end.
func (f *fragment) streamed(t target, d dict, write func(io.Writer) error) error {
	length := f.allocate()
	d["Length"] = length
	f.begin(t)
	f.syntax(d, nil)
	io.WriteString(f, "\nstream\n")
	counted := &counter{w: f}
	err := write(counted)
	io.WriteString(f, "\nendstream")
	f.end()
	f.object(length, int(counted.n))
	if err != nil {
		return err
	}
	return f.err
}

// counter counts what is written through it.
type counter struct {
	w io.Writer
	n int64
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	return n, err
}

// objects is where objects of our own are written: a fragment, or the growing
// file itself.
type objects interface {
	allocate() target
	object(t target, o object)
}

// compressed writes a compressed stream of our own.
func compressed(to objects, d dict, content []byte) target {
	t := to.allocate()
	to.object(t, deflated(d, content))
	return t
}

// compressors are kept: making one costs more than most of what is compressed.
var compressors = sync.Pool{New: func() any { return zlib.NewWriter(nil) }}

// deflated makes a stream of content.
func deflated(d dict, content []byte) *stream {
	var b bytes.Buffer
	z := compressors.Get().(*zlib.Writer)
	defer compressors.Put(z)
	z.Reset(&b)
	z.Write(content) // a buffer takes everything
	z.Close()
	if d == nil {
		d = dict{}
	}
	d["Filter"] = name("FlateDecode")
	return &stream{dict: d, raw: b.Bytes()}
}

// appendReference appends "12 0 R".
func appendReference(b []byte, number int) []byte {
	return append(strconv.AppendInt(b, int64(number), 10), " 0 R"...)
}

// errPart says that what was read of an annex cannot be put in its place.
var errPart = fmt.Errorf("%w: what was read of it does not read back", ErrDamaged)
