package typeset

import (
	"bufio"
	"bytes"
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
)

// errUnexpected says that gofpdf wrote something else than it always does.
var errUnexpected = errors.New("gofpdf: the file is not built as expected")

// header names the version of PDF that PDF/A-1 is made of; its second line says
// that the file is binary.
const header = "%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"

// file is a PDF file taken apart. The first thing found otherwise than expected
// is kept as its error: then it is not written.
type file struct {
	objects       [][]byte // objects[n-1] is what stands in object n
	catalog, info int      // objects
	err           error
}

// takeApart reads a file of gofpdf: objects one behind the other, the catalog
// last and the information before it, and the table of their places.
func takeApart(raw []byte) (*file, error) {
	starts, err := table(raw)
	if err != nil {
		return nil, err
	}
	order := make([]int, len(starts))
	for n := range order {
		order[n] = n
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(starts[a], starts[b]) })
	last := len(order) - 1
	f := &file{objects: make([][]byte, last), catalog: last, info: last - 1}
	for i, n := range order[:last] {
		body, begins := bytes.CutPrefix(raw[starts[n]:starts[order[i+1]]], fmt.Appendf(nil, "%d 0 obj\n", n))
		body, ends := bytes.CutSuffix(body, []byte("\nendobj\n"))
		if n == 0 || !begins || !ends {
			return nil, errUnexpected
		}
		f.objects[n-1] = body
	}
	return f, nil
}

// table reads where each object begins. The table itself stands for object 0,
// which is none: where it begins the last one ends.
func table(raw []byte) ([]int, error) {
	var at, count int
	end := max(0, bytes.LastIndex(raw, []byte("startxref\n")))
	if _, err := fmt.Sscanf(string(raw[end:]), "startxref\n%d\n%%%%EOF\n", &at); err != nil || at < 0 || at > end {
		return nil, errUnexpected
	}
	if _, err := fmt.Sscanf(string(raw[at:end]), "xref\n0 %d\n", &count); err != nil || count < 1 {
		return nil, errUnexpected
	}
	rows := bytes.SplitAfter(raw[at:end], []byte("\n"))[2:]
	if len(rows) < count {
		return nil, errUnexpected
	}
	starts := make([]int, count)
	for n, row := range rows[:count] {
		if start, _, ok := bytes.Cut(row, []byte(" 00000 n ")); ok {
			starts[n], _ = strconv.Atoi(string(start)) // 0 is where no object begins
		}
		if starts[n] < 0 || starts[n] > at {
			return nil, errUnexpected
		}
	}
	starts[0] = at
	return starts, nil
}

// object is what stands in object n.
func (f *file) object(n int) []byte {
	if n < 1 || n > len(f.objects) {
		f.unexpected(n)
		return nil
	}
	return f.objects[n-1]
}

func (f *file) unexpected(n int) {
	if f.err == nil {
		f.err = fmt.Errorf("%w: object %d", errUnexpected, n)
	}
}

// replace puts one thing in place of another that stands in object n, once.
func (f *file) replace(n int, old, by string) {
	body := f.object(n)
	if bytes.Count(body, []byte(old)) != 1 {
		f.unexpected(n)
		return
	}
	f.set(n, bytes.Replace(body, []byte(old), []byte(by), 1))
}

// within gives what stands between the beginning and the end of object n, both
// being known.
func (f *file) within(n int, begin, end string) []byte {
	body, begins := bytes.CutPrefix(f.object(n), []byte(begin))
	body, ends := bytes.CutSuffix(body, []byte(end))
	if !begins || !ends {
		f.unexpected(n)
		return nil
	}
	return body
}

// set puts something in object n.
func (f *file) set(n int, body []byte) {
	if f.err == nil {
		f.objects[n-1] = body
	}
}

// reserve adds n objects and returns the number of the first.
func (f *file) reserve(n int) int {
	f.objects = append(f.objects, make([][]byte, n)...)
	return len(f.objects) - n + 1
}

// add adds an object and returns its number.
func (f *file) add(body []byte) int {
	f.objects = append(f.objects, body)
	return len(f.objects)
}

// packed is a stream with data that is packed already; entries are those of its
// dictionary beside the length.
func packed(entries string, data []byte) []byte {
	out := fmt.Appendf(nil, "<<%s/Filter/FlateDecode/Length %d>>\nstream\n", entries, len(data))
	return append(append(out, data...), "\nendstream"...)
}

// writeTo writes the file. Its identifier is made from the contents: the same
// document has the same one.
func (f *file) writeTo(w io.Writer) error {
	if f.err != nil {
		return f.err
	}
	sum := sha256.New()
	out := bufio.NewWriterSize(io.MultiWriter(sum, w), 1<<16)
	at, _ := out.WriteString(header) // the writer keeps its first error
	table := fmt.Appendf(nil, "xref\n0 %d\n0000000000 65535 f \n", len(f.objects)+1)
	for i, body := range f.objects {
		table = fmt.Appendf(table, "%010d 00000 n \n", at)
		n, _ := fmt.Fprintf(out, "%d 0 obj\n", i+1)
		m, _ := out.Write(body)
		k, _ := out.WriteString("\nendobj\n")
		at += n + m + k
	}
	if err := out.Flush(); err != nil {
		return err
	}
	id := sum.Sum(nil)[:16]
	_, err := fmt.Fprintf(w, "%strailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%x><%x>]>>\nstartxref\n%d\n%%%%EOF\n",
		table, len(f.objects)+1, f.catalog, f.info, id, id, at)
	return err
}
