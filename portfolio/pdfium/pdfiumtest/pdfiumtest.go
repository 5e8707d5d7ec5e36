// Package pdfiumtest makes PDF files and engines for tests of what shows them.
package pdfiumtest

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"acquis/portfolio/pdfium"
)

// Engine is an engine for a test, which is skipped where the build has none.
// The machine code is kept in the user's cache, as it is in use.
func Engine(t testing.TB) *pdfium.Engine {
	t.Helper()
	e := pdfium.New(pdfium.Options{})
	if !e.Available() {
		t.Skip("pdfium.wasm was not fetched: make pdfium")
	}
	t.Cleanup(e.Close)
	return e
}

// A4 is the size of the pages of PDF, in points.
const (
	A4Width  = 595
	A4Height = 842
)

// PDF is a file with a page for each text; its lines stand below each other
// in Helvetica of 24 points, over a grey bar. Every page but the first has a
// link to the first one, at its foot.
func PDF(pages ...string) []byte {
	objects := []string{"<< /Type /Catalog /Pages 2 0 R >>", "",
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"}
	var kids strings.Builder
	for i, said := range pages {
		first, page := 4, len(objects)+1
		fmt.Fprintf(&kids, "%d 0 R ", page)
		annots := ""
		if i > 0 {
			annots = fmt.Sprintf("/Annots [ << /Type /Annot /Subtype /Link /Rect [72 40 300 70] /Border [0 0 0] /Dest [%d 0 R /Fit] >> ]", first)
		}
		drawn := content(said)
		objects = append(objects,
			fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R /Resources << /Font << /F 3 0 R >> >> %s >>",
				A4Width, A4Height, page+1, annots),
			fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(drawn), drawn))
	}
	objects[1] = fmt.Sprintf("<< /Type /Pages /Count %d /Kids [ %s] >>", len(pages), kids.String())
	return file(objects, "")
}

// Endless is a file whose first page would take hours to draw: a pattern of
// half a million large tiles that overlap. The second one says something.
func Endless(said string) []byte {
	stream := func(head, drawn string) string {
		return fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", head, len(drawn), drawn)
	}
	const tile = "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 500 500] /XStep 1 /YStep 1 /Resources << >>"
	return file([]string{"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 2 /Kids [ 4 0 R 5 0 R ] >>",
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 7 0 R /Resources << /Pattern << /P 8 0 R >> >> >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R /Resources << /Font << /F 3 0 R >> >> >>",
		stream("", content(said)),
		stream("", "/Pattern cs /P scn 0 0 595 842 re f"),
		stream(tile, "0.5 0 0 rg 0 0 250 500 re f 0 0.5 0 rg 250 0 250 500 re f"),
	}, "")
}

// Encrypted is a file that asks for a password that nobody knows.
func Encrypted() []byte {
	never := strings.Repeat("41", 32)
	return file([]string{"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [ 3 0 R ] >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>",
		"<< /Filter /Standard /V 1 /R 2 /P -4 /O <" + never + "> /U <" + never + "> >>"},
		"/Encrypt 4 0 R /ID [<"+never+"> <"+never+">]")
}

// Write puts a file into the folder of a test.
func Write(t testing.TB, data []byte) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "fichier.pdf")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// content draws a text. Its characters are those of WinAnsi, one byte each.
func content(said string) string {
	var b strings.Builder
	b.WriteString("0.6 g 72 780 200 12 re f 0 g BT /F 24 Tf 30 TL 72 740 Td\n")
	for line := range strings.SplitSeq(said, "\n") {
		var bytes strings.Builder
		for _, r := range line {
			fmt.Fprintf(&bytes, "%02x", r&0xff)
		}
		fmt.Fprintf(&b, "<%s> Tj T*\n", bytes.String())
	}
	b.WriteString("ET")
	return b.String()
}

// file writes objects, numbered from 1, with their table.
func file(objects []string, trailer string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	at := make([]int, len(objects))
	for i, o := range objects {
		at[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, place := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", place)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, trailer, table)
	return b.Bytes()
}
