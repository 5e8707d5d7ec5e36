package typeset

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"strconv"
)

var errUnexpected = errors.New("the PDF does not end as expected")

// finalise mends what gofpdf leaves out of the catalog, which it writes as the
// last object: the language of the text and the wish to see the title rather
// than the file's name; it takes away the empty name tree, and gives the file
// an identifier made from its contents.
func finalise(pdf []byte, d *Document) ([]byte, error) {
	at := bytes.LastIndex(pdf, []byte("/Type /Catalog"))
	xref := bytes.LastIndex(pdf, []byte("\nxref\n"))
	tail := bytes.LastIndex(pdf, []byte("\nstartxref\n"))
	names := bytes.LastIndex(pdf, []byte("/Names <<"))
	if at < 0 || xref < at || tail < xref || names < at || names > xref {
		return nil, errUnexpected
	}
	end := bytes.LastIndex(pdf[:xref], []byte(">>\nendobj"))
	if end < names {
		return nil, errUnexpected
	}
	sum := sha256.Sum256(pdf)
	var out bytes.Buffer
	out.Grow(len(pdf) + 256)
	out.Write(pdf[:names])
	out.WriteString("/Lang (fr-FR)\n/ViewerPreferences <</DisplayDocTitle true>>\n")
	out.Write(pdf[end:xref])
	start := out.Len() + 1 // after the newline
	trailer := bytes.TrimSuffix(pdf[xref:tail], []byte(">>"))
	if len(trailer) == tail-xref {
		return nil, errUnexpected
	}
	out.Write(trailer)
	fmt.Fprintf(&out, "/ID [<%x> <%x>]\n>>\nstartxref\n", sum[:16], sum[:16])
	out.WriteString(strconv.Itoa(start))
	out.WriteString("\n%%EOF\n")
	return out.Bytes(), nil
}
