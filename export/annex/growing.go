package annex

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"os"
)

// growing is the file that is being written, and where its objects are.
type growing struct {
	file    *os.File
	out     *bufio.Writer
	at      int64   // its length
	offsets []int64 // of the objects, by number; 0 for none yet
	here    numbering
	err     error
}

// openGrowing goes on with a file that is empty.
func openGrowing(path string, pages int) (*growing, error) {
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return nil, err
	}
	return &growing{file: file, out: bufio.NewWriterSize(file, 256<<10), here: numbering{total: pages},
		offsets: make([]int64, 1+pages+planObjects)}, nil
}

func (g *growing) Write(p []byte) (int, error) {
	if g.err != nil {
		return 0, g.err
	}
	n, err := g.out.Write(p)
	g.at += int64(n)
	g.err = err
	return n, err
}

// close flushes the file and closes it. It is made durable when it gets its
// name.
func (g *growing) close() error {
	if err := g.out.Flush(); g.err == nil {
		g.err = err
	}
	if err := g.file.Close(); g.err == nil {
		g.err = err
	}
	return g.err
}

// mark notes how far the file has come, for back.
func (g *growing) mark() (at int64, objects int) {
	if g.err == nil {
		g.err = g.out.Flush()
	}
	return g.at, len(g.offsets)
}

// back cuts off what was written since.
func (g *growing) back(at int64, objects int) error {
	g.out.Reset(g.file)
	g.at, g.offsets, g.err = at, g.offsets[:objects], nil
	for n, offset := range g.offsets {
		if offset >= at {
			g.offsets[n] = 0
		}
	}
	if err := g.file.Truncate(at); err != nil {
		return err
	}
	_, err := g.file.Seek(at, io.SeekStart)
	return err
}

// allocate takes the next free number.
func (g *growing) allocate() target {
	g.offsets = append(g.offsets, 0)
	return target{inFile, len(g.offsets) - 1}
}

func (g *growing) begin(t target) {
	number := g.here.of(t)
	g.offsets[number] = g.at
	fmt.Fprintf(g, "%d 0 obj\n", number)
}

// object writes an object of our own.
func (g *growing) object(t target, o object) {
	g.begin(t)
	s, isStream := o.(*stream)
	if isStream {
		s.dict["Length"] = len(s.raw)
		o = s.dict
	}
	g.syntax(o)
	if isStream {
		io.WriteString(g, "\nstream\n")
		g.Write(s.raw)
		io.WriteString(g, "\nendstream")
	}
	io.WriteString(g, endObject)
}

func (g *growing) syntax(o object) {
	g.Write(appendObject(nil, o, func(b []byte, o object) []byte {
		t, _ := o.(target)
		return appendReference(b, g.here.of(t))
	}))
}

// place is where a part goes, and what is added to it.
type place struct {
	fragment string    // the path of its records
	original *original // the file that was read
	part     part
	page     int                   // number of its first page
	dress    func(page int) filler // called before a page of it is written; may be nil
}

// filler gives the values that stand in a gap.
type filler func(gap) array

// put puts a part in its place. An error that wraps errPart or [ErrUnreadable]
// is the part's, any other that of the growing file.
func (g *growing) put(p place) error {
	g.here.page, g.here.object = p.page, len(g.offsets)
	g.offsets = append(g.offsets, make([]int64, p.part.Objects)...)
	records, err := os.Open(p.fragment)
	if err != nil {
		return fmt.Errorf("%w: %w", errPart, err)
	}
	defer records.Close()
	r := reader{Reader: bufio.NewReaderSize(records, 64<<10), to: g, place: p}
	for g.err == nil {
		kind, err := r.ReadByte()
		if err == io.EOF {
			return nil
		}
		if err == nil {
			err = r.record(kind)
		}
		if err == nil {
			err = r.bad
		}
		if err != nil {
			return err
		}
	}
	return g.err
}

// reader reads the records of a fragment.
type reader struct {
	*bufio.Reader
	to    *growing
	place place
	fill  filler // of the page that is being written
	bad   error  // a number was none
}

func (r *reader) record(kind byte) error {
	switch kind {
	case recordBytes:
		if _, err := io.CopyN(r.to, r, r.number()); err != nil && r.to.err == nil {
			return fmt.Errorf("%w: %w", errPart, err)
		}
		return nil
	case recordCopy:
		offset, n := r.number(), r.number()
		return r.place.original.copy(r.to, offset, n)
	case recordRefer:
		t, err := r.target()
		r.to.Write(appendReference(nil, r.to.here.of(t)))
		return err
	case recordObject:
		t, err := r.target()
		if err != nil {
			return err
		}
		if r.fill = nil; r.place.dress != nil {
			switch t.in {
			case inPages:
				r.fill = r.place.dress(t.n)
			case inFile, inPlan: // an annex has none of its own
				return fmt.Errorf("%w: an object of others", errPart)
			}
		}
		r.to.begin(t)
		return nil
	case recordGap:
		g := gap(r.number())
		if r.fill == nil {
			return fmt.Errorf("%w: a gap outside of a page", errPart)
		}
		for i, value := range r.fill(g) {
			if i > 0 {
				io.WriteString(r.to, " ")
			}
			r.to.syntax(value)
		}
		return nil
	}
	return fmt.Errorf("%w: no record begins with %q", errPart, kind)
}

// number reads a number.
func (r *reader) number() int64 {
	n, err := binary.ReadUvarint(r.Reader)
	if err != nil || int64(n) < 0 {
		r.bad = fmt.Errorf("%w: not a number", errPart)
		return 0
	}
	return int64(n)
}

// target reads what is an object of the finished file.
func (r *reader) target() (target, error) {
	in, n := r.number(), r.number()
	t, last := target{space(in), int(n)}, -1
	switch t.in {
	case inFile:
		last = r.to.here.total
	case inPart:
		last = r.place.part.Objects - 1
	case inPages:
		last = r.place.part.Pages - 1
	case inPlan:
		last = planObjects
	}
	if in > int64(inPlan) || n < 0 || t.n > last {
		return target{}, fmt.Errorf("%w: no object is %d in %d", errPart, n, in)
	}
	return t, nil
}

// table writes the cross-reference table and the trailer.
func (g *growing) table(trailer dict) {
	at := g.at
	fmt.Fprintf(g, "xref\n0 %d\n0000000000 65535 f \n", len(g.offsets))
	for _, offset := range g.offsets[1:] {
		if offset == 0 {
			io.WriteString(g, "0000000000 65535 f \n")
		} else {
			fmt.Fprintf(g, "%010d 00000 n \n", offset)
		}
	}
	trailer["Size"] = len(g.offsets)
	io.WriteString(g, "trailer\n")
	g.syntax(trailer)
	fmt.Fprintf(g, "\nstartxref\n%d\n%%%%EOF\n", at)
}

// entryBytes is what an object takes in the cross-reference table.
const entryBytes = 20
