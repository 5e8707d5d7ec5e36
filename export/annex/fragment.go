package annex

import (
	"bufio"
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"os"
	"sync"
)

// plan fixes the object numbers that everybody must know before anything is
// written: page n of the dossier is object n. Whoever links to a page, or
// hangs a page into the tree, needs nothing but its number.
type plan struct {
	Total int `json:"total"` // pages of the whole dossier, annexes included
}

func (p plan) pageRoot() int { return p.Total + 1 }
func (p plan) catalog() int  { return p.Total + 2 }
func (p plan) info() int     { return p.Total + 3 }
func (p plan) font() int     { return p.Total + 4 } // and fontObjects-1 more
func (p plan) free() int     { return p.Total + 4 + fontObjects }

// part says what a fragment wrote: what the parent needs for the
// cross-reference table, and nothing that grows with the bytes.
type part struct {
	End      int64         `json:"end"`                // offset after its last byte
	Next     int           `json:"next"`               // first object number it left free
	Pages    []int64       `json:"pages"`              // offset of each page object
	Objects  []int64       `json:"objects"`            // offsets of the objects from its first number to next
	Reserved map[int]int64 `json:"reserved,omitempty"` // offsets of objects whose numbers the plan fixes
	Corners  [][2]float64  `json:"corners"`            // upper left corner of each page as seen, for destinations
	Glyphs   string        `json:"glyphs"`             // characters set in the stamp's font
	Layers   []int         `json:"layers,omitempty"`   // optional content groups
	Hidden   []int         `json:"hidden,omitempty"`   // those of them that are off
	ID       []string      `json:"id,omitempty"`       // of the main document, hexadecimal
	Images   int64         `json:"images,omitempty"`   // bytes of images that could be made smaller
}

// fragment writes numbered objects at the end of the growing file.
type fragment struct {
	out    *bufio.Writer
	at     int64
	first  int // object number
	text   *textFont
	part   part
	err    error
	buffer []byte
}

func newFragment(w io.Writer, offset int64, firstObject int) *fragment {
	return &fragment{
		out: bufio.NewWriterSize(w, 64<<10), at: offset, first: firstObject,
		text: newTextFont(), part: part{Next: firstObject},
	}
}

// openAt opens the growing file for the next fragment, and cuts off whatever
// a failed one left behind.
func openAt(path string, offset int64) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	if err = f.Truncate(offset); err == nil {
		_, err = f.Seek(offset, io.SeekStart)
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// finish flushes and returns what was written.
func (f *fragment) finish() (part, error) {
	if err := f.out.Flush(); f.err == nil {
		f.err = err
	}
	f.part.End = f.at
	f.part.Glyphs = f.text.used()
	return f.part, f.err
}

// allocate takes the next free object number.
func (f *fragment) allocate() int {
	f.part.Next++
	f.part.Objects = append(f.part.Objects, 0)
	return f.part.Next - 1
}

func (f *fragment) Write(p []byte) (int, error) {
	if f.err != nil {
		return 0, f.err
	}
	n, err := f.out.Write(p)
	f.at += int64(n)
	f.err = err
	return n, err
}

// begin notes where the object starts.
func (f *fragment) begin(number int) {
	if number >= f.first {
		f.part.Objects[number-f.first] = f.at
	} else {
		if f.part.Reserved == nil {
			f.part.Reserved = map[int]int64{}
		}
		f.part.Reserved[number] = f.at
	}
	fmt.Fprintf(f, "%d 0 obj\n", number)
}

func (f *fragment) end() { io.WriteString(f, "\nendobj\n") } //nolint:errcheck // kept in f.err

// object writes o under its number; refs in it are passed through renumber.
func (f *fragment) object(number int, o object, renumber func(ref) int) {
	f.begin(number)
	f.body(o, renumber)
	f.end()
}

func (f *fragment) body(o object, renumber func(ref) int) {
	s, isStream := o.(*stream)
	if isStream {
		s.dict["Length"] = len(s.raw)
		o = s.dict
	}
	f.buffer = appendObject(f.buffer[:0], o, renumber)
	f.Write(f.buffer)
	if isStream {
		io.WriteString(f, "\nstream\n")
		f.Write(s.raw)
		io.WriteString(f, "\nendstream")
	}
}

// page writes a page of the dossier.
func (f *fragment) page(number int, d dict, seen view, renumber func(ref) int) {
	f.part.Pages = append(f.part.Pages, f.at)
	x, y := seen.toUser.apply(0, seen.height)
	f.part.Corners = append(f.part.Corners, [2]float64{x, y})
	fmt.Fprintf(f, "%d 0 obj\n", number)
	f.body(d, renumber)
	f.end()
}

// flate writes a compressed stream of our own and returns its number.
func (f *fragment) flate(d dict, content []byte) int {
	number := f.allocate()
	f.object(number, deflated(d, content), same)
	return number
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

// streamed writes a stream whose length is known only at its end.
func (f *fragment) streamed(number int, d dict, write func(io.Writer) error) error {
	length := f.allocate()
	d["Length"] = ref(length)
	f.begin(number)
	f.buffer = appendObject(f.buffer[:0], d, same)
	f.Write(f.buffer)
	io.WriteString(f, "\nstream\n")
	from := f.at
	err := write(f)
	size := f.at - from
	io.WriteString(f, "\nendstream")
	f.end()
	f.object(length, int(size), same)
	if err != nil {
		return err
	}
	return f.err
}

// same is the renumbering of objects whose references are final.
func same(r ref) int { return int(r) }
