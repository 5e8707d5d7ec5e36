package load

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/text/encoding/charmap"

	"acquis/portfolio"
)

// A sheet of a scanner: A4 at 150 dots to the inch, a byte each, white. It is
// kept without compression, all zeros.
const (
	sheetWidth, sheetHeight = 1240, 1754
	sheetBytes              = int64(sheetWidth * sheetHeight)
)

// pdfWriter writes the objects of a PDF file, zeros included.
type pdfWriter struct {
	runs   []run
	places []int64 // of the objects, from number 1 on
	at     int64
}

func newPDF() *pdfWriter {
	w := &pdfWriter{}
	w.write([]byte("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"))
	return w
}

func (w *pdfWriter) write(b []byte) {
	if len(w.runs) == 0 || w.runs[len(w.runs)-1].zeros > 0 {
		w.runs = append(w.runs, run{})
	}
	last := &w.runs[len(w.runs)-1]
	last.bytes = append(last.bytes, b...)
	w.at += int64(len(b))
}

func (w *pdfWriter) zeros(n int64) {
	w.runs[len(w.runs)-1].zeros = n
	w.at += n
}

// object writes an object that is not a stream of zeros, and returns its number.
func (w *pdfWriter) object(format string, args ...any) int {
	w.places = append(w.places, w.at)
	w.write(fmt.Appendf(nil, "%d 0 obj\n"+format+"\nendobj\n", append([]any{len(w.places)}, args...)...))
	return len(w.places)
}

func (w *pdfWriter) stream(data []byte) int {
	return w.object("<< /Length %d >>\nstream\n%s\nendstream", len(data), data)
}

// sheet writes the picture of a sheet.
func (w *pdfWriter) sheet() int {
	w.places = append(w.places, w.at)
	w.write(fmt.Appendf(nil, "%d 0 obj\n<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray"+
		" /BitsPerComponent 8 /Decode [1 0] /Length %d >>\nstream\n", len(w.places), sheetWidth, sheetHeight, sheetBytes))
	w.zeros(sheetBytes)
	w.write([]byte("\nendstream\nendobj\n"))
	return len(w.places)
}

// finish writes the pages, each of some contents and with the resources of all,
// and the end. The title makes the file this one.
func (w *pdfWriter) finish(title, resources string, contents []int) []run {
	first := len(w.places) + 1
	tree := first + len(contents)
	var kids []string
	for _, c := range contents {
		kids = append(kids, fmt.Sprintf("%d 0 R", w.object("<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Resources << %s >> /Contents %d 0 R >>", tree, resources, c)))
	}
	w.object("<< /Type /Pages /Count %d /Kids [%s] >>", len(contents), strings.Join(kids, " "))
	catalog := w.object("<< /Type /Catalog /Pages %d 0 R >>", tree)
	info := w.object("<< /Title (%s) >>", title)
	start := w.at
	var table bytes.Buffer
	fmt.Fprintf(&table, "xref\n0 %d\n0000000000 65535 f \n", len(w.places)+1)
	for _, at := range w.places {
		fmt.Fprintf(&table, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&table, "trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(w.places)+1, catalog, info, start)
	w.write(table.Bytes())
	return w.runs
}

// text is a PDF of some pages of prose.
func (m *maker) text(n int) (*content, error) {
	w := newPDF()
	font := w.object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
	var pages []int
	for range 1 + m.random.IntN(8) {
		pages = append(pages, w.stream(m.page(200+m.random.IntN(200))))
	}
	runs := w.finish(fmt.Sprintf("Texte %d", n), fmt.Sprintf("/Font << /F %d 0 R >>", font), pages)
	return m.finish(portfolio.File{Name: fmt.Sprintf("Document %d.pdf", n), Media: "application/pdf", Pages: len(pages)},
		append([]run{{}}, runs...)) // nothing is shared
}

// page is the contents of a page of so many words.
func (m *maker) page(words int) []byte {
	var b bytes.Buffer
	b.WriteString("BT /F 10 Tf 13 TL 56 780 Td\n")
	line := ""
	flush := func() {
		plain, err := charmap.Windows1252.NewEncoder().String(line)
		if err != nil {
			plain = "" // a sign that this font has not
		}
		fmt.Fprintf(&b, "(%s) Tj T*\n", strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(plain))
		line = ""
	}
	for _, word := range strings.Fields(m.words.Text(words)) {
		if line += word + " "; len(line) > 85 {
			flush()
		}
	}
	flush()
	b.WriteString("ET")
	return b.Bytes()
}

// scan is a PDF of so many white sheets, with a number on each page.
func (m *maker) scan(n, sheets int) (*content, error) {
	w := newPDF()
	var pictures []string
	for i := range sheets {
		pictures = append(pictures, fmt.Sprintf("/I%d %d 0 R", i, w.sheet()))
	}
	font := w.object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
	var pages []int
	for i := range sheets {
		pages = append(pages, w.stream(fmt.Appendf(nil, "q 595 0 0 842 0 0 cm /I%d Do Q BT /F 12 Tf 56 40 Td (%d) Tj ET", i, i+1)))
	}
	runs := w.finish(fmt.Sprintf("Numérisation %d", n), fmt.Sprintf("/Font << /F %d 0 R >> /XObject << %s >>", font, strings.Join(pictures, " ")), pages)
	return m.finish(portfolio.File{Name: fmt.Sprintf("scan-%04d.pdf", n), Media: "application/pdf", Pages: sheets}, runs)
}
