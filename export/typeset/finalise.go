package typeset

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"sync"
)

// errUnexpected says that gofpdf wrote something else than it always does.
var errUnexpected = errors.New("the PDF is not built as expected")

// finalise mends what gofpdf leaves to be desired: it packs the streams, which
// gofpdf does one after the other with a new compressor for each; says in the
// catalog in which language the text is and that viewers show its title rather
// than the file's name; drops the empty name tree; and gives the file an
// identifier made from its contents.
//
// A document that says no date has none: gofpdf always writes one. The entries
// of the outline, whose levels are given in order, learn how many children
// they have.
func finalise(pdf []byte, dated bool, levels []int) ([]byte, error) {
	objects, trailer, err := dissect(pdf)
	if err != nil {
		return nil, err
	}
	pack(objects)
	if info := &objects[len(objects)-2]; !dated {
		info.head = undated(info.head)
	}
	countOutline(objects, levels)
	last := &objects[len(objects)-1]
	if last.head, err = catalog(last.head); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	out.Grow(len(pdf))
	out.WriteString(header)
	for i := range objects {
		o := &objects[i]
		o.offset = out.Len()
		o.write(&out)
	}
	sum := sha256.Sum256(out.Bytes())
	slices.SortFunc(objects, func(a, b object) int { return a.number - b.number })
	xref := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for i := range objects {
		fmt.Fprintf(&out, "%010d 00000 n \n", objects[i].offset)
	}
	fmt.Fprintf(&out, "trailer\n%s/ID [<%x> <%x>]\n>>\nstartxref\n%d\n%%%%EOF\n", trailer, sum[:16], sum[:16], xref)
	return out.Bytes(), nil
}

// header names the version that the catalog's entries need; its second line
// says that the file is binary.
const header = "%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"

// object is one object of the file, in the order of the file.
type object struct {
	number int
	offset int
	head   []byte // all of it, or what stands before stream
	stream []byte // of a stream that is to be packed; nil for all others
	packed []byte
}

func (o *object) write(out *bytes.Buffer) {
	if o.stream == nil {
		out.Write(o.head)
		return
	}
	fmt.Fprintf(out, "%d 0 obj\n<</Length %d /Filter /FlateDecode>>\nstream\n", o.number, len(o.packed))
	out.Write(o.packed)
	out.WriteString("\nendstream\nendobj\n")
}

// dissect cuts the file at the places that its cross-reference table names. It
// returns the objects as they stand in the file, and the trailer's dictionary
// without its end.
func dissect(pdf []byte) ([]object, []byte, error) {
	xref := bytes.LastIndex(pdf, []byte("\nxref\n0 ")) + 1
	start := bytes.LastIndex(pdf, []byte("trailer\n"))
	end := bytes.LastIndex(pdf, []byte(">>\nstartxref\n"))
	if xref == 0 || start < xref || end < start {
		return nil, nil, errUnexpected
	}
	lines := bytes.Split(bytes.TrimSuffix(pdf[xref:start], []byte("\n")), []byte("\n"))
	if len(lines) < 4 {
		return nil, nil, errUnexpected
	}
	var objects []object
	for i, l := range lines[3:] { // after "xref", "0 n" and the free entry
		at, err := strconv.Atoi(string(l[:min(10, len(l))]))
		if err != nil || at <= 0 || at >= xref {
			return nil, nil, errUnexpected
		}
		objects = append(objects, object{number: i + 1, offset: at})
	}
	slices.SortFunc(objects, func(a, b object) int { return a.offset - b.offset })
	for i := range objects {
		next := xref
		if i+1 < len(objects) {
			next = objects[i+1].offset
		}
		objects[i].split(pdf[objects[i].offset:next])
	}
	return objects, pdf[start+len("trailer\n") : end], nil
}

// split finds the stream of an object that is not packed yet: its dictionary
// has a length and nothing else.
func (o *object) split(body []byte) {
	o.head = body
	rest, ok := bytes.CutPrefix(body, []byte(strconv.Itoa(o.number)+" 0 obj\n<</Length "))
	if !ok {
		return
	}
	length, rest, ok := bytes.Cut(rest, []byte(">>\nstream\n"))
	if n, err := strconv.Atoi(string(length)); ok && err == nil && n <= len(rest) {
		o.stream = rest[:n:n]
	}
}

// pack compresses the streams, on all processors: each by itself, so that the
// bytes do not depend on who does it.
func pack(objects []object) {
	work := make(chan *object, len(objects))
	for i := range objects {
		if objects[i].stream != nil {
			work <- &objects[i]
		}
	}
	close(work)
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			var out bytes.Buffer
			z, _ := zlib.NewWriterLevel(&out, zlib.BestSpeed) // fails for an unknown level only
			for o := range work {
				out.Reset()
				z.Reset(&out)
				_, _ = z.Write(o.stream) // a bytes.Buffer takes all
				_ = z.Close()
				o.packed = bytes.Clone(out.Bytes())
			}
		})
	}
	wait.Wait()
}

// countOutline writes the counts that gofpdf leaves at zero: viewers show an
// entry as closed, with its children under it.
func countOutline(objects []object, levels []int) {
	children, top := make([]int, len(levels)), 0
	var parents []int
	for i, level := range levels {
		parents = append(parents[:level], i)
		if level == 0 {
			top++
		} else {
			children[parents[level-1]]++
		}
	}
	i := 0
	for k := range objects {
		o := &objects[k]
		switch {
		case i < len(levels) && bytes.HasPrefix(o.head, []byte(strconv.Itoa(o.number)+" 0 obj\n<</Title ")):
			count := ""
			if n := children[i]; n > 0 {
				count = fmt.Sprintf("/Count -%d", n)
			}
			if at := bytes.LastIndex(o.head, []byte("/Count 0>>")); at > 0 {
				o.head = slices.Concat(o.head[:at], []byte(count), o.head[at+len("/Count 0"):])
			}
			i++
		case bytes.HasPrefix(o.head, []byte(strconv.Itoa(o.number)+" 0 obj\n<</Type /Outlines ")):
			o.head = bytes.Replace(o.head, []byte("/Outlines "), fmt.Appendf(nil, "/Outlines /Count %d ", top), 1)
		}
	}
}

// undated takes the dates out of the information dictionary, where gofpdf
// writes them last.
func undated(o []byte) []byte {
	from, to := bytes.LastIndex(o, []byte("/CreationDate ")), bytes.LastIndex(o, []byte(">>\nendobj"))
	if from < 0 || to < from {
		return o
	}
	return slices.Concat(o[:from], o[to:])
}

// catalog rewrites the catalog, the last object.
func catalog(o []byte) ([]byte, error) {
	names := bytes.Index(o, []byte("/Names <<"))
	end := bytes.LastIndex(o, []byte(">>\nendobj"))
	if !bytes.Contains(o, []byte("/Type /Catalog")) || names < 0 || end < names {
		return nil, errUnexpected
	}
	const ours = "/Lang (fr-FR)\n/ViewerPreferences <</DisplayDocTitle true>>\n"
	return slices.Concat(o[:names], []byte(ours), o[end:]), nil
}
