package typeset

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/jung-kurt/gofpdf"
)

// This file is the only one that knows gofpdf, and what it is used for is to
// cut fonts down to the glyphs that a document uses: a TrueType subsetter is
// the one part of a PDF writer that is long to get right. The pages are not
// drawn through it, since it cannot tag, kern, nor describe what it writes (see
// content.go, structure.go, xmp.go), and takes longer.

// epoch is the date of what gofpdf writes, so that it does not look at the clock.
var epoch = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// errUnexpected says that gofpdf wrote something else than it always does.
var errUnexpected = errors.New("the font is not built as expected")

// subset is a font with some of its glyphs.
type subset struct {
	program []byte // a TrueType font, packed
	length  int    // unpacked
	glyphs  []byte // the number of the glyph of each character, packed
}

// cutFont makes a subset of a face, by having gofpdf write a document with the
// characters and taking the font out of it.
func cutFont(f face, runes []rune) (subset, error) {
	pdf := newPDF()
	pdf.AddUTF8FontFromBytes("f", "", bytes.Clone(faceFiles[f])) // it writes into what it is given
	pdf.SetFont("f", "", 10)
	pdf.AddPage()
	pdf.Text(0, 0, string(runes))
	var out bytes.Buffer
	if err := pdf.Output(&out); err != nil {
		return subset{}, err
	}
	var s subset
	var err error
	if s.glyphs, _, err = streamOf(out.Bytes(), "/CIDToGIDMap "); err != nil {
		return subset{}, err
	}
	dict := ""
	if s.program, dict, err = streamOf(out.Bytes(), "/FontFile2 "); err != nil {
		return subset{}, err
	}
	s.length, err = entryOf(dict, "/Length1 ")
	return s, err
}

func newPDF() *gofpdf.Fpdf {
	pdf := gofpdf.NewCustom(&gofpdf.InitType{
		OrientationStr: "P", UnitStr: "pt",
		Size: gofpdf.SizeType{Wd: MM(210), Ht: MM(297)},
	})
	pdf.SetCatalogSort(true)
	pdf.SetCreationDate(epoch)
	pdf.SetModificationDate(epoch)
	pdf.SetMargins(0, 0, 0)
	pdf.SetCellMargin(0)
	pdf.SetAutoPageBreak(false, 0)
	return pdf
}

// streamOf finds the stream that the first entry of that name points to, and
// its dictionary.
func streamOf(pdf []byte, entry string) (data []byte, dict string, err error) {
	_, rest, ok := bytes.Cut(pdf, []byte(entry))
	number, _, ok2 := bytes.Cut(rest, []byte(" 0 R"))
	if !ok || !ok2 {
		return nil, "", errUnexpected
	}
	_, rest, ok = bytes.Cut(pdf, fmt.Appendf(nil, "\nendobj\n%s 0 obj\n", number))
	head, rest, ok2 := bytes.Cut(rest, []byte("stream\n"))
	if !ok || !ok2 {
		return nil, "", errUnexpected
	}
	length, err := entryOf(string(head), "/Length ")
	if err != nil || length > len(rest) {
		return nil, "", errUnexpected
	}
	return rest[:length], string(head), nil
}

// entryOf reads a number of a dictionary.
func entryOf(dict, key string) (int, error) {
	_, rest, _ := bytes.Cut([]byte(dict), []byte(key))
	end := bytes.IndexFunc(rest, func(r rune) bool { return r < '0' || r > '9' })
	n, err := strconv.Atoi(string(rest[:max(0, end)]))
	if err != nil {
		return 0, errUnexpected
	}
	return n, nil
}

// WriteBare writes lines through gofpdf in one pass and nothing else: the
// measure that the dossier's speed is held against.
func WriteBare(w io.Writer, lines []Line) error {
	p := pen{pdf: newPDF()}
	n := 0
	for i := range lines {
		for ; n < lines[i].Page; n++ {
			p.pdf.AddPage()
			p.ready = false
		}
		p.show(&lines[i])
	}
	if err := p.pdf.Output(w); err != nil {
		return fmt.Errorf("writing: %w", err)
	}
	return nil
}

// pen remembers what is set, since gofpdf writes every change of font, wanted
// or not.
type pen struct {
	pdf   *gofpdf.Fpdf
	added [faceCount]bool
	face  face
	size  float64
	ready bool // a font is set on this page
	color Color
}

func (p *pen) show(ln *Line) {
	if !p.ready || p.face != ln.face || p.size != ln.Size {
		name := fmt.Sprintf("f%d", ln.face)
		if !p.added[ln.face] {
			p.pdf.AddUTF8FontFromBytes(name, "", bytes.Clone(faceFiles[ln.face]))
			p.added[ln.face] = true
		}
		p.pdf.SetFont(name, "", ln.Size)
		p.face, p.size, p.ready = ln.face, ln.Size, true
	}
	if c := ln.color; p.color != c {
		p.pdf.SetTextColor(int(c.R), int(c.G), int(c.B))
		p.pdf.SetFillColor(int(c.R), int(c.G), int(c.B)) // the same, or it sets the colour with each piece
		p.color = c
	}
	if !ln.Justify {
		p.pdf.Text(ln.X, ln.Y, ln.Text)
		return
	}
	// A cell aligned "J" spreads its spaces over its width. Its baseline lies
	// .3 of the size below its middle.
	p.pdf.SetXY(ln.X, ln.Y-.3*ln.Size)
	p.pdf.CellFormat(ln.Width, 0, ln.Text, "", 0, "J", false, 0, "")
}
